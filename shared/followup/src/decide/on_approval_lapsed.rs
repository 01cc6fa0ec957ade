//! Nobody sent, or left out, a written step that waited for a person.

use super::deciding::Deciding;
use crate::message::notice::Escalation;
use crate::message::reason::NotSentReason;
use crate::timeline::Fact;

impl Deciding<'_> {
    /// Nobody sent a written step that waited for a person: the steps that follow and every clock have gone on without it, and the manager
    /// hears that it was left lying.
    pub(super) fn on_approval_lapsed(&mut self, step: &str) {
        self.log(Fact::NotSent {
            step: Some(step.to_owned()),
            why: NotSentReason::NotTakenUp,
        });
        self.escalate(Escalation::ApprovalLapsed);
    }
}
