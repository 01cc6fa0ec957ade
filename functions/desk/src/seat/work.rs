//! What a person's day at the desk holds: what is to be done now, what comes later today, what goes out by itself, and what was done.

use calendar::Instant;
use cloud::table::lead::StoredLead;
use followup::cadence::steps;
use followup::lead::{Lead, ObligationKind};
use followup::policy::Policy;
use followup::policy::StepKind;
use followup::team::Person;
use followup::work;

use crate::case::LeadRecord;

/// What somebody is to do with a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum WorkKind {
    /// Call, or write where there is no number.
    Call,
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
    /// Say what shall become of it.
    Decide,
    /// Nothing: a mail goes out by itself.
    Automatic,
}

impl WorkKind {
    /// Every kind, in the order in which a heading names them.
    pub(crate) const ALL: [WorkKind; 8] = [
        WorkKind::Call,
        WorkKind::Answer,
        WorkKind::Confirm,
        WorkKind::Task,
        WorkKind::Report,
        WorkKind::Decide,
        WorkKind::Meeting,
        WorkKind::Automatic,
    ];

    /// Whether a person has to do something.
    pub(crate) fn is_work(self) -> bool {
        self != Self::Automatic
    }
}

/// A lead on somebody's day.
#[derive(Debug)]
pub(crate) struct DayItem {
    /// The lead.
    pub(crate) case: LeadRecord,
    /// What is to be done.
    pub(crate) kind: WorkKind,
    /// When: by when it is due, or when it comes.
    pub(crate) at: Option<Instant>,
}

/// Somebody's working day.
#[derive(Debug, Default)]
pub(crate) struct WorkDay {
    /// What is to be done now, the most pressing first.
    pub(crate) now: Vec<DayItem>,
    /// What comes later today.
    pub(crate) later: Vec<DayItem>,
    /// Mails that go out by themselves, the soonest first.
    pub(crate) automatic: Vec<DayItem>,
    /// What this person has reported today, the newest first.
    pub(crate) done: Vec<LeadRecord>,
    /// What comes on another day, the soonest first.
    pub(crate) ahead: Vec<DayItem>,
    /// Open leads that were not looked at.
    pub(crate) more: usize,
}

/// What is next for a lead, and when; nothing, where nothing is planned.
pub(crate) fn next_work(
    policy: &Policy,
    lead: &Lead,
    now: Instant,
) -> Option<(WorkKind, Option<Instant>)> {
    if work::engagement(lead).is_none() {
        // What waits in a queue waits for a decision.
        return Some((WorkKind::Decide, work::due_at(policy, lead)));
    }
    if let Some(owed) = work::owed(lead) {
        let kind = match owed.kind {
            ObligationKind::FirstTouch
            | ObligationKind::FirstTouchThisWeek
            | ObligationKind::Approach
            | ObligationKind::NextStep => WorkKind::Call,
            ObligationKind::Answer | ObligationKind::Request => WorkKind::Answer,
            ObligationKind::Confirm => WorkKind::Confirm,
            ObligationKind::Meeting if owed.since > now => WorkKind::Meeting,
            ObligationKind::Meeting => WorkKind::Report,
            ObligationKind::Decide => WorkKind::Decide,
        };
        let at = match kind {
            WorkKind::Meeting => lead.meeting().map(|meeting| meeting.time.from),
            WorkKind::Call
            | WorkKind::Answer
            | WorkKind::Report
            | WorkKind::Confirm
            | WorkKind::Task
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
            WorkKind::Call
        };
        return Some((kind, work::due_at(policy, lead)));
    }
    let progress = work::progress(lead)?;
    let (step, at) = work::next_step(policy, lead)?;
    let step = steps(policy, lead, progress.track).get(usize::from(step?))?;
    let kind = match step.kind {
        StepKind::Call => WorkKind::Call,
        StepKind::Task => WorkKind::Task,
        StepKind::Mail | StepKind::Goodbye => WorkKind::Automatic,
    };
    Some((kind, Some(at)))
}

impl WorkDay {
    /// The day of whoever has these leads.
    pub(crate) fn of(person: &Person, leads: Vec<LeadRecord>, more: usize, now: Instant) -> Self {
        let mut day = Self {
            more,
            ..Self::default()
        };
        for case in leads {
            day.add(person, case, now);
        }
        day.now
            .sort_by_key(|item| (item.at.is_none(), item.at, item.case.lead().arrived_at));
        for items in [&mut day.later, &mut day.automatic, &mut day.ahead] {
            items.sort_by_key(|item| (item.at.is_none(), item.at));
        }
        day.done.sort_by_key(|case| {
            std::cmp::Reverse(case.lead().last_outcome.as_ref().map(|last| last.at))
        });
        day
    }

    fn add(&mut self, person: &Person, case: LeadRecord, now: Instant) {
        let policy = &case.policy;
        let calendar = policy.active.calendar_of(&person.id);
        let local = |at| calendar.local(at).date_naive();
        let today = local(now);
        let open = work::is_open(policy, case.lead(), now);
        let next = next_work(policy, case.lead(), now);
        let was_done = reported_by(&case.stored, person).is_some_and(|at| local(at) == today);
        match next {
            Some((kind, at)) if kind.is_work() && (open || case.lead().rep().is_none()) => {
                self.now.push(DayItem { case, kind, at });
            }
            Some((kind, at)) => {
                let is_today = at.is_some_and(|at| local(at) <= today);
                if was_done {
                    self.done.push(case);
                } else if kind == WorkKind::Automatic {
                    self.automatic.push(DayItem { case, kind, at });
                } else if is_today {
                    self.later.push(DayItem { case, kind, at });
                } else {
                    self.ahead.push(DayItem { case, kind, at });
                }
            }
            None if was_done => self.done.push(case),
            None => self.ahead.push(DayItem {
                case,
                kind: WorkKind::Decide,
                at: None,
            }),
        }
    }

    /// All that a person has to do today.
    pub(crate) fn today(&self) -> impl Iterator<Item = &DayItem> {
        self.now.iter().chain(&self.later)
    }

    /// What comes next after today, by itself or not.
    pub(crate) fn next(&self) -> Option<&DayItem> {
        self.ahead.first()
    }
}

/// When this person last reported something of a lead.
fn reported_by(stored: &StoredLead, person: &Person) -> Option<Instant> {
    let last = stored.lead.last_outcome.as_ref()?;
    (last.by == person.id).then_some(last.at)
}
