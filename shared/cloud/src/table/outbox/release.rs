//! A person releases a message that waits for a decision.

use calendar::Instant;
use followup::ids::{MessageId, derive};
use followup::message::{Message, StopRule};
use followup::timeline::Entry;

use super::{OutboxItem, OutboxPart, State, StateChange};
use crate::table::timeline::{EntryOrder, entry_id, entry_item};
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

impl Cloud {
    /// Drops a message that is held, skipped or of unknown outcome, and writes it once more, as the next occurrence; both
    /// or neither. False, when it is none of these any more: a second click releases nothing.
    ///
    /// The new message's id is derived from the old one's, so that two releases of one message are one.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn release_message(
        &self,
        held: &OutboxItem,
        again: &Message,
        entry: Entry,
        now: Instant,
    ) -> Result<bool, CloudError> {
        if !held.state.waits_for_a_person() {
            return Ok(false);
        }
        let occurrence = again.occurrence + 1;
        let id = MessageId::derive(&["released", held.id().as_str(), &occurrence.to_string()]);
        let released = Message {
            id: id.clone(),
            stop_rule: StopRule::Released,
            occurrence,
            ..again.clone()
        };
        let lead = released.lead.clone();
        let table = &self.settings().table;
        let mut transaction = Transaction::new();
        let dropped = StateChange::of(held, State::Dropped, None, held.why.clone());
        dropped.add(&mut transaction, OutboxPart::Message, table)?;
        let message = OutboxItem::to_lead(released);
        transaction.put(OutboxPart::Message, table, message.item()?, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        let token = derive(&["release", id.as_str(), &calendar::format_instant(now)]);
        let line = entry_item(
            &lead,
            now,
            &entry_id(EntryOrder::Release, &token, 0),
            &entry,
        )?;
        transaction.put(OutboxPart::Entry, table, line, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(true),
            Err(TransactionRefused::Conditions(_)) => Ok(false),
            Err(TransactionRefused::Failed(error)) => Err(error),
        }
    }
}
