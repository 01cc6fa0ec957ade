//! How a time is said to people, on pages and in mails.
//!
//! A page is read when it is made, so that "yesterday" and the day of the week alone are clear. A mail is read when somebody gets to it:
//! beyond tomorrow it names the date. Both name the year of a day that is not in this one.

use calendar::{Calendar, Instant, Tz};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta};

/// "Tuesday, March 3".
const DAY: &str = "%A, %B %-d";
/// Days for which the day of the week alone says which one is meant.
const WEEKDAY_ALONE: i64 = 6;

/// From so many minutes on, a time is said in hours.
const MINUTES_ALONE: i64 = 90;
/// From so many minutes on, a time is said in days.
const HOURS_ALONE: i64 = 36 * 60;

/// "15:00", as clocks in a zone show it.
#[must_use]
pub fn clock_in(zone: Tz, at: Instant) -> String {
    hour(&at.with_timezone(&zone))
}

/// "Tuesday, March 3", as it is in a zone.
#[must_use]
pub fn date_in(zone: Tz, at: Instant) -> String {
    day(&at.with_timezone(&zone))
}

/// "20 minutes", "5 hours", "2 days": how long something took, as people say it.
///
/// ```
/// use chrono::TimeDelta;
/// use followup::moment::how_long;
/// assert_eq!(how_long(TimeDelta::minutes(1)), "1 minute");
/// assert_eq!(how_long(TimeDelta::minutes(89)), "89 minutes");
/// assert_eq!(how_long(TimeDelta::minutes(90)), "2 hours");
/// assert_eq!(how_long(TimeDelta::hours(35)), "35 hours");
/// assert_eq!(how_long(TimeDelta::hours(36)), "2 days");
/// ```
#[must_use]
pub fn how_long(time: TimeDelta) -> String {
    let minutes = time.num_minutes().max(1);
    let (count, unit) = match minutes {
        ..MINUTES_ALONE => (minutes, "minute"),
        MINUTES_ALONE..HOURS_ALONE => ((minutes + 30) / 60, "hour"),
        HOURS_ALONE.. => ((minutes + 720) / 1_440, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

/// "15:00", in the calendar's zone.
#[must_use]
pub fn clock(calendar: &Calendar, at: Instant) -> String {
    clock_in(calendar.tz(), at)
}

/// "Tuesday, March 3", in the calendar's zone.
#[must_use]
pub fn date(calendar: &Calendar, at: Instant) -> String {
    date_in(calendar.tz(), at)
}

/// "Tuesday, March 3", of a day.
#[must_use]
pub fn day_words(day: NaiveDate) -> String {
    day.format(DAY).to_string()
}

/// A moment in a mail: "today 15:00", "tomorrow 10:00", "Tuesday, March 3, 10:00", "Tuesday, March 2, 2027, 10:00", in the calendar's
/// zone.
#[must_use]
pub fn in_mail(calendar: &Calendar, at: Instant, now: Instant) -> String {
    match days_ahead(calendar, at, now) {
        0 => format!("today {}", clock(calendar, at)),
        1 => format!("tomorrow {}", clock(calendar, at)),
        _ => dated(calendar, at, now),
    }
}

/// What may follow "at" in a mail: "15:00", "10:00 tomorrow", "10:00 on Tuesday, March 3", in the calendar's zone.
#[must_use]
pub fn at_hour(calendar: &Calendar, at: Instant, now: Instant) -> String {
    let hour = clock(calendar, at);
    match days_ahead(calendar, at, now) {
        0 => hour,
        1 => format!("{hour} tomorrow"),
        _ => format!("{hour} on {}", date(calendar, at)),
    }
}

/// A moment on a page: "yesterday 22:00", "today 15:00", "tomorrow 10:00", "Thursday 10:00", "Tuesday, March 3, 10:00", in the
/// calendar's zone.
#[must_use]
pub fn on_page(calendar: &Calendar, at: Instant, now: Instant) -> String {
    match days_ahead(calendar, at, now) {
        -1 => format!("yesterday {}", clock(calendar, at)),
        0 | 1 => in_mail(calendar, at, now),
        2..=WEEKDAY_ALONE => calendar.local(at).format("%A %H:%M").to_string(),
        _ => dated(calendar, at, now),
    }
}

/// Days of the calendar from one moment to another.
pub(crate) fn days_ahead(calendar: &Calendar, at: Instant, now: Instant) -> i64 {
    let day = |instant| calendar.local(instant).date_naive();
    (day(at) - day(now)).num_days()
}

fn dated(calendar: &Calendar, at: Instant, now: Instant) -> String {
    let (at, now) = (calendar.local(at), calendar.local(now));
    if at.year() == now.year() {
        format!("{}, {}", day(&at), hour(&at))
    } else {
        format!("{}, {}, {}", day(&at), at.year(), hour(&at))
    }
}

fn day(at: &DateTime<Tz>) -> String {
    at.format(DAY).to_string()
}

fn hour(at: &DateTime<Tz>) -> String {
    at.format("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::{CalendarSource, Day, parse_instant};

    #[test]
    fn a_time_is_said_as_people_say_it_in_the_zone_of_the_office() {
        let office = Calendar::new(CalendarSource {
            tz: "America/New_York".to_owned(),
            hours: [(Day::Mon, vec![("09:00".to_owned(), "17:00".to_owned())])].into(),
            ..CalendarSource::default()
        })
        .unwrap();
        let at = |text: &str| parse_instant(text).unwrap();
        let now = at("2026-02-23T15:00:00Z");
        for (instant, page, mail) in [
            ("2026-02-23T20:00:00Z", "today 15:00", "today 15:00"),
            ("2026-02-24T15:00:00Z", "tomorrow 10:00", "tomorrow 10:00"),
            (
                "2026-02-23T03:00:00Z",
                "yesterday 22:00",
                "Sunday, February 22, 22:00",
            ),
            (
                "2026-02-26T15:00:00Z",
                "Thursday 10:00",
                "Thursday, February 26, 10:00",
            ),
            (
                "2026-03-03T15:00:00Z",
                "Tuesday, March 3, 10:00",
                "Tuesday, March 3, 10:00",
            ),
            (
                "2027-03-03T15:00:00Z",
                "Wednesday, March 3, 2027, 10:00",
                "Wednesday, March 3, 2027, 10:00",
            ),
            (
                "2026-02-02T15:00:00Z",
                "Monday, February 2, 10:00",
                "Monday, February 2, 10:00",
            ),
        ] {
            assert_eq!(on_page(&office, at(instant), now), page);
            assert_eq!(in_mail(&office, at(instant), now), mail);
        }
    }
}
