//! How a message passes from one state to another.

use calendar::Instant;
use followup::ids::{LeadId, derive};
use followup::message::NotSentReason;
use followup::timeline::Entry;

use super::{OutboxItem, OutboxPart, State};
use crate::attributes::{json, n, s, t};
use crate::keys::{FOR_MANAGER, Key};
use crate::table::timeline::{EntryOrder, entry_id, entry_item};
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// A change of a message's state, from one of several.
#[derive(Debug, Clone)]
pub struct StateChange {
    /// Which message.
    pub key: Key,
    /// The message's count of claims when it was read: after another claim the change is refused.
    pub claims: u64,
    /// From which state.
    pub from: State,
    /// To which state.
    pub to: State,
    /// When somebody looks again, while it waits.
    pub due_at: Option<Instant>,
    /// Why the message was not sent; nothing, where the state says it.
    pub why: Option<NotSentReason>,
    /// Whether one is added to the refusals.
    pub refused: bool,
    /// The lead, when it goes to one: its stored messages are due in this shard.
    pub shard: String,
}

impl StateChange {
    /// A change of this message.
    #[must_use]
    pub fn of(
        item: &OutboxItem,
        to: State,
        due_at: Option<Instant>,
        why: Option<NotSentReason>,
    ) -> Self {
        Self {
            key: item.key(),
            claims: item.claims,
            from: item.state,
            to,
            due_at,
            why,
            refused: false,
            shard: item.shard(),
        }
    }

    /// The same, counted as a definite refusal.
    #[must_use]
    pub fn refused(mut self) -> Self {
        self.refused = true;
        self
    }

    pub(crate) fn add<P: Clone>(
        &self,
        transaction: &mut Transaction<P>,
        name: P,
        table: &str,
    ) -> Result<(), CloudError> {
        let why = self.why.as_ref().map(|why| json("message", why));
        let why = why.transpose()?;
        transaction.update(name, table, &self.key, |update| {
            let mut sets = vec!["#state = :to"];
            let mut removes = vec!["failures"];
            // What waits for whoever leads the team is found as theirs; a mail to the team, or to a canary, is nobody's.
            let lead = self.key.of_lead();
            let is_to_a_lead = lead.is_some_and(|lead| !lead.is_canary());
            let is_found = is_to_a_lead && self.to.is_the_managers() && self.due_at.is_some();
            if is_found {
                sets.push("#owner = :owner");
            } else {
                removes.push("#owner");
            }
            match &why {
                Some(_) => sets.push("why = :why"),
                None => removes.push("why"),
            }
            match self.due_at {
                Some(_) => sets.extend(["due_shard = :shard", "due_at = :due"]),
                None => removes.extend(["due_shard", "due_at"]),
            }
            let expression = format!(
                "SET {} REMOVE {} ADD refusals :refused",
                sets.join(", "),
                removes.join(", ")
            );
            let update = update
                .update_expression(expression)
                .condition_expression("#state = :from AND (claims = :claims OR (attribute_not_exists(claims) AND :claims = :zero))")
                .expression_attribute_names("#state", "state")
                .expression_attribute_names("#owner", "owner")
                .expression_attribute_values(":to", s(self.to.as_str()))
                .expression_attribute_values(":from", s(self.from.as_str()))
                .expression_attribute_values(":claims", n(self.claims))
                .expression_attribute_values(":zero", n(0))
                .expression_attribute_values(":refused", n(u64::from(self.refused)));
            let update = match why {
                Some(why) => update.expression_attribute_values(":why", why),
                None => update,
            };
            let update = if is_found {
                update.expression_attribute_values(":owner", s(FOR_MANAGER))
            } else {
                update
            };
            match self.due_at {
                Some(at) => update
                    .expression_attribute_values(":shard", s(&self.shard))
                    .expression_attribute_values(":due", t(at)),
                None => update,
            }
        });
        Ok(())
    }
}

impl Cloud {
    /// Changes a message's state; false, when it has moved on meanwhile.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn transition(
        &self,
        change: &StateChange,
        entry: Option<(&LeadId, Entry)>,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let table = &self.settings().table;
        let mut transaction = Transaction::new();
        change.add(&mut transaction, OutboxPart::Message, table)?;
        let token = derive(&[
            "settle",
            &change.key.pk,
            &change.key.sk,
            change.from.as_str(),
            change.to.as_str(),
            &change.claims.to_string(),
            &calendar::format_instant(now),
        ]);
        if let Some((lead, entry)) = entry {
            let stored = entry_item(lead, now, &entry_id(EntryOrder::Message, &token, 0), &entry)?;
            transaction.put(OutboxPart::Entry, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(true),
            Err(TransactionRefused::Conditions(_)) => Ok(false),
            Err(TransactionRefused::Failed(error)) => Err(error),
        }
    }
}
