//! What the edges of intervals mean where clocks change.

use chrono::{NaiveDate, TimeDelta};

use super::{at, between, calendar, due, text};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn an_edge_that_a_clock_change_skips_moves_forward_by_the_gap() {
    let new_york = calendar(
        "America/New_York",
        r#""hours": {"sun": [["02:30", "06:00"]]}"#,
    );
    assert_eq!(
        text(new_york.first_opening_of(date("2026-03-08")).unwrap()),
        "2026-03-08T07:30:00Z"
    );
    let lord_howe = calendar(
        "Australia/Lord_Howe",
        r#""hours": {"sun": [["02:15", "06:00"]]}"#,
    );
    assert_eq!(
        text(lord_howe.first_opening_of(date("2025-10-05")).unwrap()),
        "2025-10-04T15:45:00Z"
    );
}

#[test]
fn a_midnight_that_does_not_exist_is_the_end_of_the_gap() {
    let santiago = calendar(
        "America/Santiago",
        r#""hours": {"sat": [["20:00", "24:00"]], "sun": [["00:00", "02:00"]]}"#,
    );
    let saturday = at("2025-09-06T23:00:00Z");
    assert_eq!(
        text(santiago.opening_at_or_after(saturday)),
        "2025-09-07T00:00:00Z"
    );
    assert_eq!(
        text(santiago.closing_at_or_after(saturday)),
        "2025-09-07T05:00:00Z"
    );
    // 24:00 is skipped, and moves to 01:00, which is the same instant; 01:00 to 02:00 is one hour more.
    assert_eq!(
        due(&santiago, "2025-09-06T23:00:00Z", "5bh"),
        "2025-09-07T05:00:00Z"
    );
}

#[test]
fn an_edge_that_happens_twice_means_the_first() {
    let new_york = calendar(
        "America/New_York",
        r#""hours": {"sun": [["00:00", "01:30"], ["03:00", "04:00"]]}"#,
    );
    let midnight = at("2026-11-01T04:00:00Z");
    assert_eq!(
        text(new_york.closing_at_or_after(midnight)),
        "2026-11-01T05:30:00Z"
    );
    assert_eq!(
        text(new_york.opening_at_or_after(at("2026-11-01T05:30:00Z"))),
        "2026-11-01T08:00:00Z"
    );
}

#[test]
fn a_day_of_twenty_five_hours_has_twenty_five_hours() {
    let sundays = calendar(
        "America/New_York",
        r#""hours": {"sun": [["00:00", "24:00"]]}"#,
    );
    let hours_of = |day: &str| {
        let from = sundays.first_opening_of(date(day)).unwrap();
        sundays.business_between(from, from + TimeDelta::days(3)) / 3_600
    };
    assert_eq!(hours_of("2026-11-01"), 25);
    assert_eq!(hours_of("2026-03-08"), 23);
    assert_eq!(hours_of("2026-06-07"), 24);
}

#[test]
fn an_interval_that_a_clock_change_reverses_vanishes() {
    let new_york = calendar(
        "America/New_York",
        r#""hours": {"sun": [["02:30", "03:00"]]}"#,
    );
    assert_eq!(new_york.first_opening_of(date("2026-03-08")), None);
    assert_eq!(
        text(new_york.opening_at_or_after(at("2026-03-08T00:00:00Z"))),
        "2026-03-15T06:30:00Z"
    );
}

#[test]
fn intervals_that_a_clock_change_lays_over_each_other_count_once() {
    let new_york = calendar(
        "America/New_York",
        r#""hours": {"sun": [["02:00", "02:45"], ["03:15", "04:00"]]}"#,
    );
    let day = between("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z");
    assert_eq!(new_york.business_between(day.from, day.to), 3_600);
    assert_eq!(
        due(&new_york, "2026-03-08T05:00:00Z", "1bh"),
        "2026-03-08T08:00:00Z"
    );
}

#[test]
fn the_hours_of_a_date_that_a_zone_left_out_move_to_the_next_and_the_date_itself_has_no_opening() {
    let apia = calendar("Pacific/Apia", super::NINE_TO_FIVE);
    assert_eq!(apia.first_opening_of(date("2011-12-30")), None);
    assert_eq!(
        text(apia.first_opening_of(date("2011-12-31")).unwrap()),
        "2011-12-30T19:00:00Z"
    );
    assert_eq!(
        due(&apia, "2011-12-29T21:00:00Z", "16bh"),
        "2012-01-01T21:00:00Z"
    );
}

#[test]
fn business_days_keep_the_local_time_across_a_clock_change_and_move_with_the_gap() {
    let daily = r#"{"sat": [["00:00", "24:00"]], "sun": [["00:00", "24:00"]], "mon": [["00:00", "24:00"]]}"#;
    let paris = calendar("Europe/Paris", &format!(r#""hours": {daily}"#));
    assert_eq!(
        due(&paris, "2026-03-28T11:00:00Z", "1bd"),
        "2026-03-29T10:00:00Z"
    );
    assert_eq!(
        due(&paris, "2026-03-28T01:30:00Z", "1bd"),
        "2026-03-29T01:30:00Z"
    );
    assert_eq!(
        due(&paris, "2026-03-28T01:30:00Z", "2bd"),
        "2026-03-30T00:30:00Z"
    );
    assert_eq!(
        due(&paris, "2026-10-24T00:30:00Z", "1bd"),
        "2026-10-25T00:30:00Z"
    );
}

#[test]
fn a_midnight_that_happens_twice_belongs_to_the_later_date_from_its_first_time_on() {
    let goose_bay = calendar(
        "America/Goose_Bay",
        r#""hours": {"sun": [["00:00", "24:00"]]}"#,
    );
    let opening = goose_bay.first_opening_of(date("2010-11-07")).unwrap();
    assert_eq!(text(opening), "2010-11-07T03:00:00Z");
    assert_eq!(
        text(goose_bay.closing_at_or_after(opening)),
        "2010-11-08T04:00:00Z"
    );
}
