//! Whether somebody asked, or a list names them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use crate::ids::PersonId;

/// How an inquiry came to be.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The person asked.
    #[default]
    Asked,
    /// A row of a list: nobody has asked anything here.
    Listed(ListEntry),
}

/// What a row of a list says of how it came about.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListEntry {
    /// Where the address is from, in a few words: "the spring fair".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_from: Option<String>,
    /// On which day they asked for something, elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<NaiveDate>,
    /// What they agreed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<RecordedConsent>,
    /// The campaign with which it was imported, by the name of its file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<String>,
    /// The date to which the campaign's steps count down for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// How they stood in another system, whose running leads are taken over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_over: Option<TakenOver>,
}

/// How a lead stood in the system that it is taken over from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOver {
    /// Whose it was, and is.
    pub owner: PersonId,
    /// Where it stood.
    pub state: TakenState,
    /// When somebody last turned to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_touch: Option<NaiveDate>,
    /// When the next step is to be taken, or until when they want to be left in peace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<NaiveDate>,
}

/// Where a lead stood in another system.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, VariantArray,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum TakenState {
    /// They asked, and nobody has turned to them yet.
    New,
    /// Somebody is in conversation with them.
    InConversation,
    /// They want to hear from us on a day.
    Waiting,
    /// They are not ready, and somebody looks again later.
    Nurture,
    /// They bought.
    Won,
    /// They did not.
    Lost,
    /// They want no contact.
    Stopped,
}

impl TakenState {
    /// Every one.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Its name, as a file has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A consent that was given elsewhere, as the list records it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedConsent {
    /// To which words, if they were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// On which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_on: Option<NaiveDate>,
    /// Where it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

impl Origin {
    /// Whether the person asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.entry().is_none()
    }

    /// The row that it comes from.
    #[must_use]
    pub fn entry(&self) -> Option<&ListEntry> {
        match self {
            Origin::Asked => None,
            Origin::Listed(entry) => Some(entry),
        }
    }
}
