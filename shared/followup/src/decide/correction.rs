//! An outcome is corrected: the lead goes back to where it stood.

use std::sync::Arc;

use calendar::Instant;

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::ids::PersonId;
use crate::lead::{Before, LastOutcome, Lead, ObligationKind, Open, Position, Progress, Stage};
use crate::timeline::{Actor, AssignReason, Fact};

impl Deciding<'_> {
    pub(super) fn before(&self) -> Option<Before> {
        let lead = &self.decision.lead;
        self.engagement().map(|engagement| Before {
            engagement: engagement.clone(),
            owed: lead.owed.clone(),
            cadence: lead.cadence,
            touches: lead.touches,
            call_attempts: lead.call_attempts,
            personal_emails: lead.personal_emails,
            touched_at: lead.touched_at,
            phone: lead.contact.phone,
            promise: lead.promise,
            heard_at: lead.heard_at,
            automated_emails: lead.automated_emails,
            unattended_emails: lead.unattended_emails,
            missed: lead.missed,
            missed_told: lead.missed_told,
            lent_by: lead.lent_by.clone(),
            stop_generation: Some(lead.stop_generation),
            in_contact_since: lead.in_contact_since,
            doubt: lead.doubt.clone(),
            standing: lead.appointment.as_ref().map(|one| one.standing),
        })
    }

    /// Notes when the mail leaves that a report has let be written, now that all is decided that follows from it at once.
    pub(super) fn note_what_a_report_wrote(&mut self) {
        let (now, lead) = (self.now, self.lead());
        let leaves_at = lead.cadence.and_then(|progress| match progress.at {
            Position::After {
                done,
                by_person: false,
            } => Some(done).filter(|done| *done > now),
            Position::After { .. }
            | Position::From { .. }
            | Position::CallOpen { .. }
            | Position::TaskOpen { .. } => None,
        });
        if let Some(last) = lead.last_outcome.as_mut().filter(|last| last.at == now) {
            Arc::make_mut(last).leaves_at = leaves_at;
        }
    }

    /// What a corrected report said of the first touch and of a promise is said by the one in its place: a promise that this one does not keep
    /// is still to be kept. Whether the lead went back to where it stood.
    pub(super) fn is_told_anew(&mut self, last: &LastOutcome, by: &PersonId) -> bool {
        let settled = last.settles(self.decision.lead.touches);
        let lead = &self.decision.lead;
        let owner = owner_before(lead, last, nothing_has_happened_since(lead, last));
        let restored = self.go_back(last, by, owner);
        if let Some(before) = &last.before {
            self.lead().touched_at = before.touched_at;
        }
        // What was promised to them since is another promise.
        if settled.is_some() && self.decision.lead.promise.is_none() {
            self.lead().promise = settled;
            self.promise_is_settled = true;
        }
        restored
    }

    /// A report is taken back: what it had kept or missed of a promise is to be kept still, and so is one that fell away with the end that it
    /// said.
    pub(super) fn go_back_for_good(&mut self, last: &LastOutcome, by: &PersonId) -> bool {
        let lead = &self.decision.lead;
        let settled = last.settles(lead.touches);
        let ended = matches!(lead.stage, Stage::Closed { .. });
        let fell_away = last.before.as_ref().and_then(|before| before.promise);
        let owner = owner_to_go_back_to(lead, last, self.now);
        if !self.go_back(last, by, owner) {
            return false;
        }
        let promise = settled.or(fell_away.filter(|_| ended));
        let lead = self.lead();
        lead.promise = lead.promise.or(promise);
        true
    }

    /// Takes a lead back to where it stood before the outcome that is corrected or taken back, if it is somebody's again by that: nothing else has
    /// happened since. The stop that it caused stays counted.
    fn go_back(&mut self, last: &LastOutcome, by: &PersonId, owner: Option<PersonId>) -> bool {
        let (Some(before), Some(owner)) = (&last.before, owner) else {
            return false;
        };
        let stopped = self.stops_what_the_report_wrote(last, before);
        let called_off = matches!(
            self.decision.lead.stage,
            Stage::Closed { .. } | Stage::Open(Open::Resting { .. })
        );
        if self.engagement().is_none() {
            self.decision.loads.push(LoadChange::Gained(owner.clone()));
            let fact = Fact::Assigned {
                to: owner.clone(),
                why: AssignReason::Corrected,
                others: Vec::new(),
            };
            self.log_by(Actor::Person(by.clone()), fact);
        }
        if let Stage::Open(Open::AskedInformation { .. }) = self.decision.lead.stage {
            self.takes_back_the_question();
        }
        let now = self.now;
        let mut engagement = before.engagement.clone();
        engagement.rep = owner;
        self.open(Open::Active(engagement));
        let lead = self.lead();
        lead.owed = before.owed.clone();
        lead.cadence = before.cadence;
        lead.rest = None;
        // What is planned from here on is another message than what was planned from here before.
        lead.restart = lead.restart.saturating_add(1);
        lead.touches = before.touches;
        lead.call_attempts = before.call_attempts;
        lead.personal_emails = before.personal_emails;
        lead.touched_at = before.touched_at;
        // What the report kept or missed of a promise, whoever corrects it says; one that only fell away with a wrong ending holds again.
        let settled = last.disposition.turns_to_them();
        let promise = before.promise.filter(|promise| promise.by > now);
        lead.promise = promise.filter(|_| called_off && !settled).or(lead.promise);
        lead.heard_at = before.heard_at;
        lead.automated_emails = before.automated_emails;
        lead.unattended_emails = before.unattended_emails;
        lead.called_at.retain(|at| *at != last.at);
        lead.missed = before.missed;
        lead.missed_told = before.missed_told;
        lead.lent_by.clone_from(&before.lent_by);
        lead.in_contact_since = before.in_contact_since;
        lead.contact.phone = before.phone;
        // The report had settled whose words they were, or had taken up what waits for that: both are open again.
        if let Some(before) = &before.doubt {
            lead.doubt.get_or_insert_with(|| before.clone()).waits = before.waits;
        }
        self.meeting_as_it_was(before.standing);
        if let Some(since) = stopped {
            self.comes_again(since);
        }
        true
    }

    /// What the report let be written has not left, and does not. Since when what was to leave before the report is stopped as well, by the report or
    /// with this; nothing, where it still leaves.
    fn stops_what_the_report_wrote(
        &mut self,
        last: &LastOutcome,
        before: &Before,
    ) -> Option<Instant> {
        let lead = &self.decision.lead;
        let generation = before.stop_generation;
        let by_report = generation.is_some_and(|known| known != lead.stop_generation);
        let is_its_own = lead.cadence != before.cadence && self.planned_mail().is_some();
        if is_its_own {
            self.recall_planned_mail();
        }
        match (by_report, is_its_own) {
            (true, _) => Some(last.at),
            (false, true) => Some(self.now),
            (false, false) => None,
        }
    }

    /// A mail that was to leave after this was stopped together with what is taken back: its step comes again, and what it owned up to.
    fn comes_again(&mut self, since: Instant) {
        self.lead().not_owned_up(since);
        let is_stopped = |progress: &Progress| {
            let leaves =
                matches!(progress.at, Position::After { done, by_person: false } if done > since);
            leaves && progress.written == progress.step
        };
        if let Some(progress) = self.progress().filter(is_stopped) {
            self.write_anew(progress);
        }
    }
}

/// Whose the lead is again when a report is taken back; nobody, where something else has happened since.
pub(super) fn owner_to_go_back_to(
    lead: &Lead,
    last: &LastOutcome,
    now: Instant,
) -> Option<PersonId> {
    owner_before(lead, last, stands_as_reported(lead, last, now))
}

/// Whose the lead was before the report. `stands`: nothing has happened since that goes on with it.
fn owner_before(lead: &Lead, last: &LastOutcome, stands: bool) -> Option<PersonId> {
    let before = last.before.as_ref()?;
    let had = || Some(before.engagement.rep.clone());
    match &lead.stage {
        Stage::Open(Open::Active(engagement)) => {
            let is_same = lead.owed == before.owed && lead.cadence == before.cadence;
            let as_before = *engagement == before.engagement && is_same;
            (stands || as_before).then(|| engagement.rep.clone())
        }
        Stage::Closed { at, .. } if *at == last.at => had(),
        Stage::Open(Open::Resting { .. } | Open::Qualifying { .. }) => had(),
        Stage::Open(Open::Reviewing { since } | Open::AskedInformation { since })
            if *since == last.at =>
        {
            had()
        }
        Stage::Closed { .. } | Stage::Open(_) => None,
    }
}

/// Whether nothing else has happened since the outcome. A mail that it let be written and that has yet to leave is nothing else.
pub(super) fn stands_as_reported(lead: &Lead, last: &LastOutcome, now: Instant) -> bool {
    nothing_has_happened_since(lead, last) || has_yet_to_leave(lead, last, now)
}

/// Whether nothing has moved since the outcome: the step, or what is owed first, stands as the outcome left it.
fn nothing_has_happened_since(lead: &Lead, last: &LastOutcome) -> bool {
    let done = Position::After {
        done: last.at,
        by_person: true,
    };
    match (lead.cadence, lead.owed.first()) {
        (Some(progress), _) if lead.next_call_at().is_none() => progress.at == done,
        (_, Some(owed)) => {
            let dated = matches!(
                owed.kind,
                ObligationKind::NextStep | ObligationKind::Meeting | ObligationKind::Request
            );
            owed.reached.is_none() && (dated || owed.start == last.at)
        }
        (_, None) => false,
    }
}

/// Whether the steps stand as the decision about the report left them, and the mail that it let be written has yet to leave.
fn has_yet_to_leave(lead: &Lead, last: &LastOutcome, now: Instant) -> bool {
    last.leaves_at.is_some_and(|done| {
        let by_person = false;
        let waits = Position::After { done, by_person };
        done > now && lead.cadence.is_some_and(|progress| progress.at == waits)
    })
}
