//! One decision, written in one transaction.

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::Instant;
use chrono::NaiveDate;
use followup::decide::Decision;
use followup::digest::digest_of;
use followup::figures::{FactRecord, LeadCourse, records};
use followup::ids::{LeadId, MessageId, PersonId, derive};
use followup::message::Notice;
use followup::policy::Policy;

use crate::attributes::{Item, json, n, s, t};
use crate::keys::{Home, Key, Lane};
use crate::table::booking;
use crate::table::corrections::CorrectionWrites;
use crate::table::day_index::keep_reporter;
use crate::table::days::keep_facts;
use crate::table::due::waits;
use crate::table::for_manager::demand_item;
use crate::table::kept::{kept_item, kept_key, kept_until};
use crate::table::lead::{COURSE, MAX_JOINED_AT_ONCE, StoredLead, lead_item, leads_to};
use crate::table::once::insert_dedup_marker;
use crate::table::outbox::digest_update::DigestUpdate;
use crate::table::outbox::{
    MailWords, OutboxItem, State, StateChange, own_notices, waiting_notices,
};
use crate::table::search::put_found;
use crate::table::suppression::suppress;
use crate::table::team::load_updates;
use crate::table::texts::PersonalText;
use crate::table::timeline::{EntryOrder, entry_id, entry_item};
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// Times that a decision is put together anew because a part of it no longer fits.
const MAX_REFITS: usize = 12;

/// What became of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Committed {
    /// It is written.
    Written,
    /// Somebody else was faster: read again and decide again.
    Overtaken,
}

/// What a decision is written with, besides the decision.
#[derive(Debug, Clone, Default)]
pub struct CommitOptions {
    /// Messages whose state changes in the same transaction.
    pub state_changes: Vec<StateChange>,
    /// Hashes of the lead's addresses: what a block suppresses.
    pub addresses: Vec<String>,
    /// Personal text for a line of the timeline.
    pub payload: Option<PersonalText>,
    /// The place of the event that brought it, where several are one decision.
    pub payload_of: usize,
    /// Writes the lead although nothing follows, so that its due time is computed anew.
    pub force: bool,
    /// What the event is known by, when it may be told more than once: only the first telling is written.
    pub dedup_key: Option<String>,
    /// A rep's count of open leads as it was read: another count, and the decision is overtaken.
    pub open: Option<(PersonId, u32)>,
    /// What somebody is told besides what the decision tells, if anything follows from the event.
    pub notices: Vec<Notice>,
    /// The inquiries that joined are not part of the decision: the next one takes them.
    pub keep_joined: bool,
    /// What arrived with the events is found by, as keys have it.
    pub found_by: Vec<String>,
    /// What a person writes in their own words, of the message that the decision plans for it.
    pub own_words: Option<MailWords>,
    /// What is corrected of who the person is.
    pub correction: Option<CorrectionWrites>,
    /// The lead comes to lead to another one, or does no more.
    pub pointer: Option<MergePointer>,
}

/// What becomes of where a lead leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergePointer {
    /// It leads there: nothing of it is due, and nobody's list has it.
    To(LeadId),
    /// It led somewhere, and is a lead of its own again.
    Cleared,
}

/// A decision on the way into the table: what was read, what follows from it, and what it is written with.
struct PendingDecision<'a> {
    policy: &'a Policy,
    read: &'a StoredLead,
    decision: &'a Decision,
    id: &'a str,
    now: Instant,
    options: &'a CommitOptions,
    /// How it went with the lead so far, after the decision.
    course: LeadCourse,
    /// What counts of it.
    facts: Option<(NaiveDate, Vec<FactRecord>)>,
}

/// The parts of a decision's transaction.
#[derive(Debug, Clone, PartialEq)]
enum DecisionPart {
    Lead,
    Entry,
    Message(MessageId),
    OwnMail(usize),
    WaitingNotice,
    Load,
    SendNow,
    Drop(MessageId),
    Suppression,
    StateChange,
    Payload,
    Dedup,
    Cell,
    Kept,
    Demand,
    Found,
    OwnWords,
    Corrected,
    Identity(Key),
}

/// What had to be left out or moved because it no longer fitted.
#[derive(Debug, Default)]
struct Exclusions {
    messages: Vec<MessageId>,
    drops: Vec<MessageId>,
    send_now: bool,
    suppression: bool,
    found: bool,
    /// By what somebody else is recognised.
    identities: Vec<Key>,
    /// Of each notice with a mail of its own, the mails that it would have had and that have left.
    deferrals: Vec<u32>,
}

impl Exclusions {
    /// Learns from the part whose condition did not hold. The outcome of the whole commit, if this settles it; nothing, when the
    /// transaction is to be put together anew without the part.
    fn learn(
        &mut self,
        part: DecisionPart,
        old: Option<&Item>,
        decision_id: &str,
    ) -> Result<Option<Committed>, CloudError> {
        match part {
            DecisionPart::Lead => {
                // The answer to an earlier try of the same write was lost.
                let is_ours = old
                    .and_then(|item| item.get("decision"))
                    .and_then(|value| value.as_s().ok())
                    .is_some_and(|written| written == decision_id);
                return Ok(Some(if is_ours {
                    Committed::Written
                } else {
                    Committed::Overtaken
                }));
            }
            // The message is there already, or gone already: what was wanted has happened.
            DecisionPart::Message(id) => self.messages.push(id),
            DecisionPart::Drop(id) => self.drops.push(id),
            DecisionPart::SendNow => self.send_now = true,
            // That mail is on its way, and the notice has another one.
            DecisionPart::OwnMail(index) => self.deferrals[index] += 1,
            // The next turn reads what stands there now, such as a time that is taken, and decides by it.
            DecisionPart::StateChange
            | DecisionPart::Dedup
            | DecisionPart::Cell
            | DecisionPart::Kept
            | DecisionPart::Demand
            | DecisionPart::OwnWords
            | DecisionPart::Corrected
            | DecisionPart::Load => return Ok(Some(Committed::Overtaken)),
            DecisionPart::Suppression => self.suppression = true,
            // It is found by as much as there is room for.
            DecisionPart::Found => self.found = true,
            DecisionPart::Identity(at) => self.identities.push(at),
            DecisionPart::Entry | DecisionPart::Payload => {
                return Err(CloudError::corrupt(
                    "timeline",
                    "an entry of this name is there already",
                ));
            }
            DecisionPart::WaitingNotice => {
                return Err(CloudError::corrupt(
                    "notice",
                    "one of this name waits already",
                ));
            }
        }
        Ok(None)
    }
}

impl Cloud {
    /// Writes a decision in one transaction, on the condition that the lead is the one that was read.
    ///
    /// `id` is what the decision is known by, see [`StoredLead::decision_id`]: a write of the same decision whose answer was lost
    /// is recognised as one's own.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn commit(
        &self,
        policy: &Policy,
        read: &StoredLead,
        decision: &Decision,
        id: &str,
        now: Instant,
        options: &CommitOptions,
    ) -> Result<Committed, CloudError> {
        let mut course = read.course.clone();
        let facts = records(policy, &read.lead, &mut course, decision, now);
        let write = PendingDecision {
            course,
            facts,
            policy,
            read,
            decision,
            id,
            now,
            options,
        };
        let mut without = Exclusions {
            deferrals: vec![0; decision.notices.len()],
            ..Exclusions::default()
        };
        for round in 0..MAX_REFITS {
            let transaction = write.transaction(&self.settings().table, &without)?;
            let token = derive(&[id, &round.to_string()]);
            match transaction.commit(self, &token).await {
                Ok(()) => return Ok(Committed::Written),
                Err(TransactionRefused::Failed(error)) => return Err(error),
                Err(TransactionRefused::Conditions(parts)) => {
                    for (part, old) in parts {
                        let settled = without.learn(part, old.as_ref(), id)?;
                        if let Some(committed) = settled {
                            return Ok(committed);
                        }
                    }
                }
            }
        }
        Err(CloudError::Busy {
            operation: "TransactWriteItems",
        })
    }
}

impl PendingDecision<'_> {
    fn transaction(
        &self,
        table: &str,
        without: &Exclusions,
    ) -> Result<Transaction<DecisionPart>, CloudError> {
        let (decision, now) = (self.decision, self.now);
        let mut transaction = Transaction::new();
        self.put_lead(&mut transaction, table)?;
        self.put_kept(&mut transaction, table);
        self.put_demand(&mut transaction, table);
        self.put_timeline(&mut transaction, table)?;
        self.put_messages(&mut transaction, table, without)?;
        self.tell(&mut transaction, table, without)?;
        let open = self.options.open.as_ref();
        let load = DecisionPart::Load;
        load_updates(&mut transaction, load, table, &decision.loads, open, now);
        let before = self.read.lead.appointment.as_deref();
        let cell = DecisionPart::Cell;
        booking::cells(&mut transaction, &cell, table, before, &decision.lead);
        self.expedite_message(&mut transaction, table, without);
        self.drop_messages(&mut transaction, table, without);
        if let (Some(block), false) = (decision.block, without.suppression) {
            for address in &self.options.addresses {
                let part = DecisionPart::Suppression;
                suppress(&mut transaction, part, table, address, block, now);
            }
        }
        if !without.found && !decision.lead.id.is_canary() {
            let (part, lead) = (DecisionPart::Found, &decision.lead.id);
            put_found(&mut transaction, &part, table, lead, &self.options.found_by);
        }
        if let Some(correction) = &self.options.correction {
            let (inquiry, others) = (DecisionPart::Corrected, &without.identities);
            correction.add(
                &mut transaction,
                table,
                &inquiry,
                DecisionPart::Identity,
                others,
            )?;
        }
        for change in &self.options.state_changes {
            change.add(&mut transaction, DecisionPart::StateChange, table)?;
        }
        if let Some(key) = &self.options.dedup_key {
            insert_dedup_marker(&mut transaction, DecisionPart::Dedup, table, key, now);
        }
        Ok(transaction)
    }

    /// The lead as it is after the decision, with the inquiries that joined and are not part of it.
    fn put_lead(
        &self,
        transaction: &mut Transaction<DecisionPart>,
        table: &str,
    ) -> Result<(), CloudError> {
        let (read, lead, now) = (self.read, &self.decision.lead, self.now);
        let mut stored = lead_item(Some(self.policy), lead, read.version + 1, self.id, now)?;
        let left = if self.options.keep_joined {
            read.joined.as_slice()
        } else {
            read.joined.get(MAX_JOINED_AT_ONCE..).unwrap_or_default()
        };
        if !left.is_empty() {
            let joined = left.iter().map(|id| s(id.as_str())).collect();
            stored.insert("joined".to_owned(), AttributeValue::L(joined));
            // The next sweep takes the inquiries that still wait.
            waits(&mut stored, Lane::Judge.shard_of(lead.id.as_str()), now);
        }
        if self.course != LeadCourse::default() {
            stored.insert(COURSE.to_owned(), json("course", &self.course)?);
        }
        if let Some(MergePointer::To(into)) = &self.options.pointer {
            leads_to(&mut stored, into);
        }
        let condition = match &self.options.pointer {
            Some(MergePointer::Cleared) => "version = :version AND attribute_exists(merged_into)",
            Some(MergePointer::To(_)) | None => {
                "version = :version AND attribute_not_exists(merged_into)"
            }
        };
        transaction.put(DecisionPart::Lead, table, stored, |put| {
            put.condition_expression(condition)
                .expression_attribute_values(":version", n(read.version))
        });
        Ok(())
    }

    /// Until when a lead that has ended is kept; nothing of that, once it goes on or is erased.
    fn put_kept(&self, transaction: &mut Transaction<DecisionPart>, table: &str) {
        let lead = &self.decision.lead;
        // It is forgotten after a day by who let it in.
        if lead.id.is_canary() {
            return;
        }
        let until = |lead| kept_until(self.policy, lead).map(|(until, _)| until);
        let was = until(&self.read.lead);
        match until(lead) {
            Some(until) if was != Some(until) => {
                let kept = kept_item(&lead.id, until);
                transaction.put(DecisionPart::Kept, table, kept, |put| put);
            }
            None if was.is_some() => {
                let at = kept_key(&lead.id);
                transaction.delete_if(DecisionPart::Kept, table, &at, |delete| delete);
            }
            Some(_) | None => {}
        }
    }

    /// A demand to erase is found until it is decided, also once the lead has ended. While a lead leads to another one, the demand stands there.
    fn put_demand(&self, transaction: &mut Transaction<DecisionPart>, table: &str) {
        let (read, lead) = (self.read, &self.decision.lead);
        let leads_away = matches!(self.options.pointer, Some(MergePointer::To(_)));
        let was = read
            .lead
            .demanded_since()
            .filter(|_| read.merged_into.is_none());
        match lead.demanded_since().filter(|_| !leads_away) {
            Some(since) if was != Some(since) => {
                let stored = demand_item(&lead.id, since);
                transaction.put(DecisionPart::Demand, table, stored, |put| put);
            }
            None if was.is_some() => {
                let at = Key::demand(&lead.id);
                transaction.delete_if(DecisionPart::Demand, table, &at, |delete| delete);
            }
            Some(_) | None => {}
        }
    }

    /// The lines of the timeline, and the personal text of one of them.
    fn put_timeline(
        &self,
        transaction: &mut Transaction<DecisionPart>,
        table: &str,
    ) -> Result<(), CloudError> {
        let lead = &self.decision.lead.id;
        let order = EntryOrder::Decision {
            version: self.read.version,
        };
        let today = self.policy.calendar().local(self.now).date_naive();
        for (index, entry) in self.decision.entries.iter().enumerate() {
            let id = entry_id(order, self.id, index);
            let mut stored = entry_item(lead, self.now, &id, entry)?;
            keep_reporter(&mut stored, entry, self.now, today);
            if let (0, Some(facts)) = (index, &self.facts) {
                let (day, records) = facts;
                keep_facts(&mut stored, &self.decision.lead.id, *day, records)?;
            }
            transaction.put(DecisionPart::Entry, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        let text = self.options.payload.as_ref();
        if let Some(text) = text.filter(|text| text.line() < self.decision.entries.len()) {
            let line = entry_id(order, self.id, text.line());
            let stored = text.item(self.policy, &self.decision.lead, &line, self.now);
            transaction.put(DecisionPart::Payload, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        Ok(())
    }

    fn put_messages(
        &self,
        transaction: &mut Transaction<DecisionPart>,
        table: &str,
        without: &Exclusions,
    ) -> Result<(), CloudError> {
        let messages = self.decision.messages.iter();
        for message in messages.filter(|message| !without.messages.contains(&message.id)) {
            let part = DecisionPart::Message(message.id.clone());
            let words = self.options.own_words.as_ref();
            if let Some(words) = words.filter(|_| message.written_by.is_some()) {
                let words = words.item(&message.lead, &message.id);
                transaction.put(DecisionPart::OwnWords, table, words, |put| put);
            }
            let stored = OutboxItem::to_lead(message.clone()).item()?;
            transaction.put(part, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        Ok(())
    }

    /// What the team is told: a notice with a mail of its own is in it at once. Those that travel with what other leads' decisions tell wait
    /// beside the lead, so that no decision writes what another lead's decision writes.
    fn tell(
        &self,
        transaction: &mut Transaction<DecisionPart>,
        table: &str,
        without: &Exclusions,
    ) -> Result<(), CloudError> {
        let (setting, decision, now) = (&self.policy.active, self.decision, self.now);
        let own = own_notices(setting, decision, now).into_iter();
        for (index, (notice, at)) in own.enumerate() {
            let digest = digest_of(setting, notice, at, without.deferrals[index]);
            let mail = DigestUpdate::new(&digest, vec![notice], 0);
            mail.add(transaction, DecisionPart::OwnMail(index), table)?;
        }
        for waiting in waiting_notices(setting, decision, self.read.version, now) {
            let stored = waiting.item(now)?;
            transaction.put(DecisionPart::WaitingNotice, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        Ok(())
    }

    /// A message that waits is due now: a person said so.
    fn expedite_message(
        &self,
        transaction: &mut Transaction<DecisionPart>,
        table: &str,
        without: &Exclusions,
    ) {
        let (Some(message), false) = (&self.decision.send_now, without.send_now) else {
            return;
        };
        let at = self.message(message);
        transaction.update(DecisionPart::SendNow, table, &at, |update| {
            update
                .update_expression("SET due_at = :now, released = :true")
                .condition_expression("#state = :pending")
                .expression_attribute_names("#state", "state")
                .expression_attribute_values(":now", t(self.now))
                .expression_attribute_values(":true", AttributeValue::Bool(true))
                .expression_attribute_values(":pending", s(State::Pending.as_str()))
        });
    }

    fn drop_messages(
        &self,
        transaction: &mut Transaction<DecisionPart>,
        table: &str,
        without: &Exclusions,
    ) {
        let drops = self.decision.drops.iter();
        for message in drops.filter(|id| !without.drops.contains(id)) {
            let part = DecisionPart::Drop(message.clone());
            transaction.update(part, table, &self.message(message), |update| {
                update
                    .update_expression("SET #state = :dropped REMOVE due_shard, due_at")
                    .condition_expression("#state IN (:pending, :held, :awaiting)")
                    .expression_attribute_names("#state", "state")
                    .expression_attribute_values(":dropped", s(State::Dropped.as_str()))
                    .expression_attribute_values(":pending", s(State::Pending.as_str()))
                    .expression_attribute_values(":held", s(State::Held.as_str()))
                    .expression_attribute_values(":awaiting", s(State::AwaitingApproval.as_str()))
            });
        }
    }

    fn message(&self, id: &MessageId) -> Key {
        Key::message(&Home::Lead(self.decision.lead.id.clone()), id)
    }
}
