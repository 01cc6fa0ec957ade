//! They said yes to the newsletter.

use super::deciding::Deciding;
use crate::timeline::{Actor, Fact};

impl Deciding<'_> {
    /// They said yes to the offer in a letter.
    pub(super) fn on_opted_in(&mut self) {
        let lead = &self.decision.lead;
        if lead.contact.opted_in || lead.blocked.is_some() {
            return;
        }
        self.lead().contact.opted_in = true;
        self.log_by(Actor::Lead, Fact::OptedIn);
    }
}
