//! A person of the team writes to the lead from here, in their own words.

use super::deciding::Deciding;
use crate::access::may_write_from_here;
use crate::event::{Disposition, Evidence, Outcome};
use crate::ids::{MessageId, PersonId};
use crate::message::{Message, OWN_WORDS, StopRule};

impl Deciding<'_> {
    /// A mail by hand that Baton sees: what follows from it is what follows from one that is reported. It leaves through the outbox like
    /// every other, and is planned after what it stops, so that it is not held back by itself.
    pub(super) fn on_written(&mut self, by: &PersonId, message: &MessageId) {
        if !may_write_from_here(self.policy, &self.decision.lead, by) {
            return;
        }
        self.on_outcome(&Outcome {
            by: by.clone(),
            task: self.decision.lead.task(),
            disposition: Disposition::Wrote,
            next_at: None,
            again: true,
            link: None,
            amount: None,
            known: Evidence::Seen,
        });
        let (now, lead) = (self.now, &self.decision.lead);
        let until = self.after(now, self.policy.rules.cadence.not_after);
        let planned = Message::new(lead, OWN_WORDS, OWN_WORDS, StopRule::Released, now, until);
        let message = Message {
            id: message.clone(),
            step: OWN_WORDS.to_owned(),
            written_by: Some(by.clone()),
            ..planned
        };
        self.decision.messages.push(message);
    }
}
