//! Nobody sent, or left out, a written step that waited for a person.

use super::deciding::Deciding;
use crate::lead::Stage;
use crate::message::Message;
use crate::message::notice::{Escalation, NoticeKind};
use crate::message::reason::NotSentReason;
use crate::timeline::Fact;

impl Deciding<'_> {
    /// Nobody sent a written step that waited for a person: the steps that follow and every clock have gone on without it. Who was asked to
    /// send it hears that it was left lying, and can still send it; the manager, where nobody was, and of a goodbye in any case, with which
    /// the lead would else end in silence; and nobody, if it would not have left any more.
    pub(super) fn on_approval_lapsed(&mut self, message: &Message) {
        self.log(Fact::NotSent {
            step: Some(message.step.clone()),
            why: NotSentReason::NotTakenUp,
        });
        self.has_not_left(message);
        let lead = self.lead();
        // They wrote, and wait for a person: what nobody looked at before it left does not leave by itself a day later.
        lead.in_contact_since |= lead.owed.answer().is_some();
        let stopped = lead.stop_generation != message.stop_generation;
        if !stopped && matches!(lead.stage, Stage::Open(_)) {
            let lead = &self.decision.lead;
            let asked = lead.rep().or(lead.preferred.as_ref());
            let roster = &self.policy.active.roster;
            let asked = asked.filter(|person| roster.get(person).is_some());
            let is_asked = asked.is_some();
            if let Some(rep) = asked.cloned() {
                let message = message.id.clone();
                self.notify(&rep, NoticeKind::NotSent { message });
            }
            if !is_asked || self.policy.rules.ends_with(&message.step) {
                self.escalate(Escalation::ApprovalLapsed);
            }
        }
    }
}
