//! When somebody is there, in words.

use std::collections::BTreeMap;

use calendar::{Day, Instant, Tz};
use chrono::{NaiveDate, TimeDelta};

use crate::Words;
use crate::moment::LocalTimes;

/// From midnight to midnight.
const WHOLE_DAY: (&str, &str) = ("00:00", "24:00");

/// Days in a row on which somebody is there at the same times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlikeDays<'a> {
    /// The place of the first of them in the week, from 0.
    pub first: usize,
    /// The place of the last of them.
    pub last: usize,
    /// From when until when somebody is there.
    pub times: &'a [(String, String)],
}

/// The days of a week on which somebody is there, those that are alike taken together.
///
/// ```
/// use calendar::Day;
/// use wording::office_hours::alike_days;
/// let day = || vec![("09:00".to_owned(), "17:00".to_owned())];
/// let hours = [Day::Mon, Day::Tue, Day::Sat].map(|one| (one, day())).into();
/// let places: Vec<_> = alike_days(&hours).iter().map(|days| (days.first, days.last)).collect();
/// assert_eq!(places, [(0, 1), (5, 5)]);
/// ```
#[must_use]
pub fn alike_days(hours: &BTreeMap<Day, Vec<(String, String)>>) -> Vec<AlikeDays<'_>> {
    let mut alike: Vec<AlikeDays<'_>> = Vec::new();
    for (number, day) in Day::ALL.iter().enumerate() {
        let Some(times) = hours.get(day).filter(|times| !times.is_empty()) else {
            continue;
        };
        match alike.last_mut() {
            Some(days) if days.last + 1 == number && days.times == times.as_slice() => {
                days.last = number;
            }
            Some(_) | None => alike.push(AlikeDays {
                first: number,
                last: number,
                times,
            }),
        }
    }
    alike
}

/// Opening hours as a sentence has them, days that are alike taken together; what is no time of day stays as it is written.
///
/// ```
/// use calendar::Day;
/// use followup::language::Language;
/// use wording::{Words, office_hours::office_hours};
/// let day = |from: &str, until: &str| vec![(from.to_owned(), until.to_owned())];
/// let mut hours: std::collections::BTreeMap<_, _> =
///     [Day::Mon, Day::Tue, Day::Wed].map(|one| (one, day("09:00", "17:00"))).into();
/// hours.insert(Day::Sat, day("10:00", "13:30"));
/// let said = |language: Language| office_hours(language.into(), &hours, "Europe/Berlin".parse().unwrap());
/// assert_eq!(
///     said(Language::AmericanEnglish),
///     "Monday to Wednesday, 9:00 AM to 5:00 PM, Saturday, 10:00 AM to 1:30 PM (Berlin time)"
/// );
/// assert_eq!(
///     said(Language::German),
///     "Montag bis Mittwoch, 09:00 bis 17:00 Uhr, Samstag, 10:00 bis 13:30 Uhr (Zeit in Berlin)"
/// );
/// ```
#[must_use]
pub fn office_hours(
    words: Words,
    hours: &BTreeMap<Day, Vec<(String, String)>>,
    zone: Tz,
) -> String {
    let zoned = |said: String| words.hours_zoned(&said, &LocalTimes::new(words, zone).zone());
    let is_whole = |day: &Day| {
        let times = hours.get(day).map_or(&[][..], Vec::as_slice);
        matches!(times, [(from, until)] if (from.as_str(), until.as_str()) == WHOLE_DAY)
    };
    if Day::ALL.iter().all(is_whole) {
        return zoned(words.hours_always());
    }
    let parts = alike_days(hours).into_iter().map(|days| {
        let times = days.times.iter();
        let times: Vec<_> = times
            .map(|(from, until)| stretch(words, from, until))
            .collect();
        words.hours_of_days(&named(words, days.first, days.last), &times.join(", "))
    });
    zoned(parts.collect::<Vec<_>>().join(", "))
}

/// A day, or a row of days, by their names.
fn named(words: Words, first: usize, last: usize) -> String {
    let times = LocalTimes::new(words, Tz::utc());
    let name = |number| moment(number, 0).map_or_else(String::new, |at| times.weekday(at));
    if first == last {
        name(first)
    } else {
        words.hours_days(&name(first), &name(last))
    }
}

fn stretch(words: Words, from: &str, until: &str) -> String {
    let said = |text: &str| {
        let at = minutes(text).and_then(|minutes| moment(0, minutes));
        at.map_or_else(
            || text.to_owned(),
            |at| LocalTimes::new(words, Tz::utc()).hour(at),
        )
    };
    words.hours_stretch(&said(from), &said(until))
}

/// Minutes since midnight.
fn minutes(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
}

/// So many minutes into a day of a week that begins on a Monday.
fn moment(day: usize, minutes: i64) -> Option<Instant> {
    let monday = NaiveDate::from_ymd_opt(2026, 3, 2)?
        .and_hms_opt(0, 0, 0)?
        .and_utc();
    let day = i64::try_from(day).ok()?;
    Some(monday + TimeDelta::try_days(day)? + TimeDelta::try_minutes(minutes)?)
}
