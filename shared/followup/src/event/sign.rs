//! The signs that a lead gives.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::lead::block::Block;

/// A sign of life, or the wish for silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Sign {
    /// They wrote back.
    Replied,
    /// They want no more mail.
    Unsubscribed,
    /// The mailbox does not exist.
    Bounced,
    /// They reported our mail as unwanted.
    Complained,
    /// They want no contact at all.
    DoNotContact,
}

impl Sign {
    /// The name on timelines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// What the sign blocks.
    #[must_use]
    pub fn block(self) -> Option<Block> {
        match self {
            Sign::Replied => None,
            Sign::Unsubscribed => Some(Block::Unsubscribed),
            Sign::Bounced => Some(Block::Bounced),
            Sign::Complained => Some(Block::Complained),
            Sign::DoNotContact => Some(Block::DoNotContact),
        }
    }
}
