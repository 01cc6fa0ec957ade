//! When a span is over, without what was counted: for who decides, and explains nothing.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::instant::instant_text;
use crate::{Calendar, Deadline, Instant, Interval, LATEST, Span};

/// When a span is over. [`Calendar::explain`] says what was counted.
///
/// ```
/// use calendar::{Calendar, CalendarSource, Span, parse_instant};
/// # let source = r#"{"tz": "UTC", "hours": {"mon": [["09:00", "17:00"]]}}"#;
/// # let calendar = Calendar::new(serde_json::from_str::<CalendarSource>(source).unwrap()).unwrap();
/// let saturday = parse_instant("2026-02-28T18:00:00Z").unwrap();
/// let term = calendar.term(saturday, "1bh".parse().unwrap());
/// assert_eq!(term.at, parse_instant("2026-03-02T10:00:00Z").unwrap());
/// assert_eq!(calendar.explain(&term).skipped.len(), 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The instant at which the span is over.
    #[serde(with = "instant_text")]
    pub at: Instant,
    /// The instant from which it is counted.
    #[serde(with = "instant_text")]
    pub start: Instant,
    /// What is counted.
    pub span: Span,
}

impl Calendar {
    /// When a span that starts at an instant is over: as [`deadline`](Self::deadline) without pauses says, and in a fraction of its time.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "UTC", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str::<CalendarSource>(source).unwrap()).unwrap();
    /// let friday = parse_instant("2026-02-27T18:00:00Z").unwrap();
    /// let span = "1bd".parse().unwrap();
    /// assert_eq!(calendar.after(friday, span), calendar.deadline(friday, span, &[]).at);
    /// ```
    #[must_use]
    pub fn after(&self, start: Instant, span: Span) -> Instant {
        match span {
            Span::Elapsed { seconds } if start < LATEST => {
                let at = start.checked_add_signed(TimeDelta::seconds(seconds.into()));
                at.map_or(LATEST, |at| at.min(LATEST))
            }
            Span::Elapsed { .. } => start,
            Span::BusinessTime { seconds } => self.open_time_after(start, seconds),
            Span::BusinessDays { days } => self.same_time_after(start, days, &[]),
        }
    }

    /// [`after`](Self::after), with what it was counted from.
    #[must_use]
    pub fn term(&self, start: Instant, span: Span) -> Term {
        let at = self.after(start, span);
        Term { at, start, span }
    }

    /// What was counted until a term was over, and what was not.
    #[must_use]
    pub fn explain(&self, term: &Term) -> Deadline {
        self.deadline(term.start, term.span, &[])
    }

    fn open_time_after(&self, start: Instant, seconds: u32) -> Instant {
        if self.every_weekday_is_whole() {
            // A few stretches last for years of dates.
            return spent(self.stretches(start), start, seconds);
        }
        let open = TimeDelta::seconds(seconds.into());
        let remembered = self.remembered_after(start, open);
        remembered.unwrap_or_else(|| spent(self.openings_from(start), start, seconds))
    }
}

/// When so many seconds of open time are used up; where it runs out first, at [`LATEST`], or at a start beyond it.
fn spent(open: impl Iterator<Item = Interval>, start: Instant, seconds: u32) -> Instant {
    let mut left = TimeDelta::seconds(seconds.into());
    for open in open {
        let used = left.min(open.to - open.from);
        left -= used;
        if left.is_zero() {
            return open.from + used;
        }
    }
    LATEST.max(start)
}
