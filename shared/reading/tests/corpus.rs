//! What the mails of the corpus are classified as.
//!
//! The raw mails lie in `corpus`, in about twenty languages and as many alphabets; `expected.jsonl` says of each what `baton explain mail` has to
//! answer. All were written for this test.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::PathBuf;

use calendar::{Calendar, parse_instant};
use chrono::NaiveDate;
use followup::language::Language;
use proptest::prelude::*;
use reading::{Classification, back_on, classify, codes, newly_written, report, wish};
use serde_json::{Value, json};

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn expected() -> Vec<Value> {
    let lines = fs::read_to_string(corpus().join("expected.jsonl")).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn answer(found: &Classification) -> Value {
    json!({
        "kind": found.kind.as_str(),
        "recipient": found.recipient,
        "hard": found.hard,
        "until": found.until.map(|day| day.to_string()),
        "text": found.text,
    })
}

#[test]
fn every_mail_of_the_corpus_is_classified() {
    let mut wrong = Vec::new();
    for mut line in expected() {
        let file = line["file"].as_str().unwrap().to_owned();
        line.as_object_mut().unwrap().remove("file");
        let got = answer(&classify(&fs::read(corpus().join(&file)).unwrap()));
        if got != line {
            wrong.push(format!("{file}\n  expected {line}\n  got      {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_mail_of_the_corpus_is_expected() {
    let expected: Vec<String> = expected()
        .iter()
        .map(|line| line["file"].as_str().unwrap().to_owned())
        .collect();
    for entry in fs::read_dir(corpus()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            name == "expected.jsonl" || expected.contains(&name),
            "{name} is not expected"
        );
    }
}

/// A mail of the corpus with some of its bytes changed, cut off, or said twice.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let files: Vec<PathBuf> = expected()
        .iter()
        .map(|line| corpus().join(line["file"].as_str().unwrap()))
        .collect();
    let raws: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40);
    (
        prop::sample::select(raws),
        changes,
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(mut raw, changes, from, to)| {
            for (at, byte) in changes {
                let at = at.index(raw.len());
                raw[at] = byte;
            }
            let (from, to) = (from.index(raw.len()), to.index(raw.len()));
            if from < to {
                raw.drain(from..to);
            } else {
                let again = raw[to..from].to_vec();
                raw.extend(again);
            }
            raw
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_bytes_make_it_panic(raw in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = classify(&raw);
        let _ = classify(&[b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n", raw.as_slice()].concat());
    }

    #[test]
    fn no_damage_makes_it_panic(raw in mutated()) {
        let _ = classify(&raw);
    }

    #[test]
    fn what_a_report_or_a_wish_may_hold_makes_nothing_panic(text in "(\\PC|[\n\r\t ]){0,400}", zone in -24_i32..24, hour in 0_u32..24) {
        let sent = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
        let _ = back_on(&text, sent, zone);
        let _ = wish(&text, &text);
        let _ = codes::reason(codes::status(&text), &text);
        let hours = format!("[[\"{hour:02}:00\", \"24:00\"]]");
        let calendar = format!(r#"{{"tz": "Europe/Berlin", "hours": {{"mon": {hours}}}}}"#);
        let calendar = Calendar::new(serde_json::from_str(&calendar).unwrap()).unwrap();
        let now = parse_instant("2026-02-28T15:00:00Z").unwrap();
        let _ = report::read(&text, Language::German, &calendar, "EUR", now);
    }

    #[test]
    fn what_is_newly_written_was_written(text in "(\\PC{0,40}\n){0,12}") {
        let kept = newly_written(&text);
        for line in kept.lines() {
            prop_assert!(text.contains(line.trim_end()));
        }
        // Taken twice, nothing more goes.
        prop_assert_eq!(newly_written(&kept).lines().count(), kept.lines().count());
    }
}
