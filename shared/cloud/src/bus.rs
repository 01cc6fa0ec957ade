//! The bus: `message.due` for what is to be sent, and every line of a timeline.

use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use followup::figures::SettledDay;
use followup::ids::InquiryId;
use followup::timeline::LeadEvent;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::keys::Key;
use crate::{Cloud, CloudError};

/// The source of our events.
pub const SOURCE: &str = "baton";
/// A message is due: `detail` is [`MessageDue`].
pub const MESSAGE_DUE: &str = "message.due";
/// A day is over and was counted: `detail` is [`SettledDay`].
pub const FIGURES_SETTLED: &str = "figures.settled";
/// Entries of one request, as EventBridge has it.
const MAX_ENTRIES: usize = 10;
/// Bytes of the details of one request, and so of one: EventBridge takes 256 KB with all that stands around them.
const MAX_BYTES: usize = 240 * 1024;
/// Requests of one call that may fail before the bus is taken to be away: each takes its time, and a sweep has little.
const MAX_FAILED_REQUESTS: u32 = 3;

/// The detail of `message.due`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageDue {
    /// The partition of the message.
    pub pk: String,
    /// Its sort key.
    pub sk: String,
    /// The inquiry that a message to a lead answers, where it is known: whoever sends it reads it with the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inquiry: Option<InquiryId>,
}

impl MessageDue {
    /// A message of which nothing more is known.
    #[must_use]
    pub fn new(message: Key) -> Self {
        Self {
            pk: message.pk,
            sk: message.sk,
            inquiry: None,
        }
    }

    /// The message.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::new(self.pk.clone(), self.sk.clone())
    }

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
    /// What it says, as JSON: ids only.
    pub detail: String,
}

impl BusEntry {
    /// A message that is due.
    #[must_use]
    pub fn of_message(due: &MessageDue) -> Self {
        Self {
            detail_type: MESSAGE_DUE.to_owned(),
            detail: json!(due).to_string(),
        }
    }

    /// What happened on a day. Of a team so large that the bus would not take it, people are left out: their figures are read at the desk.
    ///
    /// # Errors
    /// Never for our own types.
    pub fn of_figures(settled: &SettledDay) -> Result<Self, CloudError> {
        let entry = |settled: &SettledDay| Self::of(FIGURES_SETTLED.to_owned(), "day", settled);
        let whole = entry(settled)?;
        if whole.detail.len() <= MAX_BYTES {
            return Ok(whole);
        }
        tracing::warn!(day = %settled.day, "the figures of people are too many for an event");
        entry(&settled.clone().without_people())
    }

    /// A line of a lead's timeline: typed facts, of which other systems read the fields.
    ///
    /// # Errors
    /// Never for our own types.
    pub fn of_timeline(event: &LeadEvent) -> Result<Self, CloudError> {
        let detail_type = format!("lead.{}", event.entry.kind().as_str());
        Self::of(detail_type, "timeline", event)
    }

    fn of(
        detail_type: String,
        kind: &'static str,
        says: &impl Serialize,
    ) -> Result<Self, CloudError> {
        let detail = serde_json::to_value(says);
        let detail = detail.map_err(|error| CloudError::corrupt(kind, error))?;
        Ok(Self {
            detail_type,
            detail: detail.to_string(),
        })
    }
}

/// The entries of each request: as many as one takes, in their order.
fn requests(mut entries: &[BusEntry]) -> Vec<&[BusEntry]> {
    let mut requests = Vec::new();
    while !entries.is_empty() {
        let mut bytes = 0;
        let fits = entries.iter().take(MAX_ENTRIES).take_while(|entry| {
            bytes += entry.detail.len();
            bytes <= MAX_BYTES
        });
        // One that is too large by itself is refused by itself.
        let (request, rest) = entries.split_at(fits.count().max(1));
        requests.push(request);
        entries = rest;
    }
    requests
}

/// What became of events that were put on the bus.
#[derive(Debug, Default)]
pub struct Published {
    /// Which of them were taken, in their order. What was not is still due.
    pub taken: Vec<bool>,
    /// What the first request that failed as a whole met.
    pub failure: Option<CloudError>,
}

impl Published {
    /// How many were taken.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.taken.iter().filter(|taken| **taken).count() as u64
    }
}

impl Cloud {
    /// Puts events on the bus and says which of them were taken.
    ///
    /// A request that fails as a whole does not end the others. After a few such failures the bus is taken to be away, and
    /// the rest is not tried.
    pub async fn publish(&self, entries: &[BusEntry]) -> Published {
        let mut published = Published::default();
        let mut failed = 0;
        for chunk in requests(entries) {
            let mut taken = Vec::new();
            if failed < MAX_FAILED_REQUESTS {
                match self.put_events(chunk).await {
                    Ok(answered) => taken = answered,
                    Err(error) => {
                        failed += 1;
                        published.failure.get_or_insert(error);
                    }
                }
            }
            taken.resize(chunk.len(), false);
            published.taken.extend(taken);
        }
        published
    }

    async fn put_events(&self, entries: &[BusEntry]) -> Result<Vec<bool>, CloudError> {
        let request = entries.iter().map(|entry| {
            PutEventsRequestEntry::builder()
                .event_bus_name(&self.settings().bus)
                .source(SOURCE)
                .detail_type(&entry.detail_type)
                .detail(&entry.detail)
                .build()
        });
        let answer = self
            .bus()
            .put_events()
            .set_entries(Some(request.collect()))
            .send()
            .await
            .map_err(|error| CloudError::aws("PutEvents", error))?;
        if answer.failed_entry_count() > 0 {
            let refused = answer.failed_entry_count();
            tracing::warn!(refused, "the bus did not take all entries");
        }
        // A success may hold failures: one result an entry, in order.
        let results = answer.entries().iter();
        Ok(results.map(|entry| entry.event_id().is_some()).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{BusEntry, MAX_BYTES, MAX_ENTRIES, requests};

    fn entry(bytes: usize) -> BusEntry {
        let empty = json!({"text": ""}).to_string().len();
        BusEntry {
            detail_type: "figures.settled".to_owned(),
            detail: json!({"text": "x".repeat(bytes - empty)}).to_string(),
        }
    }

    #[test]
    fn a_request_has_as_many_entries_as_the_bus_takes_and_as_large_ones() {
        let sizes = |entries: &[BusEntry]| -> Vec<usize> {
            requests(entries)
                .into_iter()
                .map(<[BusEntry]>::len)
                .collect()
        };
        assert_eq!(sizes(&[]), [0; 0]);
        assert_eq!(sizes(&vec![entry(100); MAX_ENTRIES + 1]), [MAX_ENTRIES, 1]);
        let half = MAX_BYTES / 2;
        assert_eq!(sizes(&[entry(half), entry(half)]), [2]);
        assert_eq!(sizes(&[entry(half), entry(half + 1), entry(100)]), [1, 2]);
        assert_eq!(
            sizes(&[entry(100), entry(MAX_BYTES + 1), entry(100)]),
            [1, 1, 1]
        );
    }
}
