//! Whether whoever has a lead was told that it moves on.

use calendar::Instant;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// A mail that said to whoever has a lead that it moves on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Telling {
    /// When it left; of somebody who was away then, when they were back.
    pub at: Instant,
    /// Whether it did not arrive: it came back, or their server had not taken it yet.
    pub returned: bool,
}

/// Why nobody is charged with a lead that moved on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Untold {
    /// No mail that says so left in time, in their hours.
    NotInTime,
    /// What was sent to them in time did not arrive.
    Returned,
}
