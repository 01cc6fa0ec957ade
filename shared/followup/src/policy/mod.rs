//! The policy: files, compiled into what decisions read.

mod active;
mod check;
mod document;
mod files;
mod rules;
mod toml_json;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

pub use active::{ActiveConfig, Company, LeadSource, Limits};
pub use document::{PolicyDocument, Unreadable};
pub use files::{MAX_FILE_BYTES, MAX_FILES, PolicyFiles, PolicyFinding};
pub use rules::{
    Cadence, Clocks, EscalationPolicy, EscalationStep, Rules, Step, StepKind, Track, Window,
};

use crate::booking::Booking;
use crate::criteria::Criteria;
use crate::form::Form;
use crate::ids::PolicyVersion;
use crate::team::Roster;
use crate::template::{MailKind, Required, Template, Templates};
use crate::written::line_of_error;
use calendar::{Calendar, CalendarSource, Day};

/// The format of `policy.toml` that this code reads.
pub const FORMAT: u32 = 1;

/// A compiled policy: the rules and templates that a lead pins, and the setting that is always active.
///
/// Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The version of `rules` and `templates`.
    pub version: PolicyVersion,
    /// Criteria, clocks and cadence.
    pub rules: Arc<Rules>,
    /// The texts.
    pub templates: Arc<Templates>,
    /// Sender, limits, team, calendars and forms.
    pub active: Arc<ActiveConfig>,
}

/// The layout of `policy.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyFile {
    format: u32,
    company: Company,
    limits: Limits,
    criteria: Criteria,
    clocks: Clocks,
    cadence: Cadence,
    #[serde(default)]
    booking: Option<Booking>,
    #[serde(default)]
    sources: BTreeMap<String, LeadSource>,
}

/// The layout of a calendar's file: a [`CalendarSource`], and the `.ics` files beside it that name its holidays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    tz: String,
    hours: BTreeMap<Day, Vec<(String, String)>>,
    #[serde(default)]
    holidays: Vec<String>,
    #[serde(default)]
    holidays_ics: Vec<String>,
    #[serde(default)]
    exceptions: BTreeMap<String, Vec<(String, String)>>,
}

impl CalendarFile {
    /// The calendar with the texts beside it, and the files that are not there.
    fn beside(self, sources: &PolicyFiles) -> (CalendarSource, Vec<String>) {
        let mut source = CalendarSource {
            tz: self.tz,
            hours: self.hours,
            holidays: self.holidays,
            exceptions: self.exceptions,
            ..CalendarSource::default()
        };
        let mut absent = Vec::new();
        for name in self.holidays_ics {
            let file = format!("calendars/{name}");
            match sources.get(&file) {
                Some(text) => source.holidays_ics.push(text.to_owned()),
                None => absent.push(file),
            }
        }
        (source, absent)
    }
}

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
        findings.extend(file.as_ref().and_then(|file| check::format(file.format)));
        let (Some(roster), Some(file)) = (roster, file) else {
            return Err(findings);
        };
        let version = sources.version();
        let policy = Self::of(version, file, roster, calendars, forms, templates);
        findings.extend(check::policy(&policy));
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

    fn of(
        version: PolicyVersion,
        file: PolicyFile,
        roster: Roster,
        calendars: BTreeMap<String, Calendar>,
        forms: BTreeMap<String, Form>,
        templates: Templates,
    ) -> Self {
        Self {
            version,
            rules: Arc::new(Rules {
                criteria: file.criteria,
                clocks: file.clocks,
                cadence: file.cadence,
            }),
            templates: Arc::new(templates),
            active: Arc::new(ActiveConfig {
                company: file.company,
                limits: file.limits,
                booking: file.booking,
                sources: file.sources,
                roster,
                calendars,
                forms,
            }),
        }
    }

    /// This policy's setting under the rules and texts that a lead has pinned.
    #[must_use]
    pub fn pinned(&self, pinned: &Policy) -> Self {
        Self {
            version: pinned.version.clone(),
            rules: Arc::clone(&pinned.rules),
            templates: self.texts_beside(&pinned.templates),
            active: Arc::clone(&self.active),
        }
    }

    /// Texts that a lead has pinned. Mails about an appointment that its policy did not have yet are the active one's: booking
    /// is a setting, and may have come later than the lead.
    fn texts_beside(&self, pinned: &Arc<Templates>) -> Arc<Templates> {
        let missing: Vec<&Template> = MailKind::all_required(Required::WithBooking)
            .filter(|kind| !pinned.has(kind.as_str()))
            .filter_map(|kind| self.templates.mail(kind))
            .collect();
        if missing.is_empty() {
            return Arc::clone(pinned);
        }
        let mut texts = Templates::clone(pinned);
        for template in missing {
            texts.insert(template.clone());
        }
        Arc::new(texts)
    }

    /// The calendar that all clocks count by.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        self.active.calendar()
    }

    /// Whether one person is the whole team.
    #[must_use]
    pub fn is_solo(&self) -> bool {
        self.active.roster.is_solo()
    }
}

fn toml_finding(file: &str, text: &str, error: &toml::de::Error) -> PolicyFinding {
    PolicyFinding {
        file: file.to_owned(),
        line: line_of_error(text, error),
        reason: error.message().trim().to_owned(),
        proposal: String::new(),
    }
}

fn missing(file: &str) -> PolicyFinding {
    PolicyFinding {
        file: file.to_owned(),
        line: None,
        reason: "the file is not there".to_owned(),
        proposal: format!("write {file}; the policy that is shipped has one to begin with"),
    }
}

fn toml_file<T: for<'de> Deserialize<'de>>(
    sources: &PolicyFiles,
    file: &str,
    findings: &mut Vec<PolicyFinding>,
) -> Option<T> {
    let Some(text) = sources.get(file) else {
        findings.push(missing(file));
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
        findings.extend(absent.iter().map(|file| missing(file)));
        match Calendar::new(source) {
            Ok(calendar) => {
                calendars.insert(name.to_owned(), calendar);
            }
            Err(error) => findings.push(PolicyFinding {
                file,
                line: None,
                reason: error.to_string(),
                proposal: String::new(),
            }),
        }
    }
    calendars
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
