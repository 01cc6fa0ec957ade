//! Notices that are added to a mail.

use aws_sdk_dynamodb::types::AttributeValue;
use followup::digest::Digest;
use followup::message::Notice;

use crate::CloudError;
use crate::attributes::{Item, ItemReader, SCHEMA, json, n, s, t};
use crate::table::outbox::{Content, OutboxItem, State};
use crate::transaction::Transaction;

/// Notices that one mail carries at most. Further ones are only counted, and the mail says how many they are, so that a full
/// mail keeps no notice waiting.
pub const MAX_NOTICES: usize = 200;

/// A mail, and what is added to it.
#[derive(Debug, Clone)]
pub(crate) struct DigestUpdate<'a> {
    digest: &'a Digest,
    /// The notices that it carries from now on.
    told: Vec<&'a Notice>,
    /// How many it has no room for, and counts.
    more: usize,
}

/// Why a mail took nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DigestRefusal {
    /// It does not wait any more: the notices go with the next one.
    Left,
    /// It waits, and carries so many already.
    Carries(usize),
}

impl DigestRefusal {
    /// Reads it from what the table has of the mail.
    pub(crate) fn of(old: Option<&Item>) -> Result<Self, CloudError> {
        let Some(old) = old else {
            return Ok(Self::Left);
        };
        let reader = ItemReader::new(old, "message")?;
        if reader.text("state")? == State::Pending.as_str() {
            Ok(Self::Carries(reader.texts("notices")?.len()))
        } else {
            Ok(Self::Left)
        }
    }
}

impl<'a> DigestUpdate<'a> {
    /// Adds notices to a mail that carries so many already, as far as is known.
    pub(crate) fn new(digest: &'a Digest, mut told: Vec<&'a Notice>, carried: usize) -> Self {
        let room = MAX_NOTICES.saturating_sub(carried);
        let more = told.split_off(told.len().min(room)).len();
        Self { digest, told, more }
    }

    /// Adds them in a transaction: to a mail that waits, or that they begin.
    pub(crate) fn add<P: Clone>(
        &self,
        transaction: &mut Transaction<P>,
        name: P,
        table: &str,
    ) -> Result<(), CloudError> {
        if self.told.is_empty() {
            self.count(transaction, name, table);
            return Ok(());
        }
        let message = OutboxItem::to_team(self.digest.clone());
        let told = self.told.iter().map(|notice| {
            serde_json::to_string(notice).map_err(|error| CloudError::corrupt("notice", error))
        });
        let told = told.collect::<Result<Vec<String>, CloudError>>()?;
        let body = json("message", &Content::Team(self.digest.clone()))?;
        let room = MAX_NOTICES - told.len();
        let added = if self.more > 0 {
            "ADD notices :notices, #more :more"
        } else {
            "ADD notices :notices"
        };
        transaction.update(name, table, &message.key(), |update| {
            let update = if self.more > 0 {
                update
                    .expression_attribute_names("#more", "more")
                    .expression_attribute_values(":more", n(self.more))
            } else {
                update
            };
            update
                .update_expression(format!(
                    "{added} SET #state = :pending, body = :body, due_shard = :shard, \
                     due_at = if_not_exists(due_at, :due), #schema = :schema"
                ))
                .condition_expression(
                    "attribute_not_exists(pk) OR (#state = :pending AND \
                     (attribute_not_exists(notices) OR size(notices) <= :room))",
                )
                .expression_attribute_names("#state", "state")
                .expression_attribute_names("#schema", "schema")
                .expression_attribute_values(":notices", AttributeValue::Ss(told))
                .expression_attribute_values(":pending", s(State::Pending.as_str()))
                .expression_attribute_values(":body", body)
                .expression_attribute_values(":shard", s(message.shard()))
                .expression_attribute_values(":due", t(self.digest.not_before))
                .expression_attribute_values(":schema", n(SCHEMA))
                .expression_attribute_values(":room", n(room))
        });
        Ok(())
    }

    /// Counts the notices on a mail that is full.
    fn count<P: Clone>(&self, transaction: &mut Transaction<P>, name: P, table: &str) {
        let message = OutboxItem::to_team(self.digest.clone());
        transaction.update(name, table, &message.key(), |update| {
            update
                .update_expression("ADD #more :more")
                .condition_expression("#state = :pending")
                .expression_attribute_names("#more", "more")
                .expression_attribute_names("#state", "state")
                .expression_attribute_values(":more", n(self.more))
                .expression_attribute_values(":pending", s(State::Pending.as_str()))
        });
    }
}
