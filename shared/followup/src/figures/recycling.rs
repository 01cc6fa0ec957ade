//! Who rested, who woke, and what came of it: the yield of those whom sales had set aside.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tally::count_under;
use crate::lead::RestReason;
use crate::timeline::WakeReason;

/// What a fact says of who rested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecyclingFact {
    /// They went to rest, for this, and had not rested in this cycle before.
    Rested(RestReason),
    /// They woke from it, by this: a new cycle begins.
    Woke {
        /// What they had rested for.
        from: RestReason,
        /// What woke them.
        by: WakeReason,
    },
    /// Somebody is in contact with them for the first time since they woke from it.
    InContact(RestReason),
    /// They bought, in a cycle to which they woke from it.
    Won(RestReason),
    /// That they had bought was no win after all.
    WinTakenBack(RestReason),
    /// Nothing woke them from it for as long as anybody rests.
    Ended(RestReason),
}

impl RecyclingFact {
    /// What they rested for.
    #[must_use]
    pub fn reason(self) -> RestReason {
        match self {
            Self::Rested(reason)
            | Self::InContact(reason)
            | Self::Won(reason)
            | Self::WinTakenBack(reason)
            | Self::Ended(reason)
            | Self::Woke { from: reason, .. } => reason,
        }
    }
}

/// How many rested, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recycled {
    /// Went to rest. What is taken back counts off here and below: on a day on which more was taken back than came it is below nothing.
    pub rested: i64,
    /// Woke.
    pub woke: u64,
    /// Were spoken with after that, or wrote.
    pub in_contact: i64,
    /// Bought after that.
    pub won: i64,
    /// Never woke.
    pub ended: u64,
}

impl Recycled {
    fn count(&mut self, fact: RecyclingFact) {
        match fact {
            RecyclingFact::Rested(_) => self.rested += 1,
            RecyclingFact::Woke { .. } => self.woke += 1,
            RecyclingFact::InContact(_) => self.in_contact += 1,
            RecyclingFact::Won(_) => self.won += 1,
            RecyclingFact::WinTakenBack(_) => self.won -= 1,
            RecyclingFact::Ended(_) => self.ended += 1,
        }
    }

    /// Counts off what a report had said that was taken back, or corrected.
    fn take_back(&mut self, fact: RecyclingFact) {
        match fact {
            RecyclingFact::Rested(_) => self.rested -= 1,
            RecyclingFact::InContact(_) => self.in_contact -= 1,
            // No report says these by itself.
            RecyclingFact::Woke { .. }
            | RecyclingFact::Won(_)
            | RecyclingFact::WinTakenBack(_)
            | RecyclingFact::Ended(_) => {}
        }
    }

    fn add(&mut self, other: Self) {
        self.rested += other.rested;
        self.woke += other.woke;
        self.in_contact += other.in_contact;
        self.won += other.won;
        self.ended += other.ended;
    }
}

/// Who rested and what came of it: of all, by the reason, and by the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct RecyclingFigures {
    /// Of all.
    pub all: Recycled,
    /// By what they rested for.
    pub reasons: BTreeMap<RestReason, Recycled>,
    /// By where they came from.
    pub sources: BTreeMap<String, Recycled>,
    /// How often leads woke, by what woke them.
    pub woke_by: BTreeMap<WakeReason, u64>,
}

impl RecyclingFigures {
    /// Counts a fact about a lead from this source.
    pub fn count(&mut self, fact: RecyclingFact, source: &str) {
        self.all.count(fact);
        self.reasons.entry(fact.reason()).or_default().count(fact);
        count_under(&mut self.sources, source, |one| one.count(fact));
        if let RecyclingFact::Woke { by, .. } = fact {
            *self.woke_by.entry(by).or_default() += 1;
        }
    }

    /// Counts off a fact about a lead from this source, which counted as a report said it.
    pub fn take_back(&mut self, fact: RecyclingFact, source: &str) {
        self.all.take_back(fact);
        let of_reason = self.reasons.entry(fact.reason()).or_default();
        of_reason.take_back(fact);
        count_under(&mut self.sources, source, |one| one.take_back(fact));
    }

    /// Adds other figures.
    pub fn add(&mut self, other: &Self) {
        self.all.add(other.all);
        for (reason, more) in &other.reasons {
            self.reasons.entry(*reason).or_default().add(*more);
        }
        for (source, more) in &other.sources {
            self.sources.entry(source.clone()).or_default().add(*more);
        }
        for (by, count) in &other.woke_by {
            *self.woke_by.entry(*by).or_default() += count;
        }
    }
}
