//! The company: what every mail says of it, and which law and calendar hold.

use super::finding::Checked;
use crate::inquiry::{EmailAddress, PhoneNumber, is_free_mail};
use crate::law::region::Region;
use crate::policy::company::Company;
use crate::policy::files::PolicyFinding;
use crate::written::PathStep::{Item, Key};

/// What is wrong with the company, as it is said in each of its languages.
pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let active = &checked.policy.active;
    let others = active.translations.values();
    let all = std::iter::once(&active.company).chain(others.map(|said| &said.company));
    let mut findings = Vec::new();
    for company in all {
        for found in of_one(checked, company) {
            if !findings.contains(&found) {
                findings.push(found);
            }
        }
    }
    findings
}

fn of_one(checked: &Checked<'_>, company: &Company) -> Vec<PolicyFinding> {
    let at = |key: &str, reason: String, proposal: String| {
        checked.in_policy(&[Key("company"), Key(key)], reason, proposal)
    };
    let mut findings = empty(checked, company);
    findings.extend(regions(checked, company));
    let privacy = &company.privacy_url;
    if !privacy.is_empty() && !privacy.starts_with("https://") {
        let reason = "company.privacy_url is no https address".to_owned();
        findings.push(at("privacy_url", reason, "https://...".to_owned()));
    }
    let website = &company.website;
    let is_link = ["https://", "http://"]
        .iter()
        .any(|scheme| website.starts_with(scheme));
    if !website.is_empty() && !is_link {
        let reason = format!("company.website = \"{website}\" is no link");
        findings.push(at("website", reason, "an address with https://".to_owned()));
    }
    findings
        .extend(sender(company).map(|(reason, proposal)| at("from", reason, proposal.to_owned())));
    let calendar = &company.calendar;
    let file = format!("calendars/{calendar}.toml");
    if !checked.policy.active.calendars.contains_key(calendar) && !checked.has_file(&file) {
        let reason = format!("company.calendar = \"{calendar}\" names no file");
        findings.push(at("calendar", reason, format!("write {file}")));
    }
    let code = &company.country_code;
    let is_code = !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit());
    if !is_code {
        findings.push(at(
            "country_code",
            "company.country_code is no calling code".to_owned(),
            "digits, such as \"1\"".to_owned(),
        ));
    }
    if let Some(phone) = &company.phone
        && is_code
        && PhoneNumber::parse(phone, code).is_err()
    {
        let reason = format!("company.phone = \"{phone}\" cannot be dialled");
        findings.push(at(
            "phone",
            reason,
            "a number such as \"+1 555 010 0100\"".to_owned(),
        ));
    }
    findings
}

/// What every mail says, and is not said here.
fn empty(checked: &Checked<'_>, company: &Company) -> Vec<PolicyFinding> {
    let sender = "every mail to a lead says who sends it";
    let address = "every mail to a lead carries a postal address";
    let privacy = "the address of the privacy notice";
    let team = "how the team signs what no person released";
    [
        ("name", &company.name, "the name that people use"),
        ("legal_name", &company.legal_name, sender),
        ("postal_address", &company.postal_address, address),
        ("privacy_url", &company.privacy_url, privacy),
        ("team_name", &company.team_name, team),
    ]
    .into_iter()
    .filter(|(_, value, _)| value.trim().is_empty())
    .map(|(name, _, why)| {
        let way = [Key("company"), Key(name)];
        checked.in_policy(&way, format!("company.{name} is empty"), why)
    })
    .collect()
}

/// Where the leads live: nowhere, or in what is no country.
fn regions(checked: &Checked<'_>, company: &Company) -> Vec<PolicyFinding> {
    if company.regions.is_empty() {
        return vec![checked.in_policy(
            &[Key("company"), Key("regions")],
            "company.regions is empty",
            "where the leads live, such as regions = [\"US\"]; it decides which law's defaults hold",
        )];
    }
    let unknown = company.regions.iter().enumerate().filter(|(_, region)| {
        Region::of_country(region).is_none() || region.chars().any(char::is_lowercase)
    });
    unknown
        .map(|(index, region)| {
            checked.in_policy(
                &[Key("company"), Key("regions"), Item(index)],
                format!("company.regions names \"{region}\", which is no country"),
                "codes of two capital letters such as \"US\", \"CA\" or \"DE\", or \"EU\"",
            )
        })
        .collect()
}

/// What is wrong with the address that mail comes from, and what would be right.
fn sender(company: &Company) -> Option<(String, &'static str)> {
    let proposal = "an address at the company's own domain, such as \"hello@example.com\"";
    let from = &company.from;
    let domain = from.rsplit_once('@').map_or("", |(_, domain)| domain);
    if EmailAddress::parse(from).is_err() {
        return Some((
            format!("company.from = \"{from}\" is no email address"),
            proposal,
        ));
    }
    is_free_mail(domain).then(|| {
        let reason = format!("company.from is at {domain}, whose mail nobody else can sign");
        (reason, proposal)
    })
}
