//! What is next for a lead: what a person is to do, or a mail that goes out by itself.

use calendar::Instant;

use crate::cadence::{approval, leaves_at, steps};
use crate::escalation::escalates_at;
use crate::lead::{Lead, Obligation, ObligationKind, Open, Stage};
use crate::policy::compiled::Policy;
use crate::policy::ladder::EscalationStep;
use crate::policy::rules::StepKind;
use crate::work;

/// What somebody is to do with a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkKind {
    /// Call.
    Call,
    /// Write a personal mail: there is no number, or they do not want to be called.
    Write,
    /// Answer what they wrote.
    Answer,
    /// Meet them.
    Meeting,
    /// Say how a meeting was.
    Report,
    /// Say yes or no to a time that they asked for.
    Confirm,
    /// Something on another channel.
    Task,
    /// Send a mail that does not go out by itself, or leave it out.
    Approve,
    /// Say what shall become of it.
    Decide,
    /// Nothing: a mail goes out by itself.
    Automatic,
}

impl WorkKind {
    /// Every kind, in the order in which a heading names them.
    pub const ALL: [WorkKind; 10] = [
        WorkKind::Call,
        WorkKind::Write,
        WorkKind::Answer,
        WorkKind::Confirm,
        WorkKind::Task,
        WorkKind::Report,
        WorkKind::Approve,
        WorkKind::Decide,
        WorkKind::Meeting,
        WorkKind::Automatic,
    ];

    /// Whether a person has to do something.
    #[must_use]
    pub fn is_work(self) -> bool {
        self != Self::Automatic
    }

    /// Whether it is late once its time has come. A meeting is, or it was; a mail that nobody sends lapses.
    #[must_use]
    pub fn can_be_late(self) -> bool {
        match self {
            Self::Call
            | Self::Write
            | Self::Answer
            | Self::Report
            | Self::Confirm
            | Self::Task
            | Self::Decide => true,
            Self::Meeting | Self::Approve | Self::Automatic => false,
        }
    }
}

/// What is next for a lead, and when; nothing, where nothing is planned.
#[must_use]
pub fn next_work(
    policy: &Policy,
    lead: &Lead,
    now: Instant,
) -> Option<(WorkKind, Option<Instant>)> {
    if matches!(lead.stage, Stage::Open(Open::Resting { .. })) {
        return None;
    }
    if work::engagement(lead).is_none() {
        // What waits in a queue waits for a decision.
        return Some((WorkKind::Decide, work::due_at(policy, lead)));
    }
    if let Some(owed) = work::owed(lead) {
        let kind = match owed.kind {
            ObligationKind::FirstTouch
            | ObligationKind::FirstTouchThisWeek
            | ObligationKind::Approach
            | ObligationKind::NextStep => personal(lead),
            ObligationKind::Answer | ObligationKind::Request => WorkKind::Answer,
            ObligationKind::Confirm => WorkKind::Confirm,
            ObligationKind::Meeting if owed.since > now => WorkKind::Meeting,
            ObligationKind::Meeting => WorkKind::Report,
            ObligationKind::Decide => WorkKind::Decide,
        };
        let at = match kind {
            WorkKind::Meeting => lead.meeting().map(|meeting| meeting.time.from),
            WorkKind::Call
            | WorkKind::Write
            | WorkKind::Answer
            | WorkKind::Report
            | WorkKind::Confirm
            | WorkKind::Task
            | WorkKind::Approve
            | WorkKind::Decide
            | WorkKind::Automatic => Some(owed.start)
                .filter(|start| *start > now)
                .or_else(|| work::due_at(policy, lead)),
        };
        return Some((kind, at));
    }
    if let Some((step, position)) = work::step(policy, lead)
        && position.open_since().is_some()
    {
        let kind = if step.kind == StepKind::Task {
            WorkKind::Task
        } else {
            personal(lead)
        };
        return Some((kind, work::due_at(policy, lead)));
    }
    let progress = work::progress(lead)?;
    let (step, at) = work::next_step(policy, lead)?;
    let step = steps(policy, lead, progress.track).get(usize::from(step?))?;
    Some(match step.kind {
        StepKind::Call => (personal(lead), Some(at)),
        StepKind::Task => (WorkKind::Task, Some(at)),
        StepKind::Mail | StepKind::Goodbye if approval(lead, at).is_some() => {
            (WorkKind::Approve, Some(at))
        }
        StepKind::Mail | StepKind::Goodbye => {
            // Whoever has the lead is told of it first.
            let leaves = leaves_at(policy, step, progress.at, at, now);
            (WorkKind::Automatic, Some(leaves))
        }
    })
}

/// How a person turns to them: on the telephone, or in writing.
fn personal(lead: &Lead) -> WorkKind {
    if lead.is_called() {
        WorkKind::Call
    } else {
        WorkKind::Write
    }
}

/// Whether what is next is a person's work, and should have been done by now.
#[must_use]
pub fn is_overdue(next: Option<(WorkKind, Option<Instant>)>, now: Instant) -> bool {
    next.is_some_and(|(kind, at)| kind.can_be_late() && at.is_some_and(|at| at <= now))
}

/// From when on a person's work should have been done, while nothing happens: the first of all that is owed, whatever is more pressing
/// beside it; never, where nobody's work is awaited.
#[must_use]
pub fn overdue_from(policy: &Policy, lead: &Lead) -> Option<Instant> {
    if work::engagement(lead).is_some() && !lead.owed.is_empty() {
        let owed = lead.owed.iter();
        return owed.filter_map(|owed| work_due(policy, lead, owed)).min();
    }
    let (kind, at) = next_work(policy, lead, lead.arrived_at)?;
    at.filter(|_| kind.can_be_late())
}

/// Since when a person's work should have been done; none, while it is in time.
#[must_use]
pub fn overdue_since(policy: &Policy, lead: &Lead, now: Instant) -> Option<Instant> {
    overdue_from(policy, lead).filter(|at| *at <= now)
}

/// When something owed should be done: not before its day, and a meeting is reported once it is over. Nobody is late with what was neither
/// asked for nor promised.
fn work_due(policy: &Policy, lead: &Lead, owed: &Obligation) -> Option<Instant> {
    if lead.asked_for_nothing() {
        return None;
    }
    let due = escalates_at(policy, lead, owed, EscalationStep::Due)?.max(owed.start);
    let is_meeting = owed.kind == ObligationKind::Meeting;
    Some(if is_meeting { due.max(owed.since) } else { due })
}
