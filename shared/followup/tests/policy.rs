//! The shipped policy passes its own check, and the check finds what is wrong.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use followup::ids::PersonId;
use followup::language::Language;
use followup::policy::{Policy, PolicyDocument, PolicyFiles};
use support::{around_the_clock, changed, policy, shipped};
use wording::Words;

fn findings(file: &str, from: &str, to: &str) -> Vec<String> {
    Policy::compile(&changed(file, from, to))
        .expect_err("the check should refuse this")
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[track_caller]
fn refused(file: &str, from: &str, to: &str, because: &str) {
    let findings = findings(file, from, to);
    assert!(
        findings.iter().any(|found| found.contains(because)),
        "{findings:#?}"
    );
}

#[test]
fn the_shipped_policy_passes_its_check() {
    assert_eq!(policy().active.roster.people.len(), 5);
}

/// All of a policy, its templates read.
fn shown(policy: &Policy) -> String {
    let templates: Vec<_> = policy.templates.iter().collect();
    format!(
        "{:#?}",
        (&policy.version, &policy.rules, &policy.active, templates)
    )
}

#[test]
fn what_is_read_of_a_translation_is_what_was_compiled() {
    let lines_of_windows: PolicyFiles = shipped()
        .files
        .into_iter()
        .map(|(file, text)| (file, format!("\u{feff}{}", text.replace('\n', "\r\n"))))
        .filter(|(file, _)| file.starts_with("templates/"))
        .chain(
            shipped()
                .files
                .into_iter()
                .filter(|(file, _)| !file.starts_with("templates/")),
        )
        .collect();
    for sources in [shipped(), lines_of_windows] {
        let compiled = Policy::compile(&sources).unwrap();
        let translated = PolicyDocument::of(sources).unwrap();
        let pushed = serde_json::to_string(&translated).unwrap();
        let read = Policy::read(&serde_json::from_str(&pushed).unwrap()).unwrap();
        assert_eq!(shown(&read), shown(&compiled));
    }
}

#[test]
fn what_toml_lets_pass_and_a_translation_does_not_is_refused() {
    let hours = "[[\"09:00\", \"17:00\"]]";
    assert!(
        shipped()
            .get("calendars/office.toml")
            .unwrap()
            .contains(hours)
    );
    refused(
        "calendars/office.toml",
        hours,
        "[[\"09:00\", \"17:00\", \"18:00\"]]",
        "cannot be read",
    );
}

#[test]
fn the_same_files_are_the_same_version_and_one_changed_letter_is_another() {
    assert_eq!(shipped().version(), shipped().version());
    assert_ne!(
        shipped().version(),
        changed("policy.toml", "\"2m\"", "\"3m\"").version()
    );
}

#[test]
fn a_step_that_comes_before_the_one_below_it_is_refused() {
    refused(
        "policy.toml",
        "reminder = \"2bh\", due = \"4bh\", manager = \"8bh\", warned",
        "reminder = \"5bh\", due = \"4bh\", manager = \"8bh\", warned",
        "reminder = \"5bh\" comes after due = \"4bh\"",
    );
}

#[test]
fn steps_of_different_units_are_compared_on_every_day() {
    // A day and a half by the clock comes before two business hours over a weekend.
    refused(
        "policy.toml",
        "due = \"4bh\", manager = \"8bh\", warned",
        "due = \"4bh\", manager = \"36h\", warned",
        "comes after",
    );
}

#[test]
fn a_ladder_around_the_clock_is_one_line() {
    let line = "first_touch = { wanted = \"5m\", due = \"30m\", manager = \"8h\", warned = \"24h\", reassigned = \"48h\" }";
    let sources = changed(
        "policy.toml",
        "first_touch = { wanted = \"1bh\", reminder = \"2bh\", due = \"4bh\", manager = \"8bh\", warned = \"12bh\", reassigned = \"16bh\", second = \"4bh\" }",
        line,
    );
    assert!(Policy::compile(&around_the_clock(sources)).is_ok());
}

#[test]
fn a_policy_that_does_not_say_who_sends_is_refused() {
    refused(
        "policy.toml",
        "postal_address = \"100 Main Street, Springfield, NY 10001, USA\"",
        "postal_address = \"\"",
        "company.postal_address is empty",
    );
    refused(
        "policy.toml",
        "regions = [\"US\"]",
        "regions = []",
        "company.regions is empty",
    );
    for (regions, why) in [
        ("[\"Europe\"]", "which is no country"),
        ("[\"us\"]", "which is no country"),
    ] {
        let regions = format!("regions = {regions}");
        refused("policy.toml", "regions = [\"US\"]", &regions, why);
    }
    refused(
        "policy.toml",
        "privacy_url = \"https://www.example.com/privacy\"",
        "privacy_url = \"\"",
        "company.privacy_url is empty",
    );
    refused(
        "policy.toml",
        "legal_name = \"Example Consulting LLC\"",
        "legal_name = \"\"",
        "company.legal_name is empty",
    );
    refused(
        "policy.toml",
        "hello@example.com",
        "hello@yandex.com",
        "nobody else can sign",
    );
    refused(
        "policy.toml",
        "hello@example.com",
        "hello@gmail.com",
        "nobody else can sign",
    );
}

#[test]
fn a_finding_names_file_and_line() {
    let findings = findings("policy.toml", "qualify = \"2bh\"", "qualify = \"2 hours\"");
    assert!(findings[0].starts_with("policy.toml:"), "{findings:#?}");
    assert!(findings[0].contains("30m"), "{findings:#?}");
}

#[test]
fn a_cadence_without_a_goodbye_or_with_too_many_attempts_is_refused() {
    refused(
        "policy.toml",
        "max_touches = 5",
        "max_touches = 3",
        "has 4 attempts",
    );
    refused(
        "policy.toml",
        "kind = \"goodbye\", after = \"5bd\", template = \"goodbye\" },\n]\n# No email",
        "kind = \"mail\", after = \"5bd\", template = \"goodbye\" },\n]\n# No email",
        "never says goodbye",
    );
}

#[test]
fn a_criterion_about_a_field_that_no_form_has_is_refused() {
    refused(
        "policy.toml",
        "field = \"budget\"",
        "field = \"bugdet\"",
        "which no form has",
    );
}

#[test]
fn a_criterion_or_a_person_with_a_topic_that_no_form_offers_is_refused() {
    refused(
        "policy.toml",
        "any_of = [\"sales\"]",
        "any_of = [\"sale\"]",
        "asks whether topic is \"sale\", which no form offers (one of sales, support, partnership, other)",
    );
    refused(
        "team.toml",
        "phone = \"+1 555 010 0111\"",
        "topics = [\"sale\"]",
        "\"riley\" takes the topic \"sale\", which no form offers",
    );
}

#[test]
fn a_limit_of_nothing_is_refused() {
    refused(
        "policy.toml",
        "per_source_hour = 20",
        "per_source_hour = 0",
        "limits.per_source_hour = 0 sends every inquiry to review (at least 1)",
    );
}

#[test]
fn a_missing_template_or_person_or_calendar_is_refused() {
    refused(
        "policy.toml",
        "template = \"letter\"",
        "template = \"lettre\"",
        "names no file",
    );
    refused(
        "team.toml",
        "roles = [\"manager\"]",
        "roles = [\"rep\"]",
        "nobody has the role \"manager\"",
    );
    refused(
        "policy.toml",
        "calendar = \"office\"",
        "calendar = \"ofice\"",
        "names no file",
    );
}

#[test]
fn a_policy_in_which_no_step_calls_needs_the_script_of_the_first_call() {
    let mut sources = shipped();
    for file in ["script_call", "script_call_imported"] {
        sources.files.remove(&format!("templates/{file}.md"));
    }
    let text = sources.files.get_mut("policy.toml").unwrap();
    *text = text.replace(
        "template = \"script_call\"",
        "template = \"script_callback\"",
    );
    let found = |sources: &PolicyFiles| match Policy::compile(sources) {
        Ok(_) => Vec::new(),
        Err(findings) => findings.iter().map(ToString::to_string).collect(),
    };
    // Some step names a script for a first call: that one is read.
    assert_eq!(found(&sources), [""; 0]);
    let text = sources.files.get_mut("policy.toml").unwrap();
    let without = |line: &&str| !line.contains("kind = \"call\"");
    *text = text.lines().filter(without).collect::<Vec<_>>().join("\n");
    let wanted = "templates/script_call.md:1: the file is not there";
    let findings = found(&sources);
    assert!(
        findings.iter().any(|one| one.contains(wanted)),
        "{findings:#?}"
    );
}

#[test]
fn a_deputy_is_somebody_else_of_the_team_and_the_managers_alone() {
    let with = |of: &str, deputy: &str| {
        let id = format!("id = \"{of}\"");
        (id.clone(), format!("{id}\ndeputy = \"{deputy}\""))
    };
    for (of, deputy, because) in [
        (
            "morgan",
            "nobody",
            "nobody of the team has the id \"nobody\"",
        ),
        ("morgan", "morgan", "nobody stands in for themselves"),
        ("riley", "sam", "only the manager has one"),
    ] {
        let (from, to) = with(of, deputy);
        refused("team.toml", &from, &to, because);
    }
    let (from, to) = with("morgan", "riley");
    let policy = Policy::compile(&changed("team.toml", &from, &to)).unwrap();
    let roster = &policy.active.roster;
    assert_eq!(roster.deputy().unwrap().name, "Riley Chen");
    let manages = roster.people.iter().filter(|one| roster.manages(one));
    let names: Vec<&str> = manages.map(|one| one.id.as_str()).collect();
    assert_eq!(names, ["riley", "morgan"]);
}

#[test]
fn a_language_that_is_not_shipped_is_refused_with_those_that_are() {
    let shipped = "there are en-US, en-GB, de, es, fr";
    let (id, polish) = ("id = \"sam\"", "id = \"sam\"\nlanguage = \"pl\"");
    refused("team.toml", id, polish, shipped);
    refused("policy.toml", "\"en-US\"", "\"pl\"", shipped);
    let german = changed("team.toml", id, &polish.replace("pl", "de"));
    let active = Policy::compile(&german).unwrap().active;
    let reads = |id: &str| Words::for_person(&active, &PersonId::parse(id).unwrap()).language;
    assert_eq!(reads("sam"), Language::German);
    assert_eq!(reads("riley"), Language::AmericanEnglish);
}
