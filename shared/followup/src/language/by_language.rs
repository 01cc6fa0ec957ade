//! What is said once for all languages, or in each of them.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::{Serialize, Serializer};

use super::Language;

/// A value that is the same in every language, or has one for each: `"Monday to Friday"`, or `{ en = "Monday to Friday", de =
/// "Montag bis Freitag" }`.
///
/// ```
/// use followup::language::{ByLanguage, Language};
/// let said: ByLanguage<String> = serde_json::from_str(r#"{ "en": "Hello", "de": "Hallo" }"#)?;
/// assert_eq!(said.said_in(Language::German), "Hallo");
/// let same: ByLanguage<String> = serde_json::from_str(r#""Example""#)?;
/// assert_eq!(same.said_in(Language::German), "Example");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByLanguage<T> {
    /// For every language that has none of its own.
    otherwise: T,
    each: BTreeMap<Language, T>,
}

impl<T> ByLanguage<T> {
    /// What is said in a language.
    pub fn said_in(&self, language: Language) -> &T {
        let own = self.each.get(&language);
        let near = || {
            let mut each = self.each.iter();
            let near = each.find(|(other, _)| other.reads_as(language));
            near.map(|(_, said)| said)
        };
        own.or_else(near).unwrap_or(&self.otherwise)
    }

    /// Whether it has one of its own for a language; what is the same everywhere has none.
    pub fn is_said_in(&self, language: Language) -> bool {
        self.each.keys().any(|other| other.reads_as(language))
    }

    /// The languages that have one of their own; none, if it is the same everywhere.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        self.each.keys().copied()
    }
}

impl<T> ByLanguage<T> {
    /// Each of its values once, as they are written.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        let same = self.each.is_empty().then_some(&self.otherwise);
        same.into_iter().chain(self.each.values())
    }
}

impl<T> From<T> for ByLanguage<T> {
    fn from(otherwise: T) -> Self {
        Self {
            otherwise,
            each: BTreeMap::new(),
        }
    }
}

impl<T: Default> Default for ByLanguage<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

impl<T: Serialize> Serialize for ByLanguage<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.each.is_empty() {
            self.otherwise.serialize(to)
        } else {
            self.each.serialize(to)
        }
    }
}

impl<'de, T: Deserialize<'de> + Clone> Deserialize<'de> for ByLanguage<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(OneOrEach(PhantomData))
    }
}

/// Reads a text, or a table of texts.
struct OneOrEach<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Clone> Visitor<'de> for OneOrEach<T> {
    type Value = ByLanguage<T>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a text, or one for each language, such as { en = \"...\", de = \"...\" }")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        T::deserialize(StrDeserializer::new(text)).map(ByLanguage::from)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
        let each = BTreeMap::<Language, T>::deserialize(MapAccessDeserializer::new(map))?;
        let first = each.values().next().cloned();
        let otherwise = first.ok_or_else(|| serde::de::Error::custom(EMPTY))?;
        Ok(ByLanguage { otherwise, each })
    }
}

/// What is wrong with a table of no language.
const EMPTY: &str = "no language has a text here; write one, such as { en = \"...\" }";

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<ByLanguage<String>, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn each_language_has_its_own_and_every_other_one_some() {
        let said = read(r#"{ "de": "Hallo", "en-GB": "Hello" }"#).unwrap();
        for (language, expected, own) in [
            (Language::German, "Hallo", true),
            (Language::BritishEnglish, "Hello", true),
            (Language::AmericanEnglish, "Hello", true),
            (Language::French, "Hello", false),
        ] {
            assert_eq!(said.said_in(language), expected, "{language:?}");
            assert_eq!(said.is_said_in(language), own, "{language:?}");
        }
        let back = serde_json::to_string(&said).unwrap();
        assert_eq!(read(&back).unwrap(), said);
    }

    #[test]
    fn what_is_neither_a_text_nor_a_table_of_texts_is_refused() {
        for (json, said) in [
            ("{}", "no language has a text here"),
            ("1", "a text, or one for each language"),
            (r#"{ "tlh": "nuqneH" }"#, "no text is written in \"tlh\""),
            (r#"{ "de": 1 }"#, "expected a string"),
        ] {
            let error = read(json).unwrap_err();
            assert!(error.contains(said), "{json}: {error}");
        }
    }
}
