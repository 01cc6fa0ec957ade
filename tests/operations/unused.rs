//! What nothing uses yet, and later work builds on: pauses, leads that are away.
//!
//! Each is used here once, with what it is for, so that whoever clears out what is unused meets a test that says why it stays.
//! A test goes when its part is built and has tests of its own.

use std::collections::BTreeMap;

use calendar::{Calendar, CalendarSource, Day, Interval, Span, parse_instant};
use followup::lead::{ManagerReason, Open, Owner, Queue};
use followup::message::Escalation;

/// While a lead is away the clocks of what a person owes it stand still: [`Calendar::deadline`] takes pauses out, and every
/// caller gives it none today.
#[test]
fn a_deadline_waits_while_somebody_is_away() {
    let source = CalendarSource {
        tz: "UTC".to_owned(),
        hours: BTreeMap::from([(Day::Mon, vec![("09:00".to_owned(), "17:00".to_owned())])]),
        ..CalendarSource::default()
    };
    let calendar = Calendar::new(source).unwrap();
    let at = |text: &str| parse_instant(text).unwrap();
    let start = at("2026-03-02T10:00:00Z");
    let away = Interval {
        from: start,
        to: at("2026-03-05T10:00:00Z"),
    };
    let span = Span::Elapsed { seconds: 3_600 };
    let due = calendar.deadline(start, span, &[away]).at;
    assert_eq!(due, at("2026-03-05T11:00:00Z"));
}

/// A lead that came while no policy was active is the manager's, who hears of it: today it waits until there is one.
#[test]
fn a_lead_from_before_any_policy_is_the_managers() {
    let since = parse_instant("2026-03-02T10:00:00Z").unwrap();
    let waits = Open::WithManager {
        since,
        because: ManagerReason::NoPolicy,
        relisted: None,
    };
    assert_eq!(waits.owner(), Owner::Queue(Queue::Manager));
    let told = serde_json::to_value(Escalation::NoPolicy).unwrap();
    assert_eq!(told, "no_policy");
}
