//! A policy as it is pushed: its files, and what they say in the one syntax that whoever decides by it knows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::compiled::Policy;
use super::files::{PolicyFiles, PolicyFinding, toml_finding};
use super::layout::{CalendarFile, FORMAT, PolicyFile};
use super::toml_json::toml_to_json;
use crate::form::definition::{RawForm, build};
use crate::team::Roster;
use crate::template::{self, Header, Templates};
use calendar::Calendar;

/// The files of a policy, and what they say.
///
/// People write TOML; the functions read JSON, since a function that knew TOML, too, would be larger by a twentieth.
///
/// ```
/// use followup::policy::{Policy, PolicyDocument, PolicyFiles};
/// let files = |text: &str| PolicyFiles::from_iter([("team.toml".to_owned(), text.to_owned())]);
/// assert_eq!(PolicyDocument::of(files("people = [")).unwrap_err().file, "team.toml");
/// let document = PolicyDocument::of(files("people = []"))?;
/// assert!(Policy::read(&document).is_err(), "there is no policy.toml");
/// # Ok::<(), followup::policy::PolicyFinding>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PolicyDocument {
    files: PolicyFiles,
    /// JSON as text within JSON: whoever only passes the document on need not read it.
    json: String,
}

/// Why a pushed policy cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("what the files say cannot be read: {0}")]
pub struct Unreadable(String);

/// What the files say.
#[derive(Deserialize)]
struct DocumentJson {
    policy: PolicyFile,
    team: Roster,
    calendars: BTreeMap<String, CalendarFile>,
    forms: BTreeMap<String, RawForm>,
    templates: BTreeMap<String, Header>,
}

impl PolicyDocument {
    /// Translates the files of a policy.
    ///
    /// # Errors
    /// The first file that is no TOML.
    pub fn of(sources: PolicyFiles) -> Result<Self, PolicyFinding> {
        let said = |file: &str, text: &str| {
            toml_to_json(text).map_err(|error| toml_finding(file, text, &error))
        };
        let folder = |folder: &str, ending: &str, toml_of: fn(&str) -> String| {
            let files = sources.below(folder, ending);
            files
                .map(|(name, text)| {
                    let file = format!("{folder}/{name}{ending}");
                    Ok((name.to_owned(), said(&file, &toml_of(text))?))
                })
                .collect::<Result<Map<String, Value>, PolicyFinding>>()
        };
        let whole = |text: &str| text.to_owned();
        let header = |source: &str| template::header(source).unwrap_or_default();
        let file = |file: &str| said(file, sources.get(file).unwrap_or_default());
        let says = json!({
            "policy": file("policy.toml")?,
            "team": file("team.toml")?,
            "calendars": folder("calendars", ".toml", whole)?,
            "forms": folder("forms", ".toml", whole)?,
            "templates": folder("templates", ".md", header)?,
        });
        let says = says.to_string();
        Ok(Self {
            files: sources,
            json: says,
        })
    }
}

impl Policy {
    /// Reads a policy that was compiled before it was pushed. Whoever only decides by it need not be able to check it, and
    /// templates are read when they are first used.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn read(translated: &PolicyDocument) -> Result<Self, Unreadable> {
        let PolicyDocument {
            files: sources,
            json: says,
        } = translated;
        let said: DocumentJson =
            serde_json::from_str(says).map_err(|error| Unreadable(error.to_string()))?;
        if said.policy.format != FORMAT {
            let format = said.policy.format;
            return Err(Unreadable(format!("format {format} is not known here")));
        }
        let mut calendars = BTreeMap::new();
        for (name, file) in said.calendars {
            let (source, absent) = file.beside(sources);
            if let Some(file) = absent.first() {
                return Err(Unreadable(format!("{file} is not there")));
            }
            let calendar = Calendar::new(source)
                .map_err(|error| Unreadable(format!("calendars/{name}: {error}")))?;
            calendars.insert(name, calendar);
        }
        let mut forms = BTreeMap::new();
        for (name, raw) in said.forms {
            let form = build(&name, raw)
                .map_err(|complaint| Unreadable(format!("forms/{name}: {}", complaint.reason)))?;
            forms.insert(name, form);
        }
        let templates = said.templates.into_iter().map(|(name, header)| {
            let source = sources.get(&format!("templates/{name}.md"));
            (name, header, source.unwrap_or_default().to_owned())
        });
        let templates = Templates::unread(templates);
        Ok(Self::of(
            sources,
            said.policy,
            said.team,
            calendars,
            forms,
            templates,
        ))
    }
}
