//! A person tried and did not reach them.

use super::deciding::Deciding;
use crate::agenda::goodbye;
use crate::cadence::{self, steps};
use crate::event::Outcome;
use crate::lead::obligations::{MEETINGS, NEXT};
use crate::lead::{ObligationKind, Position, Progress};
use crate::policy::rules::{StepKind, Track};
use crate::timeline::SkipReason;
use crate::work;
use calendar::Instant;

impl Deciding<'_> {
    /// A person tried and did not reach them: the cadence moves on.
    ///
    /// An attempt for an earlier step, reported late, leaves the call that is open now to be made; one before the day that
    /// was agreed leaves the agreed step to be taken.
    pub(super) fn attempted(&mut self, wrote: bool, task: &str) {
        let behind = self.is_behind(task);
        // Until the agreed day, or until the appointment is over, nothing goes out by itself.
        let later = self.is_agreed_for_later();
        let waits = (later && !self.is_to_be_answered()) || self.decision.lead.owed.has(MEETINGS);
        if waits || self.engagement().is_none() {
            return;
        }
        let waits = self.take_up_what_waits();
        let began = self.decision.lead.cadence.is_none();
        let progress = self.progress_of_attempt(waits);
        // The call has been made whose day was named, or although words in their name wait: what comes now follows it.
        let held = waits.is_some() || self.decision.lead.next_call_at().is_some();
        // An attempt does what was to be done by today. An answer stays owed, since an attempt is none; so does what was agreed for a
        // later day.
        if !later {
            self.lead().owed.discharge(NEXT);
        }
        if began && self.is_to_be_answered() {
            // They wait for an answer, and a try is none: the next call comes by itself.
            let again = self.after(self.now, self.policy.rules.clocks.answer.due);
            self.lead().cadence = Some(Progress {
                at: Position::From { at: again },
                ..progress
            });
            return;
        }
        let next = if behind {
            None
        } else {
            self.step_after_attempt(progress, wrote)
        };
        let next = next.or_else(|| self.call_to_make_up_for(progress));
        let (policy, spent) = (self.policy, self.spent());
        let done = self.done_by_a_person();
        if let Some(next) = next {
            self.says_what_falls_out(progress, next, spent);
        }
        self.lead().cadence = Some(match next {
            Some(next) if spent => Progress {
                step: goodbye(policy, &self.decision.lead, progress.track).max(next),
                at: done,
                ..progress
            },
            Some(next) => Progress {
                step: progress.from(steps(policy, &self.decision.lead, progress.track), next),
                at: done,
                ..progress
            },
            None if held => Progress {
                at: done,
                ..progress
            },
            None => progress,
        });
    }

    /// The same, of a report that may name the day of the next call.
    pub(super) fn tried(&mut self, wrote: bool, outcome: &Outcome) {
        let named = self.next_call_of(outcome);
        if named.is_some() {
            // A mail that says that they could not be reached does not leave before they are called again.
            self.recall_if_planned();
        }
        self.attempted(wrote, &outcome.task);
        self.call_named_for(named);
    }

    /// The day of the next call, as whoever has the lead names it.
    pub(super) fn next_call_of(&self, outcome: &Outcome) -> Option<Instant> {
        let named = outcome.next_at.filter(|at| *at > self.now);
        named.filter(|_| self.engagement().is_some())
    }

    /// Whoever tried to reach them named the day of the next call: what goes out by itself waits for it, and goes on behind it.
    pub(super) fn call_named_for(&mut self, at: Option<Instant>) {
        let Some(at) = at else {
            return;
        };
        self.recall_if_planned();
        let waits = self.take_up_what_waits();
        let progress = self.progress().or(waits);
        self.next_step(at, false);
        self.lead().cadence = progress.map(|progress| Progress {
            at: Position::From { at },
            ..progress
        });
    }

    /// Says which calls an attempt leaves out: the one whose place it takes before it was due, and what used-up attempts leave no
    /// room for.
    fn says_what_falls_out(&mut self, progress: Progress, next: u8, spent: bool) {
        let policy = self.policy;
        let steps = steps(policy, &self.decision.lead, progress.track);
        if let Position::After { .. } = progress.at
            && let Some(step) = steps.get(usize::from(progress.step))
            && step.kind == StepKind::Call
            && next > progress.step
        {
            self.skipped(step, SkipReason::TriedBefore);
        }
        if spent {
            let last = goodbye(policy, &self.decision.lead, progress.track);
            let left = usize::from(next)..usize::from(last);
            for step in steps.get(left).unwrap_or_default() {
                self.skipped(step, SkipReason::AttemptsUsedUp);
            }
        }
    }

    fn done_by_a_person(&self) -> Position {
        Position::After {
            done: self.now,
            by_person: true,
        }
    }

    /// Where the lead stands in its steps, now that somebody has tried; `waits` is the step that a doubt holds back.
    fn progress_of_attempt(&self, waits: Option<Progress>) -> Progress {
        let lead = &self.decision.lead;
        if let Some(progress) = lead.cadence {
            return progress;
        }
        let done = self.done_by_a_person();
        let decides = lead.owed.has(&[ObligationKind::Decide]);
        match waits {
            // They were called although words in their name wait: the step that waits comes again.
            Some(waits) if decides => Progress { at: done, ..waits },
            // Nobody had followed the lead up: this was the first call.
            _ if decides || lead.owed.has(&[ObligationKind::Approach]) => {
                Progress::first(lead.track(), done)
            }
            // Silence after contact is followed up like silence before it.
            _ => Progress::first(Track::Conversation, done),
        }
    }

    /// The step that comes after an attempt; none, where the attempt takes the place of no step.
    fn step_after_attempt(&self, progress: Progress, wrote: bool) -> Option<u8> {
        let first = self.decision.lead.touched_at == Some(self.now);
        let steps = steps(self.policy, &self.decision.lead, progress.track);
        let index = usize::from(progress.step);
        let kind = |index: usize| steps.get(index).map(|step| step.kind);
        // A written attempt stands for the mail that would follow on the same day, too.
        let written_for = |index: usize| {
            wrote
                && kind(index) == Some(StepKind::Mail)
                && steps.get(index).is_some_and(cadence::is_at_once)
        };
        let next = match kind(index) {
            Some(StepKind::Call) if written_for(index + 1) => Some(index + 2),
            Some(StepKind::Call) => Some(index + 1),
            // The one mail before the date is written.
            Some(StepKind::Mail) if wrote && progress.track == Track::Later => Some(index + 1),
            // The first attempt of all has its time to be answered before anybody says goodbye.
            Some(StepKind::Goodbye) if first => Some(index),
            // What is done on another channel is done beside it.
            Some(StepKind::Task | StepKind::Mail | StepKind::Goodbye) | None => None,
        };
        next.map(|next| u8::try_from(next).expect("the check allows few steps"))
    }

    /// The call that comes after this attempt, where nobody made it when it was its turn: who was tried once, late, is tried again.
    fn call_to_make_up_for(&self, progress: Progress) -> Option<u8> {
        if self.spent() || progress.step > goodbye(self.policy, &self.decision.lead, progress.track)
        {
            return None;
        }
        work::unmade_call(self.policy, &self.decision.lead, progress)
    }

    /// Whether a next step is agreed for a later day than this one.
    pub(super) fn is_agreed_for_later(&self) -> bool {
        let day = |at: Instant| self.policy.calendar().local(at).date_naive();
        let agreed = self.decision.lead.owed.get(ObligationKind::NextStep);
        agreed.is_some_and(|agreed| day(agreed.since) > day(self.now))
    }

    /// Whether a task names an earlier step of the list that is being walked.
    fn is_behind(&self, task: &str) -> bool {
        let Some(progress) = self.progress() else {
            return false;
        };
        let current = self.decision.lead.task();
        match (task.rsplit_once('_'), current.rsplit_once('_')) {
            (Some((list, step)), Some((current, _))) => {
                list == current && step.parse().is_ok_and(|step: u8| step < progress.step)
            }
            (None, _) | (_, None) => false,
        }
    }
}
