//! Free times: whatever is taken, and on whatever day, none of them lies where it must not.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use std::collections::BTreeSet;

use calendar::{Calendar, Interval};
use chrono::{Duration, Timelike};
use followup::booking::{Availability, Booking, Cell, cells};
use followup::policy::Policy;
use proptest::prelude::*;
use support::{changed, ny, policy};

fn booking(slot: &str, buffer: &str) -> Booking {
    Booking {
        slot: slot.parse().unwrap(),
        buffer: buffer.parse().unwrap(),
        ..policy().active.booking.clone().unwrap()
    }
}

fn office() -> Calendar {
    policy().calendar().clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    // Both changes of clocks lie among the days.
    #[test]
    fn no_free_time_meets_what_is_taken_and_all_lie_within_working_hours(
        day in 0i64..260,
        slot in prop::sample::select(vec!["15m", "30m", "45m", "60m", "90m", "4h"]),
        buffer in prop::sample::select(vec!["0m", "15m", "30m", "2h"]),
        taken in prop::collection::vec(0i64..600, 0..40),
        busy in prop::collection::vec((0i64..10_000, 1i64..300), 0..12),
        away in prop::collection::vec((0i64..10_000, 1i64..3_000), 0..3),
    ) {
        let (booking, hours) = (booking(slot, buffer), office());
        let start = ny("2026-03-05 00:00") + Duration::days(day);
        let window = Interval { from: start, to: start + Duration::days(6) };
        let minutes = |from: i64, lasts: i64| Interval {
            from: start + Duration::minutes(from),
            to: start + Duration::minutes(from + lasts),
        };
        let booked: BTreeSet<Cell> = taken.iter().map(|one| Cell::of(start + Duration::minutes(one * 15))).collect();
        let busy: Vec<Interval> = busy.iter().map(|(from, lasts)| minutes(*from, *lasts)).collect();
        let away: Vec<Interval> = away.into_iter().map(|(from, lasts)| minutes(from, lasts)).collect();
        let availability = Availability { hours: &hours, booked: &booked, busy: &busy, away: &away };
        let free = availability.free(&booking, window, 500);
        prop_assert!(free.is_sorted());
        for from in &free {
            let to = *from + booking.slot();
            let (before, after) = (*from - booking.buffer(), to + booking.buffer());
            prop_assert!(window.contains(*from));
            prop_assert_eq!(from.minute() % 15, 0);
            for minute in 0..booking.slot().num_minutes() {
                prop_assert!(hours.is_open(*from + Duration::minutes(minute)));
            }
            prop_assert!(cells(*from, after).all(|cell| !booked.contains(&cell)));
            prop_assert!(busy.iter().all(|one| one.to <= before || after <= one.from));
            prop_assert!(away.iter().all(|one| one.to <= *from || to <= one.from));
        }
        // One after the other, all of what is offered can be asked for; what was taken is offered no more.
        if let Some(first) = free.first() {
            let booked: BTreeSet<Cell> = booked.iter().copied().chain(cells(*first, *first + booking.slot() + booking.buffer())).collect();
            let availability = Availability { hours: &hours, booked: &booked, busy: &busy, away: &away };
            prop_assert!(!availability.is_free(&booking, *first));
            prop_assert!(availability.free(&booking, window, 500).len() < free.len());
        }
    }
}

#[test]
fn a_day_on_which_the_clocks_change_has_its_working_hours_on_the_wall() {
    let sources = changed(
        "calendars/office.toml",
        "[hours]\n",
        "[hours]\nsun = [[\"00:00\", \"06:00\"]]\n",
    );
    let policy = Policy::compile(&sources).unwrap();
    let booking = booking("60m", "0m");
    let none = BTreeSet::new();
    let availability = Availability {
        hours: policy.calendar(),
        booked: &none,
        busy: &[],
        away: &[],
    };
    let times = |date: &str| -> Vec<String> {
        let from = ny(&format!("{date} 00:00"));
        let free = availability.free(
            &booking,
            Interval {
                from,
                to: from + Duration::hours(12),
            },
            50,
        );
        free.iter()
            .map(|at| policy.calendar().local(*at).format("%H:%M").to_string())
            .collect()
    };
    assert_eq!(
        times("2026-03-01"),
        ["00:00", "01:00", "02:00", "03:00", "04:00", "05:00"]
    );
    assert_eq!(
        times("2026-03-08"),
        ["00:00", "01:00", "03:00", "04:00", "05:00"],
        "an hour is not there"
    );
    assert_eq!(
        times("2026-11-01"),
        [
            "00:00", "01:00", "01:00", "02:00", "03:00", "04:00", "05:00"
        ]
    );
}

#[test]
fn the_check_refuses_what_nobody_can_book_by_with_file_and_line() {
    let refused = |file: &str, from: &str, to: &str, because: &str| {
        let findings = Policy::compile(&changed(file, from, to)).unwrap_err();
        let found = findings.iter().find(|one| one.reason.contains(because));
        let found = found.unwrap_or_else(|| panic!("{findings:#?}"));
        assert!(
            found.line.is_some() && !found.proposal.is_empty(),
            "{found}"
        );
    };
    refused(
        "policy.toml",
        "slot = \"30m\"",
        "slot = \"20m\"",
        "no length of a meeting",
    );
    refused(
        "policy.toml",
        "slot = \"30m\"",
        "slot = \"5h\"",
        "no length of a meeting",
    );
    refused(
        "policy.toml",
        "buffer = \"15m\"",
        "buffer = \"1bh\"",
        "cannot be kept free",
    );
    refused(
        "policy.toml",
        "horizon_days = 21",
        "horizon_days = 0",
        "no number of days",
    );
    refused(
        "policy.toml",
        "offered = 24",
        "offered = 500",
        "no number of times",
    );
    refused(
        "policy.toml",
        "remind = [\"1d\", \"1h\"]",
        "remind = [\"1bd\"]",
        "does not count back",
    );
    let free = "]\nfree_when_open = true";
    refused(
        "team.toml",
        free,
        "]\nbusy_ics = \"http://example.com/a.ics\"",
        "not fetched",
    );
    refused(
        "team.toml",
        free,
        "]\nbusy_ics = \"https://10.0.0.1/a.ics\"",
        "not fetched",
    );
    refused(
        "team.toml",
        free,
        "]\nbooking_url = \"https://example.com/a\"\nfree_when_open = true",
        "more than one",
    );
}

#[test]
fn a_policy_without_the_section_and_its_texts_holds_together() {
    let mut sources = support::shipped();
    let policy = sources.files.get_mut("policy.toml").unwrap();
    let (before, rest) = policy.split_once("[booking]").unwrap();
    let (_, after) = rest.split_once("# Who did not ask").unwrap();
    *policy = format!("{before}# Who did not ask{after}");
    sources
        .files
        .retain(|name, _| !name.contains("/book") && name != "templates/meeting.md");
    assert!(Policy::compile(&sources).unwrap().active.booking.is_none());
}
