//! How it goes with a lead in one decision, and what counts no more by it.

use chrono::NaiveDate;

use super::acceptance::AcceptanceFact;
use super::cohort::Cohort;
use super::course::LeadCourse;
use super::course_fact::CourseFact;
use super::last_report::{LastReport, as_taken_back};
use super::milestone::Milestone;
use super::record::{CountedOff, FactRecord};
use crate::lead::Lead;
use crate::timeline::{Entry, EntryKind, Fact, OutcomeReport, Ruling};

/// What a fact says besides its kind.
pub(super) struct FactCounts {
    pub(super) course: CourseFact,
    /// What counts no more by it.
    pub(super) off: Vec<CountedOff>,
    /// It corrects what was counted as a touch already.
    pub(super) was_a_touch: bool,
}

/// How it goes with a lead in one decision.
pub(super) struct CourseStep<'a> {
    course: &'a mut LeadCourse,
    before: &'a Lead,
    after: &'a Lead,
    day: NaiveDate,
    /// A report was counted, and what follows now may follow from it.
    reports: bool,
}

impl LeadCourse {
    /// What was decided about the lead next.
    pub(super) fn step<'a>(
        &'a mut self,
        before: &'a Lead,
        after: &'a Lead,
        day: NaiveDate,
    ) -> CourseStep<'a> {
        CourseStep {
            course: self,
            before,
            after,
            day,
            reports: false,
        }
    }
}

impl CourseStep<'_> {
    /// The next fact; nothing, where it says nothing new.
    pub(super) fn take(&mut self, fact: &Fact) -> Option<FactCounts> {
        if let Fact::Breached { obligation } = fact
            && !self
                .course
                .late
                .begins(*obligation, self.before, self.after)
        {
            return None;
        }
        let (mut off, mut was_a_touch) = (Vec::new(), false);
        if let Fact::Verdict {
            ruling: Ruling::TakenBack { .. },
        } = fact
        {
            off = self.takes_back();
        } else if let Fact::Corrected { report, .. } = fact
            && !report.dated
        {
            off = self.corrects(fact, report);
            was_a_touch = self.counted_a_touch();
        } else if !matches!(fact, Fact::Outcome { .. }) {
            self.holds_anyway(fact);
        }
        let course = self.course.take(fact);
        if let Fact::Woke { .. } = fact
            && self.before.touched_at.is_some()
        {
            // No fact of a course says it, and the lead forgets it as it wakes.
            let cohort = self.course.cohort.take();
            self.course.cohort = cohort.map(|one| one.after_a_rest([Milestone::Touched]));
        }
        Some(FactCounts {
            course,
            off,
            was_a_touch,
        })
    }

    /// They asked on this day, and count with everybody who did.
    pub(super) fn begins_cohort(&mut self, asked_on: NaiveDate) {
        self.course.cohort = Some(Cohort::of(asked_on));
    }

    /// With whom they count.
    pub(super) fn cohort(&self) -> Option<Cohort> {
        self.course.cohort.clone()
    }

    /// The last report counts for nothing.
    fn takes_back(&mut self) -> Vec<CountedOff> {
        let Some(last) = self.course.last.take() else {
            return Vec::new();
        };
        self.course.late = last.late;
        for line in &last.lines {
            self.course.takes_back(&line.record.course);
        }
        last.lines
    }

    /// What the last report said, and what is reported in its place does not say.
    fn corrects(&mut self, fact: &Fact, report: &OutcomeReport) -> Vec<CountedOff> {
        let mut off: Vec<CountedOff> = self.other_hand_back(report).into_iter().collect();
        let Some(mut last) = self.course.last.take() else {
            return off;
        };
        self.course.late = last.late.clone();
        let keeps = self.before.last_outcome.as_ref().is_none_or(|was| {
            let promise = was.settles(self.before.touches);
            promise.is_none_or(|promise| report.outcome.keeps(promise.contact))
        });
        let mut stays = Vec::new();
        for mut line in last.lines {
            let kind = line.record.kind;
            let is_promise = kind == EntryKind::PromiseKept || kind == EntryKind::PromiseMissed;
            // Whoever goes on resting begins to do so anew.
            if is_promise && !keeps || kind == EntryKind::Rested {
                off.push(line);
            } else {
                off.extend(line.corrected(fact, report, self.after));
                stays.push(line);
            }
        }
        for line in &off {
            self.course.takes_back(&line.record.course);
        }
        last.lines = stays;
        self.course.last = Some(last);
        off
    }

    /// The hand-back that the last report was, where it was one for another reason.
    fn other_hand_back(&self, report: &OutcomeReport) -> Option<CountedOff> {
        let was = self.course.other_reason(report)?;
        let course = CourseFact {
            acceptance: Some(AcceptanceFact::HandedBack(was)),
            ..CourseFact::default()
        };
        Some(CountedOff {
            day: self.day,
            is_part: true,
            record: FactRecord::of(self.after, EntryKind::Corrected, course),
        })
    }

    /// Whether the report that is corrected is one that counted as a touch; where nobody remembers, by what it said.
    fn counted_a_touch(&self) -> bool {
        match &self.course.last {
            Some(last) => last.lines.iter().any(|line| line.record.is_touch),
            None => {
                let was = self.before.last_outcome.as_ref();
                was.is_some_and(|was| was.disposition.turns_to_them())
            }
        }
    }

    /// What the last report said first, something else says as well: it holds, whatever becomes of the report.
    fn holds_anyway(&mut self, fact: &Fact) {
        let Some(last) = &mut self.course.last else {
            return;
        };
        for line in &mut last.lines {
            let course = &mut line.record.course;
            if Milestone::shown(fact) {
                course
                    .milestone
                    .take_if(|reached| *reached == Milestone::InContact);
            }
            course.texts.retain(|text| !text.did.is_said_by(fact));
        }
    }

    /// What was counted of a fact is remembered, where it can be taken back: of a report, and of what follows from it.
    pub(super) fn remember(&mut self, fact: &Fact, record: &FactRecord) {
        let is_of_report = if let Fact::Outcome { task: Some(_), .. } = fact {
            let late = self.course.late.clone();
            let lines = Vec::new();
            self.course.last = (!late.is_none()).then(|| Box::new(LastReport { lines, late }));
            self.reports = true;
            true
        } else if let Fact::Corrected { report, .. } = fact {
            self.reports = !report.dated;
            self.reports
        } else if let Fact::PromiseKept { .. } | Fact::PromiseMissed { .. } = fact {
            let said = self.after.last_outcome.as_ref();
            self.reports && said.is_some_and(|said| said.settles(self.after.touches).is_some())
        } else {
            self.reports && matches!(fact, Fact::Rested { .. })
        };
        if is_of_report && record.counts() {
            let line = CountedOff {
                day: self.day,
                is_part: false,
                record: as_taken_back(record),
            };
            let last = self.course.last.get_or_insert_default();
            // Most reports count one line, and a played year remembers a million of them.
            last.lines.reserve_exact(1);
            last.lines.push(line);
        }
    }

    /// All facts of the decision were taken.
    pub(super) fn ends(self, entries: &[Entry]) {
        if self.course.late.is_none() {
            return;
        }
        let moves =
            |entry: &Entry| matches!(entry.fact, Fact::Assigned { .. } | Fact::Lapsed { .. });
        let moved = entries.iter().any(moves);
        self.course.late.ends(self.before, self.after, moved);
    }
}
