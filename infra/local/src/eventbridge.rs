//! EventBridge: `PutEvents`.

use calendar::Instant;
use chrono::DateTime;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::events::{DEFAULT_BUS, EventQueue, NewBusEvent};
use crate::wire::{Call, WireAnswer};

/// Entries that one request may hold.
const MAX_ENTRIES: usize = 10;
/// Bytes of all entries of a request together.
const MAX_TOTAL_BYTES: usize = 256 * 1024;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutEvents {
    entries: Vec<PutEventsEntry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutEventsEntry {
    time: Option<f64>,
    source: Option<String>,
    #[serde(default)]
    resources: Vec<String>,
    detail_type: Option<String>,
    detail: Option<String>,
    event_bus_name: Option<String>,
}

/// Answers a request for EventBridge.
pub(crate) fn answer(
    call: &Call,
    events: &EventQueue,
    now: Instant,
    entries_fail: bool,
) -> WireAnswer {
    if call.operation != "PutEvents" {
        return WireAnswer::unknown(call);
    }
    let request: PutEvents = match serde_json::from_str(&call.body) {
        Ok(request) => request,
        Err(error) => {
            return WireAnswer::refused(400, "SerializationException", &error.to_string());
        }
    };
    let count = request.entries.len();
    if count == 0 || count > MAX_ENTRIES {
        let message = format!(
            "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length \
             from 1 to {MAX_ENTRIES}, not {count}"
        );
        return WireAnswer::refused(400, "ValidationException", &message);
    }
    if request
        .entries
        .iter()
        .map(PutEventsEntry::size)
        .sum::<usize>()
        > MAX_TOTAL_BYTES
    {
        return WireAnswer::refused(
            400,
            "ValidationException",
            "Total size of the entries in the request is over the limit.",
        );
    }
    let mut failed = 0;
    let results: Vec<Value> = request
        .entries
        .into_iter()
        .map(|entry| {
            let drafted = if entries_fail {
                Err(("InternalFailure", "Internal Service Failure".to_owned()))
            } else {
                entry.draft(now)
            };
            match drafted {
                Ok(draft) => json!({"EventId": events.publish(draft, now)}),
                Err((code, message)) => {
                    failed += 1;
                    json!({"ErrorCode": code, "ErrorMessage": message})
                }
            }
        })
        .collect();
    WireAnswer::ok(json!({"FailedEntryCount": failed, "Entries": results}).to_string())
}

impl PutEventsEntry {
    /// As AWS counts it.
    fn size(&self) -> usize {
        let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        let time = if self.time.is_some() { 14 } else { 0 };
        let resources: usize = self.resources.iter().map(String::len).sum();
        time + text(&self.source) + text(&self.detail_type) + text(&self.detail) + resources
    }

    fn draft(self, now: Instant) -> Result<NewBusEvent, (&'static str, String)> {
        let source = required(self.source, "Source")?;
        if source.starts_with("aws.") {
            let message = format!("Not authorized for the source {source}.");
            return Err(("NotAuthorizedForSource", message));
        }
        let detail_type = required(self.detail_type, "DetailType")?;
        let detail = match serde_json::from_str(&required(self.detail, "Detail")?) {
            Ok(detail @ Value::Object(_)) => detail,
            Ok(_) | Err(_) => return Err(("MalformedDetail", "Detail is malformed.".to_owned())),
        };
        let bus = self
            .event_bus_name
            .unwrap_or_else(|| DEFAULT_BUS.to_owned());
        // A bus may be named by its ARN.
        let bus = bus.rsplit('/').next().unwrap_or(DEFAULT_BUS).to_owned();
        let time = self
            .time
            .and_then(|seconds| DateTime::from_timestamp(seconds as i64, 0))
            .unwrap_or(now);
        Ok(NewBusEvent {
            bus,
            source,
            detail_type,
            time,
            resources: self.resources,
            detail,
        })
    }
}

fn required(value: Option<String>, name: &str) -> Result<String, (&'static str, String)> {
    value.filter(|value| !value.is_empty()).ok_or_else(|| {
        let message =
            format!("Parameter {name} is not valid. Reason: {name} is a required argument.");
        ("InvalidArgument", message)
    })
}
