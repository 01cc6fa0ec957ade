//! Nobody sent, or left out, a written step that waited for a person.

use super::deciding::Deciding;
use crate::lead::Stage;
use crate::message::Message;
use crate::message::notice::{Escalation, NoticeKind};
use crate::message::reason::NotSentReason;
use crate::timeline::Fact;

impl Deciding<'_> {
    /// Nobody sent a written step that waited for a person: the steps that follow and every clock have gone on without it, and the manager
    /// hears that it was left lying, unless it would not have left any more.
    pub(super) fn on_approval_lapsed(&mut self, message: &Message) {
        self.log(Fact::NotSent {
            step: Some(message.step.clone()),
            why: NotSentReason::NotTakenUp,
        });
        if message.owns_up() {
            self.has_not_owned_up(message);
        }
        let lead = self.lead();
        let stopped = lead.stop_generation != message.stop_generation;
        if !stopped && matches!(lead.stage, Stage::Open(_)) {
            self.escalate(Escalation::ApprovalLapsed);
            // Who was asked to send it hears that it has not gone out, and can still send it.
            if let Some(rep) = self.decision.lead.rep().cloned() {
                let message = message.id.clone();
                self.notify(&rep, NoticeKind::NotSent { message });
            }
        }
    }
}
