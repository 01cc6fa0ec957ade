//! Names of sources: something comes by each that a file names.

use std::collections::BTreeSet;

use super::finding::Checked;
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;
use crate::source::{BY_HAND, BY_MAIL, Source};
use crate::written::PathStep::{Item, Key};

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let active = &checked.policy.active;
    // Of a file that could not be read it is not known what it brings; it has its own finding.
    let is_whole =
        |folder: &str, read: usize| checked.sources.below(folder, ".toml").count() == read;
    if !is_whole("forms", active.forms.len())
        || !is_whole("sources", active.inlets.len())
        || !is_whole("campaigns", active.campaigns.len())
    {
        return Vec::new();
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
    let mut findings = Vec::new();
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

/// By what inquiries come, as the files say.
fn brought(policy: &Policy) -> BTreeSet<&str> {
    let active = &policy.active;
    let of_forms = active.forms.values().map(|form| form.source.as_str());
    let rules = active.inlets.values().filter_map(Source::inquiry);
    let of_inlets = rules.map(|rule| rule.label.as_str());
    let of_campaigns = active.campaigns.keys().map(String::as_str);
    of_forms
        .chain(of_inlets)
        .chain(of_campaigns)
        .chain([BY_MAIL, BY_HAND])
        .collect()
}
