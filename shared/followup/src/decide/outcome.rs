//! What a rep reports.

use super::{Actor, Deciding, EntryKind, LoadChange};
use crate::event::{Disposition, Outcome};
use crate::ids::PersonId;
use crate::lead::{
    Block, Clock, Duty, Ending, LastOutcome, Open, Phase, Pursuit, RestReason, Stage,
};
use crate::time::Instant;

impl Deciding<'_> {
    pub(super) fn outcome(&mut self, outcome: &Outcome) {
        let now = self.now;
        let by = &outcome.by;
        let last = self.decision.lead.last_outcome.clone();
        let same_task = last
            .as_ref()
            .filter(|last| last.task == outcome.task && last.by == *by);
        if same_task.is_some_and(|last| last.disposition == outcome.disposition) && !outcome.again {
            return;
        }
        let corrected = same_task
            .filter(|_| !outcome.again)
            .map(|last| last.disposition);
        self.take_up(by);
        let kind = if corrected.is_some() {
            EntryKind::Corrected
        } else {
            EntryKind::Outcome
        };
        self.entry(
            kind,
            Actor::Person(by.clone()),
            format!("{} for {}", outcome.disposition.as_str(), outcome.task),
        );
        self.lead().last_outcome = Some(LastOutcome {
            task: outcome.task.clone(),
            disposition: outcome.disposition,
            by: by.clone(),
            at: now,
        });
        self.count(outcome.disposition, corrected);
        if outcome.disposition.is_touch() || outcome.disposition.is_contact() {
            self.touched(by);
        }
        self.apply(outcome);
    }

    /// Somebody who reports an outcome has the lead, wherever it waited.
    fn take_up(&mut self, by: &PersonId) {
        let now = self.now;
        let waiting = match &self.decision.lead.stage {
            Stage::Open(Open::Pursued(_)) => false,
            Stage::Closed { .. } | Stage::Open(_) => self.policy.setting.roster.get(by).is_some(),
        };
        if waiting {
            self.open(Open::Pursued(Pursuit {
                rep: by.clone(),
                assigned_at: now,
                first_touch: None,
                phase: Phase::Person(Clock::start(Duty::Decide, now)),
            }));
            if let Some(phase) = self.lead().resume.take()
                && let Some(pursuit) = self.pursuit_mut()
            {
                pursuit.phase = phase;
            }
            self.decision.loads.push(LoadChange::Gained(by.clone()));
            self.entry(
                EntryKind::Assigned,
                Actor::Person(by.clone()),
                format!("{by}: reported an outcome"),
            );
        }
    }

    /// Counts attempts. A correction replaces what it corrects.
    fn count(&mut self, disposition: Disposition, corrected: Option<Disposition>) {
        let was = corrected.is_some_and(Disposition::is_touch);
        let lead = self.lead();
        match (was, disposition.is_touch()) {
            (false, true) => {
                lead.touches = lead.touches.saturating_add(1);
                lead.attempts = lead.attempts.saturating_add(1);
            }
            (true, false) => {
                lead.touches = lead.touches.saturating_sub(1);
                lead.attempts = lead.attempts.saturating_sub(1);
            }
            (true, true) | (false, false) => {}
        }
    }

    /// A person turned to the lead: the clock of the first touch has stopped.
    fn touched(&mut self, by: &PersonId) {
        let now = self.now;
        if self.decision.lead.touched_at.is_none() {
            self.lead().touched_at = Some(now);
        }
        if let Some(pursuit) = self.pursuit_mut()
            && pursuit.first_touch.take().is_some()
        {
            self.decision.loads.push(LoadChange::Touched(by.clone()));
        }
    }

    /// There was contact: automatic steps end, the next step has a date.
    pub(super) fn in_contact(&mut self, by: &PersonId, next_at: Option<Instant>) {
        let now = self.now;
        self.stop("in contact");
        self.touched(by);
        let lead = self.lead();
        lead.touches = 0;
        lead.attempts = 0;
        lead.reply_waiting = None;
        let since = next_at
            .filter(|at| *at > now)
            .unwrap_or_else(|| self.after(now, self.policy.rules.clocks.conversation));
        self.person_owes(Duty::NextStep, since);
    }

    fn apply(&mut self, outcome: &Outcome) {
        let by = Actor::Person(outcome.by.clone());
        let next_at = outcome.next_at;
        match outcome.disposition {
            Disposition::Reached | Disposition::Answered | Disposition::Booked => {
                self.in_contact(&outcome.by, next_at);
            }
            Disposition::Voicemail | Disposition::NoAnswer => self.attempted(false),
            Disposition::Wrote => match self.pursuit().map(|pursuit| pursuit.phase) {
                // What was owed was written.
                Some(Phase::Person(_)) => {
                    let conversation = self.policy.rules.clocks.conversation;
                    let since = next_at
                        .filter(|at| *at > self.now)
                        .unwrap_or_else(|| self.after(self.now, conversation));
                    self.person_owes(Duty::NextStep, since);
                }
                Some(Phase::Cadence(_)) | None => self.attempted(true),
            },
            Disposition::WrongNumber => self.wrong_number(),
            Disposition::Won => self.close(Ending::Won, by),
            Disposition::Lost => self.close(Ending::Lost, by),
            Disposition::NotAFit => self.close(Ending::NotAFit, by),
            Disposition::NotALead => self.close(Ending::NotALead, by),
            Disposition::DoNotContact => {
                self.lead().blocked = Some(Block::DoNotContact);
                self.decision.block = Some(Block::DoNotContact);
                self.close(Ending::DoNotContact, by);
            }
            Disposition::NotNow => {
                self.stop("not now");
                self.rest(RestReason::NotNow, next_at, true);
            }
            Disposition::Nurture => {
                self.stop("nurture");
                self.rest(RestReason::Nurture, next_at, false);
            }
            Disposition::NoBudget => {
                self.stop("no budget");
                self.rest(RestReason::NoBudget, next_at, false);
            }
            Disposition::WrongPerson | Disposition::NeedsInformation => {
                self.stop("handed back");
                if self.policy.is_solo() {
                    self.person_owes(Duty::Decide, self.now);
                } else {
                    self.to_qualifier(outcome.disposition.as_str());
                }
            }
        }
    }

    /// The number is somebody else's: calls become personal mails, or a person decides.
    fn wrong_number(&mut self) {
        self.lead().contact.phone = false;
        if self.decision.lead.may_write() {
            if let Some(rep) = self.decision.lead.rep().cloned() {
                self.notify(&rep, crate::message::NoticeKind::CallDue);
            }
        } else {
            self.person_owes(Duty::Decide, self.now);
        }
    }
}
