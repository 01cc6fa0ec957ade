//! What a lead remembers of a word: its source, its topic, a task.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// Characters of a source, a topic or a task that a lead remembers.
pub const MAX_WORD: usize = 64;

/// A word of bounded length, so that no answer makes a lead grow. A short text lies in the word itself, and copies share a longer one: every
/// decision copies the lead, and most leads have a dozen of them.
///
/// ```
/// use followup::lead::LeadWord;
/// assert_eq!(LeadWord::of("website").chars().count(), 7);
/// assert_eq!(LeadWord::of(&"a".repeat(1000)).len(), followup::lead::MAX_WORD);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct LeadWord(SmolStr);

impl LeadWord {
    /// A text, as far as it is remembered.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let end = text.char_indices().nth(MAX_WORD);
        Self(end.map_or(text, |(end, _)| &text[..end]).into())
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Deref for LeadWord {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LeadWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was stored is read as it is.
impl From<String> for LeadWord {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<LeadWord> for String {
    fn from(word: LeadWord) -> Self {
        word.0.into()
    }
}
