//! What is read to know which times of whom are free.

use std::collections::BTreeSet;

use calendar::{Instant, Interval};
use followup::booking::{Availability, Bookable, Booking, Cell, Side, Zone};
use followup::lead::Lead;
use followup::policy::Policy;
use followup::route::{candidates, everybody, meets_alone};
use followup::team::{Person, Team};

use crate::{Cloud, CloudError};

/// The people whose time the lead can choose: their rep, or those who could become it. Where routing finds nobody, the manager has
/// the lead, and a time of whoever of the team has one is better than none.
#[must_use]
pub fn people<'a>(policy: &'a Policy, lead: &Lead, team: &Team, now: Instant) -> Vec<&'a Person> {
    if let Some(rep) = meets_alone(policy, lead) {
        return policy.active.roster.get(rep).into_iter().collect();
    }
    let fit = candidates(policy, lead, team, now);
    if fit.is_empty() {
        everybody(policy).collect()
    } else {
        fit
    }
}

/// What is known of somebody's time.
#[derive(Debug)]
pub struct AvailabilityInputs {
    booked: BTreeSet<Cell>,
    busy: Vec<Interval>,
    away: Vec<Interval>,
    /// It is known well enough to book without asking the rep.
    pub sure: bool,
}

impl AvailabilityInputs {
    /// Reads it, and has the person's own calendar fetched where what is kept of it is old.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn read(
        cloud: &Cloud,
        policy: &Policy,
        person: &Person,
        team: &Team,
        lead: &Lead,
        window: Interval,
        now: Instant,
    ) -> Result<Self, CloudError> {
        let booked = cloud.booked(&person.id, window, Some(&lead.id)).await?;
        let (busy, sure) = match person.bookable() {
            Bookable::Calendar(url) => {
                let zone = Zone::from(policy.active.calendar_of(&person.id).tz());
                let busy = cloud.busy(&person.id, url, zone, now).await?;
                let sure = busy.is_fresh(now);
                (busy.intervals, sure)
            }
            Bookable::WhenOpen | Bookable::Elsewhere(_) | Bookable::TwoTimes => (Vec::new(), true),
        };
        let load = team.load(&person.id);
        let away = load.away.iter().map(|away| Interval {
            from: away.from.unwrap_or(now),
            to: away.until,
        });
        let away = away.collect();
        Ok(Self {
            booked,
            busy,
            away,
            sure,
        })
    }

    /// The same as what free times are computed from.
    #[must_use]
    pub fn availability<'a>(&'a self, policy: &'a Policy, person: &Person) -> Availability<'a> {
        Availability {
            hours: policy.active.calendar_of(&person.id),
            booked: &self.booked,
            busy: &self.busy,
            away: &self.away,
        }
    }
}

/// What a meeting needs around the moments at which it may begin.
#[must_use]
pub fn around(booking: &Booking, from: Instant, to: Instant) -> Interval {
    Interval {
        from: from - booking.buffer(),
        to: to + booking.slot() + booking.buffer(),
    }
}

/// When a meeting may begin: chosen by a lead, after the policy's notice; chosen by the team, from now on.
#[must_use]
pub fn window(policy: &Policy, booking: &Booking, side: &Side, now: Instant) -> Interval {
    let window = booking.window(policy.calendar(), now);
    match side {
        Side::Lead => window,
        Side::Team(_) => Interval {
            from: now,
            ..window
        },
    }
}
