//! What blocks writing to somebody.

use serde::{Deserialize, Serialize};

/// Signals that block writing, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// They stopped our mail: nothing but the direct answer to a newer inquiry.
    Unsubscribed,
    /// The mailbox does not exist.
    Bounced,
    /// They reported our mail as unwanted: every channel is blocked.
    Complained,
    /// They want no contact, in their own words or as a rep reported: every channel is blocked.
    DoNotContact,
}
