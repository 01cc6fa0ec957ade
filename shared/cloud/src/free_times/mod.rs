//! The times that a lead can choose: what is read to know which of them are free, and the first of these.

mod inputs;

use std::collections::BTreeSet;

use calendar::{Instant, Interval};
use chrono::Duration;
use followup::booking::{Bookable, Booking, Side};
use followup::lead::Lead;
use followup::policy::Policy;
use followup::team::Person;

pub use self::inputs::{AvailabilityInputs, around, people, window};
use crate::{Cloud, CloudError};

/// Days that are read at once when free times are looked for.
const DAYS_AT_ONCE: Duration = Duration::days(3);

/// What a page of times is made of.
#[derive(Debug)]
pub struct Times {
    /// The policy's rules for appointments.
    pub booking: Booking,
    /// How a time is chosen.
    pub choice: SlotChoice,
}

/// How a time is chosen.
#[derive(Debug)]
pub enum SlotChoice {
    /// One of these is free.
    Free {
        /// In order.
        times: Vec<Instant>,
        /// There may be more after the last one.
        more: bool,
    },
    /// On another page, with this person.
    Elsewhere {
        /// The person whose page it is.
        name: String,
        /// The address of that page.
        url: String,
    },
    /// Two times are asked for.
    Two,
}

impl Cloud {
    /// The times to choose from, after a moment; nothing, when the policy offers none.
    ///
    /// # Errors
    /// When the table cannot be read; a calendar that cannot be fetched or read is no error.
    pub async fn free_times(
        &self,
        policy: &Policy,
        lead: &Lead,
        side: &Side,
        after: Option<Instant>,
        now: Instant,
    ) -> Result<Option<Times>, CloudError> {
        let Some(booking) = policy.active.booking.clone() else {
            return Ok(None);
        };
        let team = self.team(&policy.active).await?;
        let people = people(policy, lead, &team, now);
        let with_times: Vec<&Person> = people
            .iter()
            .copied()
            .filter(|person| match side {
                Side::Lead => person.bookable().has_times(),
                Side::Team(_) => true,
            })
            .collect();
        if with_times.is_empty() {
            let elsewhere = people.iter().find_map(|person| match person.bookable() {
                Bookable::Elsewhere(url) => Some((person.name.clone(), url.to_owned())),
                Bookable::WhenOpen | Bookable::Calendar(_) | Bookable::TwoTimes => None,
            });
            let choice = elsewhere.map_or(SlotChoice::Two, |(name, url)| SlotChoice::Elsewhere {
                name,
                url,
            });
            return Ok(Some(Times { booking, choice }));
        }
        let window = window(policy, &booking, side, now);
        let most = usize::from(booking.offered);
        let mut found: BTreeSet<Instant> = BTreeSet::new();
        let mut at = after.map_or(window.from, |after| {
            window.from.max(after + Duration::seconds(1))
        });
        while at < window.to && found.len() < most {
            let end = window.to.min(at + DAYS_AT_ONCE);
            let reach = around(&booking, at, end);
            for person in &with_times {
                let inputs =
                    AvailabilityInputs::read(self, policy, person, &team, lead, reach, now).await?;
                let part = Interval { from: at, to: end };
                found.extend(
                    inputs
                        .availability(policy, person)
                        .free(&booking, part, most),
                );
            }
            at = end;
        }
        let more = found.len() > most || at < window.to;
        let times: Vec<Instant> = found.into_iter().take(most).collect();
        let choice = if times.is_empty() && after.is_none() {
            SlotChoice::Two
        } else {
            SlotChoice::Free { times, more }
        };
        Ok(Some(Times { booking, choice }))
    }
}
