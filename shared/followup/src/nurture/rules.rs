//! What a policy says of who rests.

use calendar::Span;
use serde::{Deserialize, Serialize};

/// What stands before the name of a letter where templates are named: letters and templates are two folders.
pub const LETTER: &str = "letter__";

/// What becomes of who rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Nurture {
    /// How long after the beginning of a rest, and after each letter, the next letter goes out to who agreed to letters.
    pub every: Span,
    /// After how long a rest that nothing ends is over: the lead is closed in silence, and a new inquiry opens it again. A date that was
    /// agreed comes in any case.
    pub ends_after: Span,
}

impl Default for Nurture {
    fn default() -> Self {
        const DAY: u32 = 86_400;
        Self {
            every: Span::Elapsed { seconds: 30 * DAY },
            ends_after: Span::Elapsed { seconds: 365 * DAY },
        }
    }
}
