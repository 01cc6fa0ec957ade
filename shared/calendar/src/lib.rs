//! Business time: instants, durations with a unit, calendars and the deadlines they give. Nothing here knows leads.
//!
//! Instants are UTC; zones live in calendars only. The rules, so that independent
//! implementations can be compared:
//!
//! - Hours are half-open: at closing time a calendar is closed.
//! - Work that ends exactly at closing time ends at closing time, not at the next opening.
//!   A zero duration ends at its start, or outside hours at the next opening.
//! - The edge of an interval is a time on the wall clock of a date. One that a clock change skips moves
//!   forward by the gap; one that happens twice means the first. `24:00` is midnight of the next date.
//! - So moved, an interval may end up empty or reversed: it vanishes. Several may touch or overlap: open
//!   time is their union, so nothing is counted twice.
//! - Durations are elapsed time between those instants: a 25-hour day has 25 hours.
//! - An exception replaces the whole day, a holiday's too; without intervals it closes the day.
//! - A pause takes its time out of whatever is counted, and is treated as closed time is.
//!
//! A description that makes no sense is refused by [`Calendar::new`]; once a calendar is built, every question
//! has an answer. What would lie beyond [`LATEST`] is answered with [`LATEST`].

mod busy;
mod calendar;
mod counted_days;
mod days_before;
mod deadline;
pub mod explain;
mod hours;
mod ics;
mod instant;
mod openings;
mod quoted;
mod recurrence;
mod remembered;
mod span;
mod steady;
mod term;
mod zone;

pub use busy::{BusyError, BusyProblem, BusyTimes, MAX_BUSY, MAX_BUSY_BYTES, busy, busy_times};
pub use calendar::{Calendar, CalendarError, CalendarSource};
pub use counted_days::{CountedDay, MAX_COUNTED_DAYS};
pub use days_before::{DaysBefore, DaysBeforeError, MAX_DAYS_BEFORE};
pub use deadline::{Because, Deadline, MAX_COUNTED, MAX_SKIPPED, Skipped};
pub use explain::{DEADLINE_LINE, ExplainError, explain_deadline_line};
pub use hours::{Day, HoursError, MAX_INTERVALS_A_DAY};
pub use ics::{IcsError, IcsProblem, MAX_ICS_BYTES};
pub use instant::{
    EARLIEST, Instant, Interval, LATEST, TimeError, format_instant, full_at_or_after, instant_text,
    parse_instant,
};
pub use span::{MAX_SPAN_DAYS, MAX_SPAN_SECONDS, Span, SpanError};
pub use term::Term;
pub use zone::{Tz, TzOffset, UnknownZone};
