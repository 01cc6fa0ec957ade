//! What came back: the mail service's events, received mail, and stops that a replay says again.

mod event;
pub mod mail;
mod received;
mod replayed;

use cloud::{Cloud, CloudError};
use serde_json::Value;

pub use event::{MailEvent, Outcome};
pub use received::{Kind, Received};
pub use replayed::ReplayedStop;

/// Takes what the mail service says: an event of its own, or a mail that arrived.
///
/// Saying the same twice, or late, is harmless. What is not for Baton is left alone.
///
/// # Errors
/// When the table cannot be read or written: then it may be said again.
pub async fn handle(cloud: &Cloud, payload: Value) -> Result<(), CloudError> {
    if let Some(stop) = ReplayedStop::from_payload(&payload) {
        return stop.take(cloud).await;
    }
    if let Some(event) = MailEvent::from_payload(&payload) {
        return event.take(cloud).await;
    }
    if let Some(received) = Received::from_payload(&payload)? {
        return received.take(cloud).await;
    }
    tracing::warn!("an event that is no mail service's was left alone");
    Ok(())
}
