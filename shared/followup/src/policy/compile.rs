//! From the files of a policy to a compiled one, or to everything that is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::campaign::Campaign;
use super::check;
use super::compiled::{BesidePolicy, FormTexts, Policy, Texts};
use super::files::{
    CAMPAIGNS, FORMS, LETTERS, MARKDOWN, PolicyFiles, PolicyFinding, SOURCES, TEMPLATES, TOML,
    toml_finding,
};
use super::layout::{CalendarFile, FormsSource, PolicyFile};
use crate::form::{Challenge, Form, FormWords};
use crate::language::{Language, SpokenLanguages};
use crate::nurture::LETTER;
use crate::source::Source;
use crate::source::definition as source;
use crate::source::layout::RawSource;
use crate::team::Roster;
use crate::template::{Template, Templates};
use crate::written::PathStep::{self, Item, Key};
use crate::written::line;
use calendar::{Calendar, CalendarError};

impl Policy {
    /// Compiles the files of a policy folder: reads them, and checks that they hold together.
    ///
    /// # Errors
    /// Every finding that makes the policy unfit, each with file, line, reason and proposal.
    pub fn compile(sources: &PolicyFiles) -> Result<Self, Vec<PolicyFinding>> {
        let mut findings = check::size(sources);
        let calendars = calendars(sources, &mut findings);
        let roster = toml_file::<Roster>(sources, "team.toml", &mut findings);
        let file = toml_file::<PolicyFile>(sources, "policy.toml", &mut findings);
        let asked = file
            .as_ref()
            .and_then(|file| asked(sources, &file.forms, &mut findings));
        let mut read = TextFiles {
            sources,
            spoken: file.as_ref().map(|file| &file.company.languages),
            strange: BTreeSet::new(),
            tags: BTreeMap::new(),
        };
        let texts = Texts {
            templates: read.texts((TEMPLATES, ""), &mut findings),
            letters: read.texts((LETTERS, LETTER), &mut findings),
        };
        let forms = read.forms(asked.as_ref(), &mut findings);
        let inlets = inlets(sources, &mut findings);
        let campaigns = campaigns(sources, &mut findings);
        findings.extend(
            file.as_ref()
                .and_then(|file| check::format(file.format, sources)),
        );
        let (Some(roster), Some(file)) = (roster, file) else {
            return Err(findings);
        };
        findings.extend(check::brand::findings(&file.brand, sources));
        findings.extend(check::languages::findings(
            &file, &forms, &campaigns, &texts, sources,
        ));
        let beside = BesidePolicy {
            calendars,
            forms,
            inlets,
            campaigns,
        };
        let policy = Self::of(sources, file, roster, beside, texts);
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

/// Where inquiries come from besides forms.
fn inlets(sources: &PolicyFiles, findings: &mut Vec<PolicyFinding>) -> BTreeMap<String, Source> {
    let mut inlets = BTreeMap::new();
    for (name, text) in sources.inlets() {
        let file = format!("{SOURCES}/{name}{TOML}");
        let raw: RawSource = match toml::from_str(text) {
            Ok(raw) => raw,
            Err(error) => {
                findings.push(toml_finding(&file, text, &error));
                continue;
            }
        };
        match source::build(name, raw) {
            Ok(source) => {
                inlets.insert(name.to_owned(), source);
            }
            Err(fault) => {
                let way: Vec<PathStep<'_>> = fault.way.iter().map(|key| Key(key)).collect();
                let (reason, proposal) = (fault.reason, fault.proposal);
                findings.push(check::finding(sources, &file, &way, reason, proposal));
            }
        }
    }
    inlets
}

/// People who never wrote, by the campaign that they are of.
fn campaigns(
    sources: &PolicyFiles,
    findings: &mut Vec<PolicyFinding>,
) -> BTreeMap<String, Campaign> {
    let mut campaigns = BTreeMap::new();
    for (name, _) in sources.campaigns() {
        let file = format!("{CAMPAIGNS}/{name}{TOML}");
        if let Some(campaign) = toml_file(sources, &file, findings) {
            campaigns.insert(name.to_owned(), campaign);
        }
    }
    campaigns
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

/// What every form asks of a browser that says nothing of it itself.
fn asked(
    sources: &PolicyFiles,
    forms: &FormsSource,
    findings: &mut Vec<PolicyFinding>,
) -> Option<Challenge> {
    forms.challenge().unwrap_or_else(|fault| {
        let way = [Key("forms"), Key("challenge"), Key(fault.key)];
        findings.push(check::finding(
            sources,
            "policy.toml",
            &way,
            fault.reason,
            fault.proposal,
        ));
        None
    })
}

/// The texts of a policy: templates and forms, in each of the languages.
struct TextFiles<'a> {
    sources: &'a PolicyFiles,
    /// The company's languages; nothing, while `policy.toml` cannot be read.
    spoken: Option<&'a SpokenLanguages>,
    /// Folders and endings that name no other language of the company's, each found once.
    strange: BTreeSet<&'a str>,
    /// By which name a language is written, in folders and in endings alike.
    tags: BTreeMap<Language, &'a str>,
}

impl<'a> TextFiles<'a> {
    /// The other language that a folder or a file is for.
    fn language(
        &mut self,
        file: &str,
        tag: &'a str,
        findings: &mut Vec<PolicyFinding>,
    ) -> Option<Language> {
        let spoken = self.spoken?;
        let meant = spoken.nearest(tag);
        if let Some(language) = meant.filter(|language| *language != spoken.first()) {
            let named = *self.tags.entry(language).or_insert(tag);
            if named == tag {
                return Some(language);
            }
            if self.strange.insert(tag) {
                let reason = format!("\"{tag}\" and \"{named}\" are one language here");
                let proposal = format!("name it \"{named}\" everywhere");
                findings.push(check::finding(self.sources, file, &[], reason, proposal));
            }
            return None;
        }
        if self.strange.insert(tag) {
            let (reason, proposal) = match meant {
                Some(first) => (
                    format!(
                        "{} is the company's first language, whose texts have no folder and no ending",
                        first.tag()
                    ),
                    format!("leave \"{tag}\" out of the name, or put another language first"),
                ),
                None => (
                    format!("the company does not speak \"{tag}\""),
                    format!(
                        "name it in company.languages, or remove what is written for \"{tag}\""
                    ),
                ),
            };
            findings.push(check::finding(self.sources, file, &[], reason, proposal));
        }
        None
    }

    /// The texts of a folder, each named with what stands before the names of its files.
    fn texts(
        &mut self,
        (folder, before): (&'a str, &str),
        findings: &mut Vec<PolicyFinding>,
    ) -> Templates {
        let mut templates = Templates::default();
        for (name, text) in self.sources.below(folder, MARKDOWN) {
            let file = format!("{folder}/{name}{MARKDOWN}");
            if let Some(template) = template(&file, &format!("{before}{name}"), text, findings) {
                templates.insert(template);
            }
        }
        let mut translated: BTreeMap<Language, Templates> = BTreeMap::new();
        for (tag, name, text) in self.sources.translated(folder) {
            let file = format!("{folder}/{tag}/{name}{MARKDOWN}");
            let Some(language) = self.language(&file, tag, findings) else {
                continue;
            };
            if let Some(template) = template(&file, &format!("{before}{name}"), text, findings) {
                translated.entry(language).or_default().insert(template);
            }
        }
        translated
            .into_iter()
            .fold(templates, |all, (language, said)| {
                all.with_translation(language, said)
            })
    }

    fn forms(&mut self, asked: Option<&Challenge>, findings: &mut Vec<PolicyFinding>) -> FormTexts {
        let mut texts = FormTexts::default();
        for (name, text) in self.sources.forms() {
            match Form::parse(name, text, asked) {
                Ok(form) => {
                    texts.forms.insert(name.to_owned(), form);
                }
                Err(error) => findings.push(PolicyFinding {
                    file: format!("{FORMS}/{name}{TOML}"),
                    line: Some(error.line),
                    reason: error.reason,
                    proposal: String::new(),
                }),
            }
        }
        for (name, tag, text) in self.sources.form_words() {
            let file = format!("{FORMS}/{name}.{tag}{TOML}");
            let Some(language) = self.language(&file, tag, findings) else {
                continue;
            };
            match toml::from_str::<FormWords>(text) {
                Ok(words) => {
                    let of_language = texts.words.entry(language).or_default();
                    of_language.insert(name.to_owned(), words);
                }
                Err(error) => findings.push(toml_finding(&file, text, &error)),
            }
        }
        texts
    }
}

fn template(
    file: &str,
    name: &str,
    text: &str,
    findings: &mut Vec<PolicyFinding>,
) -> Option<Template> {
    let read = Template::parse(name, text);
    read.map_err(|error| {
        findings.push(PolicyFinding {
            file: file.to_owned(),
            line: Some(error.line),
            reason: error.reason,
            proposal: error.proposal,
        });
    })
    .ok()
}
