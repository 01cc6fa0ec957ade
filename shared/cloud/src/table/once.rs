//! What may be told more than once, and happens once.

use chrono::Duration;
use followup::ids::derive;
use followup::time::Instant;

use crate::attributes::{Reader, item, n, t};
use crate::keys::Key;
use crate::table::schema::TTL;
use crate::transaction::Transaction;
use crate::{Cloud, CloudError};

/// How long it is remembered: longer than the bus hands an event over again.
const REMEMBERED_FOR: Duration = Duration::hours(48);

fn key_of(once: &str) -> Key {
    Key::request(&derive(&["once", once]))
}

/// Adds the condition that this has not happened, and the note that it now has.
pub(crate) fn happens_once<P: Clone>(
    transaction: &mut Transaction<P>,
    name: P,
    table: &str,
    once: &str,
    now: Instant,
) {
    let expires = now + REMEMBERED_FOR;
    let mut stored = item(&key_of(once));
    stored.insert("expires_at".to_owned(), t(expires));
    stored.insert(TTL.to_owned(), n(expires.timestamp()));
    transaction.put(name, table, stored, |put| {
        // Expiry is a condition: DynamoDB deletes what has expired whenever it likes.
        put.condition_expression("attribute_not_exists(pk) OR expires_at <= :now")
            .expression_attribute_values(":now", t(now))
    });
}

impl Cloud {
    /// Whether what is known by this has happened already.
    pub(crate) async fn has_happened(&self, once: &str, now: Instant) -> Result<bool, CloudError> {
        let Some(found) = self.get(&key_of(once)).await? else {
            return Ok(false);
        };
        Ok(Reader::new(&found, "request")?.instant("expires_at")? > now)
    }
}
