//! Calendars: when a team works, and what a description of that may not say.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::quoted::quoted;
use crate::{
    Tz,
    hours::{Day, DayHours, HoursError},
    ics::{self, IcsError},
    remembered::Remembered,
};

/// The most holidays and exceptions together that a calendar may have.
const MAX_SPECIAL_DAYS: usize = 10_000;

/// A calendar as it is written, in TOML or JSON.
///
/// ```
/// use calendar::{Calendar, CalendarSource};
/// let source: CalendarSource = toml::from_str(r#"
///     tz = "America/New_York"
///     holidays = ["2026-12-25"]
///     [hours]
///     mon = [["09:00", "12:00"], ["13:00", "17:00"]]
///     tue = [["09:00", "24:00"]]
///     [exceptions]
///     2026-12-24 = [["09:00", "12:00"]]
/// "#).unwrap();
/// assert!(Calendar::new(source).is_ok());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarSource {
    /// The IANA name of the zone, such as `America/New_York`.
    pub tz: String,
    /// Opening hours by day of the week, as pairs of `HH:MM`. A day left out is closed.
    pub hours: BTreeMap<Day, Vec<(String, String)>>,
    /// Dates (`YYYY-MM-DD`) on which nobody works.
    #[serde(default)]
    pub holidays: Vec<String>,
    /// The texts of .ics files with further holidays, already read by the caller.
    #[serde(skip)]
    pub holidays_ics: Vec<String>,
    /// Dates with hours of their own, which replace the whole day, a holiday's too. Without intervals the
    /// day is closed.
    #[serde(default)]
    pub exceptions: BTreeMap<String, Vec<(String, String)>>,
}

/// Why a description is no calendar. Each says what would be right.
///
/// ```
/// use calendar::{Calendar, CalendarError, CalendarSource};
/// let source = CalendarSource { tz: "america/new_york".into(), ..CalendarSource::default() };
/// let refused = Calendar::new(source).unwrap_err();
/// assert!(refused.to_string().contains("`America/New_York`"));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CalendarError {
    /// The zone is not in the IANA database.
    #[error("`{tz}` is no time zone: write a name of the IANA database, such as `{suggestion}`")]
    Zone {
        /// What was given.
        tz: String,
        /// The same name in the right case, or an example.
        suggestion: &'static str,
    },
    /// The hours of a day of the week are wrong.
    #[error("the hours of {} cannot be used", day.as_str())]
    Hours {
        /// The day.
        day: Day,
        /// What is wrong.
        source: HoursError,
    },
    /// The hours of an exception are wrong.
    #[error("exception on {date}")]
    Exception {
        /// The date.
        date: String,
        /// What is wrong.
        source: HoursError,
    },
    /// A holiday or exception is not a date.
    #[error("`{text}` in `{field}` is no date: write it as 2026-12-25")]
    Date {
        /// `holidays` or `exceptions`.
        field: &'static str,
        /// What was given.
        text: String,
    },
    /// A text of holidays is wrong.
    #[error("holidays file {}", index + 1)]
    Ics {
        /// Which of [`CalendarSource::holidays_ics`], from 0.
        index: usize,
        /// What is wrong, and where.
        source: IcsError,
    },
    /// There are more holidays and exceptions than a calendar may have.
    #[error("{given} holidays and exceptions: at most {MAX_SPECIAL_DAYS}")]
    TooManyDays {
        /// How many there are.
        given: usize,
    },
    /// No day of the week has opening hours, so that waiting for an opening could take for ever.
    #[error(
        "no day of the week is open: give at least one, such as mon = [[\"09:00\", \"17:00\"]]"
    )]
    NeverOpen,
}

/// A date that the hours of its weekday do not apply to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Special {
    Holiday { name: Option<String> },
    Exception(DayHours),
}

/// When a team works: opening hours in a time zone, holidays and exceptions.
///
/// Once built, every question has an answer. The rules are those of the [crate](crate).
///
/// ```
/// use std::collections::BTreeMap;
/// use calendar::{Calendar, CalendarSource, Day, parse_instant};
/// let nine_to_five = vec![("09:00".to_owned(), "17:00".to_owned())];
/// let calendar = Calendar::new(CalendarSource {
///     tz: "Europe/Paris".into(),
///     hours: BTreeMap::from([(Day::Mon, nine_to_five)]),
///     ..CalendarSource::default()
/// }).unwrap();
/// assert!(calendar.is_open(parse_instant("2026-03-02T08:00:00Z").unwrap()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    tz: Tz,
    week: [DayHours; 7],
    special: BTreeMap<NaiveDate, Special>,
    remembered: Remembered,
}

impl Calendar {
    /// Checks a description and keeps what it means.
    ///
    /// ```
    /// use calendar::{Calendar, CalendarError, CalendarSource};
    /// let source = CalendarSource { tz: "UTC".into(), ..CalendarSource::default() };
    /// assert_eq!(Calendar::new(source), Err(CalendarError::NeverOpen));
    /// ```
    ///
    /// # Errors
    ///
    /// [`CalendarError`] for the first thing that is wrong: an unknown zone, hours that are reversed or overlap,
    /// a text that is no date, a calendar without weekly hours.
    pub fn new(source: CalendarSource) -> Result<Self, CalendarError> {
        let tz = source.tz.parse().map_err(|_| unknown_zone(&source.tz))?;
        let mut week: [DayHours; 7] = Default::default();
        for (&day, hours) in &source.hours {
            week[day.index()] =
                DayHours::new(hours).map_err(|source| CalendarError::Hours { day, source })?;
        }
        let mut special = BTreeMap::new();
        for (index, text) in source.holidays_ics.iter().enumerate() {
            let found =
                ics::holidays(text).map_err(|source| CalendarError::Ics { index, source })?;
            for (date, name) in found {
                special.insert(date, Special::Holiday { name });
            }
        }
        for text in &source.holidays {
            let date = date_of("holidays", text)?;
            special
                .entry(date)
                .or_insert(Special::Holiday { name: None });
        }
        for (text, hours) in &source.exceptions {
            let date = date_of("exceptions", text)?;
            let hours = DayHours::new(hours).map_err(|source| CalendarError::Exception {
                date: text.clone(),
                source,
            })?;
            special.insert(date, Special::Exception(hours));
        }
        if special.len() > MAX_SPECIAL_DAYS {
            let given = special.len();
            return Err(CalendarError::TooManyDays { given });
        }
        if week.iter().all(DayHours::is_closed) {
            return Err(CalendarError::NeverOpen);
        }
        Ok(Self {
            tz,
            week,
            special,
            remembered: Remembered::default(),
        })
    }

    /// The zone of the calendar's wall clock.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource};
    /// # let source = r#"{"tz": "UTC", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// assert_eq!(calendar.tz().name(), "UTC");
    /// ```
    #[must_use]
    pub fn tz(&self) -> Tz {
        self.tz
    }

    /// Whether the calendar never closes: no hour of the week, no holiday and no exception.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource};
    /// # let source = r#"{"tz": "UTC", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// assert!(!calendar.is_always_open());
    /// ```
    #[must_use]
    pub fn is_always_open(&self) -> bool {
        self.every_weekday_is_whole()
            && self.special.values().all(|special| match special {
                Special::Holiday { .. } => false,
                Special::Exception(hours) => hours.is_whole_day(),
            })
    }

    /// The first and the last date that is a holiday or an exception; of a calendar that every week is alike of, none.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource};
    /// # let source = r#"{"tz": "UTC", "hours": {"mon": [["09:00", "17:00"]]}, "holidays": ["2026-12-25", "2026-01-01"]}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let (first, last) = calendar.special_dates().unwrap();
    /// assert_eq!((first.to_string(), last.to_string()), ("2026-01-01".to_owned(), "2026-12-25".to_owned()));
    /// ```
    #[must_use]
    pub fn special_dates(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (first, _) = self.special.first_key_value()?;
        let (last, _) = self.special.last_key_value()?;
        Some((*first, *last))
    }

    pub(super) fn remembered(&self) -> &Remembered {
        &self.remembered
    }

    pub(super) fn every_weekday_is_whole(&self) -> bool {
        self.week.iter().all(DayHours::is_whole_day)
    }

    pub(super) fn special_on(&self, date: NaiveDate) -> Option<&Special> {
        self.special.get(&date)
    }

    pub(super) fn next_special_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.special.range(date..).next().map(|(date, _)| *date)
    }

    pub(super) fn weekday_is_closed(&self, date: NaiveDate) -> bool {
        self.weekday_hours(date).is_closed()
    }

    pub(super) fn hours_on(&self, date: NaiveDate) -> &DayHours {
        const CLOSED: &DayHours = &DayHours::CLOSED;
        match self.special.get(&date) {
            Some(Special::Holiday { .. }) => CLOSED,
            Some(Special::Exception(hours)) => hours,
            None => self.weekday_hours(date),
        }
    }

    fn weekday_hours(&self, date: NaiveDate) -> &DayHours {
        let [mon, tue, wed, thu, fri, sat, sun] = &self.week;
        match date.weekday() {
            chrono::Weekday::Mon => mon,
            chrono::Weekday::Tue => tue,
            chrono::Weekday::Wed => wed,
            chrono::Weekday::Thu => thu,
            chrono::Weekday::Fri => fri,
            chrono::Weekday::Sat => sat,
            chrono::Weekday::Sun => sun,
        }
    }
}

fn unknown_zone(tz: &str) -> CalendarError {
    CalendarError::Zone {
        tz: quoted(tz),
        suggestion: Tz::spelled(tz.trim()).unwrap_or("America/New_York"),
    }
}

/// Reads `YYYY-MM-DD`, in exactly that form.
fn date_of(field: &'static str, text: &str) -> Result<NaiveDate, CalendarError> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    date.filter(|date| (1..=9999).contains(&date.year()) && date.to_string() == text)
        .ok_or_else(|| CalendarError::Date {
            field,
            text: quoted(text),
        })
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use super::*;

    fn source(rest: &str) -> CalendarSource {
        let text = format!(r#"{{"tz": "UTC", {rest}}}"#);
        serde_json::from_str(&text).unwrap()
    }

    fn refusal(rest: &str) -> CalendarError {
        Calendar::new(source(rest)).unwrap_err()
    }

    #[test]
    fn a_calendar_that_is_never_open_is_refused() {
        for hours in [r#""hours": {}"#, r#""hours": {"mon": [], "tue": []}"#] {
            assert_eq!(refusal(hours), CalendarError::NeverOpen);
        }
    }

    #[test]
    fn a_calendar_open_on_exceptions_only_is_refused_because_they_run_out() {
        let rest = r#""hours": {}, "exceptions": {"2026-03-02": [["09:00", "17:00"]]}"#;
        assert_eq!(refusal(rest), CalendarError::NeverOpen);
    }

    #[test]
    fn wrong_hours_are_refused_with_the_day_and_the_reason() {
        let refused = refusal(r#""hours": {"fri": [["17:00", "09:00"]]}"#);
        assert_eq!(refused.to_string(), "the hours of fri cannot be used");
        let reason = refused.source().unwrap().to_string();
        assert!(reason.contains("17:00 to 09:00"), "{reason}");
    }

    #[test]
    fn a_holiday_that_is_no_date_is_refused() {
        for date in ["2026-02-30", "2026-2-03", "25.12.2026", "+2026-12-5", ""] {
            let rest =
                format!(r#""hours": {{"mon": [["09:00", "17:00"]]}}, "holidays": ["{date}"]"#);
            assert!(
                matches!(refusal(&rest), CalendarError::Date { .. }),
                "{date}"
            );
        }
    }

    #[test]
    fn unknown_fields_and_days_are_refused() {
        let field = r#"{"tz": "UTC", "hours": {}, "holiday": []}"#;
        assert!(serde_json::from_str::<CalendarSource>(field).is_err());
        let day = r#"{"tz": "UTC", "hours": {"monday": []}}"#;
        let refused = serde_json::from_str::<CalendarSource>(day).unwrap_err();
        assert!(refused.to_string().contains("`mon`"), "{refused}");
    }

    #[test]
    fn a_source_written_as_toml_or_json_reads_back_the_same() {
        let whole = source(
            r#""hours": {"mon": [["09:00", "24:00"]]}, "holidays": ["2026-12-25"],
               "exceptions": {"2026-12-24": [], "2026-12-25": [["10:00", "12:00"]]}"#,
        );
        let toml = toml::to_string(&whole).unwrap();
        assert_eq!(toml::from_str::<CalendarSource>(&toml).unwrap(), whole);
        let json = serde_json::to_string(&whole).unwrap();
        assert_eq!(
            serde_json::from_str::<CalendarSource>(&json).unwrap(),
            whole
        );
    }

    #[test]
    fn an_ics_text_gives_its_holidays_their_names() {
        let mut with_ics =
            source(r#""hours": {"fri": [["09:00", "17:00"]]}, "holidays": ["2026-12-25"]"#);
        with_ics.holidays_ics = vec![
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas\nEND:VEVENT\nEND:VCALENDAR\n"
                .into(),
        ];
        let calendar = Calendar::new(with_ics.clone()).unwrap();
        let christmas = NaiveDate::from_ymd_opt(2026, 12, 25).unwrap();
        let name = Some("Christmas".to_owned());
        assert_eq!(
            calendar.special_on(christmas),
            Some(&Special::Holiday { name })
        );
        with_ics.holidays_ics.push("nothing".into());
        let refused = Calendar::new(with_ics).unwrap_err();
        assert_eq!(refused.to_string(), "holidays file 2");
    }
}
