//! Deadlines, and what they counted.

use std::iter;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    Calendar, Instant, Interval, LATEST, Span,
    calendar::Special,
    instant::{instant_text, union},
    openings::dates_after,
};

/// The most intervals that a deadline lists as counted or paused. The deadline itself is exact beyond them.
///
/// ```
/// assert_eq!(calendar::MAX_COUNTED, 512);
/// ```
pub const MAX_COUNTED: usize = 512;

/// The most closed dates that a deadline lists. The deadline itself is exact beyond them.
///
/// ```
/// assert_eq!(calendar::MAX_SKIPPED, 512);
/// ```
pub const MAX_SKIPPED: usize = 512;

/// When a span is over, and why.
///
/// ```
/// use calendar::{Calendar, CalendarSource, Span, parse_instant};
/// let source = r#"{"tz": "UTC", "hours": {"mon": [["09:00", "17:00"]]}}"#;
/// let calendar = Calendar::new(serde_json::from_str::<CalendarSource>(source).unwrap()).unwrap();
/// let saturday = parse_instant("2026-02-28T18:00:00Z").unwrap();
/// let deadline = calendar.deadline(saturday, "1bh".parse().unwrap(), &[]);
/// assert_eq!(deadline.at, parse_instant("2026-03-02T10:00:00Z").unwrap());
/// assert_eq!(deadline.counted.len(), 1);
/// assert_eq!(deadline.skipped.len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The instant at which the span is over.
    #[serde(with = "instant_text")]
    pub at: Instant,
    /// The instant from which it was counted.
    #[serde(with = "instant_text")]
    pub start: Instant,
    /// What was counted.
    pub span: Span,
    /// The time between start and deadline that counted, the first [`MAX_COUNTED`] intervals of it. For
    /// business days these are the hours that were open.
    pub counted: Vec<Interval>,
    /// The local dates from start to deadline on which the calendar was closed, the first [`MAX_SKIPPED`]
    /// of them. Empty for elapsed time, which no calendar interrupts.
    pub skipped: Vec<Skipped>,
    /// The pauses between start and deadline, joined, the first [`MAX_COUNTED`] of them.
    pub paused: Vec<Interval>,
}

/// A date on which nothing counted.
///
/// ```
/// use calendar::{Because, Skipped};
/// let sunday = Skipped { date: "2026-03-01".parse().unwrap(), because: Because::ClosedWeekday };
/// assert_eq!(serde_json::to_string(&sunday).unwrap(), r#"{"date":"2026-03-01","because":"closed_weekday"}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The local date.
    pub date: NaiveDate,
    /// Why it was closed.
    #[serde(flatten)]
    pub because: Because,
}

/// Why a date was closed.
///
/// ```
/// let unnamed = calendar::Because::Holiday { name: None };
/// assert_eq!(serde_json::to_string(&unnamed).unwrap(), r#"{"because":"holiday"}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Because {
    /// A holiday.
    Holiday {
        /// Its name, where the calendar gave one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// An exception without hours.
    Exception,
    /// A day of the week without hours.
    ClosedWeekday,
}

impl Calendar {
    /// When a span that starts at an instant is over.
    ///
    /// - **Elapsed** and **business time** count whatever is left when closed time (for business time) and
    ///   pauses are taken out. What ends exactly where counted time ends, ends there; a span of zero ends
    ///   at the first instant that counts.
    /// - **Business days** start at the first instant that counts and end at the same local time so many
    ///   working days later. A date is a working day when some of its open time is left by the pauses.
    ///   If the landing time is outside that day's hours, it moves to the next opening of the same day, or
    ///   back to its last closing when there is none; inside a pause, it then moves to the next instant
    ///   that counts.
    ///
    /// Pauses may overlap and come in any order. A deadline is recomputed from its start, never patched.
    ///
    /// ```
    /// use calendar::{Calendar, CalendarSource, Interval, Span, parse_instant};
    /// # let source = r#"{"tz": "UTC", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str::<CalendarSource>(source).unwrap()).unwrap();
    /// let at = |text| parse_instant(text).unwrap();
    /// let lunch = Interval { from: at("2026-03-02T12:00:00Z"), to: at("2026-03-02T13:00:00Z") };
    /// let deadline = calendar.deadline(at("2026-03-02T11:30:00Z"), "1bh".parse().unwrap(), &[lunch]);
    /// assert_eq!(deadline.at, at("2026-03-02T13:30:00Z"));
    /// ```
    #[must_use]
    pub fn deadline(&self, start: Instant, span: Span, pauses: &[Interval]) -> Deadline {
        let pauses = union(pauses.iter().copied());
        let (at, counted) = match span {
            Span::Elapsed { seconds } => count(without(always(start), &pauses), start, seconds),
            Span::BusinessTime { seconds } => {
                count(without(self.stretches(start), &pauses), start, seconds)
            }
            Span::BusinessDays { days } => {
                let at = self.same_time_after(start, days, &pauses);
                let open = without(self.stretches(start), &pauses);
                (at, up_to(at, open).collect())
            }
        };
        let skipped = match span {
            Span::Elapsed { .. } => Vec::new(),
            Span::BusinessTime { .. } | Span::BusinessDays { .. } => self.skipped(start, at),
        };
        let paused = pauses.iter().map(|pause| Interval {
            from: pause.from.max(start),
            to: pause.to,
        });
        let paused = up_to(at, paused.filter(|pause| !pause.is_empty())).collect();
        Deadline {
            at,
            start,
            span,
            counted,
            skipped,
            paused,
        }
    }

    pub(super) fn same_time_after(
        &self,
        start: Instant,
        days: u16,
        pauses: &[Interval],
    ) -> Instant {
        let first_counted = |from| {
            if pauses.is_empty() {
                return self.opening_at_or_after(from);
            }
            let (at, _) = count(without(self.stretches(from), pauses), from, 0);
            at
        };
        let base = first_counted(start);
        let Some(days_between) = days.checked_sub(1) else {
            return base;
        };
        let local = self.local(base).naive_local();
        let is_working_day = |date: &NaiveDate| {
            let open = self.openings_on(*date);
            if pauses.is_empty() {
                return !open.is_empty();
            }
            without(open.iter().copied(), pauses).next().is_some()
        };
        let mut landing_dates = dates_after(local.date()).filter(is_working_day);
        let Some(date) = landing_dates.nth(days_between.into()) else {
            return LATEST.max(start);
        };
        let wanted = self.tz().instant(date.and_time(local.time()));
        let landed = self.within_hours(date, wanted);
        // Ending where counted time ends is no pause yet, as it is not closed yet.
        let counts = || {
            let open = self.openings_on(date);
            without(open.iter().copied(), pauses)
                .any(|open| open.from <= landed && landed <= open.to)
        };
        let is_paused = pauses.iter().any(|pause| pause.contains(landed)) && !counts();
        if is_paused {
            first_counted(landed)
        } else {
            landed
        }
    }

    /// The instant itself if it is open or a closing; else the next opening of the date, or its last closing.
    fn within_hours(&self, date: NaiveDate, wanted: Instant) -> Instant {
        let mut last_closing = wanted;
        for open in self.openings_on(date).iter() {
            if wanted <= open.to {
                return wanted.max(open.from);
            }
            last_closing = open.to;
        }
        last_closing
    }

    fn skipped(&self, start: Instant, at: Instant) -> Vec<Skipped> {
        let last = self.local(at).date_naive();
        let dates = self.local(start).date_naive().iter_days();
        dates
            .take_while(|date| *date <= last)
            .filter_map(|date| {
                let because = self.closed_because(date)?;
                Some(Skipped { date, because })
            })
            .take(MAX_SKIPPED)
            .collect()
    }

    pub(super) fn closed_because(&self, date: NaiveDate) -> Option<Because> {
        match self.special_on(date) {
            Some(Special::Holiday { name }) => Some(Because::Holiday { name: name.clone() }),
            Some(Special::Exception(hours)) => hours.is_closed().then_some(Because::Exception),
            None => self
                .weekday_is_closed(date)
                .then_some(Because::ClosedWeekday),
        }
    }
}

/// All time from an instant on.
fn always(start: Instant) -> impl Iterator<Item = Interval> {
    let rest = Interval {
        from: start,
        to: LATEST,
    };
    iter::once(rest).filter(|rest| !rest.is_empty())
}

/// The first of these intervals that begin before an instant, cut there.
fn up_to(at: Instant, intervals: impl Iterator<Item = Interval>) -> impl Iterator<Item = Interval> {
    intervals
        .take_while(move |one| one.from < at)
        .take(MAX_COUNTED)
        .map(move |one| Interval {
            from: one.from,
            to: one.to.min(at),
        })
}

/// Spends seconds on intervals in order: when the seconds are used up, and the intervals that they took. Where
/// the intervals run out first, that is at [`LATEST`], or at a start beyond it.
fn count(
    intervals: impl Iterator<Item = Interval>,
    start: Instant,
    seconds: u32,
) -> (Instant, Vec<Interval>) {
    let mut left = TimeDelta::seconds(seconds.into());
    let mut counted = Vec::new();
    for open in intervals {
        let used = left.min(open.to - open.from);
        let to = open.from + used;
        if !used.is_zero() && counted.len() < MAX_COUNTED {
            counted.push(Interval {
                from: open.from,
                to,
            });
        }
        left -= used;
        if left.is_zero() {
            return (to, counted);
        }
    }
    (LATEST.max(start), counted)
}

/// What is left of disjoint intervals when pauses, disjoint and in order too, are taken out.
fn without(
    mut intervals: impl Iterator<Item = Interval>,
    pauses: &[Interval],
) -> impl Iterator<Item = Interval> {
    let mut pauses = pauses.iter().copied().peekable();
    let mut rest: Option<Interval> = None;
    iter::from_fn(move || {
        loop {
            let open = match rest.take() {
                Some(open) => open,
                None => intervals.next()?,
            };
            while pauses.next_if(|pause| pause.to <= open.from).is_some() {}
            match pauses.peek() {
                Some(pause) if pause.from < open.to => {
                    if pause.to < open.to {
                        rest = Some(Interval {
                            from: pause.to,
                            to: open.to,
                        });
                    }
                    if open.from < pause.from {
                        return Some(Interval {
                            from: open.from,
                            to: pause.from,
                        });
                    }
                }
                Some(_) | None => return Some(open),
            }
        }
    })
}
