//! What becomes of a message that is due, by the state in which it stands in the table.

mod attempt;
mod compose;
mod delivered;
mod gate;
mod probe;
mod to_lead;
mod to_team;
mod transition;

use calendar::Instant;
use cloud::keys::Key;
use cloud::table::outbox::{Content, OutboxItem, State};
use cloud::table::received_mail::probe_key;
use cloud::{Cloud, CloudError};
use followup::ids::InquiryId;

pub use delivered::{Delivered, FIGURES, WATCHED};

/// Times that a message is looked at again because it changed while it was looked at.
const MAX_LOOKS: usize = 4;

/// Keys of what nearly every delivery reads: the message, whether mail is paused, and whether answers come back.
fn asked_for(key: &Key) -> Vec<Key> {
    vec![key.clone(), Key::sending_pause(), probe_key()]
}

/// AWS, with those items and the lead and inquiry of a message read ahead in one request.
pub(crate) async fn reading_ahead(cloud: &Cloud, key: &Key, inquiry: &InquiryId) -> Cloud {
    let mut keys = asked_for(key);
    if let Some(lead) = key.of_lead() {
        keys.extend([Key::lead(&lead), Key::inquiry(&lead, inquiry)]);
    }
    cloud.reading_ahead(&keys).await
}

/// Delivers a message if it is due at `now`. Asking again, or for one that is done, does no harm.
///
/// # Errors
/// When the table cannot be read or written. The message is still due then.
pub async fn deliver(cloud: &Cloud, key: &Key, now: Instant) -> Result<Delivered, CloudError> {
    if *key == probe_key() {
        return Box::pin(probe::deliver(cloud, now)).await;
    }
    let cloud = &cloud.reading_ahead(&asked_for(key)).await;
    for _ in 0..MAX_LOOKS {
        let Some(message) = cloud.message(key).await? else {
            return Ok(Delivered::Nothing);
        };
        if message.due_at.is_none_or(|at| at > now) {
            return Ok(Delivered::Nothing);
        }
        if let Some(delivered) = by_state(cloud, &message, now).await? {
            return Ok(delivered);
        }
    }
    // Others change it faster than it can be read. It is still due.
    Ok(Delivered::Nothing)
}

/// Nothing, when the message changed while it was looked at: look again.
async fn by_state(
    cloud: &Cloud,
    item: &OutboxItem,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    match item.state {
        State::Pending if !cloud.settings().sending => Ok(Some(Delivered::Nothing)),
        State::Pending => match &item.content {
            Content::Lead(message) => Box::pin(to_lead::pending(cloud, item, message, now)).await,
            Content::Team(digest) => Box::pin(to_team::pending(cloud, item, digest, now)).await,
            // It was sent: there is no text to send again.
            Content::Lost { .. } => Ok(Some(Delivered::Nothing)),
        },
        State::Sending => transition::lease_over(cloud, item, now).await,
        State::Unknown => transition::wait_over(cloud, item, now).await,
        State::Held => transition::still_held(cloud, item, now).await,
        State::AwaitingApproval => transition::approval_over(cloud, item, now).await,
        State::Sent | State::Skipped | State::Dropped => Ok(Some(Delivered::Nothing)),
    }
}
