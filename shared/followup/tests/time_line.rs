//! What a policy would do with somebody who asks: day by day, whether the team does its part or not.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "support/mod.rs"]
mod support;

use followup::time_line::{Foreseen, ForeseenFact, TeamConduct, time_line};
use followup::timeline::EntryKind;

use crate::support::{at, policy};

/// Each line with its local time, and what it is in a word.
fn told(from: &str, conduct: TeamConduct) -> Vec<String> {
    let policy = policy();
    let lines = time_line(&policy, at(from), conduct).unwrap();
    assert!(lines.is_sorted_by_key(|line| line.at));
    let word = |line: &Foreseen| match &line.what {
        ForeseenFact::Asked { form } => format!("asked {form}"),
        ForeseenFact::Acknowledged => "acknowledged".to_owned(),
        ForeseenFact::Promised => "promised".to_owned(),
        ForeseenFact::Settled => "settled".to_owned(),
        ForeseenFact::Mail {
            step,
            awaits,
            in_a_row,
        } => format!("mail {step} {awaits} {in_a_row}"),
        ForeseenFact::Happened(entry) => entry.kind().as_str().to_owned(),
        ForeseenFact::Stays { .. } => "stays".to_owned(),
        ForeseenFact::RestsAgain { .. } => "rests_again".to_owned(),
    };
    let local = |line: &Foreseen| policy.calendar().local(line.at).format("%m-%d %H:%M");
    lines
        .iter()
        .map(|line| format!("{} {}", local(line), word(line)))
        .collect()
}

#[test]
fn each_step_has_its_day_and_the_last_word_is_that_it_rests() {
    let lines = told("2026-03-01T12:00:00Z", TeamConduct::DoesItsPart);
    for line in [
        "03-02 10:00 asked contact",
        "03-02 10:00 call_opened",
        "03-02 10:02 acknowledged",
        "03-02 14:00 promised",
        "03-03 10:30 call_opened",
        "03-03 11:30 mail mail false false",
    ] {
        assert!(lines.iter().any(|one| one == line), "{line}: {lines:#?}");
    }
    let goodbye = lines
        .iter()
        .any(|line| line.ends_with(" mail goodbye true true"));
    assert!(goodbye, "{lines:#?}");
    let rests = lines
        .iter()
        .position(|line| line.ends_with(" rested"))
        .unwrap();
    let after = lines[rests + 1..].iter();
    let words: Vec<_> = after.filter_map(|line| line.rsplit(' ').next()).collect();
    assert_eq!(words, ["woke", "rests_again"], "{lines:#?}");
    // Nobody is late where everybody does their part.
    let is_rung = |line: &String| {
        [" reminded", " warned", " escalated", " lapsed"]
            .iter()
            .any(|rung| line.ends_with(rung))
    };
    assert!(!lines.iter().any(is_rung), "{lines:#?}");
}

#[test]
fn who_is_left_alone_meets_each_rung() {
    let lines = told("2026-03-01T12:00:00Z", TeamConduct::DoesNothing);
    let place = |what: &str| lines.iter().position(|line| line.ends_with(what));
    let rungs = [
        " assigned",
        " reminded",
        " promise_missed",
        " escalated",
        " lapsed",
    ];
    let places: Vec<usize> = rungs
        .map(|rung| place(rung).unwrap_or_else(|| panic!("{rung}: {lines:#?}")))
        .to_vec();
    assert!(places.is_sorted(), "{lines:#?}");
    assert!(
        lines
            .iter()
            .filter(|line| line.ends_with(" assigned"))
            .count()
            > 1,
        "{lines:#?}"
    );
}

#[test]
fn each_course_ends_with_what_holds_from_then_on() {
    let policy = policy();
    let from = at("2026-03-01T12:00:00Z");
    let course = |conduct| time_line(&policy, from, conduct).unwrap();
    let left_alone = course(TeamConduct::DoesNothing);
    let manager = policy.active.roster.manager().unwrap();
    let stays = ForeseenFact::Stays {
        with: Some(manager.id.clone()),
        holds_goodbye: true,
    };
    let [.., before, last] = left_alone.as_slice() else {
        panic!("{left_alone:#?}");
    };
    assert_eq!((&last.what, last.at), (&stays, before.at));
    let looked_after = course(TeamConduct::DoesItsPart);
    let last = looked_after.last().unwrap();
    let ForeseenFact::RestsAgain { from } = last.what else {
        panic!("{last:?}");
    };
    assert!(from > last.at, "{last:?}");
}

#[test]
fn holidays_of_the_calendar_are_passed_over() {
    let lines = told("2026-12-23T12:00:00Z", TeamConduct::DoesItsPart);
    assert!(
        lines.iter().any(|line| line.starts_with("12-24 ")),
        "{lines:#?}"
    );
    assert!(
        !lines.iter().any(|line| line.starts_with("12-25 ")),
        "{lines:#?}"
    );
}

#[test]
fn what_is_said_and_what_is_sent_has_its_text() {
    let policy = policy();
    let from = at("2026-03-01T12:00:00Z");
    let lines = time_line(&policy, from, TeamConduct::DoesItsPart).unwrap();
    let mut calls = Vec::new();
    for line in &lines {
        let text = line.text.as_deref();
        if let Some(text) = text {
            assert!(policy.templates.get(text).is_some(), "{text}");
        }
        match &line.what {
            ForeseenFact::Acknowledged => assert_eq!(text, Some("acknowledgement")),
            ForeseenFact::Mail { .. } => assert!(text.is_some(), "{line:?}"),
            ForeseenFact::Happened(entry) if entry.kind() == EntryKind::CallOpened => {
                calls.extend(text);
            }
            ForeseenFact::Asked { .. }
            | ForeseenFact::Promised
            | ForeseenFact::Settled
            | ForeseenFact::Stays { .. }
            | ForeseenFact::RestsAgain { .. }
            | ForeseenFact::Happened(_) => assert_eq!(text, None, "{line:?}"),
        }
    }
    // The first call introduces us, and the others do not.
    assert_eq!(calls[..2], ["script_call", "script_call_again"]);
}
