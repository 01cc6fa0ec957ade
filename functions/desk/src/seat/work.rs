//! What a person's day at the desk holds: what is to be done now, what comes later today, what goes out by itself, and what was done.

use std::collections::HashMap;

use calendar::Instant;
use cloud::table::outbox::OutboxItem;
use followup::ids::LeadId;
use followup::next_work::{WorkKind, next_work};
use followup::team::Person;

use crate::case::LeadRecord;
use crate::own_day::{comes_by_today, is_reported_today, order};
use crate::upcoming::{after_mail, is_to_do, waits_for_approval};

/// A lead on somebody's day.
#[derive(Debug)]
pub(crate) struct DayItem {
    /// The lead.
    pub(crate) case: LeadRecord,
    /// What is to be done.
    pub(crate) kind: WorkKind,
    /// When: by when it is due, or when it comes.
    pub(crate) at: Option<Instant>,
    /// Until when whoever has the lead has put it off.
    pub(crate) put_off: Option<Instant>,
    /// The mail of a step that has been written and has not left, whatever else is to be done.
    pub(crate) mail: Option<OutboxItem>,
    /// Whether it has a line: the others are counted.
    pub(crate) is_shown: bool,
}

/// With whom somebody goes on once nothing of today is left, and when.
#[derive(Debug)]
pub(crate) struct NextOnDay {
    /// The lead's name.
    pub(crate) name: String,
    /// When something is to be done, or is due.
    pub(crate) at: Instant,
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
    /// How much more that is, of which no line is shown.
    pub(crate) done_more: usize,
    /// What comes on another day, the soonest first.
    pub(crate) ahead: Vec<DayItem>,
    /// What of all this the person does next.
    pub(crate) next: Option<NextOnDay>,
    /// Open leads that were not looked at.
    pub(crate) more: usize,
}

impl WorkDay {
    /// The day of whoever has these leads, and settled those others today.
    pub(crate) fn of(
        person: &Person,
        (leads, counted): (Vec<LeadRecord>, Vec<LeadRecord>),
        (settled, settled_more): (Vec<LeadRecord>, usize),
        mut mails: HashMap<LeadId, OutboxItem>,
        more: usize,
        now: Instant,
    ) -> Self {
        let mut day = Self {
            more,
            done: settled,
            done_more: settled_more,
            ..Self::default()
        };
        for case in leads {
            let mail = mails.remove(&case.lead().id);
            day.add(person, case, (mail, true), now);
        }
        for case in counted {
            day.add(person, case, (None, false), now);
        }
        day.now
            .sort_by_key(|item| (!item.is_shown, order(item.at, item.case.lead())));
        for items in [&mut day.later, &mut day.automatic, &mut day.ahead] {
            items.sort_by_key(|item| {
                let at = item.put_off.or(item.at);
                (!item.is_shown, at.is_none(), at)
            });
        }
        day.done.sort_by_key(|case| {
            std::cmp::Reverse(case.lead().last_outcome.as_ref().map(|last| last.at))
        });
        day
    }

    fn add(
        &mut self,
        person: &Person,
        case: LeadRecord,
        (mail, is_shown): (Option<OutboxItem>, bool),
        now: Instant,
    ) {
        let policy = &case.policy;
        let calendar = policy.active.calendar_of(&person.id);
        let next = next_work(policy, case.lead(), now);
        let was_done = is_reported_today(case.lead(), person, calendar, now);
        let is_now = is_to_do(policy, case.lead(), next, now);
        let after_mail = after_mail(next, is_now, mail.as_ref(), now);
        let (kind, at) = after_mail.unwrap_or((WorkKind::Decide, None));
        self.takes_as_next(&case, [next, after_mail]);
        let waits = mail.as_ref().is_some_and(waits_for_approval);
        // What was agreed for later today stands among what is to be done, besides.
        let comes_today = comes_by_today(after_mail, calendar, now);
        if was_done && !is_now {
            if is_shown {
                self.done.push(case.clone());
            } else {
                self.done_more += 1;
            }
            // A mail that goes out, or waits for somebody, stands where mails stand, besides.
            if !comes_today && mail.is_none() {
                return;
            }
        }
        let put_off = case.lead().put_off_at(now);
        let item = DayItem {
            case,
            kind,
            at,
            put_off,
            mail,
            is_shown,
        };
        if put_off.is_some() {
            self.later.push(item);
        } else if is_now || waits {
            self.now.push(item);
        } else if kind == WorkKind::Automatic {
            self.automatic.push(item);
        } else if comes_today {
            self.later.push(item);
        } else {
            self.ahead.push(item);
        }
    }

    /// All that a person has to do today.
    pub(crate) fn today(&self) -> impl Iterator<Item = &DayItem> {
        self.now.iter().chain(&self.later)
    }

    /// The same, to be completed.
    pub(crate) fn today_mut(&mut self) -> impl Iterator<Item = &mut DayItem> {
        self.now.iter_mut().chain(&mut self.later)
    }

    /// Takes a lead as the next one if what is to be done with it comes sooner, wherever on the page it stands. A mail that goes out by
    /// itself is nothing to do: where one has been written, what comes after it counts.
    fn takes_as_next(
        &mut self,
        case: &LeadRecord,
        comes: [Option<(WorkKind, Option<Instant>)>; 2],
    ) {
        let work = comes.into_iter().flatten();
        let work = work.filter(|(kind, _)| kind.is_work());
        if let Some(at) = work.filter_map(|(_, at)| at).min() {
            self.comes(case, at);
        }
    }

    /// Takes those who rest as next, too: each on the day on which this person takes them up again.
    pub(crate) fn takes_up_again(&mut self, waking: &[LeadRecord]) {
        for case in waking {
            if let Some((_, wakes)) = case.lead().rests_for() {
                self.comes(case, wakes);
            }
        }
    }

    fn comes(&mut self, case: &LeadRecord, at: Instant) {
        if self.next.as_ref().is_none_or(|known| at < known.at) {
            let name = case.name();
            self.next = Some(NextOnDay { name, at });
        }
    }
}
