//! What an inquiry was promised.

use calendar::Instant;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};

/// By when somebody turns to an inquiry, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// By when.
    #[serde(with = "calendar::instant_text")]
    pub by: Instant,
    /// What they will hear by then.
    pub contact: PromisedContact,
}

/// What was promised to be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PromisedContact {
    /// A call.
    Call,
    /// A mail of a person.
    Mail,
    /// The answer to a request that is no lead: a try is none.
    Answer,
    /// A word around that day.
    Later,
}

impl PromisedContact {
    /// The name in stored items and addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
