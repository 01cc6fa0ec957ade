//! Letters and the end of a rest: what is said is sound, in order, and never a flood.

use super::finding::{Checked, finding};
use crate::form::MapsTo;
use crate::lead::MAX_LETTERS;
use crate::nurture::LETTER;
use crate::policy::files::{LETTERS, MARKDOWN, PolicyFinding};
use crate::written::PathStep::{Item, Key};
use calendar::Span;

/// The shortest time between two letters, in seconds: a week.
const LEAST_BETWEEN: u32 = 7 * DAY;
/// The shortest and the longest rest, in seconds: a month, and three years.
const LEAST_REST: u32 = 30 * DAY;
const LONGEST_REST: u32 = 3 * 366 * DAY;
/// A day, in seconds.
const DAY: u32 = 86_400;

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    let nurture = policy.active.nurture;
    let mut findings = Vec::new();
    let elapsed = |span: Span| match span {
        Span::Elapsed { seconds } => Some(seconds),
        Span::BusinessTime { .. } | Span::BusinessDays { .. } => None,
    };
    let every = elapsed(nurture.every);
    if every.is_none_or(|seconds| seconds < LEAST_BETWEEN) {
        findings.push(checked.in_policy(
            &[Key("nurture"), Key("every")],
            format!(
                "nurture.every = \"{}\" is too short between two letters",
                nurture.every
            ),
            "days that pass on the calendar, at least a week, such as \"30d\"",
        ));
    }
    let ends = elapsed(nurture.ends_after);
    if ends.is_none_or(|seconds| !(LEAST_REST..=LONGEST_REST).contains(&seconds)) {
        findings.push(checked.in_policy(
            &[Key("nurture"), Key("ends_after")],
            format!(
                "nurture.ends_after = \"{}\" is no length of a rest",
                nurture.ends_after
            ),
            "days that pass on the calendar, from \"30d\" to three years, such as \"365d\"",
        ));
    }
    findings.extend(letters(checked));
    findings.extend(offers_without_a_letter(checked));
    findings
}

/// A newsletter that a form or a mail offers, and that never comes, since there is no letter.
fn offers_without_a_letter(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    // Of a letter that could not be read it is not known what it says; it has its own finding.
    if checked.sources.below(LETTERS, MARKDOWN).next().is_some() {
        return Vec::new();
    }
    let proposal = format!("write {LETTERS}/01_what_helps{MARKDOWN}, or offer none");
    let mut findings = Vec::new();
    for (name, form) in &policy.active.forms {
        let fields = form.fields.iter();
        if let Some(index) = fields
            .into_iter()
            .position(|field| field.maps_to == MapsTo::Consent)
        {
            findings.push(finding(
                checked.sources,
                &format!("forms/{name}.toml"),
                &[Key("fields"), Item(index)],
                format!("the form {name} offers a newsletter, and there is no letter"),
                proposal.clone(),
            ));
        }
    }
    // One says it for all: mails mostly have the offer from one another.
    if let Some((file, line)) = policy.templates.offers_letters() {
        findings.push(PolicyFinding {
            file,
            line: Some(line),
            reason: "it offers a newsletter, and there is no letter".to_owned(),
            proposal: format!(
                "write {LETTERS}/01_what_helps{MARKDOWN}, or take opt_in_url out of each mail"
            ),
        });
    }
    findings
}

/// Each letter by itself, and beside the others.
fn letters(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let sources = checked.sources;
    let letters = &checked.policy.letters;
    let mut findings = Vec::new();
    let files: Vec<&str> = sources
        .below(LETTERS, MARKDOWN)
        .map(|(name, _)| name)
        .collect();
    let file = |name: &str| format!("{LETTERS}/{name}{MARKDOWN}");
    for name in &files {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !name.chars().all(is_plain) || name.len() > MAX_NAME {
            let reason = format!("\"{name}\" is no name of a letter");
            let proposal = format!(
                "small letters, digits and _, at most {MAX_NAME}: 01_why_it_matters{MARKDOWN}"
            );
            findings.push(finding(sources, &file(name), &[], reason, proposal));
        }
    }
    if let Some(over) = files.get(MAX_LETTERS) {
        let reason = format!("there are {} letters", files.len());
        let proposal = format!("at most {MAX_LETTERS}: one a month, for a year");
        findings.push(finding(sources, &file(over), &[], reason, proposal));
    }
    findings.extend(
        letters
            .check_letters()
            .into_iter()
            .map(|found| PolicyFinding {
                file: found.file,
                line: found.line.or(Some(1)),
                reason: found.reason,
                proposal: found.proposal,
            }),
    );
    for language in checked.policy.active.company.languages.others() {
        let folder = sources
            .translated(LETTERS)
            .find(|(tag, _, _)| language.is_meant_by(tag))
            .map_or(language.tag(), |(tag, _, _)| tag);
        let said = letters.in_language(*language);
        for name in &files {
            let named = format!("{LETTER}{name}");
            let file = format!("{LETTERS}/{folder}/{name}{MARKDOWN}");
            if said.is_none_or(|said| !said.has(&named)) && sources.get(&file).is_none() {
                let reason = format!("{name} is not said in {}", language.tag());
                findings.push(finding(
                    sources,
                    &file,
                    &[],
                    reason,
                    format!("write {file}"),
                ));
            }
        }
        let found = said.map(|said| said.check_letters()).unwrap_or_default();
        findings.extend(found.into_iter().map(|found| {
            PolicyFinding {
                file: found
                    .file
                    .replacen(LETTERS, &format!("{LETTERS}/{folder}"), 1),
                line: found.line.or(Some(1)),
                reason: found.reason,
                proposal: found.proposal,
            }
        }));
    }
    findings
}

/// Characters of a letter's name at most.
const MAX_NAME: usize = 32;
