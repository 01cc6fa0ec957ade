//! How much Baton does by itself: all of it, or the clocks beside a CRM that writes.

use serde::{Deserialize, Serialize};

/// Whom a company has Baton write to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OperatingMode {
    /// Leads and the team.
    #[default]
    Full,
    /// The team alone: what leads read is written elsewhere, and here are the clocks, the lists and who has whom.
    Clocks,
    /// Nobody: the clocks run, and what came of them stands at the desk, in figures and in events.
    Shadow,
}

/// What events on the bus say of a lead besides what happened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventDetail {
    /// Identifiers alone: whoever needs more reads it back.
    #[default]
    Ids,
    /// Name, address, number and company, too.
    Personal,
}

impl OperatingMode {
    /// Whether leads are written to.
    #[must_use]
    pub fn writes_to_leads(self) -> bool {
        match self {
            Self::Full => true,
            Self::Clocks | Self::Shadow => false,
        }
    }

    /// Whether people of the team are written to.
    #[must_use]
    pub fn writes_to_team(self) -> bool {
        match self {
            Self::Full | Self::Clocks => true,
            Self::Shadow => false,
        }
    }
}
