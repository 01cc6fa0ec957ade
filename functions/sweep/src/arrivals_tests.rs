use std::collections::HashSet;

use super::*;

fn at(seconds: i64) -> Instant {
    Instant::from_timestamp(1_772_460_000 + seconds, 0).unwrap_or_default()
}

fn fact(seconds: i64, source: &str, recipient: &str, text: &str) -> ArrivalFact {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    ArrivalFact {
        at: at(seconds),
        source: some(source),
        recipient: some(recipient),
        text: some(text),
    }
}

/// The same by looking at every fact for every fact.
fn plainly(facts: &[ArrivalFact], fact: &ArrivalFact) -> (usize, usize) {
    let from = |other: &&ArrivalFact| {
        other.source.is_some()
            && other.source == fact.source
            && other.at <= fact.at
            && other.at > fact.at - WINDOW
    };
    let near = |other: &&ArrivalFact| {
        other.text.is_some()
            && other.text == fact.text
            && other.at > fact.at - WINDOW
            && other.at < fact.at + WINDOW
    };
    let recipients: HashSet<_> = facts
        .iter()
        .filter(near)
        .map(|one| &one.recipient)
        .collect();
    (facts.iter().filter(from).count(), recipients.len())
}

#[test]
fn what_is_counted_once_is_what_counting_for_each_would_give() {
    // Sources, recipients and texts that meet in many ways, over three hours, several in one second.
    let facts: Vec<ArrivalFact> = (0..900)
        .map(|number: i64| {
            let source = format!("source {}", number % 7);
            let recipient = format!("recipient {}", number * number % 31);
            let text = ["", "one", "two", "three"][usize::try_from(number % 4).unwrap_or(0)];
            fact(number * 13 % 10_800 / 3 * 3, &source, &recipient, text)
        })
        .collect();
    let counts = Counts::of(&facts);
    for one in &facts {
        let counted = (counts.of_source(one), counts.of_text(one));
        assert_eq!(counted, plainly(&facts, one), "{one:?}");
    }
}

#[test]
fn the_hour_ends_at_its_edge() {
    let early = fact(0, "s", "a", "t");
    for (seconds, expected) in [(3_599, (2, 2)), (3_600, (1, 1))] {
        let late = fact(seconds, "s", "b", "t");
        let counts = Counts::of(&[early.clone(), late.clone()]);
        assert_eq!((counts.of_source(&late), counts.of_text(&late)), expected);
        // The first of a source is nobody's flood; the first of a text is as bad as the last.
        assert_eq!(
            (counts.of_source(&early), counts.of_text(&early)),
            (1, expected.1)
        );
    }
}

#[test]
fn what_the_index_does_not_have_yet_is_judged_by_its_neighbours() {
    let facts: Vec<ArrivalFact> = (0..10)
        .map(|number| fact(number, "s", &format!("r{number}"), "t"))
        .collect();
    let counts = Counts::of(&facts);
    assert_eq!(counts.of_text(&fact(20, "s", "new", "t")), 10);
    assert_eq!(counts.of_text(&fact(9 + 3_600, "s", "new", "t")), 0);
}

#[test]
fn judging_a_flood_looks_at_each_arrival_a_few_times_and_not_once_for_each_other() {
    const FLOOD: i64 = 20_000;
    let facts: Vec<ArrivalFact> = (0..FLOOD)
        .map(|number| fact(number / 10, "one", &format!("r{number}"), "one text"))
        .collect();
    let counts = Counts::of(&facts);
    assert!(counts.steps <= 4 * facts.len(), "{}", counts.steps);
    // What is asked of each is two searches in a sorted list.
    for one in &facts {
        assert_eq!(counts.of_text(one), facts.len());
    }
    assert_eq!(counts.of_source(&facts[0]), 10);
}
