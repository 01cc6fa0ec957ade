//! The mail service has given up on a mail that it had taken: nobody has read it.

use super::deciding::Deciding;
use crate::lead::{ObligationKind, Stage};
use crate::message::notice::NoticeKind;
use crate::message::reason::NotSentReason;
use crate::message::{Message, StopRule};
use crate::template::MailKind;
use crate::timeline::Fact;

impl Deciding<'_> {
    /// A written step that did not arrive is none, and whoever follows up hears so. The mailbox may take the next one, so that the steps go
    /// on; but who can only be written to is somebody's to decide about.
    pub(super) fn on_not_delivered(&mut self, message: &Message) {
        let now = self.now;
        self.log(Fact::NotSent {
            step: Some(message.step.clone()),
            why: NotSentReason::NotDelivered,
        });
        self.has_not_left(message);
        if !matches!(self.decision.lead.stage, Stage::Open(_)) {
            return;
        }
        let lead = &self.decision.lead;
        let is_stuck = !lead.may_call() && lead.owed.is_empty();
        if is_stuck && self.engagement().is_some() {
            self.person_owes(ObligationKind::Decide, now);
        }
        if let Some(person) = self.hears_of_messages() {
            let message = message.id.clone();
            self.notify(&person, NoticeKind::NotSent { message });
        }
    }

    /// A mail that was written down, and that nobody has read: it counts for nothing, and what it was to own up to can still be said.
    pub(super) fn has_not_left(&mut self, message: &Message) {
        let says_goodbye = self.policy.rules.ends_with(&message.step);
        let lead = self.lead();
        // A mail that only owns up keeps its place in the count: it would else be written anew at once, again and again.
        let is_a_step = message.template != MailKind::Owing.as_str();
        let is_of_this_cycle = lead.inquiry == message.inquiry;
        if message.stop_rule == StopRule::Automatic && is_a_step && is_of_this_cycle {
            lead.automated_emails = lead.automated_emails.saturating_sub(1);
            lead.unattended_emails = lead.unattended_emails.saturating_sub(1);
            if !says_goodbye {
                lead.touches = lead.touches.saturating_sub(1);
            }
        }
        if message.owns_up()
            && !lead.owed.not_owned_up_at(message.not_before)
            && lead.heard_at.is_none()
        {
            lead.missed = message.owns_up.or(lead.missed);
        }
    }
}
