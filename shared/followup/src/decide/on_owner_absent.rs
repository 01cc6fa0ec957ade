//! Who agreed on what is due now is away, or has left.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::lead::{HandoverReason, Open};
use crate::work;

impl Deciding<'_> {
    /// What a person agreed does not wait for somebody who is not there: it moves at once, with its age, to whoever is.
    pub(super) fn on_owner_absent(&mut self, why: HandoverReason) {
        let now = self.now;
        if self.policy.is_solo() || !work::has_agreed_step_due(&self.decision.lead, now) {
            return;
        }
        let Some(rep) = self.decision.lead.rep().cloned() else {
            return;
        };
        self.decision.loads.push(LoadChange::Lost(rep.clone()));
        self.hand_over(&rep, why);
        self.lead().preferred = None;
        self.open(Open::Routing { since: now });
    }
}
