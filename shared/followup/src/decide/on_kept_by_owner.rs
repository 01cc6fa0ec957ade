//! The owner of a lead that is about to move has it after all.

use super::deciding::Deciding;
use crate::ids::PersonId;
use crate::lead::{Clock, ObligationKind};
use crate::timeline::{Actor, Fact};

impl Deciding<'_> {
    /// The owner has it after all, and gets the next rep's time for it, once.
    pub(super) fn on_kept_by_owner(&mut self, by: &PersonId) {
        let now = self.now;
        let Some(engagement) = self.engagement_mut() else {
            return;
        };
        if engagement.rep != *by {
            return;
        }
        let Some(clock) = &mut engagement.first_touch else {
            return;
        };
        if clock.obligation.can_be_kept() {
            *clock = Clock::start(ObligationKind::FirstTouchAfterLapse, now);
            self.log_by(Actor::Person(by.clone()), Fact::Kept);
        }
    }
}
