//! The one worker that assigns has chosen somebody, or found nobody.

use super::deciding::Deciding;
use crate::lead::{ManagerReason, Open, Stage};
use crate::message::notice::Escalation;
use crate::route::Routing;
use crate::timeline::{Actor, QueueReason};

impl Deciding<'_> {
    pub(super) fn on_routed(&mut self, routing: &Routing) {
        let Stage::Open(Open::Routing { .. }) = self.decision.lead.stage else {
            return;
        };
        match routing {
            Routing::To { rep, why } => self.assign(rep, Actor::Baton, why.clone()),
            Routing::Exhausted { refused } => {
                let refused = refused.clone();
                self.with_manager(
                    ManagerReason::Exhausted,
                    QueueReason::NobodyFree { refused },
                );
                // Who asked for nothing waits for nobody: the lead stands on the manager's list, and nobody is alarmed.
                if !self.decision.lead.asked_for_nothing() {
                    self.begin_in_queue();
                    self.escalate(Escalation::Exhausted);
                }
            }
        }
    }
}
