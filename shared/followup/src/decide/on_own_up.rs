//! The manager apologises for what the company owes.

use super::deciding::Deciding;
use crate::access::to_own_up;
use crate::ids::PersonId;
use crate::message::StopRule;
use crate::timeline::Ruling;

impl Deciding<'_> {
    /// The manager says to the lead that they should have heard from us, and how to get an answer: also of what a person agreed.
    pub(super) fn on_own_up(&mut self, by: &PersonId) {
        let late = to_own_up(self.policy, &self.decision.lead, self.now);
        let Some(kind) = late.map(|owed| owed.kind) else {
            return;
        };
        let missed = self.missed_promise(kind, self.now);
        self.ruled(by, Ruling::OwnUp);
        let message = self.owing_mail(StopRule::Released, self.now, missed);
        self.decision.messages.push(message);
    }
}
