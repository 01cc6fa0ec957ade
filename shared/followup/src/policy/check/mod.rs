//! What a policy must be before it may decide anything.

pub(super) mod booking;
mod cadence;
mod clocks;
mod criteria;
mod team;

use super::{
    FORMAT, MAX_FILE_BYTES, MAX_FILES, Policy, PolicyDocument, PolicyFiles, PolicyFinding,
};
use crate::form::{Field, FieldKind};
use crate::inquiry::is_free_mail;
use crate::law::Region;
use crate::policy::Track;
use crate::template::{MailKind, Required};

fn finding(file: &str, reason: impl Into<String>, proposal: impl Into<String>) -> PolicyFinding {
    PolicyFinding {
        file: file.to_owned(),
        line: None,
        reason: reason.into(),
        proposal: proposal.into(),
    }
}

pub(super) fn size(sources: &PolicyFiles) -> Vec<PolicyFinding> {
    let mut findings = Vec::new();
    if sources.files.len() > MAX_FILES {
        findings.push(finding(
            "policy.toml",
            format!("the folder has {} files", sources.files.len()),
            format!("at most {MAX_FILES}"),
        ));
    }
    for (file, text) in &sources.files {
        if text.len() > MAX_FILE_BYTES {
            findings.push(finding(
                file,
                format!("the file has {} bytes", text.len()),
                format!("at most {MAX_FILE_BYTES}"),
            ));
        }
    }
    findings
}

/// What decides reads a translation; TOML may let pass what that does not.
pub(super) fn translation(sources: &PolicyFiles) -> Option<PolicyFinding> {
    match PolicyDocument::of(sources.clone()) {
        Err(finding) => Some(finding),
        Ok(translated) => Policy::read(&translated).err().map(|error| {
            finding(
                "policy.toml",
                error.to_string(),
                "the policy that is shipped shows the shape of each value",
            )
        }),
    }
}

pub(super) fn format(format: u32) -> Option<PolicyFinding> {
    (format != FORMAT).then(|| {
        finding(
            "policy.toml",
            format!("format = {format} is not known here"),
            format!("format = {FORMAT}"),
        )
    })
}

pub(super) fn policy(policy: &Policy) -> Vec<PolicyFinding> {
    let mut findings = company(policy);
    findings.extend(limits(policy));
    findings.extend(team::findings(policy));
    findings.extend(criteria::findings(policy));
    if policy
        .active
        .calendars
        .contains_key(&policy.active.company.calendar)
    {
        findings.extend(clocks::findings(policy));
    }
    findings.extend(cadence::findings(policy));
    findings.extend(templates(policy));
    findings
}

fn company(policy: &Policy) -> Vec<PolicyFinding> {
    let company = &policy.active.company;
    let mut findings = Vec::new();
    let mut must = |name: &str, value: &str, why: &str| {
        if value.trim().is_empty() {
            findings.push(finding(
                "policy.toml",
                format!("company.{name} is empty"),
                why,
            ));
        }
    };
    must("name", &company.name, "the name that people use");
    must(
        "legal_name",
        &company.legal_name,
        "every mail to a lead says who sends it",
    );
    must(
        "postal_address",
        &company.postal_address,
        "every mail to a lead carries a postal address",
    );
    must(
        "privacy_url",
        &company.privacy_url,
        "the address of the privacy notice",
    );
    must(
        "team_name",
        &company.team_name,
        "how the team signs what no person released",
    );
    if company.regions.is_empty() {
        findings.push(finding(
            "policy.toml",
            "company.regions is empty",
            "where the leads live, such as regions = [\"US\"]; it decides which law's defaults hold",
        ));
    }
    for region in &company.regions {
        if Region::of_country(region).is_none() || region.chars().any(char::is_lowercase) {
            findings.push(finding(
                "policy.toml",
                format!("company.regions names \"{region}\", which is no country"),
                "codes of two capital letters such as \"US\", \"CA\" or \"DE\", or \"EU\"",
            ));
        }
    }
    if !company.privacy_url.is_empty() && !company.privacy_url.starts_with("https://") {
        findings.push(finding(
            "policy.toml",
            "company.privacy_url is no https address",
            "https://...",
        ));
    }
    match company.from.rsplit_once('@') {
        None => findings.push(finding(
            "policy.toml",
            "company.from is no email address",
            "an address at the company's own domain",
        )),
        Some((_, domain)) if is_free_mail(domain) => {
            findings.push(finding(
                "policy.toml",
                format!("company.from is at {domain}, whose mail nobody else can sign"),
                "an address at the company's own domain",
            ));
        }
        Some(_) => {}
    }
    if !policy.active.calendars.contains_key(&company.calendar) {
        findings.push(finding(
            "policy.toml",
            format!("company.calendar = \"{}\" names no file", company.calendar),
            format!("write calendars/{}.toml", company.calendar),
        ));
    }
    if !company.country_code.bytes().all(|b| b.is_ascii_digit()) || company.country_code.is_empty()
    {
        findings.push(finding(
            "policy.toml",
            "company.country_code is no calling code",
            "digits, such as \"1\"",
        ));
    }
    findings
}

fn limits(policy: &Policy) -> Vec<PolicyFinding> {
    let limits = policy.active.limits;
    [
        ("per_source_hour", limits.per_source_hour),
        ("same_text_hour", limits.same_text_hour),
    ]
    .into_iter()
    .filter(|(_, limit)| *limit == 0)
    .map(|(name, _)| {
        finding(
            "policy.toml",
            format!("limits.{name} = 0 sends every inquiry to review"),
            "at least 1",
        )
    })
    .collect()
}

fn templates(policy: &Policy) -> Vec<PolicyFinding> {
    let mut findings: Vec<PolicyFinding> = policy
        .templates
        .check()
        .into_iter()
        .map(|found| PolicyFinding {
            file: found.file,
            line: found.line,
            reason: found.reason,
            proposal: found.proposal,
        })
        .collect();
    findings.extend(missing(
        policy,
        Required::Always,
        "every mail has its template",
    ));
    if policy.rules.cadence.first_call(Track::Inbound).is_none() {
        let why = "whoever calls reads what to say; or add a step with kind = \"call\"";
        findings.extend(missing(policy, Required::WithoutCalls, why));
    }
    findings
}

/// The files that are not there of the mails that are required when this holds.
fn missing(policy: &Policy, when: Required, proposal: &str) -> Vec<PolicyFinding> {
    MailKind::all_required(when)
        .filter(|kind| policy.templates.mail(*kind).is_none())
        .map(|kind| {
            finding(
                &format!("templates/{kind}.md"),
                "the file is not there",
                proposal,
            )
        })
        .collect()
}

/// What can be chosen in the fields that are meant; nothing, where an answer is written freely.
fn choices(policy: &Policy, meant: impl Fn(&Field) -> bool) -> Option<Vec<&str>> {
    let mut values = Vec::new();
    for field in policy
        .active
        .forms
        .values()
        .flat_map(|form| &form.fields)
        .filter(|field| meant(field))
    {
        let FieldKind::Choice(choices) = &field.kind else {
            return None;
        };
        values.extend(choices.iter().map(|choice| choice.value.as_str()));
    }
    (!values.is_empty()).then_some(values)
}

/// The first of some values that cannot be chosen.
fn not_offered<'a>(named: &'a [String], offered: &[&str]) -> Option<&'a String> {
    named.iter().find(|value| {
        !offered
            .iter()
            .any(|choice| choice.eq_ignore_ascii_case(value))
    })
}
