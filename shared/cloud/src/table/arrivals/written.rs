//! What an arrival writes: the parts of its one transaction.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use followup::form::Acknowledge;
use followup::ids::{InquiryId, LeadId};
use followup::lead::Lead;
use followup::message::acknowledgement;
use followup::policy::Policy;
use followup::timeline::{Actor, Entry, Fact, LoggedNote};

use super::arrival::{
    Arrival, ArrivalPart, DELIVERY_WINDOW, Hashes, KEY_WINDOW, MAX_JOINED, REPEAT_WINDOW,
    ROW_WINDOW, RequestKey,
};
use super::joining::JoinedQuestion;
use super::plan::{ArrivalPlan, UnknownPerson};
use crate::CloudError;
use crate::attributes::{Item, item, json, n, s, t};
use crate::keys::{ARRIVAL_SHARDS, Identity, Key, Lane, number};
use crate::table::lead::{lead_item, pointer_item};
use crate::table::outbox::OutboxItem;
use crate::table::schema::TTL;
use crate::table::timeline::{EntryOrder, entry_id, entry_item};
use crate::transaction::Transaction;

/// An arrival on its way into the table.
pub(super) struct Writing<'a> {
    pub(super) arrival: &'a Arrival<'a>,
    pub(super) hashes: &'a Hashes,
    /// The question that it is added to, where it joins a lead.
    pub(super) joined: Option<JoinedQuestion>,
    /// The lead that the form is told of.
    pub(super) answered: &'a LeadId,
    /// The lead that the inquiry is written to.
    pub(super) lead: &'a LeadId,
    pub(super) inquiry: &'a InquiryId,
}

impl Writing<'_> {
    /// Everything that an arrival writes.
    pub(super) fn transaction(
        &self,
        table: &str,
        plan: &ArrivalPlan,
    ) -> Result<Transaction<ArrivalPart>, CloudError> {
        let mut transaction = Transaction::new();
        self.put_request(&mut transaction, table)?;
        self.take_identities(&mut transaction, table, plan);
        self.take_external_name(&mut transaction, table);
        match plan {
            ArrivalPlan::New(new) => self.put_lead(&mut transaction, table, new)?,
            ArrivalPlan::Join(join) => self.join_lead(&mut transaction, table, join.full),
        }
        let stored = inquiry_item(self.arrival, self.hashes, self.lead, self.inquiry)?;
        put_new(&mut transaction, ArrivalPart::Inquiry, table, stored);
        self.put_acknowledgement(&mut transaction, table, plan)?;
        let entry = self.entry(matches!(plan, ArrivalPlan::New(_)));
        let id = entry_id(EntryOrder::Arrival, self.inquiry.as_str(), 0);
        let stored = entry_item(self.lead, self.arrival.at, &id, &entry)?;
        put_new(&mut transaction, ArrivalPart::Entry, table, stored);
        Ok(transaction)
    }

    /// The item by which a repeat of the request is recognised.
    fn put_request(
        &self,
        transaction: &mut Transaction<ArrivalPart>,
        table: &str,
    ) -> Result<(), CloudError> {
        let stored = self.request_item()?;
        transaction.put(ArrivalPart::Request, table, stored, |put| {
            // Expiry is a condition: DynamoDB deletes what has expired whenever it likes.
            put.condition_expression("attribute_not_exists(pk) OR expires_at <= :now")
                .expression_attribute_values(":now", t(self.arrival.at))
        });
        Ok(())
    }

    fn request_item(&self) -> Result<Item, CloudError> {
        let arrival = self.arrival;
        let window = match arrival.request {
            RequestKey::Given(_) => KEY_WINDOW,
            RequestKey::Delivery(_) => DELIVERY_WINDOW,
            RequestKey::Content => REPEAT_WINDOW,
            RequestKey::Row => ROW_WINDOW,
        };
        let expires = arrival.at + window;
        let mut stored = item(&Key::request(&self.hashes.request));
        stored.insert("payload".to_owned(), s(&self.hashes.payload));
        stored.insert("lead".to_owned(), s(self.answered.as_str()));
        stored.insert("inquiry".to_owned(), s(self.inquiry.as_str()));
        stored.insert("expires_at".to_owned(), t(expires));
        stored.insert(TTL.to_owned(), n(expires.timestamp()));
        if let Some(promise) = &arrival.inquiry.promise {
            stored.insert("promise".to_owned(), json("request", promise)?);
        }
        if arrival.inquiry.all_taken {
            stored.insert("all_taken".to_owned(), json("request", &true)?);
        }
        if let Some(joined) = &self.joined {
            stored.insert("joined".to_owned(), json("request", joined)?);
        }
        Ok(stored)
    }

    /// The identities of the person become the lead's, unless they are another lead's.
    fn take_identities(
        &self,
        transaction: &mut Transaction<ArrivalPart>,
        table: &str,
        plan: &ArrivalPlan,
    ) {
        for part in ArrivalPart::IDENTITIES {
            let (Some(kind), Some(hash)) = (part.identity(), self.hashes.of(part)) else {
                continue;
            };
            let at = Key::identity(kind, hash);
            if !plan.takes(part) {
                continue;
            }
            let owner = plan.replaced(part).unwrap_or(self.lead);
            transaction.update(part, table, &at, |update| {
                update
                    .update_expression("SET #lead = :lead, #schema = :schema")
                    .condition_expression("attribute_not_exists(#lead) OR #lead = :owner")
                    .expression_attribute_names("#lead", "lead")
                    .expression_attribute_names("#schema", "schema")
                    .expression_attribute_values(":lead", s(self.lead.as_str()))
                    .expression_attribute_values(":owner", s(owner.as_str()))
                    .expression_attribute_values(":schema", n(crate::attributes::SCHEMA))
            });
        }
    }

    /// The name that another system has for the person leads to this lead from now on.
    fn take_external_name(&self, transaction: &mut Transaction<ArrivalPart>, table: &str) {
        let Some(hash) = &self.hashes.external else {
            return;
        };
        let at = Key::identity(Identity::External, hash);
        transaction.update(ArrivalPart::External, table, &at, |update| {
            update
                .update_expression("SET #lead = :lead, #schema = :schema")
                .expression_attribute_names("#lead", "lead")
                .expression_attribute_names("#schema", "schema")
                .expression_attribute_values(":lead", s(self.lead.as_str()))
                .expression_attribute_values(":schema", n(crate::attributes::SCHEMA))
        });
    }

    /// A new lead, if those whose identities it takes over are still closed.
    fn put_lead(
        &self,
        transaction: &mut Transaction<ArrivalPart>,
        table: &str,
        new: &UnknownPerson,
    ) -> Result<(), CloudError> {
        let closed: BTreeSet<&LeadId> = new.replaced().collect();
        for closed in closed {
            transaction.check(ArrivalPart::Replaced, table, &Key::lead(closed), |check| {
                check.condition_expression("attribute_not_exists(due_shard)")
            });
        }
        let (policy, inquiry, at) = (self.arrival.policy, self.inquiry, self.arrival.at);
        let version = policy.map(|policy| policy.version.clone());
        let id = self.lead.clone();
        let mut lead = Lead::received(id, inquiry.clone(), self.arrival.inquiry, at, version);
        lead.linked.clone_from(&new.linked);
        lead.same_company = new.same_company;
        lead.preferred.clone_from(&new.preferred);
        let stored = lead_item(policy, &lead, 1, inquiry.as_str(), at)?;
        put_new(transaction, ArrivalPart::Lead, table, stored);
        Ok(())
    }

    /// An inquiry joins an open lead and waits for its next decision; where as many wait as may, it is only counted, so that
    /// a decision in flight looks again. The name that the form is told leads there.
    fn join_lead(&self, transaction: &mut Transaction<ArrivalPart>, table: &str, full: bool) {
        let lead = self.lead;
        let is_open = "attribute_exists(due_shard) AND attribute_not_exists(merged_into)";
        transaction.update(ArrivalPart::Lead, table, &Key::lead(lead), |update| {
            let update = update
                .expression_attribute_values(":one", n(1))
                .expression_attribute_values(":now", t(self.arrival.at))
                .expression_attribute_values(":shard", s(Lane::Judge.shard_of(lead.as_str())))
                .expression_attribute_values(":most", n(MAX_JOINED));
            if full {
                return update
                    .update_expression("ADD version :one SET due_at = :now, due_shard = :shard")
                    .condition_expression(format!("{is_open} AND size(joined) >= :most"));
            }
            let joined = AttributeValue::L(vec![s(self.inquiry.as_str())]);
            update
                .update_expression(
                    "ADD version :one SET due_at = :now, due_shard = :shard, \
                     joined = list_append(if_not_exists(joined, :none), :inquiry)",
                )
                .condition_expression(format!(
                    "{is_open} AND (attribute_not_exists(joined) OR size(joined) < :most)"
                ))
                .expression_attribute_values(":none", AttributeValue::L(Vec::new()))
                .expression_attribute_values(":inquiry", joined)
        });
        let pointer = pointer_item(self.answered, lead);
        put_new(transaction, ArrivalPart::Pointer, table, pointer);
    }

    /// The direct answer waits in the outbox, unless the form answers itself or the inquiry is only counted.
    fn put_acknowledgement(
        &self,
        transaction: &mut Transaction<ArrivalPart>,
        table: &str,
        plan: &ArrivalPlan,
    ) -> Result<(), CloudError> {
        let arrival = self.arrival;
        let is_counted_only = matches!(plan, ArrivalPlan::Join(join) if join.full);
        let is_written_here = arrival.policy.is_none_or(Policy::writes_to_leads);
        let is_ours = is_written_here
            && arrival.acknowledge == Acknowledge::Baton
            && arrival.inquiry.email.is_some();
        if is_ours && !is_counted_only {
            let (policy, at) = (arrival.policy, arrival.at);
            let message = acknowledgement(policy, self.lead, self.inquiry, arrival.inquiry, at);
            let stored = OutboxItem::to_lead(message).item()?;
            put_new(transaction, ArrivalPart::Message, table, stored);
        }
        Ok(())
    }

    /// The line of the timeline. Whoever is on a list has done nothing, and who is known from before has not written again.
    fn entry(&self, is_new: bool) -> Entry {
        let asked = self.arrival.inquiry.origin.is_asked();
        let inquiry = self.inquiry.clone();
        let fact = match (is_new, asked) {
            (true, _) => Fact::Received { inquiry },
            (false, true) => Fact::Joined { inquiry },
            (false, false) => Fact::Noted {
                note: LoggedNote::OnAList,
            },
        };
        let by = if asked { Actor::Lead } else { Actor::Baton };
        Entry { fact, by }
    }
}

/// Writes an item that is not there yet.
fn put_new(
    transaction: &mut Transaction<ArrivalPart>,
    part: ArrivalPart,
    table: &str,
    stored: Item,
) {
    transaction.put(part, table, stored, |put| {
        put.condition_expression("attribute_not_exists(pk)")
    });
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
    // No limit counts a canary: it would be one arrival more of those that people are judged by.
    if !lead.is_canary() {
        stored.insert(
            "day".to_owned(),
            s(format!("{}#{shard}", arrival.at.date_naive())),
        );
    }
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
