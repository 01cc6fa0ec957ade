//! The figures of a day, or of days that were added up.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::acceptance::AcceptanceFigures;
use super::counted::hour_of_week;
use super::course_fact::{CourseFact, is_zero};
use super::histogram::LogHistogram;
use super::milestone::Milestone;
use super::record::{Acknowledged, FactRecord};
use super::recycling::RecyclingFigures;
use super::tally::{Tally, at_least_none, count_under};
use super::texts::{CountedTexts, add_texts, count_text, take_back_text};
use super::touch::FirstTouch;
use crate::ids::PersonId;
use crate::timeline::EntryKind;

/// Hours of a day.
const HOURS: usize = 24;

/// What happened on a day, or on days that were added up. What is taken back or corrected counts off on the day on which it is, since the day
/// before may have been read: a day on which more was taken back than came is below nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DayFigures {
    /// How often each kind of fact came. A lead becomes overdue (`breached`) once for as long as it is late, whoever has it.
    pub kinds: BTreeMap<EntryKind, Tally>,
    /// The same for each person of the team.
    pub people: BTreeMap<PersonId, PersonFigures>,
    /// What came of each source.
    pub sources: BTreeMap<String, SourceFigures>,
    /// How far it went with those who asked.
    #[serde(default)]
    pub milestones: MilestoneCounts,
    /// How far it went in these days with those who asked on each day: that day, and what they reached now. Summed over the days since, it is how
    /// far it has gone with those who asked then.
    // Days on which it went on with nobody are left out. A hundred leads a day reach something with those of some fifty days, of eighty bytes
    // each: 4 KB of the 400 that an item has.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "BTreeMap<String, MilestoneCounts>")
    )]
    pub cohorts: BTreeMap<NaiveDate, MilestoneCounts>,
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
    pub touches_by_hour: [i64; HOURS],
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

/// How many got how far, each once in a cycle. What is taken back counts off: a day on which more was taken back than came is below nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MilestoneCounts {
    /// Asked.
    pub asked: u64,
    /// Had a first human touch after they had asked.
    pub touched: i64,
    /// Were in contact.
    pub in_contact: i64,
    /// Met.
    pub met: i64,
    /// Bought.
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
        at_least_none(self.won)
    }

    /// How many asked, were contacted, in conversation, met, and won, as it is said of some days.
    #[must_use]
    pub fn steps(self) -> [u64; 5] {
        [
            self.asked,
            at_least_none(self.touched),
            at_least_none(self.in_contact),
            at_least_none(self.met),
            self.bought(),
        ]
    }

    /// Counts what a fact says, of those milestones that count.
    fn take(&mut self, fact: &CourseFact, by: i64, counts: impl Fn(Milestone) -> bool) {
        if let Some(milestone) = fact.milestone.filter(|reached| counts(*reached)) {
            self.count(milestone, by);
        }
        self.won -= i64::from(fact.win_taken_back && counts(Milestone::Won));
        self.amount += fact.amount;
    }

    fn count(&mut self, milestone: Milestone, by: i64) {
        match milestone {
            // Whoever asked has asked.
            Milestone::Asked => self.asked += u64::from(by > 0),
            Milestone::Touched => self.touched += by,
            Milestone::InContact => self.in_contact += by,
            Milestone::Met => self.met += by,
            Milestone::Won => self.won += by,
        }
    }

    /// Adds other ones.
    pub fn add(&mut self, other: Self) {
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
    /// Counts a fact, and counts off what it takes back.
    pub fn count_record(&mut self, day: NaiveDate, record: &FactRecord) {
        if let Some(acknowledged) = record.acknowledged {
            self.acknowledgements.count(acknowledged);
            return;
        }
        self.count(day, record, CountedWay::ON);
        for off in &record.off {
            let counted = if off.is_part {
                CountedWay::PARTLY_OFF
            } else {
                CountedWay::OFF
            };
            self.count(off.day, &off.record, counted);
        }
    }

    fn count(&mut self, day: NaiveDate, record: &FactRecord, counted: CountedWay) {
        let by = counted.by;
        count_kind(&mut self.kinds, record, counted);
        count_under(&mut self.sources, &record.source, |one| {
            one.count(record, counted);
        });
        let hour = || hour_of_week(day, record.hour);
        if record.kind == EntryKind::Breached {
            *self.breached_by_hour.entry(hour()).or_default() += 1;
        }
        if record.is_unreported {
            *self.unreported_by_hour.entry(hour()).or_default() += 1;
        }
        if record.is_touch {
            self.touches.count(record.known, by);
            self.touches_by_hour[usize::from(record.hour) % HOURS] += by;
        }
        if let Some(touch) = &record.first_touch {
            self.touched_first(touch, counted);
        }
        if let Some(rep) = &record.rep {
            match self.people.get_mut(rep) {
                Some(person) => person.count(record, counted),
                None => {
                    let person = self.people.entry(rep.clone()).or_default();
                    person.count(record, counted);
                }
            }
        }
        self.count_course(record, counted);
        self.count_cohort(record, by);
    }

    /// Counts how far it went with those who asked on the same day.
    fn count_cohort(&mut self, record: &FactRecord, by: i64) {
        let cohort = record.cohort.as_ref();
        let Some(cohort) = cohort.filter(|_| record.says_how_far()) else {
            return;
        };
        let counts = |milestone| cohort.counts(milestone);
        let reached = self.cohorts.entry(cohort.asked_on).or_default();
        if record.first_touch.is_some() && counts(Milestone::Touched) {
            reached.count(Milestone::Touched, by);
        }
        reached.take(&record.course, by, counts);
    }

    fn count_course(&mut self, record: &FactRecord, counted: CountedWay) {
        let counts = &record.course;
        let is_on = counted.by > 0;
        let from = (record.source.as_str(), record.form.as_str());
        let held = record.criteria.iter().map(String::as_str);
        match counts.acceptance {
            Some(acceptance) if is_on => self.acceptance.count(acceptance, from, held),
            Some(acceptance) => self.acceptance.take_back(acceptance, from, held),
            None => {}
        }
        match counts.recycling {
            Some(recycling) if is_on => self.recycling.count(recycling, from.0),
            Some(recycling) => self.recycling.take_back(recycling, from.0),
            None => {}
        }
        if counts.says_how_far() {
            self.milestones.take(counts, counted.by, |_| true);
            count_under(&mut self.sources, from.0, |one| {
                one.milestones.take(counts, counted.by, |_| true);
            });
        }
        for text in &counts.texts {
            if is_on {
                count_text(&mut self.texts, text);
            } else {
                take_back_text(&mut self.texts, text);
            }
        }
    }

    fn touched_first(&mut self, touch: &FirstTouch, counted: CountedWay) {
        if let Some(waited) = touch.from_inquiry {
            self.milestones.count(Milestone::Touched, counted.by);
            counted.wait(&mut self.from_inquiry, waited.elapsed);
            counted.wait(&mut self.from_inquiry_open, waited.business);
        }
        if let Some(waited) = touch.from_assignment {
            counted.wait(&mut self.from_assignment_open, waited.business);
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
        for (asked_on, reached) in &other.cohorts {
            self.cohorts.entry(*asked_on).or_default().add(*reached);
        }
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

    /// How far it went in these days with those who asked from one day to another, both among them; the first is not after the last.
    #[must_use]
    pub fn cohort(&self, asked: RangeInclusive<NaiveDate>) -> MilestoneCounts {
        let mut reached = MilestoneCounts::default();
        let each = self.cohorts.range(asked);
        each.for_each(|(_, more)| reached.add(*more));
        reached
    }

    /// How often the time of a call or a task was over, and nobody had reported it.
    #[must_use]
    pub fn unreported(&self) -> u64 {
        self.unreported_by_hour.values().sum()
    }

    /// How many facts came, of every kind.
    #[must_use]
    pub fn facts(&self) -> u64 {
        at_least_none(self.kinds.values().map(|tally| tally.all).sum())
    }
}

/// Whether a fact counts, or counts off.
#[derive(Debug, Clone, Copy)]
struct CountedWay {
    by: i64,
    /// Whether the fact itself does, and not only a part of what it said.
    is_whole: bool,
}

impl CountedWay {
    const ON: Self = Self {
        by: 1,
        is_whole: true,
    };
    const OFF: Self = Self {
        by: -1,
        is_whole: true,
    };
    const PARTLY_OFF: Self = Self {
        by: -1,
        is_whole: false,
    };

    fn wait(self, waits: &mut LogHistogram, seconds: u64) {
        if self.by > 0 {
            waits.record(seconds);
        } else {
            waits.take_back(seconds);
        }
    }
}

fn count_kind(kinds: &mut BTreeMap<EntryKind, Tally>, record: &FactRecord, counted: CountedWay) {
    if counted.is_whole {
        let tally = kinds.entry(record.kind).or_default();
        tally.count(record.known, counted.by);
    }
}

impl SourceFigures {
    fn count(&mut self, record: &FactRecord, counted: CountedWay) {
        count_kind(&mut self.kinds, record, counted);
        if let Some(waited) = record.first_touch.and_then(|touch| touch.from_inquiry) {
            self.milestones.count(Milestone::Touched, counted.by);
            counted.wait(&mut self.from_inquiry_open, waited.business);
        }
    }
}

impl PersonFigures {
    fn count(&mut self, record: &FactRecord, counted: CountedWay) {
        count_kind(&mut self.kinds, record, counted);
        if record.is_touch {
            self.touches.count(record.known, counted.by);
        }
        if let Some(waited) = record.first_touch.and_then(|touch| touch.from_assignment) {
            counted.wait(&mut self.from_assignment_open, waited.business);
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
