//! The languages that a company speaks to people.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Language;

/// The languages of a company, the first being the one that is spoken where nobody knows better.
///
/// ```
/// use followup::language::{Language, SpokenLanguages};
/// let spoken = SpokenLanguages::try_from(vec![Language::AmericanEnglish, Language::German])?;
/// assert_eq!(spoken.first(), Language::AmericanEnglish);
/// assert_eq!(spoken.nearest("de-AT"), Some(Language::German));
/// assert_eq!(spoken.nearest("it"), None);
/// # Ok::<(), followup::language::SpokenLanguagesError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Language>", into = "Vec<Language>")]
pub struct SpokenLanguages {
    first: Language,
    others: Vec<Language>,
}

/// A list of languages that no company can speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SpokenLanguagesError {
    /// It is empty.
    #[error("languages is empty; name at least one, such as languages = [\"en-US\"]")]
    Empty,
    /// A language is there twice, or is read as another of them.
    #[error("languages names \"{}\" beside \"{}\", which its readers read as well; keep one", .0.tag(), .1.tag())]
    Twice(Language, Language),
}

impl SpokenLanguages {
    /// The one that is spoken where nobody knows better.
    #[must_use]
    pub fn first(&self) -> Language {
        self.first
    }

    /// All but the first.
    #[must_use]
    pub fn others(&self) -> &[Language] {
        &self.others
    }

    /// All, in their order.
    pub fn iter(&self) -> impl Iterator<Item = Language> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// Whether one of them is read by who reads this language.
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        self.iter().any(|one| one.reads_as(language))
    }

    /// The one of them that whoever reads the language of this tag (BCP 47) reads: the same one, or that of another country.
    #[must_use]
    pub fn nearest(&self, tag: &str) -> Option<Language> {
        let tag = tag.trim();
        let exactly = self.iter().find(|one| one.tag().eq_ignore_ascii_case(tag));
        exactly.or_else(|| self.iter().find(|one| one.is_meant_by(tag)))
    }
}

impl Default for SpokenLanguages {
    fn default() -> Self {
        Self::from(Language::default())
    }
}

impl From<Language> for SpokenLanguages {
    fn from(first: Language) -> Self {
        Self {
            first,
            others: Vec::new(),
        }
    }
}

impl TryFrom<Vec<Language>> for SpokenLanguages {
    type Error = SpokenLanguagesError;

    fn try_from(all: Vec<Language>) -> Result<Self, SpokenLanguagesError> {
        for (index, one) in all.iter().enumerate() {
            if let Some(earlier) = all[..index].iter().find(|other| other.reads_as(*one)) {
                return Err(SpokenLanguagesError::Twice(*one, *earlier));
            }
        }
        let (first, others) = all.split_first().ok_or(SpokenLanguagesError::Empty)?;
        Ok(Self {
            first: *first,
            others: others.to_vec(),
        })
    }
}

impl From<SpokenLanguages> for Vec<Language> {
    fn from(spoken: SpokenLanguages) -> Self {
        spoken.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{AmericanEnglish, BritishEnglish, German};

    #[test]
    fn a_company_speaks_at_least_one_language_and_none_twice() {
        let of = |all: &[Language]| SpokenLanguages::try_from(all.to_vec());
        assert_eq!(of(&[]), Err(SpokenLanguagesError::Empty));
        let twice = SpokenLanguagesError::Twice(German, German);
        assert_eq!(of(&[German, German]), Err(twice));
        let twice = SpokenLanguagesError::Twice(BritishEnglish, AmericanEnglish);
        assert_eq!(of(&[AmericanEnglish, BritishEnglish]), Err(twice));
    }

    #[test]
    fn a_tag_finds_the_language_that_its_speakers_read() {
        let spoken = SpokenLanguages::try_from(vec![German, BritishEnglish]).unwrap();
        for (tag, expected) in [
            ("de", Some(German)),
            ("DE-ch", Some(German)),
            (" de_AT ", Some(German)),
            ("en", Some(BritishEnglish)),
            ("en-US", Some(BritishEnglish)),
            ("fr", None),
            ("d", None),
            ("", None),
        ] {
            assert_eq!(spoken.nearest(tag), expected, "{tag}");
        }
    }
}
