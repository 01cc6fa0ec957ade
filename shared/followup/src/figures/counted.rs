//! What of a decision counts.

use calendar::Instant;
use chrono::{Datelike, NaiveDate, Timelike};

use super::course::LeadCourse;
use super::course_fact::CourseFact;
use super::milestone::Milestone;
use super::record::{Acknowledged, FactRecord};
use super::touch::{before_the_end, first_touch, is_touch};
use crate::decide::Decision;
use crate::event::{Evidence, Verdict};
use crate::ids::PersonId;
use crate::lead::{Lead, Open, Stage};
use crate::message::{Message, StopRule};
use crate::policy::compiled::Policy;
use crate::timeline::{Actor, Entry, EntryKind, Fact, Ruling, SkipReason};

/// Hours of a day.
pub(super) const HOURS: u8 = 24;

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
        let Some(mut counts) = step.take(&entry.fact) else {
            continue;
        };
        if is_cleared(before, &entry.fact) {
            counts.course.milestone = Some(Milestone::Asked);
        }
        if counts.course.milestone == Some(Milestone::Asked) {
            if has_asked(after) {
                // They may be judged later than that.
                step.begins_cohort(policy.calendar().local(after.asked_at()).date_naive());
            } else {
                // A row of a list is judged as well: it counts once they ask.
                counts.course.milestone = None;
            }
        }
        let own = evidence(&entry.fact);
        let is_kept = matches!(entry.fact, Fact::PromiseKept { .. });
        let mut record = FactRecord {
            hour: u8::try_from(hour).unwrap_or(0),
            rep: concerned(entry, before, after).cloned(),
            // A promise is kept by what was done.
            known: if is_kept { known } else { own },
            first_touch: own.and_then(|_| first_touch.take()),
            is_touch: is_touch(&entry.fact) && !counts.was_a_touch,
            is_unreported: is_unreported(&entry.fact),
            off: counts.off,
            ..FactRecord::of(after, entry.fact.kind(), counts.course)
        };
        if record.says_how_far() {
            record.cohort = step.cohort();
        }
        step.remember(&entry.fact, &record);
        records.push(record);
    }
    step.ends(&decision.entries);
    (day, records)
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

/// Whether a fact says that what looked unwanted is an inquiry: it is never judged, and counts as asked by this.
fn is_cleared(before: &Lead, fact: &Fact) -> bool {
    let Fact::Verdict {
        ruling: Ruling::Verdict { verdict, .. },
    } = fact
    else {
        return false;
    };
    let in_review = matches!(before.stage, Stage::Open(Open::InReview { .. }));
    in_review && *verdict != Verdict::Unwanted
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

/// Everything that counts of a decision about a lead that was `before` and whose course was `course` up to then, and the day on which it
/// counts. Of who is no lead, such as a customer who needs support, nothing counts.
pub fn records(
    policy: &Policy,
    before: &Lead,
    course: &mut LeadCourse,
    decision: &Decision,
    now: Instant,
) -> Option<(NaiveDate, Vec<FactRecord>)> {
    let (day, mut records) = counted(policy, before, course, decision, now);
    records.retain(FactRecord::counts);
    let counts = is_a_lead(&decision.lead) && !records.is_empty();
    counts.then_some((day, records))
}

/// What counts of a message of a lead that the mail service took at `left`, which is recorded at `now`, on the day of that: nothing but
/// acknowledgements do, and of who is no lead nothing.
#[must_use]
pub fn acknowledged(
    policy: &Policy,
    lead: &Lead,
    message: &Message,
    left: Instant,
    now: Instant,
) -> Option<(NaiveDate, FactRecord)> {
    let is_acknowledgement = message.stop_rule == StopRule::Acknowledgement;
    if !is_acknowledgement || !is_a_lead(lead) {
        return None;
    }
    let local = policy.calendar().local(now);
    let window = if left <= message.not_after {
        Acknowledged::InWindow
    } else {
        Acknowledged::Late
    };
    let record = FactRecord {
        hour: u8::try_from(local.hour()).unwrap_or(0),
        acknowledged: Some(window),
        ..FactRecord::of(lead, EntryKind::Sent, CourseFact::default())
    };
    Some((local.date_naive(), record))
}

/// Whether somebody has asked for what is sold: who stands on a list, or needs support, has not.
fn has_asked(lead: &Lead) -> bool {
    is_a_lead(lead) && !lead.asked_for_nothing()
}

/// Whether somebody is a lead: a customer who needs support is none, and neither is a canary.
fn is_a_lead(lead: &Lead) -> bool {
    lead.answered_by.is_none() && !lead.is_customer && !lead.id.is_canary()
}
