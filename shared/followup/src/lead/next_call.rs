//! What keeps the steps from going on: a call whose day was named, or words in doubt.

use super::Lead;
use super::obligation::ObligationKind;
use super::stage::{Position, Progress};
use calendar::Instant;

impl Lead {
    /// For when the next call was named by whoever tried, until it is made: the steps wait for it, and go on behind it.
    #[must_use]
    pub fn next_call_at(&self) -> Option<Instant> {
        let Position::From { at } = self.cadence?.at else {
            return None;
        };
        let next = self.owed.get(ObligationKind::NextStep)?;
        (next.since == at).then_some(at)
    }

    /// Whether only the day of a call was named, and nobody has agreed on anything with them yet.
    #[must_use]
    pub fn is_only_to_be_called(&self) -> bool {
        self.next_call_at().is_some() && !self.has_been_heard()
    }

    /// Whether the steps wait, and go on behind what they wait for.
    #[must_use]
    pub(crate) fn is_held(&self) -> bool {
        self.next_call_at().is_some() || self.is_held_in_doubt()
    }

    /// Mails that were to own up after `now` do not leave, so that nothing has been said yet. Says whether one was to, of what is owed.
    pub(crate) fn not_owned_up(&mut self, now: Instant) -> bool {
        if let Some(told) = self.missed_told.take_if(|told| told.leaves_at > now) {
            self.missed = self.missed.or(Some(told.by));
        }
        self.owed.not_owned_up(now)
    }

    /// The steps have ended: none comes any more, and none waits.
    pub(crate) fn end_steps(&mut self) {
        self.cadence = None;
        if let Some(doubt) = &mut self.doubt {
            doubt.waits = None;
        }
    }

    /// The written step that has come and waits for whoever decides about words in their name.
    #[must_use]
    pub fn step_in_doubt(&self) -> Option<Progress> {
        self.doubt.as_ref().and_then(|doubt| doubt.waits)
    }

    /// Whether such a step waits while they are owed what they were promised: it takes the place of the steps, and what is owed stays as late as it was.
    #[must_use]
    pub fn is_held_in_doubt(&self) -> bool {
        let waits = self.step_in_doubt();
        waits.is_some() && waits == self.cadence && self.owed.is_promised_by_us()
    }
}
