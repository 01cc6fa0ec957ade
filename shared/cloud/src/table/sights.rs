//! Which leads somebody of the team has seen at the desk, and when: what they could read there is not mailed to them.
//!
//! Seen is what a page showed whoever asked for it themselves: the lines of their day, or the page of a lead. It is kept with the number of their
//! sessions, which each page of theirs reads in any case, and which a mail to them reads together with the leads that it speaks of: no
//! request is made for it but the one that writes it, at most once a minute. What two pages at once write is the last one's, so that the worst
//! that comes of a race is a mail too many.

use calendar::Instant;
use chrono::Duration;
use followup::ids::{LeadId, PersonId};

use crate::attributes::{Item, ItemReader, SCHEMA, json, n};
use crate::keys::Key;
use crate::table::updated;
use crate::{Cloud, CloudError};

/// Leads that are remembered of one person, those seen last: more than one page shows, so that the item is read as one unit.
pub const MAX_SIGHTS: usize = 50;
/// How long the same sight is not written again.
pub const SEEN_AGAIN: Duration = Duration::minutes(1);

/// What somebody has seen at the desk, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sights {
    leads: Vec<(LeadId, Instant)>,
}

impl Sights {
    /// When they last saw a lead; nothing, if that is too long ago to be known.
    #[must_use]
    pub fn of(&self, lead: &LeadId) -> Option<Instant> {
        let seen = self.leads.iter().find(|(id, _)| id == lead);
        seen.map(|(_, at)| *at)
    }

    /// The same, with what is seen now; nothing, when all of it was seen a moment ago.
    #[must_use]
    pub fn with(&self, shown: &[LeadId], now: Instant) -> Option<Self> {
        let is_known = |lead: &LeadId| self.of(lead).is_some_and(|at| now - at < SEEN_AGAIN);
        if shown.iter().all(is_known) {
            return None;
        }
        let before = self.leads.iter().filter(|(id, _)| !shown.contains(id));
        let seen = shown.iter().map(|id| (id.clone(), now));
        let leads = seen.chain(before.cloned()).take(MAX_SIGHTS).collect();
        Some(Self { leads })
    }

    /// What is kept with the number of somebody's sessions.
    pub(super) fn parse(stored: Option<&Item>) -> Result<Self, CloudError> {
        let Some(stored) = stored else {
            return Ok(Self::default());
        };
        let leads = ItemReader::new(stored, "sights")?.json_or_none("sights")?;
        Ok(Self {
            leads: leads.unwrap_or_default(),
        })
    }
}

impl Cloud {
    /// What somebody has seen at the desk.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn sights(&self, person: &PersonId) -> Result<Sights, CloudError> {
        Sights::parse(self.get(&Key::generation(person)).await?.as_ref())
    }

    /// Keeps what somebody has seen.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn keep_sights(&self, person: &PersonId, sights: &Sights) -> Result<(), CloudError> {
        let update = self
            .update(&Key::generation(person))
            .update_expression("SET sights = :sights, #schema = :schema")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":sights", json("sights", &sights.leads)?)
            .expression_attribute_values(":schema", n(SCHEMA));
        updated(update).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_SIGHTS, SEEN_AGAIN, Sights};
    use calendar::parse_instant;
    use followup::ids::LeadId;

    fn lead(number: usize) -> LeadId {
        LeadId::derive(&[&number.to_string()])
    }

    #[test]
    fn the_same_sight_is_kept_once_a_minute_and_the_oldest_are_forgotten() {
        let now = parse_instant("2026-03-02T15:00:00Z").unwrap();
        let seen = Sights::default().with(&[lead(0), lead(1)], now).unwrap();
        assert_eq!((seen.of(&lead(0)), seen.of(&lead(2))), (Some(now), None));
        let soon = now + SEEN_AGAIN - chrono::Duration::seconds(1);
        assert_eq!(seen.with(&[lead(1)], soon), None);
        let again = now + SEEN_AGAIN;
        let seen = seen.with(&[lead(1)], again).unwrap();
        assert_eq!(
            (seen.of(&lead(0)), seen.of(&lead(1))),
            (Some(now), Some(again))
        );
        // One that is new is kept at once, whatever stands beside it.
        let many: Vec<LeadId> = (1..=MAX_SIGHTS).map(lead).collect();
        let seen = seen.with(&many, again).unwrap();
        assert_eq!(
            (seen.of(&lead(0)), seen.of(&lead(MAX_SIGHTS))),
            (None, Some(again))
        );
    }
}
