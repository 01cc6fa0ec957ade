//! What waits while nobody knows whether words in the lead's name were theirs (P15).

use super::deciding::Deciding;
use crate::lead::{ObligationKind, Progress};
use crate::message::notice::NoticeKind;
use crate::timeline::{Fact, SkipReason};

impl Deciding<'_> {
    /// What was written to go out by itself does not leave; its step comes again.
    pub(super) fn recall_planned_mail(&mut self) {
        let planned = self.planned_mail().is_some();
        let now = self.now;
        let lead = self.lead();
        lead.not_owned_up(now);
        lead.stop_generation = lead.stop_generation.saturating_add(1);
        if let Some(progress) = self.progress().filter(|_| planned) {
            self.write_anew(progress);
        }
    }

    /// A mail that was written down and has not left does not leave.
    pub(super) fn recall_if_planned(&mut self) {
        if self.planned_mail().is_some() {
            self.recall_planned_mail();
        }
    }

    /// The step that waits because of a doubt, for somebody who turns to them all the same: it waits no longer.
    pub(super) fn take_up_what_waits(&mut self) -> Option<Progress> {
        let doubt = self.lead().doubt.as_mut()?;
        doubt.waits.take()
    }

    /// A written step has come while words in their name wait for the owner: it is the owner's to decide.
    pub(super) fn waits_in_doubt(&mut self, progress: Progress, step: &str) -> bool {
        let now = self.now;
        if self.decision.lead.doubt.is_none() {
            return false;
        }
        self.log(Fact::StepSkipped {
            step: Some(step.to_owned()),
            why: SkipReason::Doubt,
        });
        // What they were promised is as late as before, and whoever owes it decides about the words, too: another date would only hide that.
        if !self.decision.lead.owed.is_promised_by_us() {
            self.person_owes(ObligationKind::Decide, now);
        }
        if let Some(doubt) = &mut self.lead().doubt {
            doubt.waits = Some(progress);
        }
        if let Some(owner) = self.decision.lead.rep().cloned() {
            self.notify(&owner, NoticeKind::CallDue);
        }
        true
    }
}
