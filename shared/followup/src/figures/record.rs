//! A fact that counts, as it is kept for the figures of its day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cohort::Cohort;
use super::course_fact::CourseFact;
use super::touch::FirstTouch;
use crate::event::Evidence;
use crate::ids::PersonId;
use crate::lead::Lead;
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
    /// With whom the lead counts, where it says how far it went; nothing, where the lead had not asked, or did so before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<Cohort>,
    /// What had been counted, and counts no more by it: what a report had said that is taken back, or corrected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<CountedOff>,
}

impl FactRecord {
    /// A fact of a lead that says only how it goes with it. By which form it came, and which criteria held, is kept where it says something of
    /// acceptance.
    pub(super) fn of(lead: &Lead, kind: EntryKind, course: CourseFact) -> Self {
        let (form, criteria) = match course.acceptance {
            Some(_) => (
                lead.form.to_string(),
                lead.criteria.iter().map(ToString::to_string).collect(),
            ),
            None => Default::default(),
        };
        Self {
            kind,
            hour: 0,
            rep: None,
            source: lead.origin().to_owned(),
            form,
            criteria,
            known: None,
            first_touch: None,
            is_touch: false,
            is_unreported: false,
            acknowledged: None,
            course,
            cohort: None,
            off: Vec::new(),
        }
    }

    /// Whether it says anything to figures.
    pub(super) fn counts(&self) -> bool {
        KEPT.contains(&self.kind) || self.says_more() || !self.off.is_empty()
    }

    /// Whether somebody turned to them for the first time after they had asked.
    pub(super) fn is_first_since_asked(&self) -> bool {
        let touch = self.first_touch;
        touch.is_some_and(|touch| touch.from_inquiry.is_some())
    }

    /// Whether it says how far it went with who asked, also once we woke them ourselves.
    pub(super) fn says_how_far(&self) -> bool {
        self.first_touch.is_some() || self.course.says_how_far()
    }

    /// Whether it says anything besides that it came.
    pub(super) fn says_more(&self) -> bool {
        self.is_touch
            || self.is_unreported
            || self.first_touch.is_some()
            || self.course != CourseFact::default()
    }
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

/// What was counted on a day, and counts no more.
///
/// ```
/// use followup::figures::{CountedOff, DayFigures, FactRecord};
/// let kept = r#"{"day":"2026-03-02","kind":"promise_kept","hour":10,"source":"web"}"#;
/// let off: CountedOff = serde_json::from_str(kept).unwrap();
/// let kept = r#"{"kind":"verdict","hour":10,"source":"web"}"#;
/// let mut taken_back: FactRecord = serde_json::from_str(kept).unwrap();
/// taken_back.off.push(off.clone());
/// let mut monday = DayFigures::default();
/// monday.count_record(off.day, &off.record);
/// assert_eq!(monday.of(off.record.kind).all, 1);
/// monday.count_record(off.day, &taken_back);
/// assert_eq!(monday.of(off.record.kind).all, 0);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedOff {
    /// The day on which it was counted.
    pub day: NaiveDate,
    /// The fact itself stays, and only this part of what it said does not hold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_part: bool,
    /// What was counted.
    #[serde(flatten)]
    pub record: FactRecord,
}
