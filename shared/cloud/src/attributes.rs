//! Items as typed values: what the table holds is checked when it is read, as any other input is.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::{Instant, format_instant, parse_instant};
use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::CloudError;
use crate::keys::Key;

/// An item as the SDK has it.
pub type Item = HashMap<String, AttributeValue>;

/// The schema of every item that this code writes.
pub const SCHEMA: u64 = 1;

/// A text.
#[must_use]
pub fn s(text: impl Into<String>) -> AttributeValue {
    AttributeValue::S(text.into())
}

/// A number.
#[must_use]
pub fn n(number: impl std::fmt::Display) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

/// A moment, in the fixed width that sorts.
#[must_use]
pub fn t(at: Instant) -> AttributeValue {
    s(format_instant(at))
}

/// A value of ours, as JSON.
///
/// # Errors
/// Never for our own types; a map with keys that are no text could not be written.
pub fn json<T: Serialize + ?Sized>(
    kind: &'static str,
    value: &T,
) -> Result<AttributeValue, CloudError> {
    serde_json::to_string(value)
        .map(s)
        .map_err(|error| CloudError::corrupt(kind, error))
}

/// Starts an item with its key and schema.
#[must_use]
pub fn item(key: &Key) -> Item {
    Item::from([
        ("pk".to_owned(), s(&key.pk)),
        ("sk".to_owned(), s(&key.sk)),
        ("schema".to_owned(), n(SCHEMA)),
    ])
}

/// A key as the SDK has it.
#[must_use]
pub fn key(key: &Key) -> Item {
    Item::from([("pk".to_owned(), s(&key.pk)), ("sk".to_owned(), s(&key.sk))])
}

/// Reads an item's attributes.
#[derive(Debug, Clone, Copy)]
pub struct ItemReader<'a> {
    item: &'a Item,
    kind: &'static str,
}

impl<'a> ItemReader<'a> {
    /// Reads an item of a kind; one of a newer schema is left alone.
    ///
    /// # Errors
    /// [`CloudError::Newer`].
    pub fn new(item: &'a Item, kind: &'static str) -> Result<Self, CloudError> {
        let reader = Self { item, kind };
        match reader.number_or_none("schema")? {
            Some(found) if found > SCHEMA => Err(CloudError::Newer {
                found,
                known: SCHEMA,
            }),
            Some(_) | None => Ok(reader),
        }
    }

    fn wrong(&self, name: &str, should: &str) -> CloudError {
        CloudError::corrupt(self.kind, format!("{name} {should}"))
    }

    /// A text, if there.
    ///
    /// # Errors
    /// When it is something else.
    pub fn text_or_none(&self, name: &str) -> Result<Option<&'a str>, CloudError> {
        match self.item.get(name) {
            None => Ok(None),
            Some(value) => value
                .as_s()
                .map(|text| Some(text.as_str()))
                .map_err(|_| self.wrong(name, "is no text")),
        }
    }

    /// A text.
    ///
    /// # Errors
    /// When it is missing or something else.
    pub fn text(&self, name: &str) -> Result<&'a str, CloudError> {
        self.text_or_none(name)?
            .ok_or_else(|| self.wrong(name, "is missing"))
    }

    /// A whole number, if there.
    ///
    /// # Errors
    /// When it is something else.
    pub fn number_or_none(&self, name: &str) -> Result<Option<u64>, CloudError> {
        match self.item.get(name) {
            None => Ok(None),
            Some(value) => value
                .as_n()
                .ok()
                .and_then(|text| text.parse().ok())
                .map(Some)
                .ok_or_else(|| self.wrong(name, "is no whole number")),
        }
    }

    /// A whole number.
    ///
    /// # Errors
    /// When it is missing or something else.
    pub fn number(&self, name: &str) -> Result<u64, CloudError> {
        self.number_or_none(name)?
            .ok_or_else(|| self.wrong(name, "is missing"))
    }

    /// A moment, if there.
    ///
    /// # Errors
    /// When it is something else.
    pub fn instant_or_none(&self, name: &str) -> Result<Option<Instant>, CloudError> {
        self.text_or_none(name)?
            .map(|text| parse_instant(text).map_err(|_| self.wrong(name, "is no timestamp")))
            .transpose()
    }

    /// A moment.
    ///
    /// # Errors
    /// When it is missing or something else.
    pub fn instant(&self, name: &str) -> Result<Instant, CloudError> {
        self.instant_or_none(name)?
            .ok_or_else(|| self.wrong(name, "is missing"))
    }

    /// A local date.
    ///
    /// # Errors
    /// When it is missing or something else.
    pub fn date(&self, name: &str) -> Result<NaiveDate, CloudError> {
        let date = self.text(name)?.parse();
        date.map_err(|_| self.wrong(name, "is no date"))
    }

    /// A value of ours.
    ///
    /// # Errors
    /// When it is missing or cannot be parsed.
    pub fn json<T: DeserializeOwned>(&self, name: &str) -> Result<T, CloudError> {
        // serde's message may quote a value, which is about a person; the place of the error says enough.
        serde_json::from_str(self.text(name)?).map_err(|error| {
            self.wrong(
                name,
                &format!(
                    "cannot be parsed at line {} column {}",
                    error.line(),
                    error.column()
                ),
            )
        })
    }

    /// A value stored as JSON; nothing when absent.
    ///
    /// # Errors
    /// When it cannot be parsed.
    pub fn json_or_none<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, CloudError> {
        match self.text_or_none(name)? {
            Some(_) => self.json(name).map(Some),
            None => Ok(None),
        }
    }

    /// A list of texts; empty when absent.
    ///
    /// # Errors
    /// When it is something else.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, CloudError> {
        match self.item.get(name) {
            None => Ok(Vec::new()),
            Some(AttributeValue::Ss(texts)) => Ok(texts.clone()),
            Some(AttributeValue::L(list)) => list
                .iter()
                .map(|one| {
                    one.as_s()
                        .cloned()
                        .map_err(|_| self.wrong(name, "is no list of texts"))
                })
                .collect(),
            Some(_) => Err(self.wrong(name, "is no list of texts")),
        }
    }
}
