//! How numbers, reasons and spans are said in a table of figures.

use chrono::TimeDelta;
use followup::event::Disposition;
use followup::lead::RestReason;

use super::table::{FigureCell, whole_minutes};
use crate::moment::{MINUTES_ALONE, how_long};
use crate::{Words, fact};

/// A number with so many digits behind the point.
pub(super) fn decimal(words: Words, number: f64, digits: usize) -> String {
    format!("{number:.digits$}").replace('.', &words.decimal_point())
}

/// A number of seconds, as people say it; nothing, where there is none.
///
/// ```
/// use wording::{Words, figures::waited};
/// assert_eq!(waited(Words::default(), Some(5_400)), "2 hours");
/// assert_eq!(waited(Words::default(), None), "");
/// ```
#[must_use]
pub fn waited(words: Words, seconds: Option<u64>) -> String {
    let seconds = seconds.and_then(|seconds| i64::try_from(seconds).ok());
    seconds.map_or_else(String::new, |seconds| {
        how_long(words, TimeDelta::seconds(seconds))
    })
}

/// A number of seconds of open time: hours, and never days, since a day of them is three on the calendar.
///
/// ```
/// use wording::{Words, figures::worked};
/// assert_eq!(worked(Words::default(), Some(48 * 3_600)), "48 hours");
/// ```
#[must_use]
pub fn worked(words: Words, seconds: Option<u64>) -> String {
    let minutes = seconds.and_then(|seconds| i64::try_from(whole_minutes(seconds)).ok());
    minutes.map_or_else(String::new, |minutes| {
        if minutes < MINUTES_ALONE {
            words.took_minutes(minutes)
        } else {
            words.took_hours((minutes + 30) / 60)
        }
    })
}

/// A number of seconds of open time, as a table has it.
pub(super) fn worked_time(words: Words, seconds: Option<u64>) -> FigureCell {
    FigureCell::took(seconds, worked(words, seconds))
}

/// Why leads rest, as a row names it.
#[must_use]
pub fn rested(words: Words, because: RestReason) -> String {
    match because {
        RestReason::NoAnswer => words.figures_rested_no_answer(),
        RestReason::NotNow => words.figures_rested_not_now(),
        RestReason::NoBudget => words.figures_rested_no_budget(),
        RestReason::Nurture => words.figures_rested_nurture(),
        RestReason::LetGo => words.figures_rested_let_go(),
        RestReason::LowScore => words.figures_rested_low_score(),
        RestReason::NotAFit => words.figures_rested_not_a_fit(),
    }
}

/// Why leads are handed back, as a column names it.
#[must_use]
pub fn handed_back(words: Words, reason: Disposition) -> String {
    if reason == Disposition::NotNow {
        words.figures_back_not_now()
    } else if reason == Disposition::NotAFit {
        words.figures_back_not_a_fit()
    } else if reason == Disposition::Nurture {
        words.figures_back_nurture()
    } else {
        fact::handed_back(words, reason)
    }
}
