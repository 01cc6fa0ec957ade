//! The mail service has given up on a mail that it had taken: nobody has read it.

use super::deciding::Deciding;
use crate::lead::{ObligationKind, Stage};
use crate::message::notice::NoticeKind;
use crate::message::reason::NotSentReason;
use crate::message::{Message, StopRule};
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
        let is_of_this_cycle = self.decision.lead.inquiry == message.inquiry;
        if message.stop_rule == StopRule::Automatic && is_of_this_cycle {
            let says_goodbye = self.policy.rules.cadence.ends_with(&message.step);
            let lead = self.lead();
            lead.automated_emails = lead.automated_emails.saturating_sub(1);
            lead.unattended_emails = lead.unattended_emails.saturating_sub(1);
            if !says_goodbye {
                lead.touches = lead.touches.saturating_sub(1);
            }
        }
        if message.owns_up() {
            self.has_not_owned_up(message);
        }
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

    /// What a mail was to own up to has not been said: it can still be.
    pub(super) fn has_not_owned_up(&mut self, message: &Message) {
        let lead = self.lead();
        if !lead.owed.not_owned_up_at(message.not_before) && lead.heard_at.is_none() {
            lead.missed = message.owns_up.or(lead.missed);
        }
    }
}
