//! What reps take of what they are given: what they hand back, and why, says which criteria are wrong.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tally::count_under;
use crate::event::Disposition;

/// What an assignment or an outcome says of whether reps take what they are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AcceptanceFact {
    /// Somebody got a lead that nobody had in this cycle before.
    Given,
    /// A rep handed it back.
    HandedBack(Disposition),
    /// What a rep had handed back was no hand-back after all: they corrected it.
    TakenBack(Disposition),
    /// Somebody gave it to a rep though the criteria said otherwise.
    Overridden,
    /// A rep tried once more than the policy wants at most.
    Beyond,
}

/// How many were given to reps, and what came back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Acceptance {
    /// Leads that somebody got, each once in a cycle.
    pub given: u64,
    /// How often one was handed back, by the reason.
    pub handed_back: BTreeMap<Disposition, u64>,
    /// How often that was a mistake, by the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub taken_back: BTreeMap<Disposition, u64>,
    /// How often somebody gave one to a rep though the criteria said otherwise.
    #[serde(default)]
    pub overridden: u64,
    /// Tries beyond what the policy wants at most. One that is taken back counts off: a day on which more were taken back than came is below
    /// nothing.
    #[serde(default)]
    pub beyond: i64,
}

impl Acceptance {
    fn count(&mut self, fact: AcceptanceFact) {
        match fact {
            AcceptanceFact::Given => self.given += 1,
            AcceptanceFact::HandedBack(reason) => *self.handed_back.entry(reason).or_default() += 1,
            AcceptanceFact::TakenBack(reason) => *self.taken_back.entry(reason).or_default() += 1,
            AcceptanceFact::Overridden => self.overridden += 1,
            AcceptanceFact::Beyond => self.beyond += 1,
        }
    }

    /// Counts off what a report had said that was taken back, or corrected.
    fn take_back(&mut self, fact: AcceptanceFact) {
        match fact {
            AcceptanceFact::Beyond => self.beyond -= 1,
            AcceptanceFact::HandedBack(reason) => self.count(AcceptanceFact::TakenBack(reason)),
            AcceptanceFact::Given | AcceptanceFact::TakenBack(_) | AcceptanceFact::Overridden => {}
        }
    }

    fn add(&mut self, other: &Self) {
        self.given += other.given;
        add(&mut self.handed_back, &other.handed_back);
        add(&mut self.taken_back, &other.taken_back);
        self.overridden += other.overridden;
        self.beyond += other.beyond;
    }

    /// How often one was handed back for a reason, and not by mistake.
    #[must_use]
    pub fn of(&self, reason: Disposition) -> u64 {
        let count = |of: &BTreeMap<Disposition, u64>| of.get(&reason).copied().unwrap_or(0);
        count(&self.handed_back).saturating_sub(count(&self.taken_back))
    }

    /// How often one was handed back, and not by mistake.
    #[must_use]
    pub fn back(&self) -> u64 {
        self.handed_back.keys().map(|reason| self.of(*reason)).sum()
    }
}

fn add<K: Ord + Clone>(into: &mut BTreeMap<K, u64>, from: &BTreeMap<K, u64>) {
    for (key, count) in from {
        *into.entry(key.clone()).or_default() += count;
    }
}

/// What reps take of what they are given: of all, and by what it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AcceptanceFigures {
    /// Of all.
    pub all: Acceptance,
    /// By the source.
    pub sources: BTreeMap<String, Acceptance>,
    /// By the form.
    pub forms: BTreeMap<String, Acceptance>,
    /// By each criterion that held when they were judged. A lead for which three held is in three rows.
    pub criteria: BTreeMap<String, Acceptance>,
}

impl AcceptanceFigures {
    /// Counts a fact about a lead from this source and form, for which these criteria held.
    pub fn count<'a>(
        &mut self,
        fact: AcceptanceFact,
        from: (&str, &str),
        held: impl Iterator<Item = &'a str>,
    ) {
        self.each(from, held, |one| one.count(fact));
    }

    /// Counts off a fact about such a lead, which counted as a report said it.
    pub fn take_back<'a>(
        &mut self,
        fact: AcceptanceFact,
        from: (&str, &str),
        held: impl Iterator<Item = &'a str>,
    ) {
        self.each(from, held, |one| one.take_back(fact));
    }

    /// Everything in which a lead from this source and form counts, for which these criteria held.
    fn each<'a>(
        &mut self,
        (source, form): (&str, &str),
        held: impl Iterator<Item = &'a str>,
        count: impl Fn(&mut Acceptance),
    ) {
        count(&mut self.all);
        count_under(&mut self.sources, source, &count);
        count_under(&mut self.forms, form, &count);
        for criterion in held {
            count_under(&mut self.criteria, criterion, &count);
        }
    }

    /// Adds other figures.
    pub fn add(&mut self, other: &Self) {
        self.all.add(&other.all);
        let each = [
            (&mut self.sources, &other.sources),
            (&mut self.forms, &other.forms),
            (&mut self.criteria, &other.criteria),
        ];
        for (into, from) in each {
            for (name, more) in from {
                into.entry(name.clone()).or_default().add(more);
            }
        }
    }
}
