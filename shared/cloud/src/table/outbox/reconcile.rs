//! After a backup was restored: what the outbox says of messages that were due since then cannot be trusted.

use calendar::Instant;
use followup::ids::{LeadId, MessageId, derive};
use followup::message::NotSentReason;
use followup::timeline::{Entry, Fact};

use super::record::sent_pointer;
use super::{Content, OutboxItem, OutboxPart, State, StateChange};
use crate::attributes::{SCHEMA, json, n, s, t};
use crate::keys::{Home, Key, Lane};
use crate::table::schema::DUE;
use crate::table::timeline::{EntryOrder, entry_id, entry_item};
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// The lanes in which messages wait.
const LANES: [Lane; 3] = [Lane::Acknowledgement, Lane::Mail, Lane::Bulk];
/// Pages of one shard that are read at most: a megabyte of keys each.
const MAX_PAGES: usize = 1000;
/// How the sort keys of messages begin.
const MESSAGES: &str = "M#";

/// What became of the outbox.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Doubted {
    /// Messages to leads that are unknown now.
    pub to_leads: u64,
    /// Messages to the team that are unknown now.
    pub to_team: u64,
    /// Messages that moved on while this looked at them, or were unknown before.
    pub left: u64,
    /// Messages that cannot be read, and were left alone.
    pub unreadable: u64,
}

impl Cloud {
    /// Marks each message that waits and was due from `since` until now as unknown: it may have been sent after
    /// the backup was made. The mail service's own events settle it until `until`; after that mail to the team is
    /// sent again once, and mail to a lead is held for a person.
    ///
    /// Doing it twice is harmless.
    ///
    /// # Errors
    /// When the table cannot be read or written; what was marked stays marked.
    pub async fn doubt_outbox(
        &self,
        since: Instant,
        until: Instant,
    ) -> Result<Doubted, CloudError> {
        let now = self.now();
        let mut doubted = Doubted::default();
        for lane in LANES {
            for number in 0..lane.shards() {
                for key in self.due_between(&lane.shard(number), since, now).await? {
                    self.doubt(&key, until, now, &mut doubted).await?;
                }
            }
        }
        Ok(doubted)
    }

    /// Records that the mail service has a message to a lead, also where this table knows nothing of the message
    /// yet: it was sent after the backup was made, and must not be sent when it is planned again. False, if the lead
    /// is not in the table, or the message is known as sent.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn record_sent_before(
        &self,
        lead: &LeadId,
        message: &MessageId,
        ses_id: &str,
    ) -> Result<bool, CloudError> {
        let now = self.now();
        let table = &self.settings().table;
        let at = Key::message(&Home::Lead(lead.clone()), message);
        let lost = Content::Lost {
            lead: lead.clone(),
            message: message.clone(),
            sent_at: now,
        };
        let body = json("message", &lost)?;
        let mut transaction = Transaction::new();
        transaction.check(OutboxPart::Lead, table, &Key::lead(lead), |check| {
            check.condition_expression("attribute_exists(pk)")
        });
        transaction.update(OutboxPart::Message, table, &at, |update| {
            update
                .update_expression(
                    "SET #state = :sent, ses_id = :ses, sent_at = :now, body = if_not_exists(body, :lost), \
                     #schema = if_not_exists(#schema, :schema) REMOVE due_shard, due_at",
                )
                .condition_expression("attribute_not_exists(pk) OR #state IN (:pending, :sending, :unknown, :held, :awaiting)")
                .expression_attribute_names("#state", "state")
                .expression_attribute_names("#schema", "schema")
                .expression_attribute_values(":schema", n(SCHEMA))
                .expression_attribute_values(":sent", s(State::Sent.as_str()))
                .expression_attribute_values(":pending", s(State::Pending.as_str()))
                .expression_attribute_values(":sending", s(State::Sending.as_str()))
                .expression_attribute_values(":unknown", s(State::Unknown.as_str()))
                .expression_attribute_values(":held", s(State::Held.as_str()))
                .expression_attribute_values(":awaiting", s(State::AwaitingApproval.as_str()))
                .expression_attribute_values(":ses", s(ses_id))
                .expression_attribute_values(":now", t(now))
                .expression_attribute_values(":lost", body)
        });
        transaction.put(OutboxPart::Sent, table, sent_pointer(&at, ses_id), |put| {
            put
        });
        let token = derive(&["sent before", &at.pk, &at.sk, ses_id]);
        let fact = Fact::Sent {
            step: None,
            template: None,
            in_flight: false,
        };
        let entry = Entry::automatic(fact);
        let line = entry_item(lead, now, &entry_id(EntryOrder::Message, &token, 0), &entry)?;
        transaction.put(OutboxPart::Entry, table, line, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(true),
            Err(TransactionRefused::Conditions(_)) => Ok(false),
            Err(TransactionRefused::Failed(error)) => Err(error),
        }
    }

    async fn doubt(
        &self,
        key: &Key,
        until: Instant,
        now: Instant,
        doubted: &mut Doubted,
    ) -> Result<(), CloudError> {
        let message = match self.message(key).await {
            Ok(Some(message)) => message,
            Ok(None) => return Ok(()),
            Err(error) if error.worth_retrying() => return Err(error),
            Err(error) => {
                tracing::error!(%error, "a message of the outbox cannot be read");
                doubted.unreadable += 1;
                return Ok(());
            }
        };
        match message.state {
            State::Pending | State::Sending => {}
            State::Unknown
            | State::Held
            | State::AwaitingApproval
            | State::Sent
            | State::Skipped
            | State::Dropped => {
                doubted.left += 1;
                return Ok(());
            }
        }
        let why = NotSentReason::Restored;
        let settled = StateChange::of(&message, State::Unknown, Some(until), Some(why));
        if self
            .transition(&settled, unknown_entry(&message), now)
            .await?
        {
            match &message.content {
                Content::Lead(_) | Content::Lost { .. } => doubted.to_leads += 1,
                Content::Team(_) => doubted.to_team += 1,
            }
        } else {
            doubted.left += 1;
        }
        Ok(())
    }

    async fn due_between(
        &self,
        shard: &str,
        since: Instant,
        now: Instant,
    ) -> Result<Vec<Key>, CloudError> {
        let query = self
            .query()
            .index_name(DUE)
            .key_condition_expression("due_shard = :shard AND due_at BETWEEN :since AND :now")
            .expression_attribute_values(":shard", s(shard))
            .expression_attribute_values(":since", t(since))
            .expression_attribute_values(":now", t(now));
        let mut keys = Vec::new();
        let complete = self.pages(query, MAX_PAGES, |page| {
            for item in page {
                let part = |name: &str| item.get(name)?.as_s().ok().cloned();
                // The team's lists and the probe wait in the lane of mail, too, and are no messages.
                if let (Some(pk), Some(sk)) = (part("pk"), part("sk"))
                    && sk.starts_with(MESSAGES)
                {
                    keys.push(Key { pk, sk });
                }
            }
            Ok(false)
        });
        if complete.await? {
            Ok(keys)
        } else {
            Err(CloudError::corrupt(
                "due entry",
                "more messages are due than can be: name a later moment",
            ))
        }
    }
}

fn unknown_entry(item: &OutboxItem) -> Option<(&LeadId, Entry)> {
    match &item.content {
        Content::Lead(message) => {
            let fact = Fact::Unknown {
                step: message.step.clone(),
                why: NotSentReason::Restored,
            };
            Some((&message.lead, Entry::automatic(fact)))
        }
        Content::Team(_) | Content::Lost { .. } => None,
    }
}
