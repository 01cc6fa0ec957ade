//! Events that may be told more than once, and must have their effect only once.

use calendar::Instant;
use chrono::Duration;
use followup::ids::derive;
use followup::inquiry::EmailAddress;

use crate::attributes::{ItemReader, SCHEMA, item, n, s, t};
use crate::keys::Key;
use crate::table::schema::TTL;
use crate::table::updated;
use crate::transaction::Transaction;
use crate::{Cloud, CloudError};

/// How long an event is remembered: longer than the bus tries to deliver it again.
const REMEMBERED_FOR: Duration = Duration::hours(48);

fn key_of(once: &str) -> Key {
    Key::request(&derive(&["once", once]))
}

/// Adds the condition that the event was not told before, and the note that it now was.
pub(crate) fn insert_dedup_marker<P: Clone>(
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
    /// Whether a machine may answer a received mail of this address: one of them a day, however many come, so that two machines that
    /// answer each other fall silent. `mail` is what the mail is known by: told of again, it may be answered again.
    ///
    /// # Errors
    /// When it cannot be written: then nothing is answered.
    ///
    /// ```no_run
    /// # async fn answer(cloud: &cloud::Cloud, from: &followup::inquiry::EmailAddress) -> Result<(), cloud::CloudError> {
    /// assert!(cloud.may_answer(from, "the first", cloud.now()).await?);
    /// assert!(!cloud.may_answer(from, "the second", cloud.now()).await?);
    /// # Ok(()) }
    /// ```
    pub async fn may_answer(
        &self,
        address: &EmailAddress,
        mail: &str,
        now: Instant,
    ) -> Result<bool, CloudError> {
        self.once_a_day("answer", address, mail, now).await
    }

    /// Whether a machine may say that what a received mail of this address reports is recorded: one of them a day, besides the one of
    /// [`Cloud::may_answer`], so that nobody goes unasked because something else was recorded before.
    ///
    /// # Errors
    /// When it cannot be written: then nothing is said.
    ///
    /// ```no_run
    /// # async fn receipt(cloud: &cloud::Cloud, from: &followup::inquiry::EmailAddress) -> Result<(), cloud::CloudError> {
    /// assert!(cloud.may_give_receipt(from, "the first", cloud.now()).await?);
    /// assert!(!cloud.may_give_receipt(from, "the second", cloud.now()).await?);
    /// # Ok(()) }
    /// ```
    pub async fn may_give_receipt(
        &self,
        address: &EmailAddress,
        mail: &str,
        now: Instant,
    ) -> Result<bool, CloudError> {
        self.once_a_day("receipt", address, mail, now).await
    }

    async fn once_a_day(
        &self,
        what: &str,
        address: &EmailAddress,
        mail: &str,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let hash = self.address_hash(address.normalised());
        let expires = now + REMEMBERED_FOR;
        let update = self
            .update(&key_of(&format!("{what} {hash} {}", now.date_naive())))
            .update_expression(
                "SET #schema = :schema, mail = :mail, expires_at = :expires, #ttl = :ttl",
            )
            .condition_expression("attribute_not_exists(pk) OR mail = :mail")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":mail", s(mail))
            .expression_attribute_values(":expires", t(expires))
            .expression_attribute_values(":ttl", n(expires.timestamp()));
        updated(update).await
    }

    /// Whether what is known by this has happened already.
    pub async fn has_happened(&self, once: &str, now: Instant) -> Result<bool, CloudError> {
        let Some(found) = self.get(&key_of(once)).await? else {
            return Ok(false);
        };
        Ok(ItemReader::new(&found, "request")?.instant("expires_at")? > now)
    }
}
