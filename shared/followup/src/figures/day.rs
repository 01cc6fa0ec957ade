//! The figures of a day, or of days that were added up.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::acceptance::AcceptanceFigures;
use super::counted::{CountedFact, FirstTouch, hour_of_week};
use super::course::{CourseFact, LeadCourse, Milestone, is_zero};
use super::histogram::LogHistogram;
use super::record::{Acknowledged, FactRecord};
use super::recycling::RecyclingFigures;
use super::tally::{Tally, count_under};
use super::texts::{CountedTexts, add_texts, count_text};
use crate::ids::PersonId;
use crate::lead::Lead;
use crate::timeline::{EntryKind, Fact};

/// Hours of a day.
const HOURS: usize = 24;

/// What happened on a day, or on days that were added up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DayFigures {
    /// How often each kind of fact came.
    pub kinds: BTreeMap<EntryKind, Tally>,
    /// The same for each person of the team.
    pub people: BTreeMap<PersonId, PersonFigures>,
    /// What came of each source.
    pub sources: BTreeMap<String, SourceFigures>,
    /// How far it went with those who asked.
    #[serde(default)]
    pub milestones: MilestoneCounts,
    /// How many acknowledgements left, and whether in time. A played time has no mail service that would keep one, and counts none.
    #[serde(default, skip_serializing_if = "Acknowledgements::is_none")]
    pub acknowledgements: Acknowledgements,
    /// In which hours of the week something was due and not done, counted from Monday's first: 0 to 167.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub breached_by_hour: BTreeMap<u8, u64>,
    /// In which hours of the week the time of a call or a task was over, and nobody had reported that it was done; counted in the same way.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unreported_by_hour: BTreeMap<u8, u64>,
    /// What reps took of what they were given, and what they handed back.
    #[serde(default)]
    pub acceptance: AcceptanceFigures,
    /// Who rested, who woke, and what came of it.
    #[serde(default)]
    pub recycling: RecyclingFigures,
    /// What came of each text that a step compares, by the step.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: CountedTexts,
    /// In which hours of the day people turned to leads.
    pub touches_by_hour: [u64; HOURS],
    /// Attempts and contacts.
    pub touches: Tally,
    /// From the inquiry to the first human touch, by the clock: the customer's time.
    pub from_inquiry: LogHistogram,
    /// The same in the office's open time.
    pub from_inquiry_open: LogHistogram,
    /// From the assignment to the first human touch, in the office's open time: the rep's time.
    pub from_assignment_open: LogHistogram,
}

/// What came of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceFigures {
    /// How often each kind of fact came.
    pub kinds: BTreeMap<EntryKind, Tally>,
    /// How far it went with those who asked.
    #[serde(default)]
    pub milestones: MilestoneCounts,
    /// From the inquiry to the first human touch, in the office's open time.
    #[serde(default)]
    pub from_inquiry_open: LogHistogram,
}

/// How many acknowledgements left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Acknowledgements {
    /// In their window.
    pub in_window: u64,
    /// After it.
    pub late: u64,
}

impl Acknowledgements {
    /// All of them.
    #[must_use]
    pub fn all(self) -> u64 {
        self.in_window + self.late
    }

    fn is_none(&self) -> bool {
        *self == Self::default()
    }

    fn count(&mut self, acknowledged: Acknowledged) {
        match acknowledged {
            Acknowledged::InWindow => self.in_window += 1,
            Acknowledged::Late => self.late += 1,
        }
    }
}

/// How many got how far, each once in a cycle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MilestoneCounts {
    /// Asked.
    pub asked: u64,
    /// Had a first human touch after they had asked.
    pub touched: u64,
    /// Were in contact.
    pub in_contact: u64,
    /// Met.
    pub met: u64,
    /// Bought. A win that was taken back counts off: a day on which more was taken back than won is below nothing.
    pub won: i64,
    /// What they bought for, where it was said, in whole units of the company's currency. A day on which less was corrected than was won
    /// before is below nothing.
    #[serde(skip_serializing_if = "is_zero")]
    pub amount: i64,
}

impl MilestoneCounts {
    /// Who bought, as it is said of some days: more may be taken back in them than was won, and nobody won less than nothing.
    #[must_use]
    pub fn bought(self) -> u64 {
        u64::try_from(self.won).unwrap_or(0)
    }

    fn take(&mut self, counts: &CourseFact) {
        if let Some(milestone) = counts.milestone {
            self.count(milestone);
        }
        self.won -= i64::from(counts.win_taken_back);
        self.amount += counts.amount;
    }

    fn count(&mut self, milestone: Milestone) {
        match milestone {
            Milestone::Asked => self.asked += 1,
            Milestone::Touched => self.touched += 1,
            Milestone::InContact => self.in_contact += 1,
            Milestone::Met => self.met += 1,
            Milestone::Won => self.won += 1,
        }
    }

    fn add(&mut self, other: Self) {
        self.asked += other.asked;
        self.touched += other.touched;
        self.in_contact += other.in_contact;
        self.met += other.met;
        self.won += other.won;
        self.amount += other.amount;
    }
}

/// What a person of the team did, and left undone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonFigures {
    /// How often each kind of fact concerned them.
    pub kinds: BTreeMap<EntryKind, Tally>,
    /// Attempts and contacts of theirs.
    pub touches: Tally,
    /// From the assignment to the first human touch, in the office's open time.
    pub from_assignment_open: LogHistogram,
}

impl DayFigures {
    /// Counts a fact.
    pub fn count(&mut self, fact: &CountedFact<'_>) {
        self.kinds.entry(fact.kind).or_default().count(fact.known);
        count_under(&mut self.sources, fact.source, |one| one.count(fact));
        let hour = || hour_of_week(fact.day, fact.hour);
        if fact.kind == EntryKind::Breached {
            *self.breached_by_hour.entry(hour()).or_default() += 1;
        }
        if fact.is_unreported {
            *self.unreported_by_hour.entry(hour()).or_default() += 1;
        }
        if fact.is_touch {
            self.touches.count(fact.known);
            self.touches_by_hour[usize::from(fact.hour) % HOURS] += 1;
        }
        if let Some(touch) = &fact.first_touch {
            self.touched_first(touch);
        }
        if let Some(rep) = fact.rep {
            match self.people.get_mut(rep) {
                Some(person) => person.count(fact),
                None => self.people.entry(rep.clone()).or_default().count(fact),
            }
        }
    }

    /// Counts what the next fact of a lead says of how it goes with it.
    pub fn count_course(&mut self, course: &mut LeadCourse, lead: &Lead, fact: &Fact) {
        let counts = course.take(fact);
        let held = lead.criteria.iter().map(|criterion| &**criterion);
        self.count_course_fact(&counts, (lead.origin(), &lead.form), held);
    }

    /// Counts a fact as it was kept.
    pub fn count_record(&mut self, day: NaiveDate, record: &FactRecord) {
        if let Some(acknowledged) = record.acknowledged {
            self.acknowledgements.count(acknowledged);
            return;
        }
        self.count(&record.counted(day));
        let from = (record.source.as_str(), record.form.as_str());
        let held = record.criteria.iter().map(String::as_str);
        self.count_course_fact(&record.course, from, held);
    }

    fn count_course_fact<'a>(
        &mut self,
        counts: &CourseFact,
        from: (&str, &str),
        held: impl Iterator<Item = &'a str>,
    ) {
        if let Some(acceptance) = counts.acceptance {
            self.acceptance.count(acceptance, from, held);
        }
        if let Some(recycling) = counts.recycling {
            self.recycling.count(recycling, from.0);
        }
        if counts.milestone.is_some() || counts.win_taken_back || counts.amount != 0 {
            self.milestones.take(counts);
            count_under(&mut self.sources, from.0, |one| {
                one.milestones.take(counts);
            });
        }
        for counted in &counts.texts {
            count_text(&mut self.texts, counted);
        }
    }

    fn touched_first(&mut self, touch: &FirstTouch) {
        if let Some(waited) = touch.from_inquiry {
            self.milestones.count(Milestone::Touched);
            self.from_inquiry.record(waited.elapsed);
            self.from_inquiry_open.record(waited.business);
        }
        if let Some(waited) = touch.from_assignment {
            self.from_assignment_open.record(waited.business);
        }
    }

    /// Adds other figures.
    pub fn add(&mut self, other: &Self) {
        add_kinds(&mut self.kinds, &other.kinds);
        for (source, figures) in &other.sources {
            let own = self.sources.entry(source.clone()).or_default();
            add_kinds(&mut own.kinds, &figures.kinds);
            own.milestones.add(figures.milestones);
            own.from_inquiry_open.add(&figures.from_inquiry_open);
        }
        self.milestones.add(other.milestones);
        self.acknowledgements.in_window += other.acknowledgements.in_window;
        self.acknowledgements.late += other.acknowledgements.late;
        for (into, from) in [
            (&mut self.breached_by_hour, &other.breached_by_hour),
            (&mut self.unreported_by_hour, &other.unreported_by_hour),
        ] {
            for (hour, more) in from {
                *into.entry(*hour).or_default() += more;
            }
        }
        for (person, figures) in &other.people {
            self.people.entry(person.clone()).or_default().add(figures);
        }
        self.acceptance.add(&other.acceptance);
        self.recycling.add(&other.recycling);
        add_texts(&mut self.texts, &other.texts);
        for (hour, more) in self.touches_by_hour.iter_mut().zip(other.touches_by_hour) {
            *hour += more;
        }
        self.touches.add(other.touches);
        self.from_inquiry.add(&other.from_inquiry);
        self.from_inquiry_open.add(&other.from_inquiry_open);
        self.from_assignment_open.add(&other.from_assignment_open);
    }

    /// How often a kind of fact came.
    #[must_use]
    pub fn of(&self, kind: EntryKind) -> Tally {
        self.kinds.get(&kind).copied().unwrap_or_default()
    }

    /// How many facts came, of every kind.
    #[must_use]
    pub fn facts(&self) -> u64 {
        self.kinds.values().map(|tally| tally.all).sum()
    }
}

impl SourceFigures {
    fn count(&mut self, fact: &CountedFact<'_>) {
        self.kinds.entry(fact.kind).or_default().count(fact.known);
        if let Some(waited) = fact.first_touch.and_then(|touch| touch.from_inquiry) {
            self.milestones.count(Milestone::Touched);
            self.from_inquiry_open.record(waited.business);
        }
    }
}

impl PersonFigures {
    fn count(&mut self, fact: &CountedFact<'_>) {
        self.kinds.entry(fact.kind).or_default().count(fact.known);
        if fact.is_touch {
            self.touches.count(fact.known);
        }
        if let Some(waited) = fact.first_touch.and_then(|touch| touch.from_assignment) {
            self.from_assignment_open.record(waited.business);
        }
    }

    fn add(&mut self, other: &Self) {
        add_kinds(&mut self.kinds, &other.kinds);
        self.touches.add(other.touches);
        self.from_assignment_open.add(&other.from_assignment_open);
    }

    /// How often a kind of fact concerned them.
    #[must_use]
    pub fn of(&self, kind: EntryKind) -> Tally {
        self.kinds.get(&kind).copied().unwrap_or_default()
    }
}

fn add_kinds(into: &mut BTreeMap<EntryKind, Tally>, from: &BTreeMap<EntryKind, Tally>) {
    for (kind, tally) in from {
        into.entry(*kind).or_default().add(*tally);
    }
}
