//! The record that the mail service has a message.

use calendar::Instant;
use chrono::NaiveDate;
use followup::figures::FactRecord;
use followup::ids::{LeadId, derive};
use followup::timeline::{Entry, Fact};

use super::crowd::count_single;
use super::{OutboxItem, OutboxPart, State};
use crate::attributes::{Item, item, n, s, t};
use crate::keys::Key;
use crate::table::days::keep_facts;
use crate::table::timeline::{EntryOrder, entry_id, entry_item};
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// The item by which a message is found under the mail service's id.
pub(super) fn sent_pointer(message: &Key, ses_id: &str) -> Item {
    let mut pointer = item(&Key::sent(ses_id));
    pointer.insert("message_pk".to_owned(), s(&message.pk));
    pointer.insert("message_sk".to_owned(), s(&message.sk));
    pointer
}

/// The line of a lead's timeline that says that a message left.
#[derive(Debug, Clone)]
pub struct SentLine<'a> {
    /// Whose.
    pub lead: &'a LeadId,
    /// What it says.
    pub entry: Entry,
    /// What counts of it, and on which day, if anything does.
    pub counts: Option<(NaiveDate, FactRecord)>,
}

impl<'a> SentLine<'a> {
    /// A line of which nothing counts.
    #[must_use]
    pub fn new(lead: &'a LeadId, entry: Entry) -> Self {
        Self {
            lead,
            entry,
            counts: None,
        }
    }
}

impl Cloud {
    /// Records that the mail service has a message. Finding it recorded is success.
    ///
    /// A stop that came after the claim could not hold it back any more: then the line says that it was in flight.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn record_sent(
        &self,
        item: &OutboxItem,
        ses_id: &str,
        line: Option<SentLine<'_>>,
        now: Instant,
    ) -> Result<(), CloudError> {
        let Some(parts) = self.record(item, ses_id, line.as_ref(), true, now).await? else {
            return Ok(());
        };
        let stopped = parts.contains(&OutboxPart::Lead) && !parts.contains(&OutboxPart::Message);
        if let (true, Some(mut line)) = (stopped, line) {
            if let Fact::Sent { in_flight, .. } = &mut line.entry.fact {
                *in_flight = true;
            }
            self.record(item, ses_id, Some(&line), false, now).await?;
        }
        Ok(())
    }

    /// Writes the record, on the condition that no stop came since the claim, where that is asked for. The parts that
    /// refused it, if any did.
    async fn record(
        &self,
        item: &OutboxItem,
        ses_id: &str,
        said: Option<&SentLine<'_>>,
        unstopped: bool,
        now: Instant,
    ) -> Result<Option<Vec<OutboxPart>>, CloudError> {
        let table = &self.settings().table;
        let at = item.key();
        let mut transaction = Transaction::new();
        transaction.update(OutboxPart::Message, table, &at, |update| {
            update
                .update_expression(
                    "SET #state = :sent, ses_id = :ses, sent_at = :now \
                     REMOVE due_shard, due_at, failures, why, #owner",
                )
                .condition_expression("#state IN (:sending, :unknown, :held)")
                .expression_attribute_names("#state", "state")
                .expression_attribute_names("#owner", "owner")
                .expression_attribute_values(":sent", s(State::Sent.as_str()))
                .expression_attribute_values(":sending", s(State::Sending.as_str()))
                .expression_attribute_values(":unknown", s(State::Unknown.as_str()))
                .expression_attribute_values(":held", s(State::Held.as_str()))
                .expression_attribute_values(":ses", s(ses_id))
                .expression_attribute_values(":now", t(now))
        });
        transaction.put(OutboxPart::Sent, table, sent_pointer(&at, ses_id), |put| {
            put.condition_expression("attribute_not_exists(pk) OR message_sk = :sk")
                .expression_attribute_values(":sk", s(&at.sk))
        });
        count_single(&mut transaction, table, item, now);
        if let (true, Some(generation), Some(lead)) =
            (unstopped, item.claimed_generation, item.lead())
        {
            transaction.check(OutboxPart::Lead, table, &Key::lead(lead), |check| {
                check
                    // After a merge the stop generations of the two leads cannot be compared.
                    .condition_expression(
                        "stop_generation = :stops OR attribute_exists(merged_into)",
                    )
                    .expression_attribute_values(":stops", n(generation))
            });
        }
        // With a stop in between, the line says another thing, and the transaction needs another token.
        let line = derive(&["sent", &at.pk, &at.sk, ses_id]);
        let token = if unstopped {
            line.clone()
        } else {
            derive(&["in flight", &line])
        };
        if let Some(SentLine {
            lead,
            entry,
            counts,
        }) = said
        {
            // The same id for the same message: what is recorded twice stands once on the timeline, and is counted once.
            let id = entry_id(EntryOrder::Message, &line, 0);
            let mut stored = entry_item(lead, now, &id, entry)?;
            if let Some((day, record)) = counts {
                keep_facts(&mut stored, lead, *day, std::slice::from_ref(record))?;
            }
            transaction.put(OutboxPart::Entry, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(None),
            Err(TransactionRefused::Conditions(parts)) => {
                Ok(Some(parts.into_iter().map(|(part, _)| part).collect()))
            }
            Err(TransactionRefused::Failed(error)) => Err(error),
        }
    }
}
