//! The owner keeps a lead that is about to move.

use super::deciding::Deciding;
use crate::charge::to_keep;
use crate::ids::PersonId;
use crate::lead::Obligation;
use crate::timeline::{Actor, Fact};

impl Deciding<'_> {
    /// The owner keeps the lead, with the time that the next rep would have had; possible once.
    pub(super) fn on_kept_by_owner(&mut self, by: &PersonId) {
        let now = self.now;
        if self.decision.lead.rep() != Some(by) {
            return;
        }
        let kept = to_keep(self.policy, &self.decision.lead);
        let Some(owed) = kept.and_then(|kept| self.lead().owed.get_mut(kept)) else {
            return;
        };
        *owed = Obligation {
            kept: true,
            ..owed.restarted(now)
        };
        self.log_by(Actor::Person(by.clone()), Fact::Kept);
    }
}
