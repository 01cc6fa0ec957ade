//! The call whose day was named by whoever tried to reach somebody.

use super::Lead;
use super::obligation::ObligationKind;
use super::stage::Position;
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
}
