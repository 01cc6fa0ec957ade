//! Whoever has the lead gave it to a colleague, with what they know of it.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::access::{may_hand_over, stays_for_a_meeting};
use crate::ids::PersonId;
use crate::lead::HandoverReason;
use crate::timeline::{Actor, AssignReason, Fact, LoggedNote};

impl Deciding<'_> {
    /// Gives the lead to `to`, if it is theirs to give and no meeting stands: whoever has the meeting has the lead. What they wrote about it
    /// stands beside the first line, and is not asked for any more.
    pub(super) fn on_handed_over(&mut self, to: &PersonId, by: &PersonId) {
        let is_known = self.policy.active.roster.get(to).is_some();
        let lead = &self.decision.lead;
        if !is_known || to == by || !may_hand_over(lead, by) || stays_for_a_meeting(lead) {
            return;
        }
        self.log_by(
            Actor::Person(by.clone()),
            Fact::Noted {
                note: LoggedNote::NoteAdded,
            },
        );
        self.lead().owed.leave_one_span();
        self.decision.loads.push(LoadChange::Lost(by.clone()));
        // An earlier move is over, whatever becomes of this one.
        self.lead().handover = None;
        if self.agreed_step_moves() {
            self.moves_from(by, HandoverReason::OwnersChoice, true);
        }
        self.lead().lent_by = None;
        let before = self.decision.lead.owed.clone();
        self.assign(to, Actor::Person(by.clone()), AssignReason::HandedOver);
        self.lead().owed.passed_on(&before);
    }
}
