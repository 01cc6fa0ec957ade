//! A message is due: it is read again, checked, rendered strictly, claimed, and sent once.
//!
//! What starts this function is a hint. The message as it stands in the table says whether it is due and what it
//! waits for, so that a duplicate, a late or an early event does no harm:
//!
//! While the mail service takes nothing of this account, what is pending stays so; one message in a while tries (`gate`).
//!
//! | state | what happens |
//! | --- | --- |
//! | pending | the claim, and one call to the mail service; or it is skipped, or held |
//! | sending | its lease is over: nobody knows what became of it |
//! | unknown | the wait is over: a person decides, or a mail to the team is sent once more |
//! | held | it stays so, until the next morning's list |
//! | sent, skipped, dropped | nothing |

mod asked;
mod buttons;
mod case;
mod compose;
mod duty;
mod gate;
mod late;
mod lead_mail;
mod lines;
mod links;
mod meeting;
pub mod mime;
mod morning;
mod office;
mod probe;
mod relevance;
mod sending;
mod settle;
mod single;
mod thread;
mod to_lead;
mod to_team;
mod waiting;

use calendar::Instant;
use cloud::bus::MessageDue;
use cloud::keys::Key;
use cloud::table::outbox::{Content, State};
use cloud::table::received_mail::probe_key;
use cloud::{Cloud, CloudError};
use serde_json::Value;

/// Times that a message is looked at again because it changed while it was looked at.
const MAX_LOOKS: usize = 4;

/// What became of a message that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivered {
    /// Nothing: it is not there, not due, done, or somebody else has it.
    Nothing,
    /// The mail service has it.
    Sent,
    /// It is not sent, and needs nobody.
    Skipped,
    /// A person decides.
    Held,
    /// A person sends it, or leaves it out.
    Drafted,
    /// Nobody knows whether it was sent; the mail service's own event may tell.
    Unknown,
    /// It was refused for now and waits for its next try.
    Postponed,
    /// It is given up.
    Dropped,
    /// The probe of received mail went out.
    Probed,
    /// The same, and none has come back for a day.
    Unverified,
}

/// What alarms watch.
pub const WATCHED: [&str; 2] = ["unsent", "unverified"];

/// The figures: what became of a message, one for each run in which anything did.
pub const FIGURES: [&str; 8] = [
    "sent",
    "skipped",
    "held",
    "drafted",
    "unknown",
    "postponed",
    "dropped",
    "unverified",
];

impl Delivered {
    /// The figure that counts it; none when nothing became of it.
    #[must_use]
    pub fn figure(self) -> Option<&'static str> {
        match self {
            Delivered::Nothing | Delivered::Probed => None,
            Delivered::Sent => Some("sent"),
            Delivered::Skipped => Some("skipped"),
            Delivered::Held => Some("held"),
            Delivered::Drafted => Some("drafted"),
            Delivered::Unknown => Some("unknown"),
            Delivered::Postponed => Some("postponed"),
            Delivered::Dropped => Some("dropped"),
            Delivered::Unverified => Some("unverified"),
        }
    }

    /// The figure that an alarm watches, if somebody has to look.
    #[must_use]
    pub fn watched(self) -> Option<&'static str> {
        let [unsent, unverified] = WATCHED;
        match self {
            Delivered::Held | Delivered::Unknown => Some(unsent),
            Delivered::Unverified => Some(unverified),
            Delivered::Nothing
            | Delivered::Sent
            | Delivered::Skipped
            | Delivered::Drafted
            | Delivered::Postponed
            | Delivered::Dropped
            | Delivered::Probed => None,
        }
    }
}

/// Delivers the message that an event names, and says what became of it.
///
/// # Errors
/// When the event names no message, or AWS fails. The message is still due then.
pub async fn handle(cloud: &Cloud, payload: Value) -> Result<Delivered, CloudError> {
    let due = MessageDue::from_payload(&payload)?;
    let (key, now) = (Key::new(due.pk, due.sk), cloud.now());
    let error = match Box::pin(deliver(cloud, &key, now)).await {
        Ok(delivered) => return Ok(delivered),
        Err(error) => error,
    };
    if !error.worth_retrying() && !matches!(error, CloudError::Newer { .. }) {
        // It would fail the same way each minute: it is moved back and counted, and the fifth time it is stuck.
        cloud.defer_message(&key, now).await?;
    }
    Err(error)
}

/// Delivers a message if it is due at `now`. Asking again, or for one that is done, does no harm.
///
/// # Errors
/// When the table cannot be read or written. The message is still due then.
pub async fn deliver(cloud: &Cloud, key: &Key, now: Instant) -> Result<Delivered, CloudError> {
    if *key == probe_key() {
        return Box::pin(probe::deliver(cloud, now)).await;
    }
    for _ in 0..MAX_LOOKS {
        let Some(message) = cloud.message(key).await? else {
            return Ok(Delivered::Nothing);
        };
        if message.due_at.is_none_or(|at| at > now) {
            return Ok(Delivered::Nothing);
        }
        let delivered = match message.state {
            State::Pending if !cloud.settings().sending => Some(Delivered::Nothing),
            State::Pending => match &message.content {
                Content::Lead(draft) => {
                    Box::pin(to_lead::pending(cloud, &message, draft, now)).await?
                }
                Content::Team(bundle) => {
                    Box::pin(to_team::pending(cloud, &message, bundle, now)).await?
                }
                // It was sent: there is no text to send again.
                Content::Lost { .. } => Some(Delivered::Nothing),
            },
            State::Sending => settle::lease_over(cloud, &message, now).await?,
            State::Unknown => settle::wait_over(cloud, &message, now).await?,
            State::Held => settle::still_held(cloud, &message, now).await?,
            State::AwaitingApproval => settle::approval_over(cloud, &message, now).await?,
            State::Sent | State::Skipped | State::Dropped => Some(Delivered::Nothing),
        };
        if let Some(delivered) = delivered {
            return Ok(delivered);
        }
    }
    // Others change it faster than it can be read. It is still due.
    Ok(Delivered::Nothing)
}
