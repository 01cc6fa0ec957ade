//! What was known of the person is to be erased.

use super::deciding::Deciding;
use crate::lead::{Ending, Stage};
use crate::timeline::{Actor, Fact, StopReason};

impl Deciding<'_> {
    /// Nothing of the person is kept: the lead ends where it stands, and what it was stays counted.
    pub(super) fn on_erased(&mut self) {
        match self.decision.lead.stage {
            Stage::Open(_) => self.close(Ending::Erased, Actor::Baton),
            Stage::Closed { .. } => self.stop(StopReason::Ended {
                ending: Ending::Erased,
            }),
        }
        let now = self.now;
        let lead = self.lead();
        lead.erased_at = Some(now);
        lead.demand = None;
        lead.linked.clear();
        lead.merged.clear();
        lead.colleague_pause = None;
        lead.external_id = None;
        lead.task_link = None;
        self.log(Fact::Erased);
    }
}
