//! The outbox: messages and the states that they pass.
//!
//! | state | due | leaves it by |
//! | --- | --- | --- |
//! | pending | `not_before` | a claim; a stop; its `not_after` |
//! | sending | end of lease | the record of what the mail service said |
//! | unknown | 15 minutes later | the mail service's own event, or a person |
//! | held | one business hour later | a person |
//! | awaiting approval | its `not_after` | a person, who sends it or leaves it out |
//! | sent, skipped, dropped | | |

mod change;
mod claim;
mod crowd;
pub(crate) mod digest_update;
mod gathering;
mod item;
mod reconcile;
mod record;
mod release;
mod waiting_notice;
mod words;

use chrono::Duration;
use followup::digest::Digest;
use followup::ids::{LeadId, MessageId, derive};

pub use change::StateChange;
pub(crate) use claim::ACKNOWLEDGED_FOR;
pub use claim::{Claim, Guard, LeadGuard};
pub use crowd::{ReadMessages, may_travel};
pub use digest_update::MAX_NOTICES;
pub use gathering::{GatheredNotices, MAX_GATHERED};
pub use item::{Content, OutboxItem, State};
pub use reconcile::Doubted;
pub use record::SentLine;
pub(crate) use waiting_notice::own_notices;
pub use waiting_notice::{WaitingNotice, waiting_notices};
pub use words::MailWords;

use crate::attributes::ItemReader;
use crate::keys::{Home, Key, lead_partition};
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// How long a worker that claimed a message has for its one try.
pub const LEASE: Duration = Duration::seconds(60);
/// How long the mail service's own event is awaited before a person decides.
pub const UNKNOWN_WAIT: Duration = Duration::minutes(15);
/// Definite refusals after which a message is held.
pub const MAX_REFUSALS: u64 = 6;
/// Messages of one home that are read at most.
pub const MAX_MESSAGES: usize = 200;

/// The parts of a message's own transactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutboxPart {
    Message,
    Lead,
    Suppression,
    Acknowledged,
    Words,
    Sent,
    Entry,
    /// How many mails of their own a person got in this hour.
    Count,
}

impl Cloud {
    /// Reads a message as it is now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn message(&self, at: &Key) -> Result<Option<OutboxItem>, CloudError> {
        self.get(at)
            .await?
            .as_ref()
            .map(OutboxItem::parse)
            .transpose()
    }

    /// Reads the messages to a lead, or to a person of the team.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn messages(&self, home: &Home) -> Result<Vec<OutboxItem>, CloudError> {
        let items = self
            .partition(&home.partition(), "M#", MAX_MESSAGES)
            .await?;
        items.iter().map(OutboxItem::parse).collect()
    }

    /// Reads all messages to a lead, however many they are.
    pub(crate) async fn every_message(&self, lead: &LeadId) -> Result<Vec<OutboxItem>, CloudError> {
        let items = self
            .partition(&lead_partition(lead), "M#", usize::MAX)
            .await?;
        items.iter().map(OutboxItem::parse).collect()
    }

    /// The message that the mail service knows by this id.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn message_by_ses_id(&self, ses_id: &str) -> Result<Option<OutboxItem>, CloudError> {
        let Some(pointer) = self.get(&Key::sent(ses_id)).await? else {
            return Ok(None);
        };
        let reader = ItemReader::new(&pointer, "sent")?;
        self.message(&Key::new(
            reader.text("message_pk")?,
            reader.text("message_sk")?,
        ))
        .await
    }

    /// The message of a lead with this id.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn message_to(
        &self,
        lead: &LeadId,
        id: &MessageId,
    ) -> Result<Option<OutboxItem>, CloudError> {
        self.message(&Key::new(lead_partition(lead), format!("M#{id}")))
            .await
    }

    /// Writes a mail to the team, unless it is there already.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn ensure_digest(&self, digest: &Digest) -> Result<(), CloudError> {
        let message = OutboxItem::to_team(digest.clone());
        let mut transaction = Transaction::new();
        transaction.put(
            OutboxPart::Message,
            &self.settings().table,
            message.item()?,
            |put| put.condition_expression("attribute_not_exists(pk)"),
        );
        match transaction
            .commit(self, &derive(&["ensure", digest.id.as_str()]))
            .await
        {
            Ok(()) | Err(TransactionRefused::Conditions(_)) => Ok(()),
            Err(TransactionRefused::Failed(error)) => Err(error),
        }
    }
}
