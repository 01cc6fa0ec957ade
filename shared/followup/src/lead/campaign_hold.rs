//! Why a campaign does not begin for somebody who is known.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// Why a campaign does not begin for somebody whom its list names.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CampaignHold {
    /// They are on its list already, or have answered it: nobody reads the words of a campaign twice.
    AlreadyInIt,
    /// They stopped our mail, or it does not reach them.
    Suppressed,
    /// Nothing says that they agreed to hear from the company.
    NoConsent,
    /// Somebody follows them up, or is in conversation with them.
    FollowedUp,
    /// They want to hear from us on a day that was agreed.
    DateAgreed,
}

impl CampaignHold {
    /// Every one.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Its name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
