//! How a time is said to people, on pages and in mails.
//!
//! A page is read when it is made, so that "yesterday" and the day of the week alone are clear. A mail is read when somebody gets to it:
//! beyond tomorrow it names the date. Both name the year of a day that is not in this one. Order, names and marks of a date are those
//! of the language (CLDR).

use calendar::{Instant, Tz};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike};
use followup::ids::PersonId;
use followup::language::{ClockHours, Language};
use followup::policy::ActiveConfig;
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{E, MDE, T, YMDE};
use icu_datetime::options::TimePrecision;
use icu_datetime::{
    DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, NoCalendarFormatter,
};
use icu_locale_core::locale;
use icu_locale_core::preferences::extensions::unicode::keywords::HourCycle;
use icu_time::Time;

use crate::Words;

/// The narrow space that does not break.
const NARROW: char = '\u{202f}';
/// Why a format of a known language is there.
const COMPILED_IN: &str = "the tables of every language are compiled in";
/// Why an hour and a minute of a local time are one.
const A_TIME: &str = "a local time is one";
/// Why the parts of a day are one.
const A_DATE: &str = "a day of the calendar is one";
/// Days for which the day of the week alone says which one is meant.
const WEEKDAY_ALONE: i64 = 6;
/// From so many minutes on, a time is said in hours.
pub(crate) const MINUTES_ALONE: i64 = 90;
/// From so many minutes on, a time is said in days.
const HOURS_ALONE: i64 = 36 * 60;

/// How times are said: in these words, as the clocks of a zone show them.
///
/// ```
/// use followup::language::Language;
/// use wording::Words;
/// use wording::moment::LocalTimes;
///
/// let at = |text| calendar::parse_instant(text).unwrap();
/// let now = at("2026-03-02T15:00:00Z");
/// let said = |language: Language| {
///     let zone = "Europe/Berlin".parse().unwrap();
///     LocalTimes::new(Words::from(language), zone).by_when(at("2026-03-04T09:00:00Z"), now)
/// };
/// assert_eq!(said(Language::AmericanEnglish), "by Wednesday, March 4, 10:00 AM Berlin time");
/// assert_eq!(said(Language::German), "bis Mittwoch, 4. März, 10:00 Uhr (Zeit in Berlin)");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LocalTimes {
    words: Words,
    zone: Tz,
}

impl LocalTimes {
    /// Times as the clocks of a zone show them.
    #[must_use]
    pub fn new(words: Words, zone: Tz) -> Self {
        Self { words, zone }
    }

    /// Times as the office has them, in the company's words.
    #[must_use]
    pub fn of_office(active: &ActiveConfig) -> Self {
        Self::new(Words::from(&active.company), active.calendar().tz())
    }

    /// Times as the office has them, in the words of a person of the team.
    #[must_use]
    pub fn of_person(active: &ActiveConfig, person: &PersonId) -> Self {
        let words = Words::for_person(active, person);
        Self::new(words, active.calendar().tz())
    }

    /// The same as the clocks of another zone show them.
    #[must_use]
    pub fn in_zone(self, zone: Tz) -> Self {
        Self::new(self.words, zone)
    }

    /// "15:00", "3:00 PM", or "15 h" in French.
    #[must_use]
    pub fn hour(self, at: Instant) -> String {
        let local = self.local(at);
        let (hour, minute) = (local.hour(), local.minute());
        let time = self.time_of_day((small(hour), small(minute)), T::hm());
        match (self.words.language, self.words.clock, minute) {
            (Language::French, ClockHours::TwentyFour, 0) => format!("{hour}\u{a0}h"),
            (Language::French, ClockHours::TwentyFour, _) => {
                format!("{hour}\u{a0}h\u{a0}{minute:02}")
            }
            (_, ClockHours::Twelve | ClockHours::TwentyFour, _) => time,
        }
    }

    /// An hour of the day as the head of a narrow column has it: "15", or "3 PM".
    pub(crate) fn short_hour(self, hour: u8) -> String {
        match self.words.clock {
            ClockHours::TwentyFour => hour.to_string(),
            ClockHours::Twelve => {
                let hour_alone = T::hm().with_time_precision(TimePrecision::Hour);
                self.time_of_day((hour, 0), hour_alone)
            }
        }
    }

    /// An hour and a minute, as far as they are said.
    fn time_of_day(self, (hour, minute): (u8, u8), said: T) -> String {
        let time = Time::try_new(hour, minute, 0, 0).expect(A_TIME);
        let format = NoCalendarFormatter::try_new(self.prefers(), said).expect(COMPILED_IN);
        // A mail program that is old shows the narrow space before AM as a box.
        format.format(&time).to_string().replace(NARROW, " ")
    }

    /// "Tuesday, March 3".
    #[must_use]
    pub fn date(self, at: Instant) -> String {
        self.day(self.local(at).date_naive())
    }

    /// "Tuesday, March 3", of a day.
    #[must_use]
    pub fn day(self, day: NaiveDate) -> String {
        let format = FixedCalendarDateTimeFormatter::try_new(self.prefers(), MDE::long());
        let date = format
            .expect(COMPILED_IN)
            .format(&gregorian(day))
            .to_string();
        self.in_a_sentence(day, date)
    }

    /// A date as a sentence has it: a Spanish one has no comma behind the day of the week, and the first of a French month is "1er".
    fn in_a_sentence(self, day: NaiveDate, date: String) -> String {
        match self.words.language {
            Language::Spanish => date.replacen(", ", " ", 1),
            Language::French if day.day() == 1 => date.replacen(" 1 ", " 1er ", 1),
            Language::AmericanEnglish
            | Language::BritishEnglish
            | Language::German
            | Language::French => date,
            #[cfg(feature = "pseudo")]
            Language::Pseudo => date,
        }
    }

    /// A sentence with an hour in it: in Spanish one o'clock is one, and all others are several.
    pub(crate) fn with_hour(self, said: String) -> String {
        if self.words.language == Language::Spanish {
            said.replace("las 01:", "la 1:").replace("las 1:", "la 1:")
        } else {
            said
        }
    }

    /// "Tuesday, March 3, 10:00".
    #[must_use]
    pub fn day_and_hour(self, at: Instant) -> String {
        self.with_hour(self.words.moment_on_day(&self.date(at), &self.hour(at)))
    }

    /// A moment in a mail: "today 15:00", "tomorrow 10:00", "Tuesday, March 3, 10:00", "Tuesday, March 2, 2027, 10:00".
    #[must_use]
    pub fn in_mail(self, at: Instant, now: Instant) -> String {
        let hour = self.hour(at);
        let said = match self.days_ahead(at, now) {
            0 => self.words.moment_today(&hour),
            1 => self.words.moment_tomorrow(&hour),
            _ => self.words.moment_on_day(&self.dated(at, now), &hour),
        };
        self.with_hour(said)
    }

    /// What may follow "at" in a mail: "15:00", "10:00 tomorrow", "10:00 on Tuesday, March 3".
    #[must_use]
    pub fn at_hour(self, at: Instant, now: Instant) -> String {
        let hour = self.hour(at);
        let said = match self.days_ahead(at, now) {
            0 => self.words.at_hour_today(&hour),
            1 => self.words.at_hour_tomorrow(&hour),
            _ => self.words.at_hour_on_day(&self.date(at), &hour),
        };
        self.with_hour(said)
    }

    /// A moment on a page: "yesterday 22:00", "today 15:00", "tomorrow 10:00", "Thursday 10:00", "Tuesday, March 3, 10:00".
    #[must_use]
    pub fn on_page(self, at: Instant, now: Instant) -> String {
        let hour = self.hour(at);
        let said = match self.days_ahead(at, now) {
            -1 => self.words.moment_yesterday(&hour),
            2..=WEEKDAY_ALONE => self.words.moment_on_weekday(&self.weekday(at), &hour),
            _ => self.in_mail(at, now),
        };
        self.with_hour(said)
    }

    /// "today by 15:00 New York time", "tomorrow by 10:00 New York time", "by Tuesday, March 3, 10:00 New York time": for
    /// somebody who may read it anywhere.
    #[must_use]
    pub fn by_when(self, at: Instant, now: Instant) -> String {
        let (hour, zone) = (self.hour(at), self.zone());
        let said = match self.days_ahead(at, now) {
            0 => self.words.by_today(&hour, &zone),
            1 => self.words.by_tomorrow(&hour, &zone),
            _ => self.words.by_day(&self.date(at), &hour, &zone),
        };
        self.with_hour(said)
    }

    /// By when somebody should have heard from us: by what was promised to them, if an hour was; else "by now".
    #[must_use]
    pub fn by_when_or_now(self, promised: Option<Instant>, now: Instant) -> String {
        promised.map_or_else(|| self.words.by_now(), |by| self.by_when(by, now))
    }

    /// "Tuesday, March 3, 10:00 to 10:30, New York time".
    #[must_use]
    pub fn stretch(self, from: Instant, to: Instant) -> String {
        let (day, zone) = (self.date(from), self.zone());
        self.words
            .stretch(&day, &self.hour(from), &self.hour(to), &zone)
    }

    /// The zone as people call it: "New York time", "UTC".
    #[must_use]
    pub fn zone(self) -> String {
        match self.zone.name().rsplit_once('/') {
            Some((region, city)) if region != "Etc" => self.words.zone(&city.replace('_', " ")),
            Some((_, zone)) => zone.to_owned(),
            None => self.zone.name().to_owned(),
        }
    }

    fn local(self, at: Instant) -> DateTime<Tz> {
        at.with_timezone(&self.zone)
    }

    /// Whether the day of a moment is over, by the reader's clock.
    #[must_use]
    pub fn is_day_over(self, at: Instant, now: Instant) -> bool {
        self.days_ahead(at, now) < 0
    }

    /// Days of the zone from one moment to another.
    fn days_ahead(self, at: Instant, now: Instant) -> i64 {
        let day = |instant| self.local(instant).date_naive();
        (day(at) - day(now)).num_days()
    }

    /// "Tuesday".
    #[must_use]
    pub fn weekday(self, at: Instant) -> String {
        let day = gregorian(self.local(at).date_naive());
        let format = FixedCalendarDateTimeFormatter::try_new(self.prefers(), E::long());
        format.expect(COMPILED_IN).format(&day).to_string()
    }

    /// The day, with its year where that is not this one.
    fn dated(self, at: Instant, now: Instant) -> String {
        let (day, today) = (self.local(at).date_naive(), self.local(now).date_naive());
        if day.year() == today.year() {
            return self.day(day);
        }
        let format = FixedCalendarDateTimeFormatter::try_new(self.prefers(), YMDE::long());
        let date = format
            .expect(COMPILED_IN)
            .format(&gregorian(day))
            .to_string();
        self.in_a_sentence(day, date)
    }

    /// What a language prefers, with the clock that is read.
    fn prefers(self) -> DateTimeFormatterPreferences {
        let language = match self.words.language {
            Language::AmericanEnglish => locale!("en-US"),
            Language::BritishEnglish => locale!("en-GB"),
            Language::German => locale!("de"),
            Language::Spanish => locale!("es"),
            Language::French => locale!("fr"),
            // Days and months are in no catalogue of ours: Greek ones are not taken for English that is left.
            #[cfg(feature = "pseudo")]
            Language::Pseudo => locale!("el"),
        };
        let mut prefers = DateTimeFormatterPreferences::from(language);
        prefers.hour_cycle = Some(match self.words.clock {
            ClockHours::Twelve => HourCycle::H12,
            ClockHours::TwentyFour => HourCycle::H23,
        });
        prefers
    }
}

/// How long something took, as people say it: "20 minutes", "5 hours", "2 days".
///
/// ```
/// use chrono::TimeDelta;
/// use wording::{Words, moment::how_long};
/// let said = |time| how_long(Words::default(), time);
/// assert_eq!(said(TimeDelta::minutes(1)), "1 minute");
/// assert_eq!(said(TimeDelta::minutes(89)), "89 minutes");
/// assert_eq!(said(TimeDelta::minutes(90)), "2 hours");
/// assert_eq!(said(TimeDelta::hours(35)), "35 hours");
/// assert_eq!(said(TimeDelta::hours(36)), "2 days");
/// ```
#[must_use]
pub fn how_long(words: Words, time: TimeDelta) -> String {
    let minutes = time.num_minutes().max(1);
    match minutes {
        ..MINUTES_ALONE => words.took_minutes(minutes),
        MINUTES_ALONE..HOURS_ALONE => words.took_hours((minutes + 30) / 60),
        HOURS_ALONE.. => words.took_days((minutes + 720) / 1_440),
    }
}

fn gregorian(day: NaiveDate) -> Date<Gregorian> {
    let (month, day_of_month) = (small(day.month()), small(day.day()));
    Date::try_new_gregorian(day.year(), month, day_of_month).expect(A_DATE)
}

/// Months, days, hours and minutes are small.
fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}
