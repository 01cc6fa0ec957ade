//! What a duration means, in calendars without clock changes.

use calendar::{Because, Interval, LATEST, MAX_COUNTED, MAX_SKIPPED};

use super::{after, at, between, calendar, due, office, text};

#[test]
fn saturday_evening_and_an_hour_is_monday_at_ten() {
    assert_eq!(
        due(&office(), "2026-02-28T18:00:00Z", "1bh"),
        "2026-03-02T10:00:00Z"
    );
}

#[test]
fn work_that_ends_at_closing_time_ends_there_and_not_at_the_next_opening() {
    assert_eq!(
        due(&office(), "2026-03-02T09:00:00Z", "8bh"),
        "2026-03-02T17:00:00Z"
    );
    assert_eq!(
        due(&office(), "2026-03-06T16:00:00Z", "1bh"),
        "2026-03-06T17:00:00Z"
    );
}

#[test]
fn a_start_at_closing_time_counts_from_the_next_opening() {
    assert_eq!(
        due(&office(), "2026-03-06T17:00:00Z", "1bm"),
        "2026-03-09T09:01:00Z"
    );
}

#[test]
fn no_time_at_all_ends_at_once_or_outside_hours_at_the_next_opening() {
    for (start, end) in [
        ("2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z"),
        ("2026-03-02T12:34:56Z", "2026-03-02T12:34:56Z"),
        ("2026-03-02T17:00:00Z", "2026-03-03T09:00:00Z"),
        ("2026-03-02T08:59:59Z", "2026-03-02T09:00:00Z"),
        ("2026-03-07T12:00:00Z", "2026-03-09T09:00:00Z"),
    ] {
        assert_eq!(due(&office(), start, "0bm"), end);
        assert_eq!(due(&office(), start, "0bd"), end);
        assert_eq!(due(&office(), start, "0m"), start);
    }
}

#[test]
fn milliseconds_of_a_start_are_kept() {
    let start = "2026-03-02T16:59:59.250Z";
    assert_eq!(due(&office(), start, "1bm"), "2026-03-03T09:00:59.250Z");
    assert_eq!(due(&office(), start, "1bd"), "2026-03-03T16:59:59.250Z");
    assert_eq!(due(&office(), start, "1m"), "2026-03-02T17:00:59.250Z");
}

#[test]
fn a_day_may_have_several_intervals() {
    let split = calendar(
        "UTC",
        r#""hours": {"mon": [["13:00", "17:00"], ["09:00", "12:00"]]}"#,
    );
    assert_eq!(
        due(&split, "2026-03-02T11:30:00Z", "30bm"),
        "2026-03-02T12:00:00Z"
    );
    assert_eq!(
        due(&split, "2026-03-02T11:30:00Z", "31bm"),
        "2026-03-02T13:01:00Z"
    );
    assert_eq!(
        due(&split, "2026-03-02T12:30:00Z", "0bm"),
        "2026-03-02T13:00:00Z"
    );
}

#[test]
fn hours_that_meet_at_midnight_are_one_stretch() {
    let night = calendar(
        "UTC",
        r#""hours": {"mon": [["22:00", "24:00"]], "tue": [["00:00", "06:00"]]}"#,
    );
    let evening = at("2026-03-02T20:00:00Z");
    assert_eq!(
        text(night.closing_at_or_after(evening)),
        "2026-03-03T06:00:00Z"
    );
    let counted = after(&night, "2026-03-02T20:00:00Z", "3bh").counted;
    assert_eq!(
        counted,
        [between("2026-03-02T22:00:00Z", "2026-03-03T01:00:00Z")]
    );
}

#[test]
fn a_holiday_is_skipped_and_named_and_an_exception_replaces_the_whole_day() {
    let year_end = calendar(
        "UTC",
        r#""hours": {"thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]]},
           "holidays": ["2026-12-25", "2027-01-01"],
           "exceptions": {"2026-12-24": [["09:00", "12:00"]], "2026-12-31": [], "2027-01-01": [["20:00", "21:00"]]}"#,
    );
    let deadline = after(&year_end, "2026-12-24T11:00:00Z", "2bh");
    assert_eq!(text(deadline.at), "2027-01-01T21:00:00Z");
    let closed = |date: &str| {
        let date = date.parse().unwrap();
        let skipped = deadline.skipped.iter().find(|skipped| skipped.date == date);
        skipped.map(|skipped| skipped.because.clone())
    };
    assert_eq!(closed("2026-12-24"), None);
    assert_eq!(closed("2026-12-25"), Some(Because::Holiday { name: None }));
    assert_eq!(closed("2026-12-26"), Some(Because::ClosedWeekday));
    assert_eq!(closed("2026-12-31"), Some(Because::Exception));
    assert_eq!(closed("2027-01-01"), None);
}

#[test]
fn a_pause_takes_its_time_out_of_elapsed_and_of_business_time() {
    let office = office();
    let pauses = [
        between("2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z"),
        between("2026-03-02T10:00:00Z", "2026-03-02T10:30:00Z"),
        between("2026-03-02T12:30:00Z", "2026-03-02T13:30:00Z"),
        between("2026-03-02T16:00:00Z", "2026-03-02T16:00:00Z"),
    ];
    for span in ["4h", "4bh"] {
        let deadline = office.deadline(at("2026-03-02T09:00:00Z"), span.parse().unwrap(), &pauses);
        assert_eq!(text(deadline.at), "2026-03-02T15:00:00Z");
        assert_eq!(
            deadline.counted,
            [
                between("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"),
                between("2026-03-02T10:30:00Z", "2026-03-02T12:00:00Z"),
                between("2026-03-02T13:30:00Z", "2026-03-02T15:00:00Z"),
            ]
        );
        assert_eq!(
            deadline.paused,
            [
                between("2026-03-02T10:00:00Z", "2026-03-02T10:30:00Z"),
                between("2026-03-02T12:00:00Z", "2026-03-02T13:30:00Z"),
            ]
        );
    }
}

#[test]
fn work_that_ends_where_a_pause_begins_ends_there_and_no_time_in_a_pause_ends_after_it() {
    let pause = [between("2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z")];
    for (start, span, end) in [
        ("2026-03-02T11:00:00Z", "1h", "2026-03-02T12:00:00Z"),
        ("2026-03-02T11:00:00Z", "1bh", "2026-03-02T12:00:00Z"),
        ("2026-03-02T12:10:00Z", "0m", "2026-03-02T13:00:00Z"),
        ("2026-03-02T12:10:00Z", "0bm", "2026-03-02T13:00:00Z"),
        ("2026-03-02T12:10:00Z", "1bd", "2026-03-03T13:00:00Z"),
    ] {
        let deadline = office().deadline(at(start), span.parse().unwrap(), &pause);
        assert_eq!(text(deadline.at), end, "{start} {span}");
    }
}

#[test]
fn a_business_day_is_the_same_local_time_on_the_next_working_day() {
    let office = office();
    assert_eq!(
        due(&office, "2026-03-02T11:15:00Z", "1bd"),
        "2026-03-03T11:15:00Z"
    );
    assert_eq!(
        due(&office, "2026-03-06T11:15:00Z", "1bd"),
        "2026-03-09T11:15:00Z"
    );
    assert_eq!(
        due(&office, "2026-03-02T11:15:00Z", "5bd"),
        "2026-03-09T11:15:00Z"
    );
    let new_york = calendar("America/New_York", super::NINE_TO_FIVE);
    assert_eq!(
        due(&new_york, "2026-03-06T15:00:00Z", "1bd"),
        "2026-03-09T14:00:00Z"
    );
}

#[test]
fn business_days_from_closed_time_count_from_the_next_opening() {
    let office = office();
    assert_eq!(
        due(&office, "2026-03-07T11:15:00Z", "1bd"),
        "2026-03-10T09:00:00Z"
    );
    assert_eq!(
        due(&office, "2026-03-02T17:00:00Z", "1bd"),
        "2026-03-04T09:00:00Z"
    );
    assert_eq!(
        due(&office, "2026-03-02T03:00:00Z", "1bd"),
        "2026-03-03T09:00:00Z"
    );
}

#[test]
fn a_business_day_that_lands_outside_hours_moves_into_that_day() {
    let uneven = calendar(
        "UTC",
        r#""hours": {"mon": [["08:00", "20:00"]], "tue": [["10:00", "12:00"], ["13:00", "15:00"]]}"#,
    );
    for (start, end) in [
        ("2026-03-02T08:30:00Z", "2026-03-03T10:00:00Z"),
        ("2026-03-02T11:30:00Z", "2026-03-03T11:30:00Z"),
        ("2026-03-02T12:00:00Z", "2026-03-03T12:00:00Z"),
        ("2026-03-02T12:30:00Z", "2026-03-03T13:00:00Z"),
        ("2026-03-02T15:00:00Z", "2026-03-03T15:00:00Z"),
        ("2026-03-02T19:00:00Z", "2026-03-03T15:00:00Z"),
    ] {
        assert_eq!(due(&uneven, start, "1bd"), end);
    }
}

#[test]
fn a_working_day_that_is_all_pause_is_no_business_day() {
    let start = at("2026-03-02T11:00:00Z");
    let due = |pause: Interval, span: &str| {
        text(office().deadline(start, span.parse().unwrap(), &[pause]).at)
    };
    let all_tuesday = between("2026-03-03T08:00:00Z", "2026-03-03T17:00:00Z");
    assert_eq!(due(all_tuesday, "1bd"), "2026-03-04T11:00:00Z");
    let tuesday_morning = between("2026-03-03T09:00:00Z", "2026-03-03T12:00:00Z");
    assert_eq!(due(tuesday_morning, "1bd"), "2026-03-03T12:00:00Z");
    assert_eq!(due(tuesday_morning, "2bd"), "2026-03-04T11:00:00Z");
    let opening = office().deadline(
        at("2026-03-02T09:00:00Z"),
        "1bd".parse().unwrap(),
        &[tuesday_morning],
    );
    assert_eq!(text(opening.at), "2026-03-03T12:00:00Z");
    let rest_of_tuesday = between("2026-03-03T10:00:00Z", "2026-03-03T18:00:00Z");
    assert_eq!(due(rest_of_tuesday, "1bd"), "2026-03-04T09:00:00Z");
}

#[test]
fn a_closed_stretch_lasts_from_the_closing_to_the_opening_after_it() {
    let office = office();
    let weekend = between("2026-03-06T17:00:00Z", "2026-03-09T09:00:00Z");
    assert_eq!(
        office.closed_stretch_after(at("2026-03-06T10:00:00Z")),
        weekend
    );
    assert_eq!(
        office.closed_stretch_after(at("2026-03-06T08:00:00Z")),
        weekend
    );
    let monday_night = between("2026-03-09T17:00:00Z", "2026-03-10T09:00:00Z");
    assert_eq!(office.closed_stretch_after(weekend.from), monday_night);
}

#[test]
fn the_next_day_opening_is_never_today() {
    let office = office();
    for (after, opening) in [
        ("2026-03-05T03:00:00Z", "2026-03-06T09:00:00Z"),
        ("2026-03-05T12:00:00Z", "2026-03-06T09:00:00Z"),
        ("2026-03-06T12:00:00Z", "2026-03-09T09:00:00Z"),
    ] {
        assert_eq!(text(office.next_day_opening(at(after))), opening);
    }
}

#[test]
fn a_team_that_never_closes_closes_at_the_end_of_time_at_no_cost() {
    let whole = r#"[["00:00", "24:00"]]"#;
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let hours: Vec<String> = days
        .iter()
        .map(|day| format!(r#""{day}": {whole}"#))
        .collect();
    let hours = format!(r#""hours": {{{}}}"#, hours.join(","));
    let always = calendar("Europe/Paris", &hours);
    let now = at("2026-03-02T12:00:00Z");
    assert!(always.is_always_open());
    assert_eq!(always.closing_at_or_after(now), LATEST);
    assert!(always.closed_stretch_after(now).is_empty());
    let deadline = after(&always, "2026-03-02T12:00:00Z", "876000bh");
    assert_eq!((deadline.counted.len(), deadline.skipped.len()), (1, 0));
    assert_eq!(text(deadline.at), "2126-02-06T12:00:00Z");

    let but_one = calendar(
        "Europe/Paris",
        &format!(r#"{hours}, "holidays": ["9000-01-01"]"#),
    );
    assert!(!but_one.is_always_open());
    assert_eq!(
        text(but_one.closing_at_or_after(now)),
        "8999-12-31T23:00:00Z"
    );
    assert_eq!(
        text(but_one.closed_stretch_after(now).to),
        "9000-01-01T23:00:00Z"
    );
}

#[test]
fn a_deadline_of_a_century_is_exact_although_its_reasons_are_cut() {
    let deadline = after(&office(), "2026-03-02T09:00:00Z", "876000bh");
    assert_eq!(deadline.counted.len(), MAX_COUNTED);
    assert_eq!(deadline.skipped.len(), MAX_SKIPPED);
    assert_eq!(
        office().business_between(deadline.start, deadline.at),
        876_000 * 3_600
    );
}

#[test]
fn what_lies_beyond_the_end_of_time_is_the_end_of_time() {
    let office = office();
    assert_eq!(after(&office, "9999-12-31T00:00:00Z", "36500d").at, LATEST);
    assert_eq!(after(&office, "9999-12-31T00:00:00Z", "36500bd").at, LATEST);
    assert_eq!(
        after(&office, "9999-12-31T00:00:00Z", "876000bh").at,
        LATEST
    );
    assert_eq!(office.opening_at_or_after(LATEST), LATEST);
    let beyond = chrono::DateTime::<chrono::Utc>::MAX_UTC;
    let before = chrono::DateTime::<chrono::Utc>::MIN_UTC;
    for instant in [beyond, before] {
        for span in ["1m", "1bm", "1bd"] {
            assert!(office.deadline(instant, span.parse().unwrap(), &[]).at >= instant);
        }
        assert!(!office.is_open(instant));
        assert!(office.next_day_opening(instant) >= instant);
        assert!(office.closing_at_or_after(instant) >= instant);
    }
}

#[test]
fn a_deadline_is_stored_and_read_back_whole() {
    let pause = between("2026-03-02T10:00:00Z", "2026-03-02T10:30:00Z");
    let deadline = office().deadline(
        at("2026-02-28T18:00:00Z"),
        "90bm".parse().unwrap(),
        &[pause],
    );
    let json = serde_json::to_string(&deadline).unwrap();
    assert_eq!(
        serde_json::from_str::<calendar::Deadline>(&json).unwrap(),
        deadline
    );
    assert!(
        json.contains(r#""at":"2026-03-02T11:00:00.000Z""#),
        "{json}"
    );
}
