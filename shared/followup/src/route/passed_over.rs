//! Who does not get a lead, and why.

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

/// A rep who does not get a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PassedOver {
    /// The rep.
    pub rep: PersonId,
    /// Why not.
    pub because: Unfit,
}

/// Why a rep does not get a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// Is away.
    Away,
    /// Gets no new leads after two lapses in a row.
    Paused,
    /// Has as many open leads as the team file allows.
    Full,
    /// Takes other topics.
    OtherTopic,
    /// Takes other sources.
    OtherSource,
    /// Takes other products, and somebody else takes theirs.
    OtherProduct,
    /// Takes leads from elsewhere, and somebody else takes them from there.
    OtherTerritory,
    /// Speaks other languages with leads, and somebody else speaks theirs.
    OtherLanguage,
    /// Let this lead lapse.
    LetItLapse,
    /// Takes none: a weight of zero.
    NoWeight,
    /// Is taken at the time that the lead chose.
    Taken,
    /// Works too little before it is due; somebody else works longer.
    ShiftEnds,
    /// Could have had it; whoever has it came first.
    Behind {
        /// Open leads of theirs.
        open: u32,
    },
}
