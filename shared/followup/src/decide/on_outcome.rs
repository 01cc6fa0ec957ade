//! What a rep reports.

use std::sync::Arc;

use calendar::Instant;

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::access::is_beyond_most;
use crate::event::{Disposition, Outcome};
use crate::ids::PersonId;
use crate::lead::obligations::{FIRST_TOUCHES, MEETINGS};
use crate::lead::{
    Before, Block, Ending, Engagement, LastOutcome, LeadWord, MAX_CALLS, Obligation,
    ObligationKind, Open, RestReason, Stage,
};
use crate::message::notice::NoticeKind;
use crate::template::MailKind;
use crate::timeline::{Actor, AssignReason, Fact, OutcomeReport, QueueReason, StopReason};

/// Whether it says that a call was made.
fn is_call(disposition: Disposition) -> bool {
    disposition.is_touch() && disposition != Disposition::Wrote
}

/// What is kept of a report until the next one.
fn reported(
    outcome: &Outcome,
    task: LeadWord,
    now: Instant,
    before: Option<Before>,
) -> LastOutcome {
    LastOutcome {
        task,
        disposition: outcome.disposition,
        amount: outcome.won_for(),
        dated: outcome.next_at.is_some_and(|at| at > now),
        by: outcome.by.clone(),
        at: now,
        leaves_at: None,
        before,
    }
}

impl Deciding<'_> {
    pub(super) fn on_outcome(&mut self, outcome: &Outcome) {
        let now = self.now;
        let by = &outcome.by;
        let task = LeadWord::of(&outcome.task);
        let last = self.decision.lead.last_outcome.as_ref();
        let same_task = last.filter(|last| last.task == task && last.by == *by);
        let same_task = same_task.cloned();
        if let Some(last) = &same_task
            && last.disposition == outcome.disposition
            && !outcome.again
        {
            if outcome.won_for().is_some() && outcome.won_for() != last.amount {
                self.won_for_another_amount(outcome);
            }
            self.dated(last, outcome);
            return;
        }
        // What was done on another channel is done beside a call: neither takes the place of the other.
        let is_done = |disposition| disposition == Disposition::Done;
        let is_alike = |last: &Arc<LastOutcome>| {
            is_done(last.disposition) == is_done(outcome.disposition) && !outcome.again
        };
        let corrected = same_task.filter(is_alike);
        if let Stage::Closed { .. } = self.decision.lead.stage
            && corrected.is_none()
            && (*task != *self.decision.lead.task()
                || outcome.disposition == Disposition::DoNotContact)
        {
            self.after_the_end(outcome);
            return;
        }
        let restored = corrected
            .as_ref()
            .is_some_and(|last| self.is_told_anew(last, by));
        if !restored {
            self.take_up(by);
        }
        let report = self.as_reported(outcome);
        let fact = if corrected.is_some() {
            let task = task.to_string();
            Fact::Corrected { report, task }
        } else {
            let task = Some(task.to_string());
            Fact::Outcome { report, task }
        };
        self.log_by(Actor::Person(by.clone()), fact);
        let before = self.before();
        self.reported_on_meeting(outcome.disposition);
        self.lead().last_outcome = Some(Arc::new(reported(outcome, task, now, before)));
        let was = corrected.filter(|_| !restored).map(|last| last.disposition);
        let is_touch = self.is_touch(outcome);
        self.count(outcome.disposition, is_touch, was);
        if is_touch || outcome.disposition.is_contact() {
            self.touched(by, outcome.disposition.is_answer());
        }
        if outcome.disposition.is_contact() {
            self.lead().heard_at = Some(now);
            // Whoever has talked to them knows what they want.
            self.lead().doubt = None;
        }
        // One attempt is corrected to another: what follows from an attempt has happened already.
        if was.is_some_and(Disposition::is_attempt) && outcome.disposition.is_attempt() {
            self.call_named_for(self.next_call_of(outcome));
        } else {
            self.apply(outcome);
        }
    }

    /// What a person reports, as the timeline says it.
    fn as_reported(&self, outcome: &Outcome) -> OutcomeReport {
        OutcomeReport {
            outcome: outcome.disposition,
            next_at: outcome.next_at,
            known: outcome.known,
            beyond: outcome.disposition.is_attempt()
                && is_beyond_most(self.policy, &self.decision.lead),
            dated: false,
            amount: outcome.won_for(),
        }
    }

    /// Won stays won: only what they bought for is said anew, or for the first time.
    fn won_for_another_amount(&mut self, outcome: &Outcome) {
        let fact = Fact::Corrected {
            report: OutcomeReport {
                outcome: outcome.disposition,
                next_at: None,
                known: outcome.known,
                beyond: false,
                dated: false,
                amount: outcome.won_for(),
            },
            task: outcome.task.clone(),
        };
        self.log_by(Actor::Person(outcome.by.clone()), fact);
        if let Some(last) = &mut self.lead().last_outcome {
            Arc::make_mut(last).amount = outcome.won_for();
        }
    }

    /// The task of the report that it was won, where nobody has said for how much.
    fn won_for_nobody_knows_what(&self) -> Option<LeadWord> {
        let lead = &self.decision.lead;
        let is_won = matches!(
            lead.stage,
            Stage::Closed {
                ending: Ending::Won,
                ..
            }
        );
        let last = lead.last_outcome.as_ref().filter(|_| is_won)?;
        (last.disposition == Disposition::Won && last.amount.is_none()).then(|| last.task.clone())
    }

    /// An old link of a lead that is closed, a stop of one, or a system that tells what it knows of it: nothing reopens, and what it ended with
    /// stays; but a stop is always heard, and so is the sum of a win that has none.
    fn after_the_end(&mut self, outcome: &Outcome) {
        if outcome.won_for().is_some()
            && let Some(task) = self.won_for_nobody_knows_what()
        {
            self.won_for_another_amount(&Outcome {
                task: task.to_string(),
                ..outcome.clone()
            });
            return;
        }
        let block = Some(Block::DoNotContact);
        if outcome.disposition != Disposition::DoNotContact || self.decision.lead.blocked == block {
            return;
        }
        self.lead().blocked = block;
        self.lead().contact.opted_in = false;
        self.decision.block = block;
        self.stop(StopReason::DoNotContact);
        let fact = Fact::Outcome {
            report: OutcomeReport {
                outcome: outcome.disposition,
                next_at: None,
                known: outcome.known,
                beyond: false,
                dated: false,
                amount: None,
            },
            task: None,
        };
        self.log_by(Actor::Person(outcome.by.clone()), fact);
    }

    /// Somebody who reports an outcome has the lead, wherever it waited.
    pub(super) fn take_up(&mut self, by: &PersonId) {
        let now = self.now;
        let waiting = match &self.decision.lead.stage {
            Stage::Open(Open::Active(_)) => false,
            Stage::Closed { .. } | Stage::Open(_) => self.policy.active.roster.get(by).is_some(),
        };
        if !waiting {
            return;
        }
        let version = self.policy.version.clone();
        let lead = self.lead();
        lead.policy.get_or_insert(version);
        lead.restart = lead.restart.saturating_add(1);
        lead.had_an_owner = true;
        lead.rest = None;
        if lead.owed.is_empty() && lead.cadence.is_none() {
            lead.owed.owe(Obligation::new(ObligationKind::Decide, now));
        }
        self.open(Open::Active(Engagement {
            rep: by.clone(),
            assigned_at: now,
        }));
        self.decision.loads.push(LoadChange::Gained(by.clone()));
        let fact = Fact::Assigned {
            to: by.clone(),
            why: AssignReason::Reported,
            others: Vec::new(),
        };
        self.log_by(Actor::Person(by.clone()), fact);
    }

    /// Counts touches, and the calls among them. A correction replaces what it corrects.
    fn count(&mut self, disposition: Disposition, is_touch: bool, corrected: Option<Disposition>) {
        let now = self.now;
        let lead = self.lead();
        let counted = |count: u8, was: bool, is: bool| match (was, is) {
            (false, true) => count.saturating_add(1),
            (true, false) => count.saturating_sub(1),
            (true, true) | (false, false) => count,
        };
        lead.touches = counted(
            lead.touches,
            corrected.is_some_and(Disposition::is_touch),
            is_touch,
        );
        lead.call_attempts = counted(
            lead.call_attempts,
            corrected.is_some_and(is_call),
            is_call(disposition),
        );
        if is_call(disposition) && !corrected.is_some_and(is_call) {
            if lead.called_at.len() >= MAX_CALLS {
                lead.called_at.remove(0);
            }
            lead.called_at.push(now);
        }
        lead.personal_emails = counted(
            lead.personal_emails,
            corrected == Some(Disposition::Wrote),
            disposition == Disposition::Wrote,
        );
    }

    /// How what is no lead ends with its answer.
    pub(super) fn end_of_request(&self) -> Ending {
        if self.decision.lead.is_customer {
            Ending::ExistingCustomer
        } else {
            Ending::NotALead
        }
    }

    /// The answer to what is no lead ends it, unless a date was named for more. Says whether the outcome was about such an answer.
    fn answered(&mut self, outcome: &Outcome) -> bool {
        let now = self.now;
        let Some(request) = self
            .decision
            .lead
            .owed
            .get(ObligationKind::Request)
            .copied()
        else {
            return false;
        };
        let next_at = outcome.next_at.filter(|at| *at > now);
        match (outcome.disposition, next_at) {
            (Disposition::Reached | Disposition::Wrote | Disposition::Answered, None) => {
                self.close(self.end_of_request(), Actor::Person(outcome.by.clone()));
            }
            (
                Disposition::Reached
                | Disposition::Wrote
                | Disposition::Answered
                | Disposition::Voicemail
                | Disposition::NoAnswer
                | Disposition::Booked
                | Disposition::Met
                | Disposition::NoShow,
                _,
            ) => {
                let again = self.after(now, self.policy.rules.clocks.answer.due);
                let again = request.restarted(next_at.unwrap_or(again));
                self.lead()
                    .owed
                    .owe_instead(if outcome.disposition.is_answer() {
                        // They have heard from us: what is agreed now is another matter than what was promised.
                        Obligation {
                            promised_by: None,
                            owned_up: None,
                            ..again
                        }
                    } else {
                        again
                    });
            }
            (
                Disposition::Won
                | Disposition::Lost
                | Disposition::WrongNumber
                | Disposition::NotNow
                | Disposition::NotAFit
                | Disposition::NotALead
                | Disposition::DoNotContact
                | Disposition::Nurture
                | Disposition::WrongPerson
                | Disposition::NoBudget
                | Disposition::NeedsInformation
                | Disposition::Done,
                _,
            ) => return false,
        }
        true
    }

    fn apply(&mut self, outcome: &Outcome) {
        if self.answered(outcome) {
            return;
        }
        let by = Actor::Person(outcome.by.clone());
        let next_at = outcome.next_at;
        match outcome.disposition {
            Disposition::Reached
            | Disposition::Answered
            | Disposition::Booked
            | Disposition::Met => {
                self.in_contact(&outcome.by, next_at);
            }
            Disposition::NoShow => self.nobody_came(outcome),
            Disposition::Voicemail | Disposition::NoAnswer => self.tried(false, outcome),
            Disposition::Wrote => self.wrote(outcome),
            Disposition::Done => self.task_done(outcome),
            Disposition::WrongNumber => self.wrong_number(),
            Disposition::Won => self.close(Ending::Won, by),
            Disposition::Lost => self.close(Ending::Lost, by),
            Disposition::NotALead => self.close(Ending::NotALead, by),
            Disposition::DoNotContact => {
                self.lead().blocked = Some(Block::DoNotContact);
                self.lead().contact.opted_in = false;
                self.decision.block = Some(Block::DoNotContact);
                self.close(Ending::DoNotContact, by);
            }
            Disposition::NotNow => {
                self.stop(StopReason::NotNow);
                self.rest(RestReason::NotNow, next_at, true);
            }
            Disposition::Nurture => {
                self.stop(StopReason::Nurture);
                self.rest(RestReason::Nurture, next_at, false);
            }
            Disposition::NoBudget => {
                self.stop(StopReason::NoBudget);
                // With a date they are back with whoever knows them; without one the qualifier looks.
                let named = next_at.is_some_and(|at| at > self.now);
                self.rest(RestReason::NoBudget, next_at, named);
            }
            // Nobody else could look at what the only one here has judged.
            Disposition::NotAFit if self.policy.is_solo() => self.close(Ending::NotAFit, by),
            Disposition::NotAFit => self.handed_back_as_no_fit(),
            Disposition::WrongPerson => {
                self.handed_back(outcome.disposition, MailKind::RightPerson);
            }
            Disposition::NeedsInformation => {
                self.handed_back(outcome.disposition, MailKind::Question);
            }
        }
    }

    /// A person wrote to them.
    fn wrote(&mut self, outcome: &Outcome) {
        let next_at = outcome.next_at;
        let lead = &self.decision.lead;
        if lead.rep().is_none() {
            return;
        }
        // A mail in the course of the steps, or a first one to who asked for nothing, is an attempt: nothing is agreed by it.
        let waits_in_doubt =
            lead.owed.has(&[ObligationKind::Decide]) && lead.step_in_doubt().is_some();
        let is_approached = lead.owed.has(&[ObligationKind::Approach]);
        if lead.cadence.is_some() || is_approached || waits_in_doubt {
            return self.tried(true, outcome);
        }
        // What is agreed for a later day is still to be done.
        if next_at.is_none() && self.is_agreed_for_later() {
            return;
        }
        // The mail was what was owed: a next step follows.
        let conversation = self.policy.rules.clocks.conversation;
        let agreed = next_at.filter(|at| *at > self.now);
        let since = agreed.unwrap_or_else(|| self.after(self.now, conversation));
        // Calls from before they wrote are none in this conversation (P13).
        self.lead().call_attempts = 0;
        self.next_step(since, agreed.is_some());
    }

    /// A rep hands it back, because something is not known: the lead is asked by mail, and where that cannot be, or gets no answer, the
    /// qualifier finds out. In a team of one the same person decides.
    fn handed_back(&mut self, outcome: Disposition, question: MailKind) {
        self.stop(StopReason::HandedBack);
        if self.policy.is_solo() {
            self.person_owes(ObligationKind::Decide, self.now);
            return;
        }
        self.returned();
        if self.may_ask_once_more(question) {
            self.release();
            self.ask(question);
        } else {
            self.queue_for_qualifier(QueueReason::HandedBack { outcome });
        }
    }

    /// A rep finds that they are no fit: whether it ends with that is somebody else's to say, and no automatic step's. Nothing that was agreed
    /// is left to do. Whoever waits for an answer gets it first: what is owed does not rest.
    fn handed_back_as_no_fit(&mut self) {
        let outcome = Disposition::NotAFit;
        self.stop(StopReason::HandedBack);
        self.returned();
        self.lead().owed.discharge(&[ObligationKind::NextStep]);
        self.release();
        if !self.decision.lead.owed.is_empty() {
            return self.queue_for_qualifier(QueueReason::HandedBack { outcome });
        }
        self.open(Open::Reviewing { since: self.now });
        self.log(Fact::Queued {
            why: QueueReason::HandedBack { outcome },
        });
        self.asks_for_a_look();
    }

    /// Whoever takes the lead next owes them what they wait for and what was agreed; everything else begins anew.
    fn returned(&mut self) {
        let lead = self.lead();
        lead.end_steps();
        if lead.touched_at.is_some() {
            lead.owed.discharge(FIRST_TOUCHES);
        }
        lead.owed.discharge(MEETINGS);
        lead.owed
            .discharge(&[ObligationKind::Decide, ObligationKind::Approach]);
    }

    /// The number is somebody else's: calls become personal mails, or a person decides.
    fn wrong_number(&mut self) {
        self.lead().contact.phone = false;
        if self.decision.lead.may_write() {
            if let Some(rep) = self.decision.lead.rep().cloned() {
                self.notify(&rep, NoticeKind::CallDue);
            }
        } else {
            self.person_owes(ObligationKind::Decide, self.now);
        }
    }
}
