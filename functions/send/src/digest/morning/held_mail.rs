//! The messages to leads that a person decides, or whose outcome is not known: what the manager's list says of held mail.

use cloud::CloudError;
use cloud::keys::{Home, Key};
use cloud::table::outbox::OutboxItem;
use followup::ids::{LeadId, MessageId};

use crate::team::reader::TeamReader;

/// Messages that one list reads at most; the others are counted.
const MAX_HELD: usize = 100;

/// Those of these messages to leads that a person decides, or whose outcome is not known, and how many there are besides.
pub(super) async fn undecided(
    reader: &TeamReader<'_>,
    mut waiting: Vec<(LeadId, MessageId)>,
) -> Result<(Vec<OutboxItem>, usize), CloudError> {
    let more = waiting.len().saturating_sub(MAX_HELD);
    waiting.truncate(MAX_HELD);
    let keys: Vec<Key> = waiting
        .into_iter()
        .map(|(lead, message)| Key::message(&Home::Lead(lead), &message))
        .collect();
    let ahead = reader.cloud.reading_ahead(&keys).await;
    let mut found = Vec::new();
    for key in &keys {
        match ahead.message(key).await {
            Ok(Some(message)) if message.state.is_the_managers() => found.push(message),
            Ok(_) => {}
            Err(error) if error.worth_retrying() => return Err(error),
            Err(error) => tracing::error!(%error, "a message is left out of a list"),
        }
    }
    Ok((found, more))
}
