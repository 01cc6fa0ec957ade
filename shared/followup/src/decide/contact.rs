//! A person turned to the lead, or they to us.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::ids::PersonId;
use crate::inquiry::{Promise, PromisedContact};
use crate::lead::obligations::{FIRST_TOUCHES, MEETINGS};
use crate::lead::{Listed, ObligationKind};
use crate::timeline::{Fact, StopReason};
use calendar::Instant;

impl Deciding<'_> {
    /// A person turned to the lead: the clock of the first touch has stopped, and a promise of it is kept. `answered`: it
    /// was more than a try, which is no answer.
    pub(super) fn touched(&mut self, by: &PersonId, answered: bool) {
        let now = self.now;
        let kept = |promise: &mut Promise| answered || promise.contact != PromisedContact::Answer;
        let settled = self.lead().promise.take_if(kept);
        if let Some(promise) = settled.filter(|_| !std::mem::take(&mut self.promise_is_settled)) {
            let promised_by = promise.by;
            self.log(if now <= promised_by {
                Fact::PromiseKept { promised_by }
            } else {
                Fact::PromiseMissed { promised_by }
            });
        }
        if self.decision.lead.touched_at.is_none() {
            self.lead().touched_at = Some(now);
        }
        // Whoever turns to the lead has it from here on, whoever comes back.
        self.lead().lent_by = None;
        // A mail that was to own up to the delay does not leave.
        self.recall_owing_mail();
        // Whoever speaks with them says so; who was not reached reads it in the next mail.
        let owed = self.decision.lead.owed.first_touch();
        let late = owed.filter(|owed| owed.owned_up.is_none());
        let late = late.and_then(|owed| owed.promised_by.filter(|by| *by < now));
        let lead = self.lead();
        lead.missed = if answered { None } else { late.or(lead.missed) };
        if self.lead().owed.discharge(FIRST_TOUCHES) {
            self.decision.loads.push(LoadChange::Touched(by.clone()));
        }
        if answered {
            self.lead().owed.discharge(&[ObligationKind::Answer]);
        } else if let Some(owed) = self.lead().owed.get_mut(ObligationKind::Answer) {
            owed.tried(now);
        }
    }

    /// There was contact: automatic steps end, the next step has a date.
    pub(super) fn in_contact(&mut self, by: &PersonId, next_at: Option<Instant>) {
        let now = self.now;
        self.stop(StopReason::InContact);
        self.touched(by, true);
        let lead = self.lead();
        lead.heard_at = Some(now);
        lead.colleague_pause = None;
        lead.doubt = None;
        lead.automated_emails = 0;
        lead.touches = 0;
        lead.call_attempts = 0;
        lead.personal_emails = 0;
        if lead.meeting().is_none() {
            lead.owed.discharge(MEETINGS);
        }
        let agreed = next_at.filter(|at| *at > now);
        if agreed.is_none() && self.is_agreed_for_later() {
            // What was agreed for a later day is still to be done.
            self.lead().end_steps();
            return;
        }
        let since =
            agreed.unwrap_or_else(|| self.after(now, self.policy.rules.clocks.conversation));
        self.next_step(since, agreed.is_some());
    }

    /// The next step is a person's, at a time that was agreed with them or that is ours.
    pub(super) fn next_step(&mut self, since: Instant, agreed: bool) {
        self.person_owes(ObligationKind::NextStep, since);
        if let Some(owed) = self.lead().owed.get_mut(ObligationKind::NextStep) {
            owed.agreed = agreed;
        }
    }

    /// They answered, or took a time: they are in touch with us, whatever the list says.
    pub(super) fn is_in_touch(&mut self) {
        if let Some(listed) = &mut self.decision.lead.listed {
            *listed = Listed::Agreed;
        }
    }
}
