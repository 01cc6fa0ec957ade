//! A report is taken back: it was a slip of the finger.

use chrono::Duration;

use super::correction::owner_to_go_back_to;
use super::deciding::Deciding;
use crate::event::Disposition;
use crate::ids::PersonId;
use crate::lead::{Lead, LeadWord};
use crate::timeline::Ruling;
use calendar::Instant;

/// How long a report can be taken back. Later it is corrected by another one: by then others have read it.
pub const TAKEN_BACK_WITHIN: Duration = Duration::minutes(10);

/// Whether somebody can still take back what they last reported of a lead, while nothing else has happened to it since. That somebody is to be left alone holds at once, and is only
/// corrected.
#[must_use]
pub fn may_be_taken_back(lead: &Lead, by: &PersonId, now: Instant) -> bool {
    lead.last_outcome.as_ref().is_some_and(|last| {
        last.by == *by
            && last.disposition != Disposition::DoNotContact
            && now - last.at <= TAKEN_BACK_WITHIN
            && owner_to_go_back_to(lead, last, now).is_some()
    })
}

impl Deciding<'_> {
    /// The lead stands as it did before the report, unless something has happened since.
    pub(super) fn on_taken_back(&mut self, task: &str, by: &PersonId) {
        if !may_be_taken_back(&self.decision.lead, by, self.now) {
            return;
        }
        let Some(last) = self.decision.lead.last_outcome.clone() else {
            return;
        };
        if last.task != LeadWord::of(task) || !self.go_back_for_good(&last, by) {
            return;
        }
        self.lead().last_outcome = None;
        let outcome = last.disposition;
        self.ruled(by, Ruling::TakenBack { outcome });
    }
}
