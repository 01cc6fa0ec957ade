//! What a policy must be before it may decide anything.

mod at_work;
pub(super) mod booking;
pub(super) mod brand;
mod cadence;
mod campaigns;
mod choices;
mod clocks;
mod company;
mod criteria;
mod finding;
mod inlets;
mod known_sources;
mod ladders;
pub(super) mod languages;
mod nobody_takes;
mod nurture;
mod places;
mod retention;
mod team;
mod templates;
mod tried_years;
mod variants;

use crate::person::organisation;
use crate::policy::companies::MOST_COUNTED;
use crate::policy::compiled::Policy;
use crate::policy::document::PolicyDocument;
use crate::policy::files::{MAX_FILE_BYTES, MAX_FILES, PolicyFiles, PolicyFinding};
use crate::policy::layout::FORMAT;
use crate::written::PathStep::Key;
use finding::Checked;
pub(in crate::policy) use finding::finding;
pub(in crate::policy) use finding::{POLICY, TEAM};

/// With fewer people than these nobody shares an owner with anybody.
const SMALLEST_LARGE: usize = 2;

pub(super) fn size(sources: &PolicyFiles) -> Vec<PolicyFinding> {
    let mut findings = Vec::new();
    if sources.files.len() > MAX_FILES {
        findings.push(finding(
            sources,
            POLICY,
            &[],
            format!("the folder has {} files", sources.files.len()),
            format!("at most {MAX_FILES}"),
        ));
    }
    for (file, text) in &sources.files {
        if text.len() > MAX_FILE_BYTES {
            findings.push(finding(
                sources,
                file,
                &[],
                format!("the file has {} bytes", text.len()),
                format!("at most {MAX_FILE_BYTES}"),
            ));
        }
    }
    findings
}

/// The functions read a policy as JSON, which may refuse what TOML lets pass: then the policy is refused here, before it is pushed.
pub(super) fn translation(sources: &PolicyFiles) -> Option<PolicyFinding> {
    match PolicyDocument::of(sources.clone()) {
        Err(finding) => Some(finding),
        Ok(translated) => Policy::read(&translated).err().map(|error| {
            finding(
                sources,
                POLICY,
                &[],
                error.to_string(),
                "the policy that is shipped shows the shape of each value",
            )
        }),
    }
}

pub(super) fn format(format: u32, sources: &PolicyFiles) -> Option<PolicyFinding> {
    (format != FORMAT).then(|| {
        finding(
            sources,
            POLICY,
            &[Key("format")],
            format!("format = {format} is not known here"),
            format!("format = {FORMAT}"),
        )
    })
}

pub(super) fn policy(policy: &Policy, sources: &PolicyFiles) -> Vec<PolicyFinding> {
    let checked = Checked { policy, sources };
    let mut findings = company::findings(&checked);
    findings.extend(limits(&checked));
    findings.extend(companies(&checked));
    findings.extend(team::findings(&checked));
    findings.extend(nobody_takes::findings(&checked));
    findings.extend(known_sources::findings(&checked));
    findings.extend(criteria::findings(&checked));
    if policy
        .active
        .calendars
        .contains_key(&policy.active.company.calendar)
    {
        findings.extend(clocks::findings(&checked));
        findings.extend(ladders::findings(&checked));
        findings.extend(at_work::findings(policy, sources));
    }
    findings.extend(cadence::findings(&checked));
    findings.extend(campaigns::findings(&checked));
    findings.extend(inlets::findings(&checked));
    findings.extend(templates::findings(&checked));
    findings.extend(nurture::findings(&checked));
    findings.extend(retention::findings(&checked));
    findings.extend(costs(&checked));
    findings
}

/// What sources cost is said in a currency.
fn costs(checked: &Checked<'_>) -> Option<PolicyFinding> {
    let figures = &checked.policy.active.figures;
    let is_bare = !figures.costs.is_empty() && figures.currency.trim().is_empty();
    is_bare.then(|| {
        checked.in_policy(
            &[Key("figures"), Key("costs")],
            "figures.costs says what sources cost, and not in which currency".to_owned(),
            "write figures.currency = \"EUR\", or whatever it is".to_owned(),
        )
    })
}

/// What is said of large companies is said of companies.
fn companies(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let routing = &checked.policy.active.routing;
    let strange = routing.strange().map(|domain| {
        let proposal = match organisation(domain) {
            Some(registered) => format!("write {registered}, which all of its addresses belong to"),
            None => {
                "leave it out: whose addresses anybody has has no one owner in any case".to_owned()
            }
        };
        checked.in_policy(
            &[Key("routing"), Key("large")],
            format!("routing.large has {domain:?}, which is no company's domain"),
            proposal,
        )
    });
    let sizes = SMALLEST_LARGE..=MOST_COUNTED;
    let unfit = (!sizes.contains(&routing.large_from)).then(|| {
        checked.in_policy(
            &[Key("routing"), Key("large_from")],
            format!("routing.large_from = {} cannot be told", routing.large_from),
            format!(
                "from {SMALLEST_LARGE} to {}, or companies = \"shared\"",
                MOST_COUNTED
            ),
        )
    });
    strange.into_iter().chain(unfit).collect()
}

fn limits(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let limits = checked.policy.active.limits;
    [
        ("per_source_hour", limits.per_source_hour),
        ("same_text_hour", limits.same_text_hour),
    ]
    .into_iter()
    .filter(|(_, limit)| *limit == 0)
    .map(|(name, _)| {
        checked.in_policy(
            &[Key("limits"), Key(name)],
            format!("limits.{name} = 0 sends every inquiry to review"),
            "at least 1",
        )
    })
    .collect()
}
