//! What the list of a day says in full, and what it only counts.
//!
//! A list that says the same each morning is read by nobody. So a lead has a line where something about it changes: it is new, it comes due,
//! or it has waited one, three, ten working days since. What waits as it did is counted, and is behind the list's link; the first list of a week
//! says all.
//!
//! ```
//! # use calendar::{Calendar, CalendarSource, parse_instant};
//! # use followup::lists::DayList;
//! # let source = r#"{"tz": "UTC", "hours": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]]}}"#;
//! # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
//! let tuesday = parse_instant("2026-03-03T09:00:00Z").unwrap();
//! let list = DayList::at(&calendar, tuesday);
//! assert!(!list.is_whole);
//! assert!(list.says(parse_instant("2026-03-02T15:00:00Z").unwrap()));
//! assert!(!list.says(parse_instant("2026-02-25T15:00:00Z").unwrap()));
//! let monday = parse_instant("2026-03-09T09:00:00Z").unwrap();
//! assert!(DayList::at(&calendar, monday).is_whole);
//! ```

use calendar::{Calendar, Instant, Span};
use chrono::{Datelike, Days};

use crate::lead::{Lead, Open, Stage};
use crate::policy::compiled::Policy;
use crate::work;

/// After so many working days a lead that waits is said again.
pub const SAID_AGAIN: [u16; 3] = [1, 3, 10];
/// After so long without anything done about it, the deputy hears of a lead on the manager's list.
pub const NO_ACTION: Span = Span::BusinessDays { days: 2 };
/// Days without an opening that are looked back over for the list before: more than any holiday of an office.
const MAX_CLOSED_DAYS: u64 = 60;

/// The list that somebody gets at the opening of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayList {
    /// When the list before it was made; what changed since is said.
    pub after: Instant,
    /// When it is made.
    pub at: Instant,
    /// The end of the day: what changes until then is said, too.
    pub until: Instant,
    /// Whether it is the first of a week, which says all.
    pub is_whole: bool,
}

impl DayList {
    /// The list of the day of `now`, in the calendar of whoever gets it.
    #[must_use]
    pub fn at(calendar: &Calendar, now: Instant) -> Self {
        let today = calendar.local(now).date_naive();
        let before = (1..=MAX_CLOSED_DAYS)
            .filter_map(|days| today.checked_sub_days(Days::new(days)))
            .find_map(|date| Some((date, calendar.first_opening_of(date)?)));
        let until = calendar.closing_at_or_after(now);
        match before {
            Some((date, after)) => Self {
                after,
                at: now,
                until,
                is_whole: date.iso_week() != today.iso_week(),
            },
            // The first list for a long time has everything to say.
            None => Self {
                after: now,
                at: now,
                until,
                is_whole: true,
            },
        }
    }

    /// Whether the list says what changes at a moment.
    #[must_use]
    pub fn says(&self, at: Instant) -> bool {
        self.is_whole || (self.after < at && at <= self.until)
    }

    /// Whether a lead has a line on the list of whoever has it.
    #[must_use]
    pub fn says_owner(&self, policy: &Policy, lead: &Lead) -> bool {
        let assigned = work::assigned_at(lead);
        let starts = lead.owed.iter().map(|owed| owed.start);
        let agreed = work::agreed_for(lead);
        let due = work::due_at(policy, lead);
        assigned
            .into_iter()
            .chain(starts)
            .chain(agreed)
            .any(|at| self.says(at))
            || due.is_some_and(|at| self.says_again(policy, at))
    }

    /// Whether whoever has a lead has read at the desk all that the list says of it: they saw it on the day of the list, and nothing has happened
    /// since. What comes later on that day stood there.
    #[must_use]
    pub fn was_read(
        &self,
        calendar: &Calendar,
        policy: &Policy,
        lead: &Lead,
        seen: Instant,
    ) -> bool {
        let day = |at| calendar.local(at).date_naive();
        let assigned = work::assigned_at(lead);
        let open = work::progress(lead).and_then(|progress| progress.at.open_since());
        let owed = lead.owed.iter().flat_map(|owed| [owed.since, owed.start]);
        let mut news = owed
            .chain(assigned)
            .chain(open)
            .chain([lead.asked_at()])
            .chain(lead.heard_at)
            .chain(work::due_at(policy, lead))
            .filter(|at| *at <= self.at);
        day(seen) == day(self.at) && news.all(|at| at <= seen)
    }

    /// The same list for somebody who has seen a lead since the list before: what they saw then is not new.
    #[must_use]
    pub fn after_a_look(&self, seen: Option<Instant>) -> Self {
        Self {
            after: seen.map_or(self.after, |seen| self.after.max(seen)),
            ..*self
        }
    }

    /// Whether a lead that somebody else has is said to the manager, whose step has come.
    #[must_use]
    pub fn says_manager(&self, policy: &Policy, lead: &Lead) -> bool {
        let assigned = work::assigned_at(lead);
        assigned.is_some_and(|at| self.says(at))
            || work::managers_steps(policy, lead).any(|at| self.says_again(policy, at))
    }

    /// Whether a lead of a queue has a line on the list of whoever decides there.
    #[must_use]
    pub fn says_queue(&self, policy: &Policy, lead: &Lead) -> bool {
        let since = match &lead.stage {
            Stage::Open(
                Open::InReview { since, .. }
                | Open::Qualifying { since, .. }
                | Open::WithManager { since, .. }
                | Open::Reviewing { since, .. },
            ) => Some(*since),
            Stage::Open(
                Open::Received
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::Active(_)
                | Open::Resting { .. },
            )
            | Stage::Closed { .. } => None,
        };
        let moments = since.into_iter().chain(work::due_at(policy, lead));
        moments.into_iter().any(|at| self.says_again(policy, at))
    }

    /// Whether it says what came at a moment, or has waited one, three, ten working days since.
    fn says_again(&self, policy: &Policy, since: Instant) -> bool {
        let calendar = policy.calendar();
        self.says(since)
            || SAID_AGAIN.into_iter().any(|days| {
                let days = Span::BusinessDays { days };
                let waited = calendar.after(since, days);
                self.after < waited && waited <= self.at
            })
    }
}

/// When a lead on the manager's list will have had no action for two working days, as things stand: since it came there, was given to
/// somebody, or somebody reported something of it. Nothing, for a lead that is on no list of the manager's.
#[must_use]
pub fn without_action_at(policy: &Policy, lead: &Lead, now: Instant) -> Option<Instant> {
    let came = match &lead.stage {
        Stage::Open(Open::WithManager { since, .. } | Open::InReview { since, .. }) => *since,
        Stage::Open(Open::Active(engagement)) => {
            let came = work::managers_steps(policy, lead)
                .filter(|at| *at <= now)
                .min()?;
            came.max(engagement.assigned_at)
        }
        Stage::Open(
            Open::Received
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::Routing { .. }
            | Open::Resting { .. }
            | Open::Reviewing { .. },
        )
        | Stage::Closed { .. } => return None,
    };
    let reported = lead.last_outcome.as_ref().map(|last| last.at);
    let since = reported.map_or(came, |at| came.max(at));
    Some(policy.calendar().after(since, NO_ACTION))
}

/// When something that came to whoever leads the team then, and is about no open lead, has waited for a decision for two working days.
#[must_use]
pub fn without_decision_at(calendar: &Calendar, since: Instant) -> Instant {
    calendar.after(since, NO_ACTION)
}
