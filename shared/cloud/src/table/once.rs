//! Events that may be told more than once, and must have their effect only once.

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::Instant;
use chrono::Duration;
use followup::ids::{LeadId, derive};
use followup::inquiry::EmailAddress;

use crate::attributes::{ItemReader, SCHEMA, item, n, s, t};
use crate::keys::Key;
use crate::table::schema::TTL;
use crate::table::updated;
use crate::transaction::Transaction;
use crate::{Cloud, CloudError};

/// How long an event is remembered: longer than the bus tries to deliver it again.
const REMEMBERED_FOR: Duration = Duration::hours(48);
/// Mails of one address about one lead that are answered within an hour. Somebody who reports writes fewer, and machines that answer each
/// other, and do not say that they are machines, fall silent for the rest of it.
pub const MOST_ANSWERS_AN_HOUR: usize = 6;

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
    /// Whether a machine may answer what this address wrote about a lead: each mail of a person, and of two machines that answer each other
    /// no more than [`MOST_ANSWERS_AN_HOUR`]. `mail` is what the mail is known by: told of again, it may be answered again.
    ///
    /// # Errors
    /// When it cannot be written: then nothing is answered.
    ///
    /// ```no_run
    /// # async fn answer(
    /// #     cloud: &cloud::Cloud, from: &followup::inquiry::EmailAddress, lead: &followup::ids::LeadId,
    /// # ) -> Result<(), cloud::CloudError> {
    /// assert!(cloud.may_answer(from, lead, "the first", cloud.now()).await?);
    /// assert!(cloud.may_answer(from, lead, "the second", cloud.now()).await?);
    /// # Ok(()) }
    /// ```
    pub async fn may_answer(
        &self,
        address: &EmailAddress,
        lead: &LeadId,
        mail: &str,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let hour = now.timestamp().div_euclid(3600).to_string();
        let asked = self.asked("answer", address, lead, &hour);
        self.is_among(&asked, mail, MOST_ANSWERS_AN_HOUR, now).await
    }

    /// Whether the person in whose name this address wrote about a lead may be asked if it was them: once a day for each lead, since
    /// anybody may write in their name.
    ///
    /// # Errors
    /// When it cannot be written: then nobody is asked.
    ///
    /// ```no_run
    /// # async fn ask(
    /// #     cloud: &cloud::Cloud, from: &followup::inquiry::EmailAddress, lead: &followup::ids::LeadId,
    /// # ) -> Result<(), cloud::CloudError> {
    /// assert!(cloud.may_ask_back(from, lead, "the first", cloud.now()).await?);
    /// assert!(!cloud.may_ask_back(from, lead, "the second", cloud.now()).await?);
    /// # Ok(()) }
    /// ```
    pub async fn may_ask_back(
        &self,
        address: &EmailAddress,
        lead: &LeadId,
        mail: &str,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let day = now.date_naive().to_string();
        let asked = self.asked("ask back", address, lead, &day);
        self.is_among(&asked, mail, 1, now).await
    }

    /// What a count of answers is known by.
    fn asked(&self, what: &str, address: &EmailAddress, lead: &LeadId, during: &str) -> Key {
        let hash = self.address_hash(address.normalised());
        key_of(&format!("{what} {hash} {lead} {during}"))
    }

    /// Whether the mail is one of the first so many of this count.
    async fn is_among(
        &self,
        count: &Key,
        mail: &str,
        most: usize,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let expires = now + REMEMBERED_FOR;
        let update = self
            .update(count)
            .update_expression(
                "ADD mails :mails SET #schema = :schema, expires_at = :expires, #ttl = :ttl",
            )
            .condition_expression(
                "attribute_not_exists(mails) OR size(mails) < :most OR contains(mails, :mail)",
            )
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":mails", AttributeValue::Ss(vec![mail.to_owned()]))
            .expression_attribute_values(":mail", s(mail))
            .expression_attribute_values(":most", n(most))
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
