//! By whom the team is changed without a push.

use serde::{Deserialize, Serialize};

/// The section `[team]` of `policy.toml`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct TeamSource {
    /// Whether the manager and the deputy change the team on its page, without a push: "one" of them does it at once; with "two" what one of
    /// them proposes holds once another has confirmed it; and with "nobody" the page only shows who is of the team. The same goes for putting a
    /// version that was pushed in force on the page of the policy.
    #[serde(default)]
    pub(super) changes: TeamChanges,
}

/// Who has to agree to a change that is made on a page: of the team, or of which version is in force.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TeamChanges {
    /// Pages only show.
    Nobody,
    /// Whoever leads the team makes it.
    #[default]
    One,
    /// Whoever leads the team proposes it, and another who leads it confirms it.
    Two,
}

/// How many people have to lead the team where two agree to a change of it.
pub(crate) const TWO: usize = 2;

impl TeamChanges {
    /// Whether a page changes anything.
    #[must_use]
    pub fn by_page(self) -> bool {
        match self {
            Self::Nobody => false,
            Self::One | Self::Two => true,
        }
    }
}
