//! Days that are counted down to a date.

use std::{fmt, str::FromStr};

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::quoted::quoted;
use crate::{Calendar, Instant, Span};

/// The most days that are counted down.
pub const MAX_DAYS_BEFORE: u16 = 366;
/// Dates that are looked at for a working day before giving up: a holiday is seldom longer.
const MAX_LOOKED_AT: u16 = 2 * MAX_DAYS_BEFORE;
const DAY: u32 = 24 * 60 * 60;

/// How many days before a date: `7d` on the wall's calendar, `5bd` in working days.
///
/// ```
/// use calendar::DaysBefore;
/// assert_eq!("7d".parse(), Ok(DaysBefore::Days { days: 7 }));
/// assert_eq!("5bd".parse::<DaysBefore>()?.to_string(), "5bd");
/// assert!("2bh".parse::<DaysBefore>().is_err());
/// # Ok::<(), calendar::DaysBeforeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DaysBefore {
    /// Days as a calendar on the wall counts them.
    Days {
        /// How many.
        days: u16,
    },
    /// Days on which somebody works.
    WorkingDays {
        /// How many.
        days: u16,
    },
}

/// Why a text counts no days.
///
/// ```
/// let refused = "2bh".parse::<calendar::DaysBefore>().unwrap_err();
/// assert!(refused.to_string().contains("`5bd`"));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "`{text}` counts no days before a date: write a whole number of days, `7d`, or of working days, `5bd`, at most {MAX_DAYS_BEFORE}"
)]
pub struct DaysBeforeError {
    /// What was given.
    text: String,
}

impl FromStr for DaysBefore {
    type Err = DaysBeforeError;

    fn from_str(text: &str) -> Result<Self, DaysBeforeError> {
        let refused = || DaysBeforeError { text: quoted(text) };
        let fits = |days: &u16| *days <= MAX_DAYS_BEFORE;
        let counted = match text.parse() {
            Ok(Span::Elapsed { seconds }) if text.ends_with('d') => {
                let days = u16::try_from(seconds / DAY).ok().filter(fits);
                days.map(|days| Self::Days { days })
            }
            Ok(Span::BusinessDays { days }) => Some(days)
                .filter(fits)
                .map(|days| Self::WorkingDays { days }),
            Ok(Span::Elapsed { .. } | Span::BusinessTime { .. }) | Err(_) => None,
        };
        counted.ok_or_else(refused)
    }
}

impl fmt::Display for DaysBefore {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days { days } => write!(to, "{days}d"),
            Self::WorkingDays { days } => write!(to, "{days}bd"),
        }
    }
}

impl TryFrom<String> for DaysBefore {
    type Error = DaysBeforeError;

    fn try_from(text: String) -> Result<Self, DaysBeforeError> {
        text.parse()
    }
}

impl From<DaysBefore> for String {
    fn from(before: DaysBefore) -> Self {
        before.to_string()
    }
}

/// Days as a file writes them.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for DaysBefore {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DaysBefore".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "duration" })
    }
}

impl Calendar {
    /// When the working day opens that lies so long before a date. Where nobody works on the day that is meant, it is the working day
    /// before it: what counts down to a date comes rather too early than too late. None, where nobody has worked for two years.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "UTC", "hours": {"fri": [["09:00", "17:00"]], "mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str::<CalendarSource>(source).unwrap()).unwrap();
    /// let saturday = "2026-03-14".parse().unwrap();
    /// let friday = parse_instant("2026-03-06T09:00:00Z").ok();
    /// assert_eq!(calendar.opening_before(saturday, "7d".parse().unwrap()), friday);
    /// assert_eq!(calendar.opening_before(saturday, "3bd".parse().unwrap()), friday);
    /// ```
    #[must_use]
    pub fn opening_before(&self, date: NaiveDate, before: DaysBefore) -> Option<Instant> {
        let (last, working_days_between) = match before {
            DaysBefore::Days { days } => (date.checked_sub_days(Days::new(days.into()))?, 0),
            DaysBefore::WorkingDays { days: 0 } => (date, 0),
            // The date itself is none of the days before it.
            DaysBefore::WorkingDays { days } => (date.pred_opt()?, usize::from(days) - 1),
        };
        let dates = last.iter_days().rev().take(MAX_LOOKED_AT.into());
        let mut openings = dates.filter_map(|date| self.first_opening_of(date));
        openings.nth(working_days_between)
    }

    /// The midnight with which a local date ends.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str::<CalendarSource>(source).unwrap()).unwrap();
    /// let end = calendar.end_of("2026-03-02".parse().unwrap());
    /// assert_eq!(end, parse_instant("2026-03-02T23:00:00Z").unwrap());
    /// ```
    #[must_use]
    pub fn end_of(&self, date: NaiveDate) -> Instant {
        let next = date.succ_opt().unwrap_or(date);
        self.tz().instant(next.and_time(chrono::NaiveTime::MIN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_instant;

    fn office() -> Calendar {
        let source = r#"{"tz": "America/New_York", "holidays": ["2026-03-06"], "hours": {
            "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]],
            "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]]}}"#;
        Calendar::new(serde_json::from_str(source).unwrap()).unwrap()
    }

    #[test]
    fn a_count_down_ends_on_a_working_day_and_rather_too_early() {
        // The clocks of New York change on March 8.
        for (date, before, opening) in [
            ("2026-03-14", "0d", "2026-03-13T13:00:00Z"),
            ("2026-03-13", "0d", "2026-03-13T13:00:00Z"),
            ("2026-03-13", "0bd", "2026-03-13T13:00:00Z"),
            ("2026-03-14", "1d", "2026-03-13T13:00:00Z"),
            ("2026-03-13", "7d", "2026-03-05T14:00:00Z"),
            ("2026-03-14", "1bd", "2026-03-13T13:00:00Z"),
            ("2026-03-13", "5bd", "2026-03-05T14:00:00Z"),
            ("2026-03-13", "4bd", "2026-03-09T13:00:00Z"),
        ] {
            let meant = before.parse().unwrap();
            let comes = office().opening_before(date.parse().unwrap(), meant);
            assert_eq!(comes, parse_instant(opening).ok(), "{before} before {date}");
        }
    }

    #[test]
    fn only_whole_days_are_counted_down() {
        for text in ["366d", "366bd", "0d"] {
            let read: DaysBefore = text.parse().unwrap();
            assert_eq!(read.to_string(), text);
        }
        for text in ["367d", "367bd", "24h", "2bh", "7", "seven", ""] {
            let refused = text.parse::<DaysBefore>().unwrap_err().to_string();
            assert!(refused.contains("`7d`"), "{refused}");
        }
    }
}
