//! What is outside: texts under addresses that are not of AWS.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::wire::{Call, WireAnswer, locked};

/// Texts by their whole address.
#[derive(Debug, Default)]
pub(crate) struct Pages(Mutex<BTreeMap<String, String>>);

impl Pages {
    /// Keeps a text under an address, or changes it.
    pub(crate) fn put(&self, address: &str, text: &str) {
        locked(&self.0).insert(address.to_owned(), text.to_owned());
    }

    /// The same texts, on their own.
    pub(crate) fn copy(&self) -> Self {
        Self(Mutex::new(locked(&self.0).clone()))
    }

    /// Answers whoever asks for one.
    pub(crate) fn answer(&self, call: &Call) -> WireAnswer {
        let address = call.operation.strip_prefix("GET ").unwrap_or_default();
        match locked(&self.0).get(address) {
            Some(text) => WireAnswer::ok(text.clone()),
            None => WireAnswer::refused(404, "NotFound", "There is no such page."),
        }
    }
}
