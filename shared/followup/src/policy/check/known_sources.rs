//! Names of sources: something comes by each that a file names.

use std::collections::BTreeSet;

use super::finding::{Checked, finding};
use crate::policy::compiled::Policy;
use crate::policy::files::{FORMS, PolicyFinding, TOML};
use crate::source::{BY_HAND, BY_MAIL, Source};
use crate::written::PathStep::{Item, Key};

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let active = &checked.policy.active;
    let mut findings: Vec<PolicyFinding> = form_of_mail(checked).into_iter().collect();
    // Of a file that could not be read it is not known what it brings; it has its own finding.
    let is_whole =
        |folder: &str, read: usize| checked.sources.below(folder, ".toml").count() == read;
    if !is_whole("forms", active.forms.len())
        || !is_whole("sources", active.inlets.len())
        || !is_whole("campaigns", active.campaigns.len())
    {
        return findings;
    }
    let brought = brought(checked.policy);
    let imported = active.sources.iter().filter(|(_, one)| one.imported);
    let known: BTreeSet<&str> = imported
        .map(|(name, _)| name.as_str())
        .chain(brought.iter().copied())
        .collect();
    let list: Vec<&str> = known.iter().copied().collect();
    let proposal = format!(
        "one of {}; or [sources.NAME] with imported = true, for rows that are imported with --source NAME",
        list.join(", ")
    );
    for (index, person) in active.roster.people.iter().enumerate() {
        let strange = person.sources.iter().enumerate();
        for (number, source) in strange.filter(|(_, source)| !known.contains(source.as_str())) {
            let way = [Key("people"), Item(index), Key("sources"), Item(number)];
            let reason = format!(
                "\"{}\" takes the source \"{source}\", by which nothing comes",
                person.id
            );
            findings.push(checked.in_team(&way, reason, proposal.clone()));
        }
    }
    for source in active
        .sources
        .keys()
        .filter(|one| !known.contains(one.as_str()))
    {
        findings.push(checked.in_policy(
            &[Key("sources"), Key(source)],
            format!("[sources.{source}]: nothing comes by a source of that name"),
            format!("imported = true in it, if rows are imported with --source {source}; else one of {}", list.join(", ")),
        ));
    }
    for source in active
        .figures
        .costs
        .keys()
        .filter(|one| !known.contains(one.as_str()))
    {
        findings.push(checked.in_policy(
            &[Key("figures"), Key("costs"), Key(source)],
            format!("figures.costs says what \"{source}\" costs, by which nothing comes"),
            proposal.clone(),
        ));
    }
    findings
}

/// What somebody writes whom nobody knows stands for a form of its own: no file has its name, or the one would be told and limited as the other.
fn form_of_mail(checked: &Checked<'_>) -> Option<PolicyFinding> {
    let file = format!("{FORMS}/{BY_MAIL}{TOML}");
    checked.has_file(&file).then(|| {
        let reason = format!("the form \"{BY_MAIL}\" has the name under which mail is kept of people whom nobody knows");
        let proposal = format!("another name of the file, such as {FORMS}/{BY_MAIL}-us{TOML}");
        finding(checked.sources, &file, &[], reason, proposal)
    })
}

/// By what inquiries come, as the files say.
fn brought(policy: &Policy) -> BTreeSet<&str> {
    let of_campaigns = policy.active.campaigns.keys().map(String::as_str);
    of_who_asks(policy)
        .into_iter()
        .chain(of_campaigns)
        .collect()
}

/// The sources of people who ask, and are on no list.
pub(super) fn of_who_asks(policy: &Policy) -> BTreeSet<&str> {
    let active = &policy.active;
    let of_forms = active.forms.values().map(|form| form.source.as_str());
    let rules = active.inlets.values().filter_map(Source::inquiry);
    let of_inlets = rules.map(|rule| rule.label.as_str());
    of_forms
        .chain(of_inlets)
        .chain([BY_MAIL, BY_HAND])
        .collect()
}
