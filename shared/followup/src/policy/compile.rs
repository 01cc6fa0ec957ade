//! From the files of a policy to a compiled one, or to everything that is wrong with them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::check;
use super::compiled::Policy;
use super::files::{PolicyFiles, PolicyFinding, toml_finding};
use super::layout::{CalendarFile, PolicyFile};
use crate::form::Form;
use crate::team::Roster;
use crate::template::{Template, Templates};
use crate::written::PathStep::{Item, Key};
use crate::written::line;
use calendar::{Calendar, CalendarError};

impl Policy {
    /// Compiles the files of a policy folder: reads them, and checks that they hold together.
    ///
    /// # Errors
    /// Every finding that makes the policy unfit, each with file, line, reason and proposal.
    pub fn compile(sources: &PolicyFiles) -> Result<Self, Vec<PolicyFinding>> {
        let mut findings = check::size(sources);
        let templates = templates(sources, &mut findings);
        let calendars = calendars(sources, &mut findings);
        let forms = forms(sources, &mut findings);
        let roster = toml_file::<Roster>(sources, "team.toml", &mut findings);
        let file = toml_file::<PolicyFile>(sources, "policy.toml", &mut findings);
        findings.extend(
            file.as_ref()
                .and_then(|file| check::format(file.format, sources)),
        );
        let (Some(roster), Some(file)) = (roster, file) else {
            return Err(findings);
        };
        findings.extend(check::brand::findings(&file.brand, sources));
        let policy = Self::of(sources, file, roster, calendars, forms, templates);
        findings.extend(check::policy(&policy, sources));
        findings.extend(check::booking::findings(&policy, sources));
        if findings.is_empty() {
            findings.extend(check::translation(sources));
        }
        if findings.is_empty() {
            Ok(policy)
        } else {
            Err(findings)
        }
    }
}

fn missing(sources: &PolicyFiles, file: &str) -> PolicyFinding {
    let proposal = format!("write {file}; the policy that is shipped has one to begin with");
    check::finding(sources, file, &[], "the file is not there", proposal)
}

fn toml_file<T: for<'de> Deserialize<'de>>(
    sources: &PolicyFiles,
    file: &str,
    findings: &mut Vec<PolicyFinding>,
) -> Option<T> {
    let Some(text) = sources.get(file) else {
        findings.push(missing(sources, file));
        return None;
    };
    toml::from_str(text)
        .map_err(|error| findings.push(toml_finding(file, text, &error)))
        .ok()
}

fn calendars(
    sources: &PolicyFiles,
    findings: &mut Vec<PolicyFinding>,
) -> BTreeMap<String, Calendar> {
    let mut calendars = BTreeMap::new();
    for (name, text) in sources.below("calendars", ".toml") {
        let file = format!("calendars/{name}.toml");
        let source: CalendarFile = match toml::from_str(text) {
            Ok(source) => source,
            Err(error) => {
                findings.push(toml_finding(&file, text, &error));
                continue;
            }
        };
        let (source, absent) = source.beside(sources);
        findings.extend(absent.iter().map(|file| missing(sources, file)));
        match Calendar::new(source) {
            Ok(calendar) => {
                calendars.insert(name.to_owned(), calendar);
            }
            Err(error) => findings.push(of_calendar(sources, &file, &error)),
        }
    }
    calendars
}

/// What is wrong with a calendar, with the line of what it is about.
fn of_calendar(sources: &PolicyFiles, file: &str, error: &CalendarError) -> PolicyFinding {
    let text = sources.get(file).unwrap_or_default();
    let (way, cause) = match error {
        CalendarError::Zone { .. } => (vec![Key("tz")], None),
        CalendarError::Hours { day, source } => (
            vec![Key("hours"), Key(day.as_str())],
            Some(source.to_string()),
        ),
        CalendarError::Exception { date, source } => {
            (vec![Key("exceptions"), Key(date)], Some(source.to_string()))
        }
        CalendarError::Date { field, text: date } => {
            let quoted = format!("\"{date}\"");
            let at = text.lines().position(|line| line.contains(&quoted));
            return PolicyFinding {
                file: file.to_owned(),
                line: Some(at.map_or_else(|| line(text, &[Key(field)]), |at| at + 1)),
                reason: error.to_string(),
                proposal: String::new(),
            };
        }
        CalendarError::Ics { index, source } => (
            vec![Key("holidays_ics"), Item(*index)],
            Some(source.to_string()),
        ),
        CalendarError::TooManyDays { .. } => (vec![Key("holidays")], None),
        CalendarError::NeverOpen => (vec![Key("hours")], None),
    };
    let reason = match cause {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    };
    check::finding(sources, file, &way, reason, "")
}

fn forms(sources: &PolicyFiles, findings: &mut Vec<PolicyFinding>) -> BTreeMap<String, Form> {
    let mut forms = BTreeMap::new();
    for (name, text) in sources.below("forms", ".toml") {
        match Form::parse(name, text) {
            Ok(form) => {
                forms.insert(name.to_owned(), form);
            }
            Err(error) => findings.push(PolicyFinding {
                file: format!("forms/{name}.toml"),
                line: Some(error.line),
                reason: error.reason,
                proposal: String::new(),
            }),
        }
    }
    forms
}

fn templates(sources: &PolicyFiles, findings: &mut Vec<PolicyFinding>) -> Templates {
    let mut templates = Templates::default();
    for (name, text) in sources.below("templates", ".md") {
        match Template::parse(name, text) {
            Ok(template) => templates.insert(template),
            Err(error) => findings.push(PolicyFinding {
                file: format!("templates/{name}.md"),
                line: Some(error.line),
                reason: error.reason,
                proposal: error.proposal,
            }),
        }
    }
    templates
}
