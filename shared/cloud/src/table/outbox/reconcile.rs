//! After a backup was restored: what the outbox says of messages that were due since then cannot be trusted.

use followup::ids::LeadId;
use followup::time::Instant;

use super::{Content, Outgoing, Settled, State};
use crate::attributes::{Item, s, t};
use crate::keys::{Key, Lane};
use crate::table::lead::message_entry;
use crate::table::schema::DUE;
use crate::{Cloud, CloudError};

/// The lanes in which messages wait.
const LANES: [Lane; 3] = [Lane::Acknowledgement, Lane::Mail, Lane::Bulk];
/// Pages of one shard that are read at most: a megabyte of keys each.
const MAX_PAGES: usize = 1000;
/// Why a message is in doubt.
const RESTORED: &str = "a backup was restored; it may have been sent after that was made";

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
            State::Unknown | State::Held | State::Sent | State::Skipped | State::Dropped => {
                doubted.left += 1;
                return Ok(());
            }
        }
        let settled = Settled::of(&message, State::Unknown, Some(until), RESTORED);
        if self.settle(&settled, unknown_entry(&message), now).await? {
            match &message.content {
                Content::Lead(_) => doubted.to_leads += 1,
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
        let mut keys = Vec::new();
        let mut start: Option<Item> = None;
        for _ in 0..MAX_PAGES {
            let answer = self
                .table
                .query()
                .table_name(&self.settings().table)
                .index_name(DUE)
                .key_condition_expression("due_shard = :shard AND due_at BETWEEN :since AND :now")
                .expression_attribute_values(":shard", s(shard))
                .expression_attribute_values(":since", t(since))
                .expression_attribute_values(":now", t(now))
                .set_exclusive_start_key(start.take())
                .send()
                .await
                .map_err(|error| CloudError::aws("Query", error))?;
            for item in answer.items.unwrap_or_default() {
                let part = |name: &str| item.get(name)?.as_s().ok().cloned();
                if let (Some(pk), Some(sk)) = (part("pk"), part("sk")) {
                    keys.push(Key { pk, sk });
                }
            }
            start = answer.last_evaluated_key;
            if start.is_none() {
                return Ok(keys);
            }
        }
        Err(CloudError::corrupt(
            "due entry",
            "more messages are due than can be: name a later moment",
        ))
    }
}

fn unknown_entry(message: &Outgoing) -> Option<(&LeadId, followup::decide::Entry)> {
    match &message.content {
        Content::Lead(draft) => Some((
            &draft.lead,
            message_entry(followup::decide::EntryKind::Unknown, draft),
        )),
        Content::Team(_) => None,
    }
}
