//! What a fact says of how it goes with a lead.

use serde::{Deserialize, Serialize};

use super::acceptance::AcceptanceFact;
use super::milestone::Milestone;
use super::recycling::RecyclingFact;
use super::texts::CountedText;

/// What a fact says of acceptance, of rests, of how far it went, and of the texts that are compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseFact {
    /// Whether reps take what they are given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<AcceptanceFact>,
    /// Who rested, and what came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recycling: Option<RecyclingFact>,
    /// How far it went now for the first time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<Milestone>,
    /// That they had bought was no win after all: it counts off, on the day of the correction.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub win_taken_back: bool,
    /// By how much more, or less, was bought than had been said before, in whole units of the company's currency.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub amount: i64,
    /// What it says of each text that is compared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<CountedText>,
}

impl CourseFact {
    /// Whether it says how far it went: a milestone, or what was bought.
    pub(super) fn says_how_far(&self) -> bool {
        self.milestone.is_some() || self.win_taken_back || self.amount != 0
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a reference to the field"
)]
pub(super) fn is_zero(amount: &i64) -> bool {
    *amount == 0
}
