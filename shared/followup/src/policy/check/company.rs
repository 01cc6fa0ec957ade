//! The company: what every mail says of it, and which law and calendar hold.

use super::finding::finding;
use crate::inquiry::is_free_mail;
use crate::law::region::Region;
use crate::policy::active::Company;
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;

pub(super) fn findings(policy: &Policy) -> Vec<PolicyFinding> {
    let company = &policy.active.company;
    let mut findings = empty(company);
    findings.extend(regions(company));
    if !company.privacy_url.is_empty() && !company.privacy_url.starts_with("https://") {
        findings.push(finding(
            "policy.toml",
            "company.privacy_url is no https address",
            "https://...",
        ));
    }
    findings.extend(sender(company));
    if !policy.active.calendars.contains_key(&company.calendar) {
        findings.push(finding(
            "policy.toml",
            format!("company.calendar = \"{}\" names no file", company.calendar),
            format!("write calendars/{}.toml", company.calendar),
        ));
    }
    let digits = company.country_code.bytes().all(|b| b.is_ascii_digit());
    if !digits || company.country_code.is_empty() {
        findings.push(finding(
            "policy.toml",
            "company.country_code is no calling code",
            "digits, such as \"1\"",
        ));
    }
    findings
}

/// What every mail says, and is not said here.
fn empty(company: &Company) -> Vec<PolicyFinding> {
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
    .map(|(name, _, why)| finding("policy.toml", format!("company.{name} is empty"), why))
    .collect()
}

/// Where the leads live: nowhere, or in what is no country.
fn regions(company: &Company) -> Vec<PolicyFinding> {
    if company.regions.is_empty() {
        return vec![finding(
            "policy.toml",
            "company.regions is empty",
            "where the leads live, such as regions = [\"US\"]; it decides which law's defaults hold",
        )];
    }
    let unknown = company.regions.iter().filter(|region| {
        Region::of_country(region).is_none() || region.chars().any(char::is_lowercase)
    });
    unknown
        .map(|region| {
            finding(
                "policy.toml",
                format!("company.regions names \"{region}\", which is no country"),
                "codes of two capital letters such as \"US\", \"CA\" or \"DE\", or \"EU\"",
            )
        })
        .collect()
}

fn sender(company: &Company) -> Option<PolicyFinding> {
    match company.from.rsplit_once('@') {
        None => Some(finding(
            "policy.toml",
            "company.from is no email address",
            "an address at the company's own domain",
        )),
        Some((_, domain)) if is_free_mail(domain) => Some(finding(
            "policy.toml",
            format!("company.from is at {domain}, whose mail nobody else can sign"),
            "an address at the company's own domain",
        )),
        Some(_) => None,
    }
}
