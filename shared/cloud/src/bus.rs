//! The bus: `message.due` for what is to be sent, and every line of a timeline.

use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Cloud, CloudError};

/// The source of our events.
pub const SOURCE: &str = "baton";
/// A message is due: `detail` is [`MessageDue`].
pub const MESSAGE_DUE: &str = "message.due";
/// Entries of one request, as EventBridge has it.
const MAX_ENTRIES: usize = 10;

/// The detail of `message.due`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageDue {
    /// The partition of the message.
    pub pk: String,
    /// Its sort key.
    pub sk: String,
}

impl MessageDue {
    /// Reads it from what a function is started with: a rule's event, its detail as an object or as text, or the
    /// detail alone, as a schedule or an input transformer sends it.
    ///
    /// # Errors
    /// When there is no key in it.
    pub fn from_payload(payload: &Value) -> Result<Self, CloudError> {
        let detail = match payload.get("detail") {
            Some(Value::String(text)) => serde_json::from_str(text).ok(),
            Some(detail) => Some(detail.clone()),
            None => Some(payload.clone()),
        };
        detail
            .and_then(|detail| serde_json::from_value(detail).ok())
            .ok_or_else(|| CloudError::corrupt("message.due", "it names no message by pk and sk"))
    }
}

/// An event for the bus.
#[derive(Debug, Clone, PartialEq)]
pub struct BusEntry {
    /// What it is.
    pub detail_type: String,
    /// What it says: ids only.
    pub detail: Value,
}

impl Cloud {
    /// Puts events on the bus and says which of them were taken. What was not is still due.
    ///
    /// # Errors
    /// When a whole request fails; entries of earlier requests may have been taken.
    pub async fn publish(&self, entries: &[BusEntry]) -> Result<Vec<bool>, CloudError> {
        let mut taken = Vec::with_capacity(entries.len());
        for chunk in entries.chunks(MAX_ENTRIES) {
            let request = chunk.iter().map(|entry| {
                PutEventsRequestEntry::builder()
                    .event_bus_name(&self.settings().bus)
                    .source(SOURCE)
                    .detail_type(&entry.detail_type)
                    .detail(entry.detail.to_string())
                    .build()
            });
            let answer = self
                .bus
                .put_events()
                .set_entries(Some(request.collect()))
                .send()
                .await
                .map_err(|error| CloudError::aws("PutEvents", error))?;
            // A success may hold failures: one result an entry, in order.
            taken.extend(
                answer
                    .entries()
                    .iter()
                    .map(|entry| entry.event_id().is_some()),
            );
            taken.resize(
                taken
                    .len()
                    .max(taken.len() - answer.entries().len() + chunk.len()),
                false,
            );
        }
        Ok(taken)
    }
}
