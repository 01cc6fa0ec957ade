//! The busy times of somebody's own calendar, read from iCalendar text (RFC 5545), as programs write it.
//!
//! Of each event only from when to when it lasts is kept. Free and cancelled events are left out; what repeats is expanded. What does
//! not matter is passed over in whatever form it is. An event that cannot be understood makes no other unread: what is known of it is
//! taken, and it is told, because a time that is silently taken for free is given away twice. A zone that nobody knows takes the
//! time over every offset that it could have.

mod event;
mod layout;
mod moment;
mod overrides;
mod period;
mod problem;
mod read;
mod windows;
mod zone_name;
mod zones;

pub use problem::{BusyError, BusyProblem, MAX_BUSY_BYTES};

use crate::instant::union;
use crate::{Interval, Tz};
use layout::lay_out;
use overrides::Overrides;
use read::ReadCalendar;

/// Busy times within the window at most, once those that touch are joined.
pub const MAX_BUSY: usize = 1_000;
/// Things that could not be understood, of which is told at most.
const MAX_UNREAD: usize = 20;

/// What a calendar says of when somebody is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BusyTimes {
    /// From when to when, joined where they touch, in order.
    pub intervals: Vec<Interval>,
    /// What could not be understood, the first of it: times that this calendar may have besides.
    pub unread: Vec<BusyError>,
}

/// The busy times of a calendar within a window, and what of it could not be understood.
///
/// `zone` is that of whole days, and of times that name no zone in a calendar that names none for them (`X-WR-TIMEZONE`).
///
/// ```
/// use calendar::{Interval, busy_times, parse_instant};
/// let at = |text| parse_instant(text).unwrap();
/// let window = Interval { from: at("2026-03-01T00:00:00Z"), to: at("2026-04-01T00:00:00Z") };
/// let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260303T150000Z\nDURATION:PT45M\nEND:VEVENT\nEND:VCALENDAR\n";
/// let found = busy_times(text, window, calendar::Tz::utc()).unwrap();
/// assert_eq!(found.intervals, [Interval { from: at("2026-03-03T15:00:00Z"), to: at("2026-03-03T15:45:00Z") }]);
/// assert!(found.unread.is_empty());
/// ```
///
/// # Errors
/// [`BusyError`] when the text is no calendar, is cut off, or holds too much.
pub fn busy_times(text: &str, window: Interval, zone: Tz) -> Result<BusyTimes, BusyError> {
    if text.len() > MAX_BUSY_BYTES {
        return Err(BusyError::at(1, BusyProblem::TooLarge));
    }
    let mut calendar = ReadCalendar::read(text)?;
    for event in &mut calendar.events {
        event.turn_around(&calendar.zones, zone);
    }
    let overrides = Overrides::of(&calendar.events, &calendar.zones, zone);
    let mut found = Vec::new();
    for period in &calendar.plain {
        found.push(period.interval(&calendar.zones, zone));
    }
    for event in &calendar.events {
        lay_out(event, &calendar.zones, &overrides, window, zone, &mut found);
    }
    let within = found
        .into_iter()
        .map(|one| Interval {
            from: one.from.max(window.from),
            to: one.to.min(window.to),
        })
        .filter(|one| one.from < one.to);
    let intervals = union(within);
    if intervals.len() > MAX_BUSY {
        return Err(BusyError::at(1, BusyProblem::TooLarge));
    }
    let mut unread = calendar.unread.clone();
    unread.extend(calendar.events.iter().filter_map(|event| event.untold()));
    unread.sort_by_key(|problem| problem.line);
    unread.truncate(MAX_UNREAD);
    Ok(BusyTimes { intervals, unread })
}

/// The busy times alone, where nobody asks what could not be understood.
///
/// # Errors
/// As those of [`busy_times`].
pub fn busy(text: &str, window: Interval, zone: Tz) -> Result<Vec<Interval>, BusyError> {
    busy_times(text, window, zone).map(|times| times.intervals)
}

#[cfg(test)]
mod tests;
