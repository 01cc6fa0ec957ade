//! The language of somebody, and how it is known.

use serde::{Deserialize, Serialize};

use super::Language;

/// The language that somebody is written to, by what it is known.
///
/// ```
/// use followup::language::{KnownLanguage, Language};
/// let detected = KnownLanguage::Detected(Language::German);
/// let chosen = KnownLanguage::Chosen(Language::French);
/// assert_eq!(detected.or_rather(chosen), chosen);
/// assert_eq!(chosen.or_rather(KnownLanguage::Chosen(Language::Spanish)), chosen);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownLanguage {
    /// They chose it: by the page of a form, or a field of it. A list may say it, too.
    Chosen(Language),
    /// A mail of theirs is written in it.
    Detected(Language),
}

impl KnownLanguage {
    /// The language.
    #[must_use]
    pub fn language(self) -> Language {
        match self {
            Self::Chosen(language) | Self::Detected(language) => language,
        }
    }

    /// This one, unless a later one says more: what was chosen stays, and a thread does not change its language by itself.
    #[must_use]
    pub fn or_rather(self, later: Self) -> Self {
        match (self, later) {
            (Self::Detected(_), Self::Chosen(_)) => later,
            (Self::Chosen(_), _) | (Self::Detected(_), Self::Detected(_)) => self,
        }
    }
}
