//! A policy as it is pushed: its files, and what they say in the one syntax that whoever decides by it knows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::campaign::Campaign;
use super::check::{POLICY, TEAM};
use super::compiled::{BesidePolicy, FormTexts, Policy, Texts};
use super::files::{
    CALENDARS, CAMPAIGNS, FORMS, LETTERS, MARKDOWN, PolicyFiles, PolicyFinding, SOURCES, TEMPLATES,
    TOML, toml_finding,
};
use super::layout::{CalendarFile, FORMAT, PolicyFile};
use super::toml_json::toml_to_json;
use crate::form::FormWords;
use crate::form::definition::{RawForm, build};
use crate::language::SpokenLanguages;
use crate::nurture::LETTER;
use crate::source::definition as source;
use crate::source::layout::RawSource;
use crate::team::Roster;
use crate::template::{self, Header, Templates};
use calendar::Calendar;

/// The files of a policy, and what they say.
///
/// People write TOML; the functions read JSON, since a function that knew TOML, too, would be larger by a twentieth. The desk alone knows both: on
/// its page of the team, people change a file.
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
    #[serde(default)]
    calendars: BTreeMap<String, CalendarFile>,
    #[serde(default)]
    forms: BTreeMap<String, RawForm>,
    #[serde(default)]
    sources: BTreeMap<String, RawSource>,
    #[serde(default)]
    campaigns: BTreeMap<String, Campaign>,
    #[serde(default)]
    templates: BTreeMap<String, Header>,
    /// Headers of letters.
    #[serde(default)]
    letters: BTreeMap<String, Header>,
    /// Headers of letters by the tag of their language, and by name.
    #[serde(default)]
    letter_translations: BTreeMap<String, BTreeMap<String, Header>>,
    /// Words of forms by the tag of their language, and by form.
    #[serde(default)]
    form_words: BTreeMap<String, BTreeMap<String, FormWords>>,
    /// Headers of templates by the tag of their language, and by name.
    #[serde(default)]
    translations: BTreeMap<String, BTreeMap<String, Header>>,
}

/// What a file of settings says.
fn said(file: &str, text: &str) -> Result<Value, PolicyFinding> {
    toml_to_json(text).map_err(|error| toml_finding(file, text, &error))
}

/// What stands above a text.
fn header(file: &str, text: &str) -> Result<Value, PolicyFinding> {
    said(file, &template::header(text).unwrap_or_default())
}

impl PolicyDocument {
    /// Translates the files of a policy.
    ///
    /// # Errors
    /// The first file that is no TOML.
    pub fn of(sources: PolicyFiles) -> Result<Self, PolicyFinding> {
        let whole = |name: &str| said(name, sources.get(name).unwrap_or_default());
        let mut says = json!({ "policy": whole(POLICY)?, "team": whole(TEAM)? });
        for (name, text) in sources.below(CALENDARS, TOML) {
            says["calendars"][name] = said(&format!("{CALENDARS}/{name}{TOML}"), text)?;
        }
        for (name, text) in sources.forms() {
            says["forms"][name] = said(&format!("{FORMS}/{name}{TOML}"), text)?;
        }
        for (name, text) in sources.inlets() {
            says["sources"][name] = said(&format!("{SOURCES}/{name}{TOML}"), text)?;
        }
        for (name, text) in sources.campaigns() {
            says["campaigns"][name] = said(&format!("{CAMPAIGNS}/{name}{TOML}"), text)?;
        }
        for (name, tag, text) in sources.form_words() {
            says["form_words"][tag][name] = said(&format!("{FORMS}/{name}.{tag}{TOML}"), text)?;
        }
        for (name, text) in sources.below(TEMPLATES, MARKDOWN) {
            says["templates"][name] = header(&format!("{TEMPLATES}/{name}{MARKDOWN}"), text)?;
        }
        for (tag, name, text) in sources.translated(TEMPLATES) {
            let file = format!("{TEMPLATES}/{tag}/{name}{MARKDOWN}");
            says["translations"][tag][name] = header(&file, text)?;
        }
        for (name, text) in sources.below(LETTERS, MARKDOWN) {
            says["letters"][name] = header(&format!("{LETTERS}/{name}{MARKDOWN}"), text)?;
        }
        for (tag, name, text) in sources.translated(LETTERS) {
            let file = format!("{LETTERS}/{tag}/{name}{MARKDOWN}");
            says["letter_translations"][tag][name] = header(&file, text)?;
        }
        let says = says.to_string();
        Ok(Self {
            files: sources,
            json: says,
        })
    }
}

/// The texts of a folder, each to be read when it is first asked for, and named with what stands before the names of its files.
fn unread(
    sources: &PolicyFiles,
    (folder, before): (&str, &str),
    headers: BTreeMap<String, Header>,
) -> Templates {
    Templates::unread(headers.into_iter().map(|(name, header)| {
        let source = sources.get(&format!("{folder}/{name}{MARKDOWN}"));
        let source = source.unwrap_or_default().to_owned();
        (format!("{before}{name}"), header, source)
    }))
}

/// The texts of a folder in each language of the company.
fn in_each_language(
    (sources, spoken): (&PolicyFiles, &SpokenLanguages),
    (folder, before): (&str, &str),
    headers: BTreeMap<String, Header>,
    translations: BTreeMap<String, BTreeMap<String, Header>>,
) -> Templates {
    let mut texts = unread(sources, (folder, before), headers);
    for (tag, headers) in translations {
        let translated = unread(sources, (&format!("{folder}/{tag}"), before), headers);
        // A tag that the company does not speak was refused before the policy was pushed.
        if let Some(language) = spoken.nearest(&tag) {
            texts = texts.with_translation(language, translated);
        }
    }
    texts
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
        let asked = said.policy.forms.challenge();
        let asked = asked.map_err(|fault| Unreadable(format!("forms: {}", fault.in_one())))?;
        // A tag that the company does not speak was refused before the policy was pushed.
        let spoken = &said.policy.company.languages;
        let words = said.form_words.into_iter();
        let mut forms = FormTexts {
            words: words
                .filter_map(|(tag, words)| Some((spoken.nearest(&tag)?, words)))
                .collect(),
            ..FormTexts::default()
        };
        for (name, raw) in said.forms {
            let form = build(&name, raw, asked.as_ref())
                .map_err(|complaint| Unreadable(format!("forms/{name}: {}", complaint.reason)))?;
            forms.forms.insert(name, form);
        }
        let mut inlets = BTreeMap::new();
        for (name, raw) in said.sources {
            let source = source::build(&name, raw)
                .map_err(|fault| Unreadable(format!("sources/{name}: {}", fault.reason)))?;
            inlets.insert(name, source);
        }
        let said_by = (sources, spoken);
        let templates =
            in_each_language(said_by, (TEMPLATES, ""), said.templates, said.translations);
        let letters = in_each_language(
            said_by,
            (LETTERS, LETTER),
            said.letters,
            said.letter_translations,
        );
        Ok(Self::of(
            sources,
            said.policy,
            said.team,
            BesidePolicy {
                calendars,
                forms,
                inlets,
                campaigns: said.campaigns,
            },
            Texts { templates, letters },
        ))
    }
}
