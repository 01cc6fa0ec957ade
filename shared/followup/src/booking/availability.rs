//! Which times of a rep are free.

use std::collections::BTreeSet;

use chrono::{Duration, Timelike};

use super::{Booking, CELL, Cell, cells};
use calendar::{Calendar, Instant, Interval};

/// Stretches of working time that are looked at for one list of times.
const MAX_STRETCHES: usize = 400;

/// What is known of a rep's time.
#[derive(Debug, Clone, Copy)]
pub struct Availability<'a> {
    /// The rep's working hours.
    pub hours: &'a Calendar,
    /// What is taken.
    pub booked: &'a BTreeSet<Cell>,
    /// What stands in the rep's own calendar.
    pub busy: &'a [Interval],
    /// When the rep is away.
    pub away: &'a [Interval],
}

fn meets(one: Interval, other: Interval) -> bool {
    one.from < other.to && other.from < one.to
}

impl Availability<'_> {
    /// Whether a meeting that begins then fits: within working hours, on cells that nobody has, with the buffer around what
    /// stands in the rep's own calendar, and not while the rep is away.
    #[must_use]
    pub fn is_free(&self, booking: &Booking, from: Instant) -> bool {
        let to = from + booking.slot();
        let buffer = booking.buffer();
        let around = Interval {
            from: from - buffer,
            to: to + buffer,
        };
        Cell::of(from).start() == from
            && self.hours.is_open(from)
            && self.hours.closing_at_or_after(from) >= to
            && !cells(from, to + buffer).any(|cell| self.booked.contains(&cell))
            && !self.busy.iter().any(|busy| meets(*busy, around))
            && !self
                .away
                .iter()
                .any(|away| meets(*away, Interval { from, to }))
    }

    /// The free times that begin within a window, in order; at most `at_most` of them.
    #[must_use]
    pub fn free(&self, booking: &Booking, window: Interval, at_most: usize) -> Vec<Instant> {
        let mut found = Vec::new();
        let mut at = window.from;
        for _ in 0..MAX_STRETCHES {
            let opening = self.hours.opening_at_or_after(at);
            if opening >= window.to || found.len() >= at_most {
                break;
            }
            let closing = self.hours.closing_at_or_after(opening).min(window.to);
            let mut start = Cell::from(opening).start();
            while start < closing && found.len() < at_most {
                if self.is_round(booking, start) && self.is_free(booking, start) {
                    found.push(start);
                }
                start += CELL;
            }
            at = closing + Duration::seconds(1);
        }
        found
    }

    /// Times are offered on the hour, the half or the quarter, by how long a meeting is.
    fn is_round(&self, booking: &Booking, at: Instant) -> bool {
        let minutes = booking.slot().num_minutes();
        let step = match minutes {
            60.. => 60,
            30..60 => 30,
            _ => 15,
        };
        self.hours.local(at).minute().is_multiple_of(step)
    }
}
