//! A message is due: it is read again, checked, rendered strictly, claimed, and sent once.
//!
//! What starts this function is a hint. The message as it stands in the table says whether it is due and what it
//! waits for, so that a duplicate, a late or an early event does no harm.
//!
//! While the mail service takes nothing of this account, what is pending stays so; one message in a while tries (`gate`).
//!
//! | state | what happens |
//! | --- | --- |
//! | pending | the claim, and one call to the mail service; or it is skipped, or held |
//! | sending | its lease is over: nobody knows what became of it |
//! | unknown | the wait is over: a person decides, or a mail to the team is sent once more |
//! | held | it stays so, until the next morning's list |
//! | awaiting approval | nobody sent it in time: it is left out, and the manager hears of it |
//! | sent, skipped, dropped | nothing |
//!
//! Each folder uses only those above it:
//!
//! | folder | what |
//! | --- | --- |
//! | `mail` | what every mail is made of, and the whole mail to a lead |
//! | `case` | a lead as the team reads about it |
//! | `team` | what every mail to the team is made of |
//! | `notice` | one file a kind of notice: when it matters, its line, its mail, its place on the list at opening |
//! | `digest` | the mails that carry many notices |
//! | `deliver` | the message in the table: what holds it back, the claim, the one try, and what became of it |

mod case;
mod deliver;
mod digest;
mod mail;
mod notice;
mod team;

use calendar::Instant;
use cloud::bus::MessageDue;
use cloud::keys::Key;
use cloud::{Cloud, CloudError};
use serde_json::Value;
use tracing::Instrument;

pub use deliver::{Delivered, FIGURES, WATCHED, deliver};

/// Delivers the message that an event names, and says what became of it.
///
/// # Errors
/// When the event names no message, or AWS fails. The message is still due then.
pub async fn handle(cloud: &Cloud, payload: Value) -> Result<Delivered, CloudError> {
    let due = MessageDue::from_payload(&payload)?;
    let (key, now) = (due.key(), cloud.now());
    let span = tracing::info_span!("message", home = %key.pk, message = %key.sk);
    let cloud = match due.inquiry {
        Some(inquiry) => deliver::reading_ahead(cloud, &key, &inquiry).await,
        None => cloud.clone(),
    };
    delivered(&cloud, &key, now).instrument(span).await
}

async fn delivered(cloud: &Cloud, key: &Key, now: Instant) -> Result<Delivered, CloudError> {
    let error = match Box::pin(deliver(cloud, key, now)).await {
        Ok(delivered) => {
            tracing::info!(became = ?delivered, "a message was due");
            return Ok(delivered);
        }
        Err(error) => error,
    };
    if !error.worth_retrying() && !matches!(error, CloudError::Newer { .. }) {
        // It would fail the same way each minute: it is moved back and counted, and the fifth time it is stuck.
        cloud.defer_message(key, now).await?;
    }
    Err(error)
}
