//! Notices added to the mails that carry them.

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::Instant;
use followup::decide::Decision;
use followup::digest::{Digest, digest_of, told_from};
use followup::ids::MessageId;
use followup::message::Notice;
use followup::policy::ActiveConfig;

use crate::CloudError;
use crate::attributes::{Item, SCHEMA, json, n, s, t};
use crate::table::outbox::{Content, OutboxItem, State};
use crate::transaction::Transaction;

/// Notices that one mail carries at most. Further ones are only counted, and the mail says how many they are, so that a full
/// mail keeps no decision from being written.
pub const MAX_NOTICES: usize = 200;

/// A mail and the notices that a decision adds to it.
#[derive(Debug, Clone)]
pub(crate) struct DigestUpdate {
    digest: Digest,
    notices: Vec<Notice>,
    /// Which groups of the decision's notices the mail carries. A group is the notices that would share a mail if none had left.
    groups: Vec<usize>,
}

/// What is known of the mails that a decision's notices would go with.
#[derive(Debug, Default)]
pub(crate) struct Room {
    /// Group by group, how many mails had left already.
    deferrals: Vec<u32>,
    /// Mails that wait and have no room: the notices are counted on them.
    full: Vec<MessageId>,
}

impl Room {
    /// Learns from a mail that took no notices, and from what the table has of it.
    pub(crate) fn refused(&mut self, gathered: &DigestUpdate, old: Option<&Item>) {
        let id = &gathered.digest.id;
        let waits = old
            .and_then(|item| item.get("state"))
            .and_then(|state| state.as_s().ok())
            .is_some_and(|state| state == State::Pending.as_str());
        // On a full mail notices are only counted, which needs nothing but that it still waits: refused there, the mail has left since.
        if waits && !self.full.contains(id) {
            self.full.push(id.clone());
            return;
        }
        for group in &gathered.groups {
            if self.deferrals.len() <= *group {
                self.deferrals.resize(group + 1, 0);
            }
            self.deferrals[*group] += 1;
        }
    }
}

/// Puts a decision's notices into mails: each into the first that has not left.
pub(crate) fn gather(
    setting: &ActiveConfig,
    decision: &Decision,
    now: Instant,
    room: &Room,
) -> Vec<DigestUpdate> {
    let mut groups: Vec<MessageId> = Vec::new();
    let mut mails: Vec<DigestUpdate> = Vec::new();
    for notice in &decision.notices {
        let at = told_from(notice, &decision.lead, now);
        let first = digest_of(setting, notice, at, 0);
        let group = match groups.iter().position(|id| *id == first.id) {
            Some(group) => group,
            None => {
                groups.push(first.id.clone());
                groups.len() - 1
            }
        };
        let mail = match room.deferrals.get(group).copied().unwrap_or(0) {
            0 => first,
            deferral => digest_of(setting, notice, at, deferral),
        };
        // Two groups may meet in one mail, which a transaction names once.
        match mails.iter_mut().find(|known| known.digest.id == mail.id) {
            Some(known) => {
                known.notices.push(notice.clone());
                if !known.groups.contains(&group) {
                    known.groups.push(group);
                }
            }
            None => mails.push(DigestUpdate {
                digest: mail,
                notices: vec![notice.clone()],
                groups: vec![group],
            }),
        }
    }
    mails
}

/// Adds notices to a mail that has not left, or starts it; on one that is full, they are counted.
pub(crate) fn add<P: Clone>(
    transaction: &mut Transaction<P>,
    name: P,
    table: &str,
    gathered: &DigestUpdate,
    room: &Room,
) -> Result<(), CloudError> {
    let message = OutboxItem::to_team(gathered.digest.clone());
    if room.full.contains(&gathered.digest.id) {
        transaction.update(name, table, &message.key(), |update| {
            update
                .update_expression("ADD #more :count")
                .condition_expression("#state = :pending")
                .expression_attribute_names("#more", "more")
                .expression_attribute_names("#state", "state")
                .expression_attribute_values(":count", n(gathered.notices.len()))
                .expression_attribute_values(":pending", s(State::Pending.as_str()))
        });
        return Ok(());
    }
    let notices = gathered
        .notices
        .iter()
        .map(|notice| {
            serde_json::to_string(notice).map_err(|error| CloudError::corrupt("notice", error))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let body = json("message", &Content::Team(gathered.digest.clone()))?;
    transaction.update(name, table, &message.key(), |update| {
        update
            .update_expression(
                "ADD notices :notices SET #state = :pending, body = :body, due_shard = :shard, \
                 due_at = if_not_exists(due_at, :due), #schema = :schema",
            )
            .condition_expression(
                "attribute_not_exists(pk) OR (#state = :pending AND \
                 (attribute_not_exists(notices) OR size(notices) < :most))",
            )
            .expression_attribute_names("#state", "state")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":notices", AttributeValue::Ss(notices))
            .expression_attribute_values(":pending", s("pending"))
            .expression_attribute_values(":body", body)
            .expression_attribute_values(":shard", s(message.shard()))
            .expression_attribute_values(":due", t(gathered.digest.not_before))
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":most", n(MAX_NOTICES))
    });
    Ok(())
}
