//! What a person's day at the desk holds: what is to be done now, what comes later today, what goes out by itself, and what was done.

use calendar::Instant;
use cloud::table::lead::StoredLead;
use followup::next_work::{WorkKind, next_work};
use followup::team::Person;
use followup::work;

use crate::case::LeadRecord;

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
