//! A lead moves on from its owner, and it is known what they were told of that.

use super::deciding::{Deciding, Moving};
use crate::charge::is_move_due;
use crate::ids::PersonId;
use crate::lead::ObligationKind;
use crate::telling::Telling;

impl<'a> Deciding<'a> {
    /// What follows of it follows as time passes. What was found out of somebody who has the lead no more says nothing.
    pub(super) fn on_move_due(
        &mut self,
        owner: &PersonId,
        tellings: &'a [Telling],
        is_managed: bool,
    ) {
        if self.decision.lead.rep() == Some(owner) {
            self.moving = Some(Moving {
                tellings,
                is_managed,
            });
        }
    }

    /// Whether the lead would move on from somebody of whom nobody has found out what they were told: the sweep does, and asks again.
    pub(super) fn asks_who_was_told(&self, obligation: ObligationKind) -> bool {
        let owed = self.decision.lead.owed.get(obligation);
        let moves =
            owed.is_some_and(|owed| is_move_due(self.policy, &self.decision.lead, owed, self.now));
        moves && self.engagement().is_some() && self.moving.is_none()
    }
}
