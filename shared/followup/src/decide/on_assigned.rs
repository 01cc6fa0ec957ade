//! The manager gave the lead to somebody.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::access::stays_for_a_meeting;
use crate::event::Verdict;
use crate::ids::PersonId;
use crate::lead::{HandoverReason, Open, Stage};
use crate::message::notice::NoticeKind;
use crate::timeline::{Actor, AssignReason, WakeReason};

impl Deciding<'_> {
    /// Gives the lead to `to`, wherever it waits; a closed one stays closed. With whom they have a meeting stays who has it: it may have been booked
    /// since whoever gives it away has looked.
    pub(super) fn on_assigned(&mut self, to: &PersonId, by: &PersonId) {
        let is_known = self.policy.active.roster.get(to).is_some();
        if !is_known || stays_for_a_meeting(&self.decision.lead) {
            return;
        }
        match &self.decision.lead.stage {
            Stage::Closed { .. } => return,
            Stage::Open(Open::Resting { .. } | Open::Reviewing { .. }) => {
                // Taken out while the lead wakes, or it would go to whoever answers what is no lead, and be taken from them at once.
                let answered_by = self.lead().answered_by.take();
                self.reopen_now(WakeReason::ManagersChoice);
                self.lead().answered_by = answered_by;
            }
            Stage::Open(Open::Active(engagement)) => {
                if engagement.rep == *to {
                    return;
                }
                let rep = engagement.rep.clone();
                self.lead().owed.leave_one_span();
                self.decision.loads.push(LoadChange::Lost(rep.clone()));
                if self.agreed_step_moves() {
                    self.hand_over(&rep, HandoverReason::ManagersChoice);
                } else {
                    self.notify(&rep, NoticeKind::MovedAway);
                }
            }
            // Whoever gives it to somebody says that it is an inquiry: it is answered as one.
            Stage::Open(Open::InReview { .. }) => {
                self.on_verdict(Verdict::Ready, by);
                return self.on_assigned(to, by);
            }
            Stage::Open(_) => {}
        }
        self.lead().lent_by = None;
        self.assign(to, Actor::Person(by.clone()), AssignReason::ManagersChoice);
    }
}
