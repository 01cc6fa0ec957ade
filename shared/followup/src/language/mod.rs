//! In which language, and how, a company speaks to people.

mod by_language;
mod known;
mod spoken;

pub use by_language::ByLanguage;
pub use known::KnownLanguage;
pub use spoken::{SpokenLanguages, SpokenLanguagesError};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use thiserror::Error;

/// The tag of English of no country.
const ENGLISH: &str = "en";

/// A language that everything which Baton says is written in, by its tag (BCP 47).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantArray,
)]
#[serde(try_from = "String")]
pub enum Language {
    /// English as in the United States.
    #[default]
    #[serde(rename = "en-US")]
    #[strum(serialize = "en-US")]
    AmericanEnglish,
    /// English as in Britain.
    #[serde(rename = "en-GB")]
    #[strum(serialize = "en-GB")]
    BritishEnglish,
    /// German.
    #[serde(rename = "de")]
    #[strum(serialize = "de")]
    German,
    /// Spanish.
    #[serde(rename = "es")]
    #[strum(serialize = "es")]
    Spanish,
    /// French.
    #[serde(rename = "fr")]
    #[strum(serialize = "fr")]
    French,
    /// English with a mark on each letter, for tests.
    #[cfg(feature = "pseudo")]
    #[serde(rename = "en-XA")]
    #[strum(serialize = "en-XA")]
    Pseudo,
}

impl Language {
    /// Every language that people read.
    pub const ALL: [Self; 5] = [
        Self::AmericanEnglish,
        Self::BritishEnglish,
        Self::German,
        Self::Spanish,
        Self::French,
    ];

    /// Its tag, as a page's `lang` has it.
    ///
    /// ```
    /// use followup::language::Language;
    /// assert_eq!(Language::German.tag(), "de");
    /// ```
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.into()
    }

    /// The language of a tag, in any case. English of no country is that of the United States.
    ///
    /// ```
    /// use followup::language::Language;
    /// assert_eq!(Language::tagged("DE"), Some(Language::German));
    /// assert_eq!(Language::tagged("en"), Some(Language::AmericanEnglish));
    /// assert_eq!(Language::tagged("de-AT"), None);
    /// ```
    #[must_use]
    pub fn tagged(tag: &str) -> Option<Self> {
        if tag.eq_ignore_ascii_case(ENGLISH) {
            return Some(Self::AmericanEnglish);
        }
        let mut all = Self::VARIANTS.iter().copied();
        all.find(|one| one.tag().eq_ignore_ascii_case(tag))
    }

    /// Whether a tag means it, of whichever country.
    ///
    /// ```
    /// use followup::language::Language;
    /// assert!(Language::German.is_meant_by("de-AT"));
    /// assert!(!Language::German.is_meant_by("en"));
    /// ```
    #[must_use]
    pub fn is_meant_by(self, tag: &str) -> bool {
        Self::primary(self.tag()).eq_ignore_ascii_case(Self::primary(tag))
    }

    /// What a tag says before the country: "de" of "de-AT".
    ///
    /// ```
    /// use followup::language::Language;
    /// assert_eq!(Language::primary("de-AT"), "de");
    /// ```
    #[must_use]
    pub fn primary(tag: &str) -> &str {
        tag.split(['-', '_']).next().unwrap_or(tag)
    }
}

impl Language {
    /// Whether who reads it reads a text of another one as their own.
    ///
    /// ```
    /// use followup::language::Language;
    /// assert!(Language::BritishEnglish.reads_as(Language::AmericanEnglish));
    /// assert!(!Language::German.reads_as(Language::AmericanEnglish));
    /// ```
    #[must_use]
    pub fn reads_as(self, other: Self) -> bool {
        self == other || self.is_english() && other.is_english()
    }

    /// Whether it is English, of whichever country.
    #[must_use]
    pub fn is_english(self) -> bool {
        self == Self::AmericanEnglish || self == Self::BritishEnglish
    }
}

/// A language that nothing is written in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no text is written in \"{said}\"; there are {}", shipped())]
pub struct UnknownLanguage {
    said: String,
}

/// The tags of all languages, as whoever wrote another one is told them.
fn shipped() -> String {
    let tags: Vec<&str> = Language::ALL.iter().map(|one| one.tag()).collect();
    tags.join(", ")
}

impl TryFrom<String> for Language {
    type Error = UnknownLanguage;

    fn try_from(said: String) -> Result<Self, UnknownLanguage> {
        Self::tagged(&said).ok_or(UnknownLanguage { said })
    }
}

/// How many hours a clock has that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ClockHours {
    /// "3:00 PM".
    #[serde(rename = "12h")]
    Twelve,
    /// "15:00".
    #[serde(rename = "24h")]
    TwentyFour,
}

impl Language {
    /// Whether people say times by a clock of twelve hours in it, too.
    #[must_use]
    pub fn has_both_clocks(self) -> bool {
        self.is_english() || self == Self::Spanish
    }

    /// The clock that most who speak it read.
    #[must_use]
    pub fn clock(self) -> ClockHours {
        match self {
            Self::AmericanEnglish => ClockHours::Twelve,
            Self::BritishEnglish | Self::German | Self::Spanish | Self::French => {
                ClockHours::TwentyFour
            }
            #[cfg(feature = "pseudo")]
            Self::Pseudo => ClockHours::TwentyFour,
        }
    }
}

/// How somebody is addressed, in a language that has two ways.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Formality {
    /// "Sie", "usted", "vous".
    #[default]
    Formal,
    /// "du", "tú", "tu".
    Familiar,
}

impl Formality {
    /// Its name in `policy.toml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
