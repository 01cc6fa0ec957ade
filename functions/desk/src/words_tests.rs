use super::*;
use calendar::{CalendarSource, Day, parse_instant};

fn office() -> Calendar {
    let hours = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
    let day = || vec![("09:00".to_owned(), "17:00".to_owned())];
    Calendar::new(CalendarSource {
        tz: "America/New_York".to_owned(),
        hours: hours.into_iter().map(|one| (one, day())).collect(),
        ..CalendarSource::default()
    })
    .unwrap()
}

fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

#[test]
fn a_time_is_said_as_people_say_it_in_the_zone_of_the_office() {
    let now = at("2026-02-23T15:00:00Z");
    for (instant, expected) in [
        ("2026-02-23T20:00:00Z", "today 15:00"),
        ("2026-02-24T15:00:00Z", "tomorrow 10:00"),
        ("2026-02-23T03:00:00Z", "yesterday 22:00"),
        ("2026-02-26T15:00:00Z", "Thursday 10:00"),
        ("2026-03-03T15:00:00Z", "Tuesday, March 3, 10:00"),
        ("2027-03-03T15:00:00Z", "Wednesday, March 3, 2027, 10:00"),
        ("2026-02-02T15:00:00Z", "Monday, February 2, 10:00"),
    ] {
        assert_eq!(when(&office(), at(instant), now), expected);
    }
}

#[test]
fn a_date_is_read_in_the_zone_of_the_office() {
    let now = at("2026-03-02T15:00:00Z");
    for (text, expected) in [
        ("2026-03-03T10:30", "2026-03-03T15:30:00Z"),
        ("2026-03-03 10:30", "2026-03-03T15:30:00Z"),
        ("2026-03-03", "2026-03-03T14:00:00Z"),
        // A Saturday's opening is Monday's.
        ("2026-03-14", "2026-03-16T13:00:00Z"),
        // The hour that the clock change skips moves forward; the one that comes twice is the first.
        ("2026-03-08T02:30", "2026-03-08T07:30:00Z"),
        ("2026-11-01T01:30", "2026-11-01T05:30:00Z"),
    ] {
        assert_eq!(read_date(&office(), text, now), Ok(at(expected)), "{text}");
    }
    for text in [
        "tomorrow",
        "2026-02-30",
        "2026-03-01",
        "2030-01-01",
        "2026-03-03T25:00",
    ] {
        assert!(read_date(&office(), text, now).is_err(), "{text}");
    }
}
