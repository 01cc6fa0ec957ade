//! What the last report of a lead counted, for as long as it can be taken back or corrected.

use serde::{Deserialize, Serialize};

use super::acceptance::AcceptanceFact;
use super::course_fact::CourseFact;
use super::lateness::Lateness;
use super::milestone::Milestone;
use super::record::{CountedOff, FactRecord};
use super::recycling::RecyclingFact;
use super::texts::TextFact;
use crate::lead::Lead;
use crate::timeline::{Fact, OutcomeReport};

/// What the last report of a lead counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LastReport {
    /// The report, what it was corrected to, and what followed from them, as far as it still counts.
    #[serde(default)]
    pub(super) lines: Vec<CountedOff>,
    /// What the lead was overdue with before.
    #[serde(default, skip_serializing_if = "Lateness::is_none")]
    pub(super) late: Lateness,
}

/// What counts off once a fact is taken back: a win, what was bought, and a hand-back are counted off by the course itself.
pub(super) fn as_taken_back(record: &FactRecord) -> FactRecord {
    let mut taken_back = FactRecord {
        off: Vec::new(),
        ..record.clone()
    };
    let course = &mut taken_back.course;
    course.win_taken_back = false;
    course.amount = 0;
    course
        .recycling
        .take_if(|fact| !matches!(fact, RecyclingFact::InContact(_) | RecyclingFact::Rested(_)));
    course
        .acceptance
        .take_if(|fact| *fact != AcceptanceFact::Beyond);
    if course.acceptance.is_none() {
        taken_back.form.clear();
        taken_back.criteria.clear();
    }
    taken_back
}

impl CountedOff {
    /// The part of a report that does not hold as it is corrected; nothing, where all of it holds. What holds stays here.
    pub(super) fn corrected(
        &mut self,
        fact: &Fact,
        report: &OutcomeReport,
        after: &Lead,
    ) -> Option<Self> {
        let record = &mut self.record;
        let course = &mut record.course;
        let is_contact = report.outcome.is_contact();
        let is_touch = report.outcome.turns_to_them();
        let texts = std::mem::take(&mut course.texts);
        let (holds, over) = texts
            .into_iter()
            .partition(|text| text.did.is_said_by(fact) || text.did == TextFact::Written);
        course.texts = holds;
        let reached = Milestone::reported(report.outcome);
        let over = CourseFact {
            acceptance: course.acceptance.take_if(|_| !report.outcome.is_attempt()),
            recycling: course.recycling.take_if(|_| !is_contact),
            milestone: course.milestone.take_if(|was| Some(*was) != reached),
            texts: over,
            ..CourseFact::default()
        };
        let was_touch = record.is_touch;
        record.is_touch &= is_touch;
        let off = Self {
            day: self.day,
            is_part: true,
            record: FactRecord {
                is_touch: was_touch && !is_touch,
                is_unreported: false,
                first_touch: record.first_touch.take_if(|_| after.touched_at.is_none()),
                course: over,
                ..record.clone()
            },
        };
        off.record.says_more().then_some(off)
    }
}
