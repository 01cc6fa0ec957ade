//! A fact that counts, as it is kept for the figures of its day.

use calendar::Instant;
use chrono::{NaiveDate, Timelike};
use serde::{Deserialize, Serialize};

use super::counted::{FirstTouch, counted};
use super::course::{CourseFact, LeadCourse};
use super::last_report::CountedOff;
use crate::decide::Decision;
use crate::event::Evidence;
use crate::ids::PersonId;
use crate::lead::Lead;
use crate::message::{Message, StopRule};
use crate::policy::compiled::Policy;
use crate::timeline::EntryKind;

/// What is kept of these is how often they came. Any other fact is kept only where it says something besides: a touch, how far it went with
/// somebody, whether a rep takes them.
pub const KEPT: [EntryKind; 6] = [
    EntryKind::PromiseKept,
    EntryKind::PromiseMissed,
    EntryKind::PromiseMoved,
    EntryKind::Breached,
    EntryKind::Escalated,
    EntryKind::Lapsed,
];

/// A fact that counts, as it is kept: what figures need of it, and nothing of who asked. Its day stands where it is kept.
///
/// ```
/// use followup::figures::{DayFigures, FactRecord};
/// use followup::timeline::EntryKind;
/// let kept = r#"{"kind":"breached","hour":17,"source":"web"}"#;
/// let record: FactRecord = serde_json::from_str(kept).unwrap();
/// let mut monday = DayFigures::default();
/// monday.count_record("2026-03-02".parse().unwrap(), &record);
/// assert_eq!(monday.of(EntryKind::Breached).all, 1);
/// assert_eq!(serde_json::to_string(&record).unwrap(), kept);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactRecord {
    /// What it is.
    pub kind: EntryKind,
    /// The hour of its day, by the office's calendar: 0 to 23.
    pub hour: u8,
    /// Whom of the team it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rep: Option<PersonId>,
    /// Where the lead came from: its campaign, or else its source.
    pub source: String,
    /// The form by which it came, where the fact says something of whether reps take what they are given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub form: String,
    /// The criteria that held, where it does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<String>,
    /// How it is known, of what a person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Evidence>,
    /// That it is the first human touch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_touch: Option<FirstTouch>,
    /// Whether an attempt, or contact, was reported.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_touch: bool,
    /// Whether it is a call or a task of which nobody reported that it was done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_unreported: bool,
    /// That an acknowledgement left, and whether in its window: no decision, so that nothing else is counted of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<Acknowledged>,
    /// What it says of how it goes with the lead.
    #[serde(flatten)]
    pub course: CourseFact,
    /// What had been counted, and counts no more by it: what a report had said that is taken back, or corrected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<CountedOff>,
}

impl FactRecord {
    /// Whether it says anything to figures.
    pub(super) fn counts(&self) -> bool {
        KEPT.contains(&self.kind) || self.says_more() || !self.off.is_empty()
    }

    /// Whether it says anything besides that it came.
    pub(super) fn says_more(&self) -> bool {
        self.is_touch
            || self.is_unreported
            || self.first_touch.is_some()
            || self.course != CourseFact::default()
    }
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

/// Whether an acknowledgement left in its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acknowledged {
    /// It did.
    InWindow,
    /// It left after it, once something that kept it was over.
    Late,
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
        kind: EntryKind::Sent,
        hour: u8::try_from(local.hour()).unwrap_or(0),
        rep: None,
        source: lead.origin().to_owned(),
        form: String::new(),
        criteria: Vec::new(),
        known: None,
        first_touch: None,
        is_touch: false,
        is_unreported: false,
        acknowledged: Some(window),
        course: CourseFact::default(),
        off: Vec::new(),
    };
    Some((local.date_naive(), record))
}

/// Whether somebody is a lead: a customer who needs support is none, and neither is a canary.
fn is_a_lead(lead: &Lead) -> bool {
    lead.answered_by.is_none() && !lead.is_customer && !lead.id.is_canary()
}
