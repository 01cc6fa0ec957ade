//! What a text may not say of what perhaps nobody did, in each language.

use followup::template::{TemplateFinding, Templates};

use crate::sentences::{ASKED, QUIET, TRIED, TRUE_ANYWAY, TRUE_OF_A_LIST};

const ATTEMPT: &str = "claims an attempt";
const SILENCE: &str = "says that they went quiet";
const INQUIRY: &str = "says that they asked";

fn text(header: &str, subject: &str, body: &str) -> String {
    format!(
        "+++\nsubject = \"{subject} {{{{ topic }}}}\"\nto = \"lead\"\n{header}+++\n{body}\n\n{{{{ team_name }}}}\n"
    )
}

/// What is found in this text, among others that are sound.
fn found(name: &str, source: &str) -> Vec<TemplateFinding> {
    let files = [
        ("goodbye", text("", "The end of", "Goodbye.")),
        ("news", text("", "News of", "Here is what is new.")),
        (name, source.to_owned()),
    ];
    let set = Templates::parse(files.iter().map(|(name, source)| (*name, source))).unwrap();
    let mut findings = set.check();
    findings.retain(|one| one.file == format!("templates/{name}.md"));
    findings
}

/// The sentences in which this text is not found fault with, or for another reason or in another line than these.
fn escape(name: &str, sentences: &[&'static str], reason: &str) -> Vec<(&'static str, String)> {
    let all = sentences.iter().map(|sentence| {
        let findings = found(name, &text("", "On", sentence));
        let hit = findings.iter().any(|one| {
            one.line == Some(5) && one.reason.contains(reason) && !one.proposal.is_empty()
        });
        (*sentence, findings, hit)
    });
    all.filter(|(_, _, hit)| !hit)
        .map(|(sentence, findings, _)| (sentence, format!("{findings:?}")))
        .collect()
}

#[test]
fn nobody_is_said_to_have_tried_where_perhaps_nobody_did() {
    assert_eq!(escape("extra", TRIED, ATTEMPT), []);
}

#[test]
fn nobody_is_said_to_have_gone_quiet_where_perhaps_nothing_reached_them() {
    for name in [
        "extra",
        "acknowledgement",
        "owing",
        "letter_neutral",
        "news_imported",
    ] {
        assert_eq!(escape(name, QUIET, SILENCE), [], "{name}");
    }
}

#[test]
fn nobody_on_a_list_is_said_to_have_asked() {
    assert_eq!(escape("news_imported", ASKED, INQUIRY), []);
}

#[test]
fn offers_futures_and_conditions_claim_nothing() {
    for sentence in TRUE_ANYWAY {
        let findings = found("extra", &text("", "On", sentence));
        assert_eq!(findings, [], "{sentence}");
    }
    for sentence in TRUE_OF_A_LIST {
        let findings = found("news_imported", &text("", "On", sentence));
        assert_eq!(findings, [], "{sentence}");
    }
}

#[test]
fn who_was_tried_or_written_to_may_be_told_that_they_went_quiet() {
    for requires in ["attempt", "writing"] {
        let header = format!("requires = \"{requires}\"\nneutral = \"news\"\n");
        for sentence in QUIET {
            assert_eq!(
                found("extra", &text(&header, "On", sentence)),
                [],
                "{sentence}"
            );
        }
    }
    let both = "We tried to reach you.\nYou have not replied.";
    let lines: Vec<_> = found("extra", &text("", "On", both))
        .into_iter()
        .map(|one| one.line)
        .collect();
    assert_eq!(lines, [Some(5), Some(6)]);
}

#[test]
fn who_did_not_come_may_be_told_that_both_missed_each_other_and_no_more() {
    let source = |body| text("", "On", body);
    assert_eq!(found("booking_again", &source("We missed each other.")), []);
    for body in ["We tried to call you.", "You went quiet."] {
        assert_eq!(found("booking_again", &source(body)).len(), 1, "{body}");
    }
}

#[test]
fn a_claim_does_not_reach_beyond_a_sentence_or_a_paragraph() {
    for body in [
        "Das rief Freude hervor. Sehen Sie es sich an.",
        "You need not call\n\nOur door is open",
        "- No charge from us\n- You choose",
    ] {
        assert_eq!(found("extra", &text("", "On", body)), [], "{body}");
    }
}

#[test]
fn no_shipped_text_claims_what_perhaps_nobody_did() {
    for folder in [
        "policy",
        "examples/around-the-clock",
        "examples/german",
        "examples/spanish",
        "examples/french",
    ] {
        let path = format!(
            "{}/../../infra/{folder}/templates",
            env!("CARGO_MANIFEST_DIR")
        );
        let files = std::fs::read_dir(path).unwrap().map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        });
        let set = Templates::parse(files).unwrap();
        assert_eq!(set.check(), [], "{folder}");
    }
}
