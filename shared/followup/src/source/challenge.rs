//! How a service makes sure that an address is meant, before it sends anything.

use serde_json::Value;

use super::mapping::{FieldPath, Wanted};
use super::proof::SignatureEncoding;

/// How a service makes sure that an address is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressCheck {
    /// It asks with a word that was agreed on, and wants to read another word again.
    Asked {
        /// The parameter with the word that is agreed on: `hub.verify_token`.
        token: String,
        /// The parameter whose value is to be read again: `hub.challenge`.
        answer: String,
    },
    /// It posts a word, as it posts all else, and wants to read it again.
    Posted(PostedChallenge),
}

/// A word that is posted and is to be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostedChallenge {
    /// Where the word stands in what was posted.
    pub word: FieldPath,
    /// What has to be said beside it: that it is a challenge and nothing else.
    pub only: Vec<Wanted>,
    /// How it is given back.
    pub answer: ChallengeAnswer,
    /// Whether it has to be proven like everything else from there. Whoever does not sign what they ask gets back their own word and nothing else.
    pub is_proven: bool,
}

/// How a posted word is given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChallengeAnswer {
    /// As it is, as text.
    Text,
    /// In JSON, under this name, and signed beside it where the service wants that.
    Json {
        /// What the word is called.
        says: String,
        /// What its signature is called (HMAC-SHA256 of the word under the source's key), and how its bytes are written.
        signed: Option<(String, SignatureEncoding)>,
    },
}

impl PostedChallenge {
    /// The word of what was posted; nothing, where it is no challenge.
    #[must_use]
    pub fn asks(&self, came: &Value) -> Option<String> {
        let is_one = self.only.iter().all(|wanted| wanted.is_met(came));
        self.word.text(came).filter(|_| is_one)
    }
}
