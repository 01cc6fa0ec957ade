//! Languages by their names.

use followup::language::{KnownLanguage, Language};

use crate::Words;

/// What a rep is told of the language of somebody's words, and of our mails to them, where it is another than the rep reads.
///
/// ```
/// use followup::language::{KnownLanguage, Language};
/// use wording::{Words, language::of_lead};
/// let german = Some(KnownLanguage::Detected(Language::German));
/// let said = of_lead(Words::default(), Some("de"), german);
/// assert_eq!(said, ["They wrote in German.", "Our mails to them are in German."]);
/// assert!(of_lead(Words::from(Language::German), Some("de"), german).is_empty());
/// ```
#[must_use]
pub fn of_lead(
    words: Words,
    written_in: Option<&str>,
    language: Option<KnownLanguage>,
) -> Vec<String> {
    let is_foreign = |tag: &&str| Language::primary(tag) != Language::primary(words.language.tag());
    let written = written_in.filter(is_foreign);
    let mails = language.map(KnownLanguage::language).map(Language::tag);
    let named = |tag: &str| words.language_named(Language::primary(tag));
    [
        written.map(|tag| words.they_wrote_in(&named(tag))),
        mails
            .filter(is_foreign)
            .map(|tag| words.mails_are_in(&named(tag))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A language by its name.
///
/// ```
/// use followup::language::Language;
/// use wording::{Words, language::named};
/// assert_eq!(named(Words::from(Language::German), Language::BritishEnglish), "Englisch");
/// ```
#[must_use]
pub fn named(words: Words, language: Language) -> String {
    words.language_named(Language::primary(language.tag()))
}
