//! Dates that somebody typed into a page, and how a field shows one.

use calendar::{Calendar, Instant, Tz};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use wording::Words;

/// How far ahead a next step may lie.
pub(crate) const MAX_AHEAD: TimeDelta = TimeDelta::days(730);

/// A moment as the value of a field for date and time.
pub(crate) fn field_value(calendar: &Calendar, at: Instant) -> String {
    calendar.local(at).format("%Y-%m-%dT%H:%M").to_string()
}

/// Reads the date of a next step: `2026-03-09T10:00`, or `2026-03-09` for the opening of that day.
///
/// # Errors
/// What would be right, as a sentence.
pub(crate) fn read_date(
    words: Words,
    calendar: &Calendar,
    text: &str,
    now: Instant,
) -> Result<Instant, String> {
    let text = text.trim();
    let at = if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        let midnight = calendar.instant(date.and_time(NaiveTime::MIN));
        let end_of_today = calendar.local(now).date_naive() == date;
        let from = if end_of_today { now } else { midnight };
        calendar.opening_at_or_after(from)
    } else {
        let wall = read_wall(text).ok_or_else(|| words.next_date_unreadable())?;
        calendar.instant(wall)
    };
    if at <= now {
        Err(words.next_date_passed())
    } else if at - now > MAX_AHEAD {
        Err(words.next_date_far())
    } else {
        Ok(at)
    }
}

fn read_wall(text: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

/// Reads a date and a time on the wall of a zone.
///
/// # Errors
/// What would be right, as a sentence.
pub(crate) fn read_date_in(
    words: Words,
    tz: Tz,
    text: &str,
    now: Instant,
) -> Result<Instant, String> {
    let wall = read_wall(text.trim()).ok_or_else(|| words.date_unreadable())?;
    let at = tz.instant(wall);
    if at > now {
        Ok(at)
    } else {
        Err(words.date_passed())
    }
}

#[cfg(test)]
mod tests {
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
            let read = read_date(Words::default(), &office(), text, now);
            assert_eq!(read, Ok(at(expected)), "{text}");
        }
        for text in [
            "tomorrow",
            "2026-02-30",
            "2026-03-01",
            "2030-01-01",
            "2026-03-03T25:00",
        ] {
            let read = read_date(Words::default(), &office(), text, now);
            assert!(read.is_err(), "{text}");
        }
    }
}
