//! What a company says to people is said in each of its languages, by the same rules.

use std::collections::BTreeMap;

use super::finding::{POLICY, finding};
use super::variants::compared;
use crate::language::{ByLanguage, Language};
use crate::policy::campaign::Campaign;
use crate::policy::compiled::{FormTexts, Texts};
use crate::policy::files::{
    CAMPAIGNS, FORMS, MARKDOWN, PolicyFiles, PolicyFinding, TEMPLATES, TOML,
};
use crate::policy::layout::PolicyFile;
use crate::policy::rules::Step;
use crate::template::{Audience, Template, TemplateFinding, Templates};
use crate::written::PathStep::{self, Key};

pub(in crate::policy) fn findings(
    file: &PolicyFile,
    forms: &FormTexts,
    campaigns: &BTreeMap<String, Campaign>,
    texts: &Texts,
    sources: &PolicyFiles,
) -> Vec<PolicyFinding> {
    let others = file.company.languages.others();
    let mut findings = settings(file, campaigns, sources);
    findings.extend(of_one_language(file, forms, sources));
    for language in others {
        findings.extend(of_forms(*language, forms, sources));
        let steps = file.cadence.all_steps();
        let steps = steps.chain(campaigns.values().flat_map(|one| &one.steps));
        findings.extend(of_templates(*language, steps, &texts.templates, sources));
    }
    findings
}

/// A text of `policy.toml`, or of a campaign.
struct Setting<'a> {
    file: String,
    keys: Vec<&'static str>,
    text: &'a ByLanguage<String>,
    /// It is words, and so another one in each language; a name, an address or a link may be the same everywhere.
    is_words: bool,
}

impl<'a> Setting<'a> {
    fn all(
        file: &'a PolicyFile,
        campaigns: &'a BTreeMap<String, Campaign>,
    ) -> impl Iterator<Item = Self> {
        let company = &file.company;
        let of_company = [
            (&["hours"] as &[_], Some(&company.hours), true),
            (&["team_name"], Some(&company.team_name), true),
            (&["name"], Some(&company.name), false),
            (&["legal_name"], Some(&company.legal_name), false),
            (&["postal_address"], Some(&company.postal_address), false),
            (&["privacy_url"], Some(&company.privacy_url), false),
            (&["website"], Some(&company.website), false),
            (&["phone"], company.phone.as_ref(), false),
        ];
        let of_company = of_company.map(|(keys, text, words)| ("company", keys, text, words));
        let booking = file.booking.as_ref();
        let place = booking.and_then(|booking| booking.place.as_ref());
        let question = file.criteria.question.as_ref();
        let question = question.map(|question| &question.ask);
        let others = [
            ("criteria", &["question", "ask"] as &[_], question, true),
            ("booking", &["place"], place, false),
        ];
        let of_policy = of_company.into_iter().chain(others);
        let of_policy = of_policy.filter_map(|(section, keys, text, is_words)| {
            let keys = std::iter::once(section).chain(keys.iter().copied());
            text.map(|text| Self {
                file: POLICY.to_owned(),
                keys: keys.collect(),
                text,
                is_words,
            })
        });
        let of_campaigns = campaigns.iter().flat_map(|(name, campaign)| {
            let texts = [
                ("phrase", Some(&campaign.phrase)),
                ("came_from", campaign.came_from.as_ref()),
            ];
            texts.into_iter().filter_map(move |(key, text)| {
                text.map(|text| Self {
                    file: format!("{CAMPAIGNS}/{name}{TOML}"),
                    keys: vec![key],
                    text,
                    is_words: true,
                })
            })
        });
        of_policy.chain(of_campaigns)
    }

    fn finding(&self, sources: &PolicyFiles, reason: &str, proposal: String) -> PolicyFinding {
        let way: Vec<PathStep<'_>> = self.keys.iter().map(|key| Key(key)).collect();
        let reason = format!("{} {reason}", self.keys.join("."));
        finding(sources, &self.file, &way, reason, proposal)
    }
}

/// The texts of `policy.toml` and of campaigns: each that is words in each language, and in no other one.
fn settings(
    file: &PolicyFile,
    campaigns: &BTreeMap<String, Campaign>,
    sources: &PolicyFiles,
) -> Vec<PolicyFinding> {
    let spoken = &file.company.languages;
    let each: Vec<String> = spoken
        .iter()
        .map(|one| format!("{} = \"...\"", one.tag()))
        .collect();
    let each = format!("one for each language: {{ {} }}", each.join(", "));
    let mut findings = Vec::new();
    for setting in Setting::all(file, campaigns) {
        let lacks = spoken
            .iter()
            .filter(|one| !setting.text.is_said_in(*one))
            .map(Language::tag);
        let lacks: Vec<&str> = lacks.collect();
        let is_the_same = setting.text.languages().next().is_none();
        let may_be_the_same = spoken.others().is_empty() || !setting.is_words;
        if !(lacks.is_empty() || is_the_same && may_be_the_same) {
            let reason = format!("is not said in {}", lacks.join(", "));
            findings.push(setting.finding(sources, &reason, each.clone()));
        }
        for strange in setting.text.languages().filter(|one| !spoken.has(*one)) {
            let reason = format!(
                "is said in {}, which the company does not speak",
                strange.tag()
            );
            let proposal = "name it in company.languages, or leave it out".to_owned();
            findings.push(setting.finding(sources, &reason, proposal));
        }
    }
    findings
}

/// Forms that are written in one language alone: it is one of the company's.
fn of_one_language(
    file: &PolicyFile,
    forms: &FormTexts,
    sources: &PolicyFiles,
) -> Vec<PolicyFinding> {
    let spoken = &file.company.languages;
    let mut findings = Vec::new();
    for (name, form) in &forms.forms {
        let strange = form.language.filter(|one| !spoken.has(*one));
        if let Some(language) = strange {
            findings.push(finding(
                sources,
                &format!("{FORMS}/{name}{TOML}"),
                &[Key("language")],
                format!(
                    "the form is in {}, which the company does not speak",
                    language.tag()
                ),
                "name it in company.languages",
            ));
        }
    }
    findings
}

/// The words of each form in another language, whole, and none of what the form does not have.
fn of_forms(language: Language, forms: &FormTexts, sources: &PolicyFiles) -> Vec<PolicyFinding> {
    let mut findings = Vec::new();
    let tag = language.tag();
    let words = forms.words.get(&language);
    for (name, form) in forms
        .forms
        .iter()
        .filter(|(_, form)| form.language.is_none())
    {
        let file = file_of(name, language, sources);
        let Some(words) = words.and_then(|words| words.get(name)) else {
            if sources.get(&file).is_none() {
                findings.push(finding(
                    sources,
                    &file,
                    &[],
                    format!("the form {name} has no words in {tag}"),
                    format!(
                        "write {file}, or give {FORMS}/{name}{TOML} the one language that it is in"
                    ),
                ));
            }
            continue;
        };
        for path in words.lacking(form) {
            let way: Vec<PathStep<'_>> = path.iter().map(|key| Key(key)).collect();
            let key = path.join(".");
            findings.push(finding(
                sources,
                &file,
                &way,
                format!("{key} is not there"),
                format!("write it in {tag}"),
            ));
        }
        for path in words.unknown(form) {
            let way: Vec<PathStep<'_>> = path.iter().map(|key| Key(key)).collect();
            let key = path.join(".");
            let of_form = format!("{FORMS}/{name}{TOML} has no {key}");
            findings.push(finding(
                sources,
                &file,
                &way,
                of_form,
                "remove it, or correct its name",
            ));
        }
    }
    let strangers = words.into_iter().flat_map(|words| words.keys());
    for name in strangers.filter(|name| !forms.forms.contains_key(*name)) {
        let form = format!("{FORMS}/{name}{TOML}");
        if sources.get(&form).is_none() {
            let file = file_of(name, language, sources);
            let reason = format!("there is no form {name} that this could be the words of");
            findings.push(finding(
                sources,
                &file,
                &[],
                reason,
                format!("write {form}"),
            ));
        }
    }
    findings
}

/// The file of a form's words: as it is named, or as it would be.
fn file_of(form: &str, language: Language, sources: &PolicyFiles) -> String {
    let mut there = sources.form_words();
    let named = there.find(|(name, tag, _)| *name == form && language.is_meant_by(tag));
    let tag = named.map_or(language.tag(), |(_, tag, _)| tag);
    format!("{FORMS}/{form}.{tag}{TOML}")
}

/// The texts of another language: each by itself, each that leads read in the first one, and each used as that is.
fn of_templates<'a>(
    language: Language,
    steps: impl Iterator<Item = &'a Step>,
    templates: &Templates,
    sources: &PolicyFiles,
) -> Vec<PolicyFinding> {
    let mut there = sources.translated(TEMPLATES);
    let named = there.find(|(tag, _, _)| language.is_meant_by(tag));
    let folder = format!(
        "{TEMPLATES}/{}",
        named.map_or(language.tag(), |(tag, _, _)| tag)
    );
    let file = |name: &str| format!("{folder}/{name}{MARKDOWN}");
    let none = Templates::new();
    let said = templates
        .in_language(language)
        .map_or(&none, |said| said.as_ref());
    let to_leads =
        |template: &&Template| template.audience() == Audience::Lead || template.is_script();
    let mut findings = Vec::new();
    let mut is_whole = true;
    for own in templates.iter().filter(to_leads) {
        let file = file(own.name());
        let Some(other) = said.get(own.name()) else {
            is_whole = false;
            if sources.get(&file).is_none() {
                let reason = format!("{} is not said in {}", own.name(), language.tag());
                findings.push(finding(
                    sources,
                    &file,
                    &[],
                    reason,
                    format!("write {file}"),
                ));
            }
            continue;
        };
        if let Some(key) = own.used_otherwise(other) {
            let first = format!("{TEMPLATES}/{}{MARKDOWN}", own.name());
            let reason = format!("its header says another `{key}` than {first}");
            findings.push(finding(
                sources,
                &file,
                &[],
                reason,
                "only `subject` and the words differ between languages",
            ));
        }
    }
    let found = if is_whole {
        said.check_compared(&compared(steps))
    } else {
        said.check_each()
    };
    findings.extend(found.into_iter().map(|found| in_folder(found, &folder)));
    findings
}

/// A finding of a text of another language, with the folder that it stands in.
fn in_folder(found: TemplateFinding, folder: &str) -> PolicyFinding {
    let name = found.file.strip_prefix(TEMPLATES).unwrap_or(&found.file);
    PolicyFinding {
        file: format!("{folder}{name}"),
        line: found.line.or(Some(1)),
        reason: found.reason,
        proposal: found.proposal,
    }
}
