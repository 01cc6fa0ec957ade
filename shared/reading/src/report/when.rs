//! "Tue 10", "tomorrow", "March 12", "in two weeks": a moment in the office's zone.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

use calendar::{Calendar, Instant};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const NUMBERS: [&str; 7] = ["zero", "one", "two", "three", "four", "five", "six"];
/// Letters by which a month or a day is known.
const SHORTEST: usize = 3;
/// The first hour that is of the morning when neither am nor pm is said: "at 2" is the afternoon.
const FIRST_HOUR: u32 = 7;

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || ":-/.".contains(c)))
        .map(|word| word.trim_matches(['.', '-', '/', ':']))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether the words begin with a date.
pub(super) fn begins(text: &str, calendar: &Calendar, now: Instant) -> bool {
    date(&words(text), calendar.local(now).date_naive()).is_some()
}

/// A moment that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamedTime {
    /// This one.
    One(Instant),
    /// The name of today's weekday or of this month. `near` is today, if a time was named that is still to come; `far` is the next one.
    Either { near: Option<Instant>, far: Instant },
}

/// The moment that the words name: a day's opening, if they name no time.
pub(super) fn read(text: &str, calendar: &Calendar, now: Instant) -> Option<NamedTime> {
    let today = calendar.local(now).date_naive();
    let words = words(text);
    let (at, length, date) = (0..words.len())
        .find_map(|at| date(&words[at..], today).map(|(length, date)| (at, length, date)))?;
    let rest = &words[at + length..];
    let time = rest
        .iter()
        .position(|word| *word != "at" && *word != "um")
        .and_then(|first| time(&rest[first..]));
    let moment = |date: NaiveDate| match time {
        Some(time) => calendar.instant(date.and_time(time)),
        None => calendar.opening_at_or_after(calendar.instant(date.and_time(NaiveTime::MIN))),
    };
    let says_next = at > 0 && words[at - 1] == "next";
    if !says_next
        && length == 1
        && let Some((near, far)) = either(words[at], today)
    {
        // Nobody has said which day of this month it is, or, without a time, when it is today.
        let near = near
            .filter(|_| time.is_some())
            .map(moment)
            .filter(|at| *at > now);
        return Some(NamedTime::Either {
            near,
            far: moment(far),
        });
    }
    let instant = moment(date);
    (instant > now).then_some(NamedTime::One(instant))
}

/// The two days that a name fits: "Tuesday" on a Tuesday, today and in a week; "March" in March, some day of it and that of the
/// next year.
fn either(name: &str, today: NaiveDate) -> Option<(Option<NaiveDate>, NaiveDate)> {
    if month(name) == Some(today.month()) {
        let next = NaiveDate::from_ymd_opt(today.year() + 1, today.month(), 1)?;
        return Some((None, next));
    }
    let weekday = usize::try_from(today.weekday().num_days_from_monday()).ok()?;
    (named(name, &WEEKDAYS) == Some(weekday))
        .then(|| Some((Some(today), today.checked_add_days(Days::new(7))?)))?
}

/// A date at the beginning of words, and how many it takes.
fn date(words: &[&str], today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let first = *words.first()?;
    let second = words.get(1).copied().unwrap_or_default();
    let third = words.get(2).copied().unwrap_or_default();
    if let Ok(date) = first.parse::<NaiveDate>() {
        return Some((1, date));
    }
    match first {
        "today" => return Some((1, today)),
        "tomorrow" => return Some((1, today.succ_opt()?)),
        "next" if second == "week" => return Some((2, next(today, Weekday::Mon)?)),
        "next" if second == "month" => {
            return Some((2, today.with_day(1)?.checked_add_months(Months::new(1))?));
        }
        "in" => {
            let count = number(second)?;
            let date = match third.trim_end_matches('s') {
                "day" => today.checked_add_days(Days::new(u64::from(count)))?,
                "week" => today.checked_add_days(Days::new(u64::from(count) * 7))?,
                "month" => today.checked_add_months(Months::new(count))?,
                _ => return None,
            };
            return Some((3, date));
        }
        _ => {}
    }
    if let Some(weekday) = named(first, &WEEKDAYS) {
        // Of "Tuesday, March 10" the date counts, not the next Tuesday.
        if let Some((length, date)) = date_in_month(&words[1..], today) {
            return Some((length + 1, date));
        }
        let weekday = Weekday::try_from(u8::try_from(weekday).ok()?).ok()?;
        return Some((1, next(today, weekday)?));
    }
    date_in_month(words, today)
}

/// "March 12", "12 March", "3/12", "March".
fn date_in_month(words: &[&str], today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let first = *words.first()?;
    let second = words.get(1).copied().unwrap_or_default();
    if let Some(month) = month(first) {
        return match day(second).and_then(|day| coming(today, month, day)) {
            Some(date) => Some((2, date)),
            None => {
                // In March, "March" is the next one: this one's first day has passed.
                let first = coming(today, month, 1)?;
                Some((1, first))
            }
        };
    }
    if let (Some(day), Some(month)) = (day(first), month(second)) {
        return Some((2, coming(today, month, day)?));
    }
    let (month, day) = first.split_once('/')?;
    Some((1, coming(today, month.parse().ok()?, day.parse().ok()?)?))
}

fn month(word: &str) -> Option<u32> {
    named(word, &MONTHS).and_then(|at| u32::try_from(at + 1).ok())
}

/// Which name a word is, or the beginning of.
fn named(word: &str, names: &[&str]) -> Option<usize> {
    (word.len() >= SHORTEST).then(|| names.iter().position(|name| name.starts_with(word)))?
}

fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn number(word: &str) -> Option<u32> {
    let named = NUMBERS
        .iter()
        .position(|name| *name == word)
        .and_then(|at| u32::try_from(at).ok());
    named
        .or_else(|| word.parse().ok())
        .or_else(|| ["a", "an"].contains(&word).then_some(1))
        .filter(|count| *count <= 60)
}

/// The next such day, not today.
fn next(today: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let mut date = today.succ_opt()?;
    while date.weekday() != weekday {
        date = date.succ_opt()?;
    }
    Some(date)
}

/// The next such date, today included.
fn coming(today: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    (today.year()..today.year() + 2)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= today)
}

/// "14:00", "2pm", "2 pm", "10".
fn time(words: &[&str]) -> Option<NaiveTime> {
    let first = *words.first()?;
    let digits = first.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let half = match first.strip_prefix(digits)? {
        "" => words.get(1).copied().unwrap_or_default(),
        half => half,
    };
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "0"));
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    let hour = match half {
        "pm" | "p" if hour < 12 => hour + 12,
        "am" | "a" | "h" => hour,
        // Nobody means two in the morning by "at 2".
        _ if hour < FIRST_HOUR && !digits.contains(':') => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}
