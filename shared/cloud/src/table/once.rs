//! What may be told more than once, and happens once.

use chrono::Duration;
use followup::ids::derive;
use followup::inquiry::EmailAddress;
use followup::time::Instant;

use crate::attributes::{Reader, item, n, t};
use crate::keys::Key;
use crate::table::schema::TTL;
use crate::transaction::{Refused, Transaction};
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
    /// Whether a machine may answer a received mail of this address: once a day, however many come. Asking is taking the
    /// answer, so that two machines that answer each other fall silent; who dies after it has answered nobody that day.
    ///
    /// # Errors
    /// When it cannot be written: then nothing is answered.
    pub async fn may_answer(
        &self,
        address: &EmailAddress,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let hash = self.address_hash(address.normalised());
        let day = format!("answer {hash} {}", now.date_naive());
        let mut transaction = Transaction::new();
        happens_once(&mut transaction, (), &self.settings().table, &day, now);
        // Another asking is another's, and no repeat of this one.
        let token = derive(&[
            "answer",
            &self.own(),
            &day,
            &followup::time::format_instant(now),
        ]);
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(true),
            Err(Refused::Conditions(_)) => Ok(false),
            Err(Refused::Failed(error)) => Err(error),
        }
    }

    /// Whether what is known by this has happened already.
    pub(crate) async fn has_happened(&self, once: &str, now: Instant) -> Result<bool, CloudError> {
        let Some(found) = self.get(&key_of(once)).await? else {
            return Ok(false);
        };
        Ok(Reader::new(&found, "request")?.instant("expires_at")? > now)
    }
}
