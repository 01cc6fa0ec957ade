//! The messages to leads that a person decides, or whose outcome is not known: what the manager's list says of held mail.

use cloud::CloudError;
use cloud::keys::{Home, Key, Lane};
use cloud::table::outbox::OutboxItem;

use crate::team::reader::TeamReader;

/// Messages that wait for tomorrow at most which are looked through for those that a person decides.
const MAX_WAITING: usize = 1000;

/// The messages to leads that a person decides, or whose outcome is not known.
pub(super) async fn undecided(reader: &TeamReader<'_>) -> Result<Vec<OutboxItem>, CloudError> {
    // What is held comes up at the next opening at the latest.
    let until = reader.active.calendar().next_day_opening(reader.now);
    let mut found = Vec::new();
    let mut read = 0;
    for lane in [Lane::Acknowledgement, Lane::Mail] {
        for number in 0..lane.shards() {
            for waiting in reader.cloud.due(&lane.shard(number), until).await? {
                let key = &waiting.key;
                if !is_to_a_lead(key) || read >= MAX_WAITING {
                    continue;
                }
                read += 1;
                match reader.cloud.message(key).await {
                    Ok(Some(message)) if message.state.is_the_managers() => found.push(message),
                    Ok(_) => {}
                    Err(error) if error.worth_retrying() => return Err(error),
                    Err(error) => tracing::error!(%error, "a message is left out of a list"),
                }
            }
        }
    }
    Ok(found)
}

fn is_to_a_lead(key: &Key) -> bool {
    key.sk.starts_with("M#")
        && match Home::of(&key.pk) {
            Some(Home::Lead(_)) => true,
            Some(Home::Person(_)) | None => false,
        }
}
