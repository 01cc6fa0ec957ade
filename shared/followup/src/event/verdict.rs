//! The verdicts of the qualifier and the manager.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What the qualifier or the manager decides.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// A person asks: a rep follows up.
    Ready,
    /// Not now: nurtured.
    Nurture,
    /// No inquiry.
    NotALead,
    /// No fit, as the rep found: it ends, and nothing goes out.
    NotAFit,
    /// An existing customer.
    ExistingCustomer,
    /// Unwanted: a machine, an advertisement.
    Unwanted,
    /// The courteous no goes out.
    Refuse,
}

/// Why what is owed to a lead is let go, though nobody has done it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum LetGoReason {
    /// They have it already, in a way that is not recorded here.
    Settled,
    /// They do not want it any more.
    NotWanted,
    /// The company cannot do what they want.
    CannotHelp,
    /// It is too old to be of use to them.
    TooLate,
}

impl LetGoReason {
    /// Every reason, in the order of the page.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name in forms and on timelines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The reason of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

impl Verdict {
    /// Every verdict, in the order of the page.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name in links and on timelines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The verdict of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
