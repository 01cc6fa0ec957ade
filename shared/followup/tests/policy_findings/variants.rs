//! Texts that are compared: what cannot be compared is said, with its line.

use followup::policy::{Policy, PolicyFiles};

use super::{findings, line_of, shipped};

const MAIL: &str = "templates/mail.md";
const STEP: &str = "at_latest = \"2bh\", template = \"mail\"";

/// The shipped policy whose mail compares these texts; `mail_short` is the mail with another first sentence.
fn comparing(variants: &str) -> PolicyFiles {
    let mut sources = shipped();
    let mail = sources.get(MAIL).unwrap().to_owned();
    let short = mail.replace("No harm done.", "It happens.");
    assert_ne!(mail, short);
    sources
        .files
        .insert("templates/mail_short.md".to_owned(), short);
    let rules = sources.files.get_mut("policy.toml").unwrap();
    assert!(rules.contains(STEP));
    *rules = rules.replacen(STEP, &format!("{STEP}, variants = [{variants}]"), 1);
    sources
}

const PLAIN: &str = "{ name = \"plain\", template = \"mail\", share = 50 }";
const SHORT: &str = "{ name = \"short\", template = \"mail_short\", share = 50 }";

#[test]
fn two_texts_that_say_nearly_the_same_may_be_compared_and_be_said_by_nobody_else() {
    let sources = comparing(&format!("{PLAIN}, {SHORT}"));
    let policy = Policy::compile(&sources).unwrap();
    let step = &policy.rules.cadence.inbound[2];
    assert_eq!(step.templates().collect::<Vec<_>>(), ["mail", "mail_short"]);
    // Without a comparison the one repeats the other.
    let mut alone = sources.clone();
    let rules = alone.files.get_mut("policy.toml").unwrap();
    *rules = rules.replace(&format!(", variants = [{PLAIN}, {SHORT}]"), "");
    let found = findings(&alone);
    assert!(
        found
            .iter()
            .any(|one| one.reason.contains("nearly word for word")),
        "{found:#?}"
    );
}

#[test]
fn what_cannot_be_compared_is_said() {
    for (variants, reason) in [
        (
            "{ name = \"plain\", template = \"mail\", share = 100 }".to_owned(),
            "has one text alone to compare",
        ),
        (
            format!("{PLAIN}, {}", SHORT.replace("50", "40")),
            "add up to 90",
        ),
        (
            format!(
                "{}, {}",
                PLAIN.replace("50", "100"),
                SHORT.replace("50", "0")
            ),
            "nobody gets the text",
        ),
        (
            format!("{PLAIN}, {}", SHORT.replace("short\",", "plain\",")),
            "are called \"plain\"",
        ),
        (
            format!("{PLAIN}, {}", SHORT.replace("\"short\"", "\"Short text\"")),
            "is no name of a text",
        ),
        (
            format!("{PLAIN}, {}", SHORT.replace("mail_short", "mail")),
            "are the template \"mail\"",
        ),
        (
            format!("{PLAIN}, {}", SHORT.replace("mail_short", "mail_long")),
            "names no file",
        ),
        (
            format!("{PLAIN}, {}", SHORT.replace("mail_short", "script_call")),
            "is no mail",
        ),
        (
            format!("{PLAIN}, {}", SHORT.replace("mail_short", "mail_neutral")),
            "left to the draw",
        ),
        (
            format!("{PLAIN}, {}", SHORT.replace("mail_short", "letter")),
            "sends the text of",
        ),
    ] {
        let sources = comparing(&variants);
        let found = findings(&sources);
        let one = found.iter().find(|one| one.reason.contains(reason));
        let one = one.unwrap_or_else(|| panic!("{variants}: {found:#?}"));
        assert_eq!(one.file, "policy.toml");
        let line = if reason == "sends the text of" {
            line_of(&sources, "policy.toml", "name = \"letter\"")
        } else {
            line_of(&sources, "policy.toml", STEP)
        };
        assert_eq!(one.line, Some(line), "{variants}");
    }
}

#[test]
fn only_a_mail_has_texts_to_compare_and_one_of_them_is_its_own() {
    let mut sources = comparing(&format!(
        "{SHORT}, {}",
        SHORT.replace("mail_short", "later")
    ));
    let found = findings(&sources);
    let own = found
        .iter()
        .any(|one| one.reason.contains("none is its template"));
    assert!(own, "{found:#?}");
    let rules = sources.files.get_mut("policy.toml").unwrap();
    *rules = rules.replacen(
        "kind = \"call\", after = \"0m\", template = \"script_call\"",
        &format!("kind = \"call\", after = \"0m\", template = \"script_call\", variants = [{PLAIN}, {SHORT}]"),
        1,
    );
    let found = findings(&sources);
    assert!(
        found
            .iter()
            .any(|one| one.reason.contains("is no mail, and has")),
        "{found:#?}"
    );
}
