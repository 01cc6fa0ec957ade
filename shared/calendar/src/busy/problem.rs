//! Why a text is no calendar that can be read.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The longest calendar that is read, in bytes.
pub const MAX_BUSY_BYTES: usize = 4 << 20;

/// Why a text is no calendar that can be read, and where.
///
/// ```
/// use calendar::{BusyError, BusyProblem};
/// let refused = BusyError { line: 7, problem: BusyProblem::NoStart };
/// assert!(refused.to_string().starts_with("line 7: "));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[error("line {line}: {problem}")]
pub struct BusyError {
    /// The line in the text, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: BusyProblem,
}

/// What can be wrong with somebody's calendar. None repeats what an event is about.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BusyProblem {
    /// The text is longer than [`MAX_BUSY_BYTES`], or has too many events.
    #[error("the calendar is too large")]
    TooLarge,
    /// The text is not iCalendar.
    #[error("it is no iCalendar text")]
    NoCalendar,
    /// BEGIN and END do not pair.
    #[error("BEGIN and END do not pair")]
    Unpaired,
    /// An event has no beginning.
    #[error("an event without DTSTART")]
    NoStart,
    /// An event has an end that lies before its beginning.
    #[error("an event ends before it begins")]
    Reversed,
    /// A moment has a form that is not read.
    #[error("`{0}` is no date and no time")]
    Moment(String),
    /// A duration has a form that is not read.
    #[error("`{0}` is no duration")]
    Duration(String),
    /// An event repeats in a way that is not read.
    #[error("an event repeats in a way that is not read")]
    Repeats,
}

impl BusyError {
    pub(super) fn at(line: usize, problem: BusyProblem) -> Self {
        Self { line, problem }
    }
}
