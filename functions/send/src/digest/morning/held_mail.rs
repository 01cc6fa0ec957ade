//! The messages to leads that a person decides, or whose outcome is not known: what the manager's list says of held mail.

use cloud::CloudError;
use cloud::table::outbox::OutboxItem;

use crate::team::reader::TeamReader;

/// The messages to leads that a person decides, or whose outcome is not known.
pub(super) async fn undecided(reader: &TeamReader<'_>) -> Result<Vec<OutboxItem>, CloudError> {
    let mut found = Vec::new();
    for (lead, message) in reader.cloud.managers_mail().await? {
        match reader.cloud.message_to(&lead, &message).await {
            Ok(Some(message)) if message.state.is_the_managers() => found.push(message),
            Ok(_) => {}
            Err(error) if error.worth_retrying() => return Err(error),
            Err(error) => tracing::error!(%error, "a message is left out of a list"),
        }
    }
    Ok(found)
}
