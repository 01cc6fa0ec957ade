//! What of a decision counts.

use calendar::Instant;
use chrono::{Datelike, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};

use crate::decide::Decision;
use crate::event::Evidence;
use crate::ids::PersonId;
use crate::lead::Lead;
use crate::policy::compiled::Policy;
use crate::timeline::{Actor, Entry, EntryKind, Fact, Ruling, SkipReason};
use crate::work;

/// How long somebody waited: by the clock on the wall, and of the office's open time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waited {
    /// Seconds by the clock.
    pub elapsed: u64,
    /// Seconds of open time.
    pub business: u64,
}

impl Waited {
    /// From one moment to another.
    #[must_use]
    pub fn between(policy: &Policy, from: Instant, to: Instant) -> Self {
        Self {
            elapsed: u64::try_from((to - from).num_seconds()).unwrap_or(0),
            business: policy.calendar().business_between(from, to),
        }
    }
}

/// That a person turned to a lead for the first time in this cycle. The customer's time and the rep's are two, and are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstTouch {
    /// Since they asked; nothing, when we had woken them ourselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_inquiry: Option<Waited>,
    /// Since whoever turned to them got the lead; nothing, when nobody had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_assignment: Option<Waited>,
}

/// What a fact says to figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedFact<'a> {
    /// The day on which it was decided, by the office's calendar.
    pub day: NaiveDate,
    /// The hour of that day.
    pub hour: u8,
    /// What it is.
    pub kind: EntryKind,
    /// Whom of the team it concerns.
    pub rep: Option<&'a PersonId>,
    /// Where the lead came from: its campaign, or else its source.
    pub source: &'a str,
    /// How it is known, of what a person did.
    pub known: Option<Evidence>,
    /// That it is the first human touch.
    pub first_touch: Option<FirstTouch>,
    /// Whether an attempt, or contact, was reported.
    pub is_touch: bool,
    /// Whether it is a call or a task of which nobody reported that it was done.
    pub is_unreported: bool,
}

/// Hours of a day.
const HOURS: u8 = 24;

/// The hour of the week in which an hour of a day lies, counted from Monday's first: 0 to 167.
pub(super) fn hour_of_week(day: NaiveDate, hour: u8) -> u8 {
    day.weekday().num_days_from_monday() as u8 * HOURS + hour
}

/// Everything that counts of a decision about a lead that was `before`, taken at `now`.
pub fn counted<'a>(
    policy: &'a Policy,
    before: &'a Lead,
    decision: &'a Decision,
    now: Instant,
) -> impl Iterator<Item = CountedFact<'a>> {
    let known = decision.entries.iter().find_map(|one| evidence(&one.fact));
    let touched = before.touched_at.is_none() && decision.lead.touched_at == Some(now);
    let mut first_touch = touched.then(|| first_touch(policy, before, &decision.lead, now));
    let local = policy.calendar().local(now);
    let (day, hour) = (local.date_naive(), local.hour());
    decision.entries.iter().map(move |entry| {
        let own = evidence(&entry.fact);
        let is_kept = matches!(entry.fact, Fact::PromiseKept { .. });
        CountedFact {
            day,
            hour: u8::try_from(hour).unwrap_or(0),
            kind: entry.fact.kind(),
            rep: concerned(entry, before, &decision.lead),
            source: decision.lead.origin(),
            // A promise is kept by what was done.
            known: if is_kept { known } else { own },
            first_touch: own.and_then(|_| first_touch.take()),
            is_touch: is_touch(&entry.fact),
            is_unreported: is_unreported(&entry.fact),
        }
    })
}

/// The first touch of a lead, as it was given at `now`.
fn first_touch(policy: &Policy, before: &Lead, after: &Lead, now: Instant) -> FirstTouch {
    let asked = before.has_asked_anew() && !before.asked_for_nothing();
    let engagement = work::engagement(before).or_else(|| work::engagement(after));
    FirstTouch {
        from_inquiry: asked.then(|| Waited::between(policy, before.asked_at(), now)),
        from_assignment: engagement
            .map(|engagement| Waited::between(policy, engagement.assigned_at, now)),
    }
}

/// How what a person did is known.
fn evidence(fact: &Fact) -> Option<Evidence> {
    if let Fact::Outcome { report, .. } | Fact::Corrected { report, .. } = fact {
        return Some(report.known);
    }
    let is_seen = matches!(
        fact,
        Fact::Sign { .. } | Fact::Booked { .. } | Fact::BookingRequested { .. }
    );
    is_seen.then_some(Evidence::Seen)
}

/// Whether a fact says that somebody of the team tried to reach the lead, or is in touch with them.
///
/// ```
/// use followup::figures::is_touch;
/// use followup::timeline::{Fact, Ruling};
/// assert!(is_touch(&Fact::Verdict { ruling: Ruling::InTouch }));
/// assert!(!is_touch(&Fact::Verdict { ruling: Ruling::SendNow }));
/// ```
#[must_use]
pub fn is_touch(fact: &Fact) -> bool {
    if let Fact::Verdict { ruling } = fact {
        return *ruling == Ruling::InTouch;
    }
    let (Fact::Outcome { report, .. } | Fact::Corrected { report, .. }) = fact else {
        return false;
    };
    !report.dated && (report.outcome.is_touch() || report.outcome.is_contact())
}

/// Whether a fact says that the time of a call or a task is over, and nobody reported that it was done.
fn is_unreported(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::StepSkipped {
            why: SkipReason::NotReported,
            ..
        }
    )
}

/// Whom of the team a fact concerns: who did it, who got or lost the lead, or who has it.
fn concerned<'a>(entry: &'a Entry, before: &'a Lead, after: &'a Lead) -> Option<&'a PersonId> {
    if let Fact::Assigned { to, .. } = &entry.fact {
        return Some(to);
    }
    if let Fact::Lapsed { rep, .. } = &entry.fact {
        return rep.as_ref();
    }
    let by = match &entry.by {
        Actor::Person(person) => Some(person),
        Actor::Baton | Actor::Lead => None,
    };
    by.or_else(|| before.rep()).or_else(|| after.rep())
}
