//! A person releases a message that waits for a decision.

use calendar::Instant;
use followup::ids::{MessageId, derive};
use followup::message::{Class, Draft};
use followup::timeline::Entry;

use super::{Outgoing, Part, Settled, State};
use crate::table::lead::{Place, entry_id, entry_item};
use crate::transaction::{Refused, Transaction};
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
        held: &Outgoing,
        again: &Draft,
        entry: Entry,
        now: Instant,
    ) -> Result<bool, CloudError> {
        if !held.state.waits_for_a_person() {
            return Ok(false);
        }
        let occurrence = again.occurrence + 1;
        let id = MessageId::derive(&["released", held.id().as_str(), &occurrence.to_string()]);
        let released = Draft {
            id: id.clone(),
            class: Class::Released,
            occurrence,
            ..again.clone()
        };
        let lead = released.lead.clone();
        let table = &self.settings().table;
        let mut transaction = Transaction::new();
        let dropped = Settled::of(held, State::Dropped, None, held.why.clone());
        dropped.add(&mut transaction, Part::Message, table)?;
        let message = Outgoing::to_lead(released);
        transaction.put(Part::Message, table, message.item()?, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        let token = derive(&["release", id.as_str(), &calendar::format_instant(now)]);
        let line = entry_item(&lead, now, &entry_id(Place::Release, &token, 0), &entry)?;
        transaction.put(Part::Entry, table, line, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(true),
            Err(Refused::Conditions(_)) => Ok(false),
            Err(Refused::Failed(error)) => Err(error),
        }
    }
}
