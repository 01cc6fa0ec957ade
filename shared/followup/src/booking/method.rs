//! How a rep's time is chosen.

use crate::team::Person;

/// How somebody's time is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bookable<'a> {
    /// There is no other calendar: every working hour that nobody booked is free.
    WhenOpen,
    /// What stands in a calendar of their own is taken.
    Calendar(&'a str),
    /// On a page of somebody else's.
    Elsewhere(&'a str),
    /// Nothing is known of their time: two times are asked for.
    TwoTimes,
}

impl Person {
    /// How this person's time is chosen. The check refuses more than one way.
    #[must_use]
    pub fn bookable(&self) -> Bookable<'_> {
        match (&self.busy_ics, &self.booking_url, self.free_when_open) {
            (Some(url), _, _) => Bookable::Calendar(url),
            (None, Some(url), _) => Bookable::Elsewhere(url),
            (None, None, true) => Bookable::WhenOpen,
            (None, None, false) => Bookable::TwoTimes,
        }
    }
}

impl Bookable<'_> {
    /// Whether free times can be offered.
    #[must_use]
    pub fn has_times(self) -> bool {
        match self {
            Bookable::WhenOpen | Bookable::Calendar(_) => true,
            Bookable::Elsewhere(_) | Bookable::TwoTimes => false,
        }
    }
}
