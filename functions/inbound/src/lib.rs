//! What came back: the mail service's events, received mail, and stops that a replay says again.

mod event;
mod probe;
mod received;
mod replayed;

use cloud::{Cloud, CloudError};
use serde_json::Value;
use tracing::Instrument;

pub use event::{MailEvent, MailOutcome};
pub use received::Received;
pub use replayed::ReplayedStop;

/// Takes what the mail service says: events of its own, or mails that arrived; one, or several in SNS's wrapping.
///
/// An event that comes twice or late does no harm, one that is not for Baton is left alone, and one that fails does not keep the
/// others back.
///
/// # Errors
/// When the table cannot be read or written: then all may be said again.
pub async fn handle(cloud: &Cloud, payload: Value) -> Result<(), CloudError> {
    let mut failed = None;
    for one in unwrapped(payload) {
        if let Err(error) = handle_one(cloud, &one).await {
            tracing::error!(%error, "what the mail service said could not be taken");
            failed = Some(error);
        }
    }
    failed.map_or(Ok(()), Err)
}

async fn handle_one(cloud: &Cloud, payload: &Value) -> Result<(), CloudError> {
    if let Some(stop) = ReplayedStop::from_payload(payload) {
        return Box::pin(stop.take(cloud)).await;
    }
    if let Some(event) = MailEvent::from_payload(payload) {
        let span = tracing::info_span!("mail event", id = %event.dedup_id);
        return Box::pin(event.take(cloud).instrument(span)).await;
    }
    if let Some(received) = Received::told_of(cloud, payload).await? {
        if probe::recognise(cloud, &received.recipients).await? {
            return Ok(());
        }
        let span = tracing::info_span!("received mail", id = %received.dedup_id);
        return Box::pin(received.take(cloud).instrument(span)).await;
    }
    tracing::warn!("an event that is no mail service's was left alone");
    Ok(())
}

/// What SNS wraps, each by itself; anything else as it is.
fn unwrapped(payload: Value) -> Vec<Value> {
    let Some(records) = payload.get("Records").and_then(Value::as_array) else {
        return vec![payload];
    };
    let messages = records.iter().filter_map(|record| {
        let text = record.pointer("/Sns/Message").and_then(Value::as_str)?;
        serde_json::from_str(text).ok()
    });
    messages.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_of_several_notifications_is_taken() {
        let note = |id: &str| json!({"Sns": {"Message": json!({"eventType": "Delivery", "mail": {"messageId": id}}).to_string()}});
        let all =
            unwrapped(json!({"Records": [note("a"), {"Sns": {"Message": "no JSON"}}, note("b")]}));
        let ids: Vec<_> = all
            .iter()
            .filter_map(MailEvent::from_payload)
            .map(|event| event.ses_id)
            .collect();
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(unwrapped(json!({"detail": {}})).len(), 1);
    }
}
