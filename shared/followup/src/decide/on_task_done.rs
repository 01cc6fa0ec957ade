//! A person did what a task of the cadence asks for, on another channel.

use super::deciding::Deciding;
use crate::agenda::goodbye;
use crate::cadence::steps;
use crate::event::{Disposition, Outcome};
use crate::lead::{LeadWord, MAX_TASKS_DONE, Position, Progress};
use crate::policy::rules::{Step, StepKind};

impl Deciding<'_> {
    /// Whether a report says that somebody turned to the lead. Of a task the policy says whether it is an attempt, and one that was
    /// reported before is none once more.
    pub(super) fn is_touch(&self, outcome: &Outcome) -> bool {
        if outcome.disposition != Disposition::Done {
            return outcome.disposition.is_touch();
        }
        let task = self.task_reported(outcome);
        task.is_some_and(|(_, step)| step.is_touch())
    }

    /// The task that is reported as done, with its number on the track that the lead walks: open or passed over, and not reported before.
    fn task_reported(&self, outcome: &Outcome) -> Option<(u8, &Step)> {
        let lead = &self.decision.lead;
        let progress = lead.cadence?;
        let current = lead.task();
        let (list, _) = current.rsplit_once('_')?;
        let (of_list, number) = outcome.task.rsplit_once('_')?;
        let number = number.parse().ok().filter(|_| of_list == list)?;
        let steps = steps(self.policy, lead, progress.track);
        let step = steps.get(usize::from(number))?;
        let is_new = outcome.again || !lead.tasks_done.contains(&LeadWord::of(&outcome.task));
        let is_task = step.kind == StepKind::Task && number <= progress.step;
        (is_task && is_new).then_some((number, step))
    }

    /// The link is kept for the mails to come, and the cadence goes on from an open task. One that was passed over changes no step:
    /// what came after it has come.
    pub(super) fn task_done(&mut self, outcome: &Outcome) {
        let Some((number, _)) = self.task_reported(outcome) else {
            return;
        };
        let (now, spent) = (self.now, self.spent());
        let policy = self.policy;
        let lead = self.lead();
        if outcome.link.is_some() {
            lead.task_link.clone_from(&outcome.link);
        }
        if lead.tasks_done.len() >= MAX_TASKS_DONE {
            lead.tasks_done.remove(0);
        }
        lead.tasks_done.push(LeadWord::of(&outcome.task));
        let Some(progress) = lead.cadence.filter(|progress| progress.step == number) else {
            return;
        };
        let next = progress.from(steps(policy, lead, progress.track), number + 1);
        let last = goodbye(policy, lead, progress.track);
        lead.cadence = Some(Progress {
            step: if spent { last.max(next) } else { next },
            at: Position::After {
                done: now,
                by_person: true,
            },
            ..progress
        });
    }
}
