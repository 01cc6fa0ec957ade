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

mod claim;
pub(crate) mod digest_update;
mod reconcile;
mod release;

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::Instant;
use chrono::Duration;
use followup::digest::Digest;
use followup::ids::{LeadId, MessageId, derive};
use followup::message::{Message, NotSentReason, Notice, StopRule};
use followup::timeline::{Entry, Fact};
use serde::{Deserialize, Serialize};

pub use claim::{Claim, Guard};
pub use digest_update::MAX_NOTICES;
pub use reconcile::Doubted;

use crate::attributes::{Item, ItemReader, item, json, n, s, t};
use crate::keys::{Home, Key, Lane, lead_partition};
use crate::table::due::waits;
use crate::table::lead::{EntryOrder, entry_id, entry_item};
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

/// The state of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Waits for its time.
    Pending,
    /// A worker has it.
    Sending,
    /// What became of it is not known.
    Unknown,
    /// A person decides.
    Held,
    /// A written step that a person sends or leaves out, because answers to it would not come back here. One that nobody
    /// sends in time is left out.
    AwaitingApproval,
    /// The mail service has it.
    Sent,
    /// A stop, or its time, came first.
    Skipped,
    /// A person dropped it.
    Dropped,
}

impl State {
    const ALL: [State; 8] = [
        State::Pending,
        State::Sending,
        State::Unknown,
        State::Held,
        State::AwaitingApproval,
        State::Sent,
        State::Skipped,
        State::Dropped,
    ];

    /// Whether a person may still release or drop a message in it: it has not gone out, or nobody knows.
    #[must_use]
    pub fn waits_for_a_person(self) -> bool {
        match self {
            State::Held | State::AwaitingApproval | State::Unknown | State::Skipped => true,
            State::Pending | State::Sending | State::Sent | State::Dropped => false,
        }
    }

    /// The state's name in items.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            State::Pending => "pending",
            State::Sending => "sending",
            State::Unknown => "unknown",
            State::Held => "held",
            State::AwaitingApproval => "awaiting_approval",
            State::Sent => "sent",
            State::Skipped => "skipped",
            State::Dropped => "dropped",
        }
    }
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Something to a lead.
    Lead(Message),
    /// Something to a person of the team.
    Team(Digest),
    /// Something to a lead that the mail service sent, as it says itself, and that a restored backup does not hold:
    /// what is known of it keeps it from being sent again.
    Lost {
        /// To which lead.
        lead: LeadId,
        /// Which message.
        message: MessageId,
        /// When this was learned.
        sent_at: Instant,
    },
}

/// A message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItem {
    /// Where it lives.
    pub home: Home,
    /// What it says.
    pub content: Content,
    /// Its state.
    pub state: State,
    /// When it is due, while it waits.
    pub due_at: Option<Instant>,
    /// The notices that a mail to the team carries.
    pub notices: Vec<Notice>,
    /// Notices beyond those that a mail carries: see [`MAX_NOTICES`].
    pub more: u64,
    /// A person released it: it is sent before its time.
    pub released: bool,
    /// Definite refusals of the mail service.
    pub refusals: u64,
    /// Counts its claims, so that a claim is one's own.
    pub claims: u64,
    /// What it was rendered from, once a claim was tried.
    pub template: Option<String>,
    /// The stops of its lead when it was claimed: one that comes later finds it in flight.
    pub claimed_generation: Option<u32>,
    /// The mail service's id, once sent.
    pub ses_id: Option<String>,
    /// When that was recorded.
    pub sent_at: Option<Instant>,
    /// Why it is held or was skipped.
    pub why: Option<NotSentReason>,
}

impl OutboxItem {
    /// A new message to a lead.
    #[must_use]
    pub fn to_lead(message: Message) -> Self {
        Self::pending(
            Home::Lead(message.lead.clone()),
            message.not_before,
            Content::Lead(message),
        )
    }

    /// A new message to a person of the team.
    #[must_use]
    pub fn to_team(digest: Digest) -> Self {
        Self::pending(
            Home::Person(digest.to.clone()),
            digest.not_before,
            Content::Team(digest),
        )
    }

    fn pending(home: Home, due_at: Instant, content: Content) -> Self {
        Self {
            home,
            due_at: Some(due_at),
            content,
            state: State::Pending,
            notices: Vec::new(),
            more: 0,
            released: false,
            refusals: 0,
            claims: 0,
            template: None,
            claimed_generation: None,
            ses_id: None,
            sent_at: None,
            why: None,
        }
    }

    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> &MessageId {
        match &self.content {
            Content::Lead(message) => &message.id,
            Content::Team(digest) => &digest.id,
            Content::Lost { message, .. } => message,
        }
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::message(&self.home, self.id())
    }

    /// The lead that it goes to.
    #[must_use]
    pub fn lead(&self) -> Option<&LeadId> {
        match &self.content {
            Content::Lead(message) => Some(&message.lead),
            Content::Lost { lead, .. } => Some(lead),
            Content::Team(_) => None,
        }
    }

    fn lane(&self) -> Lane {
        match &self.content {
            Content::Lead(Message {
                stop_rule: StopRule::Acknowledgement,
                ..
            }) => Lane::Acknowledgement,
            Content::Lead(Message {
                stop_rule:
                    StopRule::Automatic
                    | StopRule::Appointment
                    | StopRule::Reminder
                    | StopRule::Released,
                ..
            })
            | Content::Team(_)
            | Content::Lost { .. } => Lane::Mail,
        }
    }

    fn shard(&self) -> String {
        self.lane().shard_of(self.id().as_str())
    }

    /// The item of a new message.
    ///
    /// # Errors
    /// Never for our own types.
    pub(crate) fn item(&self) -> Result<Item, CloudError> {
        let mut stored = item(&self.key());
        stored.insert("state".to_owned(), s(self.state.as_str()));
        stored.insert("body".to_owned(), json("message", &self.content)?);
        if let Some(at) = self.due_at {
            waits(&mut stored, self.shard(), at);
        }
        Ok(stored)
    }

    fn parse(item: &Item) -> Result<Self, CloudError> {
        let reader = ItemReader::new(item, "message")?;
        let home = Home::of(reader.text("pk")?).ok_or_else(|| {
            CloudError::corrupt("message", "the partition is no lead's and no person's")
        })?;
        let state = reader.text("state")?;
        let state = State::ALL
            .into_iter()
            .find(|one| one.as_str() == state)
            .ok_or_else(|| CloudError::corrupt("message", "the state is not known"))?;
        let notices = reader
            .texts("notices")?
            .iter()
            .map(|text| {
                serde_json::from_str(text).map_err(|_| CloudError::corrupt("message", "a notice"))
            })
            .collect::<Result<Vec<Notice>, _>>()?;
        Ok(Self {
            home,
            content: reader.json("body")?,
            state,
            due_at: reader.instant_or_none("due_at")?,
            notices,
            more: reader.number_or_none("more")?.unwrap_or(0),
            released: matches!(item.get("released"), Some(AttributeValue::Bool(true))),
            refusals: reader.number_or_none("refusals")?.unwrap_or(0),
            claims: reader.number_or_none("claims")?.unwrap_or(0),
            template: reader.text_or_none("rendered_from")?.map(str::to_owned),
            claimed_generation: reader
                .number_or_none("claimed_epoch")?
                .and_then(|epoch: u64| u32::try_from(epoch).ok()),
            ses_id: reader.text_or_none("ses_id")?.map(str::to_owned),
            sent_at: reader.instant_or_none("sent_at")?,
            why: reader.json_or_none("why")?,
        })
    }
}

/// A change of a message's state, from one of several.
#[derive(Debug, Clone)]
pub struct StateChange {
    /// Which message.
    pub key: Key,
    /// Counts its claims when it was read.
    pub claims: u64,
    /// From which state.
    pub from: State,
    /// To which.
    pub to: State,
    /// When somebody looks again, while it waits.
    pub due_at: Option<Instant>,
    /// Why; nothing, where the state says it.
    pub why: Option<NotSentReason>,
    /// Adds one to the refusals.
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
            let mut removes = vec!["failures", "#owner"];
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

/// The item by which a message is found under the mail service's id.
fn sent_pointer(message: &Key, ses_id: &str) -> Item {
    let mut pointer = item(&Key::sent(ses_id));
    pointer.insert("message_pk".to_owned(), s(&message.pk));
    pointer.insert("message_sk".to_owned(), s(&message.sk));
    pointer
}

/// The parts of a message's own transactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutboxPart {
    Message,
    Lead,
    Suppression,
    Acknowledged,
    Sent,
    Entry,
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

    /// Changes a message's state; false, when it has moved on meanwhile.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn transition(
        &self,
        settled: &StateChange,
        entry: Option<(&LeadId, Entry)>,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let table = &self.settings().table;
        let mut transaction = Transaction::new();
        settled.add(&mut transaction, OutboxPart::Message, table)?;
        let token = derive(&[
            "settle",
            &settled.key.pk,
            &settled.key.sk,
            settled.from.as_str(),
            settled.to.as_str(),
            &settled.claims.to_string(),
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
        entry: Option<(&LeadId, Entry)>,
        now: Instant,
    ) -> Result<(), CloudError> {
        let Some(parts) = self.record(item, ses_id, entry.clone(), true, now).await? else {
            return Ok(());
        };
        let stopped = parts.contains(&OutboxPart::Lead) && !parts.contains(&OutboxPart::Message);
        if let (true, Some((lead, mut entry))) = (stopped, entry) {
            if let Fact::Sent { in_flight, .. } = &mut entry.fact {
                *in_flight = true;
            }
            self.record(item, ses_id, Some((lead, entry)), false, now)
                .await?;
        }
        Ok(())
    }

    /// Writes the record, on the condition that no stop came since the claim, where that is asked for. The parts that
    /// refused it, if any did.
    async fn record(
        &self,
        item: &OutboxItem,
        ses_id: &str,
        entry: Option<(&LeadId, Entry)>,
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
        if let (true, Some(epoch), Some(lead)) = (unstopped, item.claimed_generation, item.lead()) {
            transaction.check(OutboxPart::Lead, table, &Key::lead(lead), |check| {
                check
                    // After a merge the counts of the two leads say nothing of each other.
                    .condition_expression("stop_epoch = :epoch OR attribute_exists(merged_into)")
                    .expression_attribute_values(":epoch", n(epoch))
            });
        }
        // Said with a stop in between, it is another transaction about the same line.
        let line = derive(&["sent", &at.pk, &at.sk, ses_id]);
        let token = if unstopped {
            line.clone()
        } else {
            derive(&["in flight", &line])
        };
        if let Some((lead, entry)) = entry {
            // The same id for the same message: what is recorded twice stands once on the timeline.
            let stored = entry_item(lead, now, &entry_id(EntryOrder::Message, &line, 0), &entry)?;
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
