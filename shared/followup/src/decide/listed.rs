//! Somebody who is on a list, and asked for nothing here: what a person may do, and Baton may not.

use super::deciding::Deciding;
use crate::lead::{Listed, ObligationKind, Progress};
use crate::message::notice::NoticeKind;
use crate::policy::rules::{Step, Track};
use crate::timeline::SkipReason;
use calendar::Instant;

impl Deciding<'_> {
    /// Why a step is not written to somebody of a list by itself: nobody agreed to it, or there are no words that are true.
    pub(super) fn is_for_a_person(&self, template: &str) -> Option<SkipReason> {
        match self.decision.lead.listed? {
            Listed::Bare => Some(SkipReason::NoConsent),
            Listed::Agreed => {
                let words = self.policy.templates.for_listed(template);
                words.is_none().then_some(SkipReason::SaysTheyAsked)
            }
        }
    }

    /// A written step that does not go out by itself is a person's to take. Who owes the first contact has the task already.
    pub(super) fn left_to_a_person(
        &mut self,
        progress: Progress,
        index: u8,
        step: &Step,
        at: Instant,
        why: SkipReason,
    ) {
        let owed = self.decision.lead.owed.first_touch().is_some();
        let is_dated = progress.track == Track::Later;
        self.skip(progress, index, step, at, why);
        if owed || is_dated {
            return;
        }
        self.person_owes(ObligationKind::Decide, at);
        if let Some(rep) = self.decision.lead.rep().cloned() {
            self.notify(&rep, NoticeKind::CallDue);
        }
    }
}
