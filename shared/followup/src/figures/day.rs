//! The figures of a day, or of days that were added up.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::acceptance::AcceptanceFigures;
use super::counted::{CountedFact, FirstTouch};
use super::course::LeadCourse;
use super::histogram::LogHistogram;
use super::recycling::RecyclingFigures;
use super::tally::Tally;
use crate::ids::PersonId;
use crate::lead::Lead;
use crate::timeline::{EntryKind, Fact};

/// Hours of a day.
const HOURS: usize = 24;

/// What happened on a day, or on days that were added up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayFigures {
    /// How often each kind of fact came.
    pub kinds: BTreeMap<EntryKind, Tally>,
    /// The same for each person of the team.
    pub people: BTreeMap<PersonId, PersonFigures>,
    /// The same for each source.
    pub sources: BTreeMap<String, BTreeMap<EntryKind, Tally>>,
    /// What reps took of what they were given, and what they handed back.
    #[serde(default)]
    pub acceptance: AcceptanceFigures,
    /// Who rested, who woke, and what came of it.
    #[serde(default)]
    pub recycling: RecyclingFigures,
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

/// What a person of the team did, and left undone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
        match self.sources.get_mut(fact.source) {
            Some(kinds) => kinds.entry(fact.kind).or_default().count(fact.known),
            None => {
                let kinds = self.sources.entry(fact.source.to_owned()).or_default();
                kinds.entry(fact.kind).or_default().count(fact.known);
            }
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

    /// Counts what the next fact of a lead says of acceptance and of rests.
    pub fn count_course(&mut self, course: &mut LeadCourse, lead: &Lead, fact: &Fact) {
        let counts = course.take(fact);
        if let Some(acceptance) = counts.acceptance {
            let from = (lead.source.as_str(), lead.form.as_str());
            self.acceptance.count(acceptance, from, &lead.criteria);
        }
        if let Some(recycling) = counts.recycling {
            self.recycling.count(recycling, &lead.source);
        }
    }

    fn touched_first(&mut self, touch: &FirstTouch) {
        if let Some(waited) = touch.from_inquiry {
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
        for (source, kinds) in &other.sources {
            add_kinds(self.sources.entry(source.clone()).or_default(), kinds);
        }
        for (person, figures) in &other.people {
            self.people.entry(person.clone()).or_default().add(figures);
        }
        self.acceptance.add(&other.acceptance);
        self.recycling.add(&other.recycling);
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
