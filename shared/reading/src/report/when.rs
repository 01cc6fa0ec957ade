//! "Tue 10", "tomorrow", "March 12", "in zwei Wochen", "lundi à 14h30": a moment in the office's zone, in the words of any language.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

use crate::words::calendar::{OF, TOMORROW, UNITS};
use crate::words::report as list;
use crate::words::{COUNTS, MONTHS, SHORT_WEEKDAYS, WEEKDAYS};
use calendar::{Calendar, Instant};
use followup::language::Language;

/// English names, of which a beginning is enough.
const ENGLISH_MONTHS: [&str; 12] = [
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
const ENGLISH_WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// Letters by which an English month or day is known.
const SHORTEST: usize = 3;
/// The first hour that is of the morning when neither am nor pm is said: "at 2" is the afternoon.
const FIRST_HOUR: u32 = 7;
/// Days, weeks or months ahead that somebody counts at most.
const MOST_AHEAD: u32 = 60;
/// A word that is tomorrow, or the morning: "por la mañana".
const MORNING: &str = "manana";
/// May in German and French, which is no other word.
const MAY: &str = "mai";

/// When and where a report is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct OfficeClock<'a> {
    /// The office's hours and zone.
    pub(super) calendar: &'a Calendar,
    /// When the report was written.
    pub(super) now: Instant,
    /// The language of who wrote it.
    pub(super) language: Language,
}

impl OfficeClock<'_> {
    fn today(&self) -> NaiveDate {
        self.calendar.local(self.now).date_naive()
    }

    /// A time of a day; its opening, without one.
    fn moment(&self, date: NaiveDate, time: Option<NaiveTime>) -> Instant {
        let calendar = self.calendar;
        match time {
            Some(time) => calendar.instant(date.and_time(time)),
            None => calendar.opening_at_or_after(calendar.instant(date.and_time(NaiveTime::MIN))),
        }
    }
}

/// The words, without the signs around them; "9.3." keeps the dot that makes it a date.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || ":-/.'".contains(c)))
        .map(|word| {
            let word = word.trim_matches(['-', '/', ':', '\'']);
            let is_date =
                word.starts_with(|c: char| c.is_ascii_digit()) && word.matches('.').count() > 1;
            if is_date {
                word
            } else {
                word.trim_matches('.')
            }
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether the words begin with a date.
pub(super) fn begins(text: &str, clock: &OfficeClock<'_>) -> bool {
    date(&words(text), clock).is_some()
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
pub(super) fn read(text: &str, clock: &OfficeClock<'_>) -> Option<NamedTime> {
    let words = words(text);
    let is_morning =
        |at: usize| at > 0 && words[at] == MORNING && list::BEFORE_HOUR.contains(&words[at - 1]);
    let (at, length, date) = (0..words.len())
        .filter(|at| !is_morning(*at))
        .find_map(|at| date(&words[at..], clock).map(|(length, date)| (at, length, date)))?;
    let rest = &words[at + length..];
    let is_next = |word: &&str| list::NEXT.contains(word);
    let says_next = at > 0 && is_next(&words[at - 1]) || rest.first().is_some_and(is_next);
    let time = rest
        .iter()
        .position(|word| !list::BEFORE_HOUR.contains(word) && !is_next(word))
        .and_then(|first| time(&rest[first..]));
    if !says_next
        && length == 1
        && let Some((near, far)) = either(&words[at..], clock)
    {
        // Nobody has said which day of this month it is, or, without a time, when it is today.
        let near = near
            .filter(|_| time.is_some())
            .map(|date| clock.moment(date, time))
            .filter(|at| *at > clock.now);
        let far = clock.moment(far, time);
        return Some(NamedTime::Either { near, far });
    }
    let instant = clock.moment(date, time);
    (instant > clock.now).then_some(NamedTime::One(instant))
}

/// The two days that a name fits: "Tuesday" on a Tuesday, today and in a week; "March" in March, some day of it and that of the
/// next year.
fn either(words: &[&str], clock: &OfficeClock<'_>) -> Option<(Option<NaiveDate>, NaiveDate)> {
    let (name, today) = (*words.first()?, clock.today());
    let Some(weekday) = weekday(name).or_else(|| short_weekday(words, clock)) else {
        let first = NaiveDate::from_ymd_opt(today.year() + 1, today.month(), 1)?;
        return (month(name) == Some(today.month())).then_some((None, first));
    };
    let in_a_week = today.checked_add_days(Days::new(7))?;
    (weekday == today.weekday()).then_some((Some(today), in_a_week))
}

/// The longest of the phrases with which the words begin: how many words it takes.
fn phrase(words: &[&str], phrases: &[&str]) -> Option<usize> {
    let fits = |phrase: &&&str| {
        let mut said = words.iter();
        phrase.split(' ').all(|word| said.next() == Some(&word))
    };
    let lengths = phrases
        .iter()
        .filter(fits)
        .map(|one| one.split(' ').count());
    lengths.max()
}

/// A date at the beginning of words, and how many it takes.
fn date(words: &[&str], clock: &OfficeClock<'_>) -> Option<(usize, NaiveDate)> {
    let (first, today) = (*words.first()?, clock.today());
    if let Ok(date) = first.parse::<NaiveDate>() {
        return Some((1, date));
    }
    if let Some(named) = relative(words, today) {
        return Some(named);
    }
    if let Some(weekday) = weekday(first) {
        // Of "Tuesday, March 10" the date counts, not the next Tuesday.
        return date_in_month(&words[1..], clock)
            .map(|(length, date)| (length + 1, date))
            .or_else(|| Some((1, next(today, weekday)?)));
    }
    if let Some(weekday) = short_weekday(words, clock) {
        return date_in_month(&words[1..], clock)
            .map(|(length, date)| (length + 1, date))
            .or_else(|| Some((1, next(today, weekday)?)));
    }
    date_in_month(words, clock)
}

/// "Tomorrow", "next week", "in two weeks".
fn relative(words: &[&str], today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let after = |days: u64| today.checked_add_days(Days::new(days));
    if let Some(length) = phrase(words, list::DAY_AFTER_TOMORROW) {
        return Some((length, after(2)?));
    }
    if let Some(length) = phrase(words, list::TODAY) {
        return Some((length, today));
    }
    if let Some(length) = phrase(words, TOMORROW) {
        return Some((length, after(1)?));
    }
    if let Some(length) = phrase(words, list::NEXT_WEEK) {
        return Some((length, next(today, Weekday::Mon)?));
    }
    if let Some(length) = phrase(words, list::NEXT_MONTH) {
        let first = today.with_day(1)?;
        return Some((length, first.checked_add_months(Months::new(1))?));
    }
    let length = phrase(words, list::IN_SO_MANY)?;
    let (count, unit) = (number(words.get(length)?)?, words.get(length + 1)?);
    let date = if list::DAYS.contains(unit) {
        after(u64::from(count))?
    } else if list::WEEKS.contains(unit) {
        after(u64::from(count) * 7)?
    } else if list::MONTHS.contains(unit) {
        today.checked_add_months(Months::new(count))?
    } else {
        return None;
    };
    Some((length + 2, date))
}

/// "March 12", "12 March", "12 de marzo", "3/12", "9.3.", "March".
fn date_in_month(words: &[&str], clock: &OfficeClock<'_>) -> Option<(usize, NaiveDate)> {
    let today = clock.today();
    let first = *words.first()?;
    let at = |place: usize| words.get(place).copied().unwrap_or_default();
    if let Some(month) = month(first) {
        return match day(at(1)).and_then(|day| coming(today, month, day)) {
            Some(date) => Some((2, date)),
            None => {
                // In March, "March" is the next one: this one's first day has passed.
                let first = coming(today, month, 1)?;
                Some((1, first))
            }
        };
    }
    if let Some(day) = day(first) {
        if let Some(month) = month_of_day(at(1)) {
            return Some((2, coming(today, month, day)?));
        }
        if OF.contains(&at(1))
            && let Some(month) = month_of_day(at(2))
        {
            return Some((3, coming(today, month, day)?));
        }
    }
    let (one, other, is_dotted) = match first.split_once('/') {
        Some((one, other)) => (one, other, false),
        None => {
            let (day, rest) = first.split_once('.')?;
            (day, rest.split_once('.')?.0, true)
        }
    };
    let (one, other) = (one.parse().ok()?, other.parse().ok()?);
    let (month, day) = if clock.language == Language::AmericanEnglish && !is_dotted {
        (one, other)
    } else {
        (other, one)
    };
    Some((1, coming(today, month, day)?))
}

/// A month by its name alone: a short one of another language may be any word.
fn month(word: &str) -> Option<u32> {
    let english = beginning(word, &ENGLISH_MONTHS);
    let at = english.or_else(|| whole(word, &MONTHS).filter(|_| is_plain(word)))?;
    u32::try_from(at + 1).ok()
}

/// A month behind its day: "12 dez".
fn month_of_day(word: &str) -> Option<u32> {
    let at = beginning(word, &ENGLISH_MONTHS).or_else(|| whole(word, &MONTHS))?;
    u32::try_from(at + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    let english = beginning(word, &ENGLISH_WEEKDAYS);
    let at = english.or_else(|| whole(word, &WEEKDAYS).filter(|_| is_plain(word)))?;
    Weekday::try_from(u8::try_from(at).ok()?).ok()
}

/// A shortened day of the week with its hour or its date behind it: "Di 10 Uhr", "jue a las 10", "mar 14h". "So" and "do" are words of
/// English, and "mar" is a month, too: then the hour has to be one beyond doubt.
fn short_weekday(words: &[&str], clock: &OfficeClock<'_>) -> Option<Weekday> {
    let first = *words.first()?;
    let at = whole(first, &SHORT_WEEKDAYS)?;
    let leads = words[1..]
        .iter()
        .take_while(|word| list::BEFORE_HOUR.contains(word));
    let leads = leads.count();
    let behind = *words.get(1 + leads)?;
    let unit = words.get(2 + leads).copied().unwrap_or_default();
    let is_clear = is_hour_or_date(behind) || UNITS.contains(&unit);
    let is_english =
        [Language::AmericanEnglish, Language::BritishEnglish].contains(&clock.language);
    let is_another_word = if is_english {
        first.len() < SHORTEST || month(first).is_some()
    } else {
        month(first).is_some() && leads == 0
    };
    let is_number = behind.starts_with(|c: char| c.is_ascii_digit());
    (is_number && (is_clear || !is_another_word))
        .then(|| Weekday::try_from(u8::try_from(at).ok()?).ok())?
}

/// Whether a name stands for itself in whatever language it is.
fn is_plain(word: &str) -> bool {
    word.chars().count() > SHORTEST || word == MAY
}

/// Which English name a word is the beginning of.
fn beginning(word: &str, names: &[&str]) -> Option<usize> {
    (word.len() >= SHORTEST).then(|| names.iter().position(|name| name.starts_with(word)))?
}

/// Which name a word is, in any language.
fn whole(word: &str, names: &[&[&str]]) -> Option<usize> {
    names.iter().position(|names| names.contains(&word))
}

fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn number(word: &str) -> Option<u32> {
    let named = COUNTS.iter().position(|names| names.contains(&word));
    let named = named.and_then(|at| u32::try_from(at + 1).ok());
    let count = named.or_else(|| word.parse().ok());
    count.filter(|count| *count <= MOST_AHEAD)
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

/// Whether a word that begins with a number is no amount: "14:00", "14h30", "9h", "9.3.".
fn is_hour_or_date(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.strip_prefix([':', 'h', '.']);
    behind.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

/// "14:00", "2pm", "2 pm", "10", "14h30", "14.30 uhr".
fn time(words: &[&str]) -> Option<NaiveTime> {
    let first = *words.first()?;
    let second = words.get(1).copied().unwrap_or_default();
    let digits = first.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let half = match first.strip_prefix(digits)? {
        "" => second,
        half => half,
    };
    let (hour, minute) = digits.split_once([':', '.', 'h']).unwrap_or((digits, "0"));
    let is_whole = hour.len() == digits.len();
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    let hour = match half {
        "pm" | "p" if hour < 12 => hour + 12,
        "am" | "a" | "h" => hour,
        // Nobody means two in the morning by "at 2".
        _ if hour < FIRST_HOUR && (is_whole || digits.contains('.')) => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}
