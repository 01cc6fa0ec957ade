//! What of a decision counts.

use calendar::Instant;
use chrono::{Datelike, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};

use super::course::LeadCourse;
use super::record::FactRecord;
use crate::decide::Decision;
use crate::event::{Disposition, Evidence};
use crate::ids::PersonId;
use crate::lead::{Engagement, Lead};
use crate::policy::compiled::Policy;
use crate::timeline::{Actor, Entry, Fact, Ruling, SkipReason};
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

/// Hours of a day.
const HOURS: u8 = 24;

/// The hour of the week in which an hour of a day lies, counted from Monday's first: 0 to 167.
pub(super) fn hour_of_week(day: NaiveDate, hour: u8) -> u8 {
    day.weekday().num_days_from_monday() as u8 * HOURS + hour
}

/// Every fact of a decision, taken at `now`, about a lead that was `before` and whose course was `course` up to then, as figures count it, and
/// the day on which it counts. A lead that was overdue and still is becomes overdue by nobody: that it is due anew since it moved is left out.
pub fn counted(
    policy: &Policy,
    before: &Lead,
    course: &mut LeadCourse,
    decision: &Decision,
    now: Instant,
) -> (NaiveDate, Vec<FactRecord>) {
    let after = &decision.lead;
    let known = decision.entries.iter().find_map(|one| evidence(&one.fact));
    let touched = before.touched_at.is_none() && after.touched_at == Some(now);
    let mut first_touch = touched.then(|| first_touch(policy, before, after, now));
    let local = policy.calendar().local(now);
    let (day, hour) = (local.date_naive(), local.hour());
    let mut step = course.step(before, after, day);
    let mut records = Vec::with_capacity(decision.entries.len());
    for entry in &decision.entries {
        let Some(counts) = step.take(&entry.fact) else {
            continue;
        };
        let own = evidence(&entry.fact);
        let is_kept = matches!(entry.fact, Fact::PromiseKept { .. });
        let (form, criteria) = match counts.course.acceptance {
            Some(_) => (
                after.form.to_string(),
                after.criteria.iter().map(ToString::to_string).collect(),
            ),
            None => Default::default(),
        };
        let record = FactRecord {
            kind: entry.fact.kind(),
            hour: u8::try_from(hour).unwrap_or(0),
            rep: concerned(entry, before, after).cloned(),
            source: after.origin().to_owned(),
            form,
            criteria,
            // A promise is kept by what was done.
            known: if is_kept { known } else { own },
            first_touch: own.and_then(|_| first_touch.take()),
            is_touch: is_touch(&entry.fact) && !counts.was_a_touch,
            is_unreported: is_unreported(&entry.fact),
            acknowledged: None,
            course: counts.course,
            off: counts.off,
        };
        step.remember(&entry.fact, &record);
        records.push(record);
    }
    step.ends(&decision.entries);
    (day, records)
}

/// The first touch of a lead, as it was given at `now`.
fn first_touch(policy: &Policy, before: &Lead, after: &Lead, now: Instant) -> FirstTouch {
    let asked = before.has_asked_anew() && !before.asked_for_nothing();
    let engagement = work::engagement(before)
        .or_else(|| work::engagement(after))
        .or_else(|| before_the_end(before));
    FirstTouch {
        from_inquiry: asked.then(|| Waited::between(policy, before.asked_at(), now)),
        from_assignment: engagement
            .map(|engagement| Waited::between(policy, engagement.assigned_at, now)),
    }
}

/// Whose a lead was that has ended: an end that is corrected to another one is of whoever had it before the first.
fn before_the_end(lead: &Lead) -> Option<&Engagement> {
    let last = lead.last_outcome.as_ref()?;
    last.before.as_ref().map(|before| &before.engagement)
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
    !report.dated && turns_to_them(report.outcome)
}

/// Whether a report says that somebody tried to reach them, or was in contact.
pub(super) fn turns_to_them(outcome: Disposition) -> bool {
    outcome.is_touch() || outcome.is_contact()
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
    let is_promise = matches!(
        entry.fact,
        Fact::PromiseKept { .. } | Fact::PromiseMissed { .. }
    );
    let ended = || before_the_end(before).filter(|_| is_promise);
    by.or_else(|| before.rep())
        .or_else(|| after.rep())
        .or_else(|| ended().map(|engagement| &engagement.rep))
}
