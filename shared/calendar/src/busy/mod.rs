//! The busy times of somebody's own calendar, read from iCalendar text (RFC 5545).
//!
//! Of each event only from when to when it lasts is kept. Free and cancelled events are left out; what repeats is expanded;
//! what cannot be read makes the whole text unreadable, because a time that is silently taken for free is given away twice.

mod event;
mod moment;
mod problem;
mod read;
mod zones;

pub use problem::{BusyError, BusyProblem, MAX_BUSY_BYTES};

use crate::instant::union;
use crate::{Interval, Tz};
use read::ReadCalendar;

/// Busy times within the window at most, once those that touch are joined.
pub const MAX_BUSY: usize = 1_000;

/// The busy times of a calendar within a window, joined where they touch, in order.
///
/// `zone` is that of whole days and of times that name no zone.
///
/// ```
/// use calendar::{Interval, busy, parse_instant};
/// let at = |text| parse_instant(text).unwrap();
/// let window = Interval { from: at("2026-03-01T00:00:00Z"), to: at("2026-04-01T00:00:00Z") };
/// let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260303T150000Z\nDURATION:PT45M\nEND:VEVENT\nEND:VCALENDAR\n";
/// let found = busy(text, window, calendar::Tz::utc()).unwrap();
/// assert_eq!(found, [Interval { from: at("2026-03-03T15:00:00Z"), to: at("2026-03-03T15:45:00Z") }]);
/// ```
///
/// # Errors
/// [`BusyError`] for the first thing that cannot be read.
pub fn busy(text: &str, window: Interval, zone: Tz) -> Result<Vec<Interval>, BusyError> {
    if text.len() > MAX_BUSY_BYTES {
        return Err(BusyError::at(1, BusyProblem::TooLarge));
    }
    let calendar = ReadCalendar::read(text)?;
    let replaced = calendar.replaced(zone)?;
    let mut found = calendar.plain.clone();
    for event in &calendar.events {
        event.lay_out(&calendar.zones, &replaced, window, zone, &mut found)?;
    }
    let within = found.into_iter().map(|one| Interval {
        from: one.from.max(window.from),
        to: one.to.min(window.to),
    });
    let joined = union(within);
    if joined.len() > MAX_BUSY {
        return Err(BusyError::at(1, BusyProblem::TooLarge));
    }
    Ok(joined)
}

#[cfg(test)]
mod tests;
