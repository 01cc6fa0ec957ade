//! Secrets Manager: `GetSecretValue`.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::Deserialize;
use serde_json::json;

use crate::wire::{Call, WireAnswer, locked};

/// The secrets of a local AWS, by name.
#[derive(Debug, Default)]
pub(crate) struct Secrets(Mutex<BTreeMap<String, String>>);

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GetSecretValue {
    secret_id: String,
}

impl Secrets {
    /// Keeps a secret, or changes it.
    pub(crate) fn put(&self, name: &str, text: &str) {
        locked(&self.0).insert(name.to_owned(), text.to_owned());
    }

    /// The same secrets, on their own.
    pub(crate) fn copy(&self) -> Self {
        Self(Mutex::new(locked(&self.0).clone()))
    }

    /// Answers a request for Secrets Manager.
    pub(crate) fn answer(&self, call: &Call) -> WireAnswer {
        if call.operation != "GetSecretValue" {
            return WireAnswer::unknown(call);
        }
        let request: GetSecretValue = match serde_json::from_str(&call.body) {
            Ok(request) => request,
            Err(error) => {
                return WireAnswer::refused(400, "SerializationException", &error.to_string());
            }
        };
        match locked(&self.0).get(&request.secret_id) {
            Some(text) => {
                WireAnswer::ok(json!({"Name": request.secret_id, "SecretString": text}).to_string())
            }
            None => WireAnswer::refused(
                400,
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret.",
            ),
        }
    }
}
