//! The one worker that assigns has chosen somebody, or found nobody.

use super::deciding::Deciding;
use crate::lead::{ManagerReason, Open, Stage};
use crate::message::notice::Escalation;
use crate::route::Routing;
use crate::timeline::{Actor, QueueReason};
use crate::work;

impl Deciding<'_> {
    pub(super) fn on_routed(&mut self, routing: &Routing) {
        let is_routed = match &self.decision.lead.stage {
            Stage::Open(Open::Routing { .. }) => true,
            // Somebody is free: whoever waits in the manager's queue is given to them. That nobody is free is known already.
            Stage::Open(Open::WithManager { because, .. }) => {
                let is_free = matches!(routing, Routing::To { .. });
                *because == ManagerReason::Exhausted && is_free
            }
            Stage::Open(_) | Stage::Closed { .. } => false,
        };
        if !is_routed {
            return;
        }
        match routing {
            Routing::To { rep, why, others } => {
                let calendar = self.policy.active.calendar_of(rep);
                let works_from = calendar.opening_at_or_after(self.now);
                self.promise_what_can_be_kept(Some(works_from));
                self.assign_before(rep, Actor::Baton, why.clone(), others.clone());
            }
            Routing::Exhausted {
                refused,
                others_wait,
                free_from,
            } => {
                let refused = refused.clone();
                self.promise_what_can_be_kept(*free_from);
                self.with_manager(
                    ManagerReason::Exhausted,
                    QueueReason::NobodyFree { refused },
                );
                // Who asked for nothing waits for nobody: the lead stands on the manager's list, and nobody is alarmed.
                if !self.decision.lead.asked_for_nothing() {
                    self.begin_in_queue();
                    // Others wait, so that the manager knows that nobody is free; but not of one who should hear from us before the next
                    // list says so.
                    let next_list = self.policy.calendar().next_day_opening(self.now);
                    let due = work::due_at(self.policy, &self.decision.lead);
                    if !others_wait || due.is_some_and(|due| due < next_list) {
                        self.escalate(Escalation::Exhausted);
                    }
                }
            }
        }
    }
}
