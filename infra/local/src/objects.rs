//! What lies in buckets: mail as it was received.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::wire::{Call, WireAnswer, locked};

/// Objects by `<bucket>/<key>`.
#[derive(Debug, Default)]
pub(crate) struct Objects(Mutex<BTreeMap<String, Vec<u8>>>);

impl Objects {
    /// Keeps an object, or changes it.
    pub(crate) fn put(&self, bucket: &str, key: &str, content: &[u8]) {
        locked(&self.0).insert(format!("{bucket}/{key}"), content.to_owned());
    }

    /// The same objects, on their own.
    pub(crate) fn copy(&self) -> Self {
        Self(Mutex::new(locked(&self.0).clone()))
    }

    /// Answers whoever asks for one.
    pub(crate) fn answer(&self, call: &Call) -> WireAnswer {
        match locked(&self.0).get(&call.body) {
            Some(content) => WireAnswer::part(content.clone()),
            None => WireAnswer {
                status: 404,
                code: None,
                body: b"<Error><Code>NoSuchKey</Code></Error>".to_vec(),
            },
        }
    }
}
