//! A policy in several languages: each text is said in each of them, by the same rules, or the check says which is missing.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use std::sync::Arc;

use followup::inquiry::Inquiry;
use followup::language::{KnownLanguage, Language};
use followup::policy::{Policy, PolicyDocument, PolicyFiles};
use followup::route::{Forecast, Routing, Unfit, candidates, route};
use followup::team::{RepLoad, Team};
use support::{changed, files_of, inquiry, lead, ny, person, shipped};

/// The shipped policy, which speaks German besides.
fn two() -> PolicyFiles {
    let mut sources = shipped();
    let said_to_leads =
        |text: &str| text.contains("to = \"lead\"") || text.contains("script = true");
    for (file, text) in files_of("examples/german").files {
        let Some(name) = file.strip_prefix("templates/") else {
            continue;
        };
        if said_to_leads(&text) {
            sources.files.insert(format!("templates/de/{name}"), text);
        }
    }
    // A letter has one name in every language: that of the first.
    let german = files_of("examples/german").files.into_iter();
    let german = german.filter(|(file, _)| file.starts_with("letters/"));
    let names = sources
        .files
        .keys()
        .filter_map(|file| file.strip_prefix("letters/"));
    let letters: Vec<_> = names
        .zip(german)
        .map(|(name, (_, text))| (format!("letters/de/{name}"), text))
        .collect();
    assert!(!letters.is_empty());
    sources.files.extend(letters);
    let words = include_str!("../../../tests/languages/contact.de.toml");
    sources
        .files
        .insert("forms/contact.de.toml".to_owned(), words.to_owned());
    for (file, from, to) in [
        (
            "forms/voicemail.toml",
            "source =",
            "language = \"en\"\nsource =",
        ),
        (
            "forms/counter.toml",
            "source =",
            "language = \"en\"\nsource =",
        ),
        ("policy.toml", "[\"en-US\"]", "[\"en\", \"de\"]"),
        (
            "policy.toml",
            "hours = \"Monday to Friday, 9 AM to 5 PM (New York)\"",
            "hours = { en = \"Monday to Friday\", de = \"Montag bis Freitag\" }",
        ),
        (
            "policy.toml",
            "team_name = \"The Example Consulting team\"",
            "team_name = { en = \"The team\", de = \"Das Team\" }",
        ),
    ] {
        change(&mut sources, file, from, to);
    }
    sources
}

fn change(sources: &mut PolicyFiles, file: &str, from: &str, to: &str) {
    let text = sources.files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    *text = text.replacen(from, to, 1);
}

/// A policy as the functions read it.
fn pushed(sources: &PolicyFiles) -> Arc<Policy> {
    let compiled = Policy::compile(sources).unwrap();
    let document = PolicyDocument::of(sources.clone()).unwrap();
    let read = Policy::read(&document).unwrap();
    assert_eq!(
        format!("{:?}", read.active),
        format!("{:?}", compiled.active)
    );
    Arc::new(read)
}

/// What the check says after a change, each with its file and line.
fn findings(sources: &PolicyFiles) -> Vec<String> {
    let findings = Policy::compile(sources).err().unwrap_or_default();
    findings.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn refused(sources: &PolicyFiles, expected: &[&str]) {
    let findings = findings(sources);
    assert_eq!(findings.len(), expected.len(), "{findings:#?}");
    for one in expected {
        assert!(
            findings.iter().any(|found| found.starts_with(one)),
            "{one}: {findings:#?}"
        );
    }
}

#[test]
fn each_language_has_its_texts_and_what_is_decided_is_the_same() {
    let policy = pushed(&two());
    let german = policy.said_in(Some(Language::German));
    let company = |policy: &Policy| {
        let company = &policy.active.company;
        (
            company.hours.clone(),
            company.team_name.clone(),
            company.name.clone(),
        )
    };
    let said = |hours: &str, team: &str| {
        (
            hours.to_owned(),
            team.to_owned(),
            "Example Consulting".to_owned(),
        )
    };
    assert_eq!(company(&policy), said("Monday to Friday", "The team"));
    assert_eq!(company(&german), said("Montag bis Freitag", "Das Team"));
    assert_eq!(german.active.company.language, Language::German);
    assert_eq!(german.active.forms["contact"].title, "Kontakt");
    assert_eq!(
        german.active.forms["contact"].source,
        policy.active.forms["contact"].source
    );
    assert_eq!(
        german.active.forms["voicemail"],
        policy.active.forms["voicemail"]
    );
    let goodbye = |policy: &Policy| policy.templates.get("goodbye").unwrap().name().to_owned();
    assert_eq!(goodbye(&german), goodbye(&policy));
    assert!(Arc::ptr_eq(&german.rules, &policy.rules));
    assert_eq!(german.active.roster.people, policy.active.roster.people);
    // Nobody knows better, or the company does not speak it: its first language.
    for language in [None, Some(Language::French), Some(Language::BritishEnglish)] {
        let said = policy.said_in(language);
        assert_eq!(
            said.active.company.language,
            Language::AmericanEnglish,
            "{language:?}"
        );
        assert_eq!(said.active.forms["contact"].title, "Contact us");
    }
}

#[test]
fn a_lead_whose_texts_are_older_than_a_language_is_written_to_in_the_first_one() {
    let (before, after) = (pushed(&shipped()), pushed(&two()));
    let lead = Arc::new(after.pinned(&before));
    let said = lead.said_in(Some(Language::German));
    assert_eq!(said.active.company.language, Language::AmericanEnglish);
    assert!(said.templates.get("goodbye").is_some());
    // What they pinned has the language, and the company has given it up: a thread does not change its language.
    let lead = Arc::new(before.pinned(&after));
    let said = lead.said_in(Some(Language::German));
    assert_eq!(said.active.company.language, Language::German);
    let goodbye = |policy: &Policy| format!("{:?}", policy.templates.get("goodbye").unwrap());
    let german = after.said_in(Some(Language::German));
    assert_eq!(goodbye(&said), goodbye(&german));
}

#[test]
fn mails_of_a_booking_that_came_later_are_taken_in_each_language() {
    let booking_mails = |path: &str| path.contains("/booked") || path.contains("/booking_");
    let mut before = two();
    before.files.retain(|path, _| !booking_mails(path));
    let policy = before.files.get_mut("policy.toml").unwrap();
    let (head, rest) = policy.split_once("[booking]").unwrap();
    let (_, tail) = rest.split_once("[sources").unwrap();
    *policy = format!("{head}[sources{tail}");
    let lead = Arc::new(pushed(&two()).pinned(&pushed(&before)));
    let german = lead.said_in(Some(Language::German));
    assert_eq!(german.active.company.language, Language::German);
    assert!(lead.templates.get("booked").is_some());
    let name = |policy: &Policy| format!("{:?}", policy.templates.get("booked").unwrap());
    assert_ne!(name(&german), name(&lead));
}

#[test]
fn a_text_that_a_language_lacks_is_named_by_its_file() {
    let mut sources = two();
    sources.files.remove("templates/de/goodbye.md");
    sources.files.remove("templates/de/script_call.md");
    refused(
        &sources,
        &[
            "templates/de/goodbye.md:1: goodbye is not said in de (write templates/de/goodbye.md)",
            "templates/de/script_call.md:1: script_call is not said in de",
        ],
    );
    let mut sources = two();
    sources.files.remove("forms/contact.de.toml");
    refused(
        &sources,
        &["forms/contact.de.toml:1: the form contact has no words in de"],
    );
    let form = "forms/contact.de.toml";
    let mut sources = two();
    change(&mut sources, form, "label = \"Telefon\"\n", "");
    change(
        &mut sources,
        form,
        "[fields.budget]\nlabel = \"Budget\"\n",
        "",
    );
    change(&mut sources, form, "looking.label", "gazing.label");
    change(
        &mut sources,
        form,
        "submit = \"Absenden\"",
        "submit = \" \"",
    );
    refused(
        &sources,
        &[
            "forms/contact.de.toml:4: submit is not there",
            "forms/contact.de.toml:14: fields.phone.label is not there (write it in de)",
            "forms/contact.de.toml:7: fields.budget.label is not there",
            "forms/contact.de.toml:34: fields.timeframe.choices.looking.label is not there",
            "forms/contact.de.toml:38: forms/contact.toml has no fields.timeframe.choices.gazing",
        ],
    );
}

#[test]
fn what_the_company_says_in_words_is_said_in_each_language_and_in_no_other() {
    let hours = "hours = { en = \"Monday to Friday\", de = \"Montag bis Freitag\" }";
    for (to, expected) in [
        (
            "hours = \"Mo-Fr\"",
            "policy.toml:19: company.hours is not said in en-US, de (one for each language: { en-US = \"...\", de = \"...\" })",
        ),
        (
            "hours = { en = \"Monday\" }",
            "policy.toml:19: company.hours is not said in de",
        ),
        (
            "hours = { en = \"Monday\", de = \"Montag\", fr = \"lundi\" }",
            "policy.toml:19: company.hours is said in fr, which the company does not speak",
        ),
    ] {
        let mut sources = two();
        change(&mut sources, "policy.toml", hours, to);
        refused(&sources, &[expected]);
    }
    // A link may be the same everywhere; what differs has to be right in each.
    let privacy = "privacy_url = \"https://www.example.com/privacy\"";
    let mut sources = two();
    let each = "privacy_url = { en = \"https://www.example.com/privacy\", de = \"datenschutz\" }";
    change(&mut sources, "policy.toml", privacy, each);
    refused(
        &sources,
        &["policy.toml:11: company.privacy_url is no https address"],
    );
}

#[test]
fn a_language_that_the_company_does_not_speak_has_no_texts() {
    let mut sources = two();
    let goodbye = sources.files["templates/goodbye.md"].clone();
    for (file, expected) in [
        (
            "templates/fr/goodbye.md",
            "the company does not speak \"fr\"",
        ),
        (
            "templates/en/goodbye.md",
            "en-US is the company's first language",
        ),
    ] {
        let mut sources = sources.clone();
        sources.files.insert(file.to_owned(), goodbye.clone());
        refused(&sources, &[&format!("{file}:1: {expected}")]);
    }
    let stray = "forms/visit.de.toml";
    sources
        .files
        .insert(stray.to_owned(), "title = \"Besuch\"".to_owned());
    refused(&sources, &["forms/visit.de.toml:1: there is no form visit"]);
    let french = changed(
        "forms/contact.toml",
        "source =",
        "language = \"fr\"\nsource =",
    );
    refused(
        &french,
        &["forms/contact.toml:5: the form is in fr, which the company does not speak"],
    );
    let twice = changed("policy.toml", "[\"en-US\"]", "[\"de\", \"en\", \"de\"]");
    refused(
        &twice,
        &["policy.toml:23: languages names \"de\" beside \"de\""],
    );
    refused(
        &changed("policy.toml", "[\"en-US\"]", "[]"),
        &["policy.toml:23: languages is empty"],
    );
}

#[test]
fn a_text_is_used_alike_in_each_language_and_proved_like_the_first() {
    let mut sources = two();
    let mail = "templates/de/mail.md";
    change(
        &mut sources,
        mail,
        "neutral = \"mail_neutral\"",
        "neutral = \"letter_neutral\"",
    );
    let found = findings(&sources);
    let other = "templates/de/mail.md:1: its header says another `neutral` than templates/mail.md";
    assert!(found.iter().any(|one| one.starts_with(other)), "{found:#?}");
    let mut sources = two();
    let goodbye = "templates/de/goodbye.md";
    let text = &sources.files[goodbye];
    let (header, _) = text[4..].split_once("+++").unwrap();
    let pitch = format!("+++\n{header}+++\nKaufen Sie jetzt.\n\n{{{{ team_name }}}}\n");
    sources.files.insert(goodbye.to_owned(), pitch);
    let found = findings(&sources);
    assert!(
        found
            .iter()
            .any(|one| one.starts_with(goodbye) && one.contains("sells")),
        "{found:#?}"
    );
}

/// The two-language company, in which Sam and Jordan speak German.
fn two_with_speakers() -> PolicyFiles {
    let mut sources = two();
    for (id, speaks) in [
        ("riley", "[\"en\"]"),
        ("sam", "[\"en\", \"de\"]"),
        ("jordan", "[\"de\"]"),
    ] {
        let line = format!("id = \"{id}\"");
        let with = format!("{line}\nspeaks = {speaks}");
        change(&mut sources, "team.toml", &line, &with);
    }
    sources
}

#[test]
fn who_is_written_to_in_a_language_gets_somebody_who_speaks_it() {
    let policy = pushed(&two_with_speakers());
    let now = ny("2026-03-02 10:00");
    let lead_in = |language: Option<Language>| {
        let mut asked = inquiry(
            &policy,
            now,
            &[
                ("name", "Ida"),
                ("email", "ida@kundin.test"),
                ("topic", "sales"),
            ],
        );
        asked.language = language.map(KnownLanguage::Chosen);
        asked
    };
    let free = Team { loads: Vec::new() };
    let names = |asked: &Inquiry| {
        let candidates = candidates(&policy, &lead(asked, now), &free, now);
        candidates
            .iter()
            .map(|one| one.id.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&lead_in(Some(Language::German))), ["sam", "jordan"]);
    assert_eq!(
        names(&lead_in(Some(Language::BritishEnglish))),
        ["riley", "sam"]
    );
    // Nobody knows better: the company's first language.
    assert_eq!(names(&lead_in(None)), ["riley", "sam"]);
    // A language that nobody speaks keeps a lead from nobody.
    assert_eq!(
        names(&lead_in(Some(Language::French))),
        ["riley", "sam", "jordan"]
    );
    // Who speaks it has no room: the manager reads why the others did not get it, and no hour is promised.
    let full = ["sam", "jordan"].map(|id| RepLoad {
        open: 60,
        ..RepLoad::new(person(id))
    });
    let team = Team {
        loads: full.to_vec(),
    };
    let german = lead_in(Some(Language::German));
    let routing = route(&policy, &lead(&german, now), &team, now);
    let refused: Vec<_> = match &routing {
        Routing::Exhausted { refused, .. } => refused
            .iter()
            .map(|one| (one.rep.to_string(), one.because))
            .collect(),
        Routing::To { rep, .. } => panic!("{rep} got it"),
    };
    let because = |id: &str, why| (id.to_owned(), why);
    assert_eq!(
        refused,
        [
            because("riley", Unfit::OtherLanguage),
            because("sam", Unfit::Full),
            because("jordan", Unfit::Full)
        ]
    );
    let forecast = Forecast::of(&policy, &team, now);
    assert_eq!(forecast.free_from(&policy, &german, now), None);
    assert_eq!(forecast.free_from(&policy, &lead_in(None), now), Some(now));
    // The page that knows nobody promises what whoever speaks its language can keep.
    assert_eq!(forecast.free_from_for_any(&policy, now), Some(now));
    let german = policy.said_in(Some(Language::German));
    assert_eq!(forecast.free_from_for_any(&german, now), None);
}

#[test]
fn a_language_that_no_rep_speaks_or_that_nobody_is_written_to_in_is_found() {
    let mut sources = two_with_speakers();
    for (from, to) in [
        ("[\"en\", \"de\"]", "[\"en\"]"),
        ("speaks = [\"de\"]", "speaks = [\"en\", \"fr\"]"),
    ] {
        change(&mut sources, "team.toml", from, to);
    }
    refused(
        &sources,
        &[
            "team.toml:35: \"jordan\" speaks fr, in which nobody is written to (name it in company.languages, or leave it out)",
            "team.toml:15: leads are written to in de, and no rep speaks it with them",
        ],
    );
}
