//! Nobody sent, or left out, a written step that waited for a person.

use super::deciding::Deciding;
use crate::lead::Stage;
use crate::message::Message;
use crate::message::notice::{Escalation, NoticeKind};
use crate::message::reason::NotSentReason;
use crate::timeline::Fact;

impl Deciding<'_> {
    /// Nobody sent a written step that waited for a person: the steps that follow and every clock have gone on without it. Who was asked to
    /// send it hears that it was left lying, and can still send it; the manager, where nobody was; and nobody, if it would not have left
    /// any more.
    pub(super) fn on_approval_lapsed(&mut self, message: &Message) {
        self.log(Fact::NotSent {
            step: Some(message.step.clone()),
            why: NotSentReason::NotTakenUp,
        });
        self.has_not_left(message);
        let lead = self.lead();
        let stopped = lead.stop_generation != message.stop_generation;
        if !stopped && matches!(lead.stage, Stage::Open(_)) {
            let lead = &self.decision.lead;
            let asked = lead.rep().or(lead.preferred.as_ref());
            let roster = &self.policy.active.roster;
            let asked = asked.filter(|person| roster.get(person).is_some());
            match asked.cloned() {
                Some(rep) => {
                    let message = message.id.clone();
                    self.notify(&rep, NoticeKind::NotSent { message });
                }
                None => self.escalate(Escalation::ApprovalLapsed),
            }
        }
    }
}
