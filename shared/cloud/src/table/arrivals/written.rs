//! What an arrival writes: the parts of its one transaction.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use followup::form::Acknowledge;
use followup::ids::{InquiryId, LeadId};
use followup::lead::Lead;
use followup::message::acknowledgement;
use followup::timeline::{Actor, Entry, Fact, LoggedNote};

use super::{
    Arrival, ArrivalPart, ArrivalPlan, Hashes, KEY_WINDOW, MAX_JOINED, REPEAT_WINDOW, ROW_WINDOW,
    RequestKey,
};
use crate::attributes::{Item, item, json, n, s, t};
use crate::keys::{ARRIVAL_SHARDS, Identity, Key, Lane, number};
use crate::table::lead::{EntryOrder, entry_id, entry_item, lead_item, pointer_item};
use crate::table::outbox::OutboxItem;
use crate::table::schema::TTL;
use crate::transaction::Transaction;
use crate::{Cloud, CloudError};

impl Cloud {
    /// The parts of an arrival. `answered` is the lead that the form is told of, and `lead` the one that it is.
    pub(super) fn arrival(
        &self,
        arrival: &Arrival<'_>,
        hashes: &Hashes,
        plan: &ArrivalPlan,
        (answered, lead): (&LeadId, &LeadId),
        inquiry: &InquiryId,
    ) -> Result<Transaction<ArrivalPart>, CloudError> {
        let table = &self.settings().table;
        let mut transaction = Transaction::new();
        transaction.put(
            ArrivalPart::Request,
            table,
            request_item(arrival, hashes, answered, inquiry),
            |put| {
                // Expiry is a condition: DynamoDB deletes what has expired whenever it likes.
                put.condition_expression("attribute_not_exists(pk) OR expires_at <= :now")
                    .expression_attribute_values(":now", t(arrival.at))
            },
        );
        let identities = [
            (Identity::Email, ArrivalPart::Email, &hashes.email),
            (Identity::Phone, ArrivalPart::Phone, &hashes.phone),
            (Identity::Caller, ArrivalPart::Caller, &hashes.caller),
            (Identity::Namesake, ArrivalPart::Namesake, &hashes.namesake),
        ];
        for (kind, part, hash) in identities {
            let Some(hash) = hash.as_ref().filter(|_| plan.takes(kind)) else {
                continue;
            };
            let owner = plan.replaced(kind).unwrap_or(lead);
            transaction.update(part, table, &Key::identity(kind, hash), |update| {
                update
                    .update_expression("SET #lead = :lead, #schema = :schema")
                    .condition_expression("attribute_not_exists(#lead) OR #lead = :owner")
                    .expression_attribute_names("#lead", "lead")
                    .expression_attribute_names("#schema", "schema")
                    .expression_attribute_values(":lead", s(lead.as_str()))
                    .expression_attribute_values(":owner", s(owner.as_str()))
                    .expression_attribute_values(":schema", n(crate::attributes::SCHEMA))
            });
        }
        let is_new = match plan {
            ArrivalPlan::New {
                replaces,
                linked,
                preferred,
                ..
            } => {
                let closed: BTreeSet<&LeadId> = replaces.iter().map(|(_, closed)| closed).collect();
                for closed in closed {
                    transaction.check(ArrivalPart::Replaced, table, &Key::lead(closed), |check| {
                        check.condition_expression("attribute_not_exists(due_shard)")
                    });
                }
                let version = arrival.policy.map(|policy| policy.version.clone());
                let mut new = Lead::received(
                    lead.clone(),
                    inquiry.clone(),
                    arrival.inquiry,
                    arrival.at,
                    version,
                );
                new.linked.clone_from(linked);
                new.preferred.clone_from(preferred);
                let stored = lead_item(arrival.policy, &new, 1, inquiry.as_str(), arrival.at)?;
                transaction.put(ArrivalPart::Lead, table, stored, |put| {
                    put.condition_expression("attribute_not_exists(pk)")
                });
                true
            }
            ArrivalPlan::Join { full, .. } => {
                joins(&mut transaction, table, lead, inquiry, arrival, *full);
                transaction.put(
                    ArrivalPart::Pointer,
                    table,
                    pointer_item(answered, lead),
                    |put| put.condition_expression("attribute_not_exists(pk)"),
                );
                false
            }
        };
        let stored = inquiry_item(arrival, hashes, lead, inquiry)?;
        transaction.put(ArrivalPart::Inquiry, table, stored, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        let is_noted_only = matches!(plan, ArrivalPlan::Join { full: true, .. });
        if arrival.acknowledge == Acknowledge::Baton
            && arrival.inquiry.email.is_some()
            && !is_noted_only
        {
            let message =
                acknowledgement(arrival.policy, lead, inquiry, arrival.inquiry, arrival.at);
            let stored = OutboxItem::to_lead(message).item()?;
            transaction.put(ArrivalPart::Message, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        let asked = arrival.inquiry.origin.is_asked();
        // Whoever is on a list has done nothing, and who is known from before has not written again.
        let inquiry_id = inquiry.clone();
        let fact = match (is_new, asked) {
            (true, _) => Fact::Received {
                inquiry: inquiry_id,
            },
            (false, true) => Fact::Joined {
                inquiry: inquiry_id,
            },
            (false, false) => Fact::Noted {
                note: LoggedNote::OnAList,
            },
        };
        let by = if asked { Actor::Lead } else { Actor::Baton };
        let entry = Entry { fact, by };
        let id = entry_id(EntryOrder::Arrival, inquiry.as_str(), 0);
        let stored = entry_item(lead, arrival.at, &id, &entry)?;
        transaction.put(ArrivalPart::Entry, table, stored, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        Ok(transaction)
    }
}

/// An inquiry joins an open lead and waits for its next decision; where as many wait as may, it is only counted, so that
/// a decision in flight looks again.
fn joins(
    transaction: &mut Transaction<ArrivalPart>,
    table: &str,
    lead: &LeadId,
    inquiry: &InquiryId,
    arrival: &Arrival<'_>,
    full: bool,
) {
    let is_open = "attribute_exists(due_shard) AND attribute_not_exists(merged_into)";
    transaction.update(ArrivalPart::Lead, table, &Key::lead(lead), |update| {
        let update = update
            .expression_attribute_values(":one", n(1))
            .expression_attribute_values(":now", t(arrival.at))
            .expression_attribute_values(":shard", s(Lane::Judge.shard_of(lead.as_str())));
        if full {
            return update
                .update_expression("ADD version :one SET due_at = :now, due_shard = :shard")
                .condition_expression(format!("{is_open} AND size(joined) >= :most"))
                .expression_attribute_values(":most", n(MAX_JOINED));
        }
        update
            .update_expression(
                "ADD version :one SET due_at = :now, due_shard = :shard, \
                 joined = list_append(if_not_exists(joined, :none), :inquiry)",
            )
            .condition_expression(format!(
                "{is_open} AND (attribute_not_exists(joined) OR size(joined) < :most)"
            ))
            .expression_attribute_values(":none", AttributeValue::L(Vec::new()))
            .expression_attribute_values(":inquiry", AttributeValue::L(vec![s(inquiry.as_str())]))
            .expression_attribute_values(":most", n(MAX_JOINED))
    });
}

fn request_item(
    arrival: &Arrival<'_>,
    hashes: &Hashes,
    lead: &LeadId,
    inquiry: &InquiryId,
) -> Item {
    let window = match arrival.request {
        RequestKey::Given(_) => KEY_WINDOW,
        RequestKey::Content => REPEAT_WINDOW,
        RequestKey::Row => ROW_WINDOW,
    };
    let expires = arrival.at + window;
    let mut stored = item(&Key::request(&hashes.request));
    stored.insert("payload".to_owned(), s(&hashes.payload));
    stored.insert("lead".to_owned(), s(lead.as_str()));
    stored.insert("inquiry".to_owned(), s(inquiry.as_str()));
    stored.insert("expires_at".to_owned(), t(expires));
    stored.insert(TTL.to_owned(), n(expires.timestamp()));
    stored
}

fn inquiry_item(
    arrival: &Arrival<'_>,
    hashes: &Hashes,
    lead: &LeadId,
    inquiry: &InquiryId,
) -> Result<Item, CloudError> {
    let mut stored = item(&Key::inquiry(lead, inquiry));
    stored.insert("body".to_owned(), json("inquiry", arrival.inquiry)?);
    stored.insert("form".to_owned(), s(&arrival.inquiry.form));
    let shard = number(inquiry.as_str()) % ARRIVAL_SHARDS;
    stored.insert(
        "day".to_owned(),
        s(format!("{}#{shard}", arrival.at.date_naive())),
    );
    stored.insert("arrived_at".to_owned(), t(arrival.at));
    let facts = [
        ("source_hash", &hashes.network),
        ("recipient_hash", &hashes.email),
        ("text_hash", &hashes.text),
    ];
    for (name, hash) in facts {
        if let Some(hash) = hash {
            stored.insert(name.to_owned(), s(hash));
        }
    }
    Ok(stored)
}
