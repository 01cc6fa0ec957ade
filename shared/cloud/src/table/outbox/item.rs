//! A message of the outbox, and its state.

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::Instant;
use followup::digest::Digest;
use followup::ids::{LeadId, MessageId};
use followup::message::{Message, NotSentReason, Notice, StopRule};
use serde::{Deserialize, Serialize};

use crate::CloudError;
use crate::attributes::{Item, ItemReader, item, json, s};
use crate::keys::{Home, Key, Lane};
use crate::table::due::waits;

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

    /// Whether a message in it did not go out, for a reason that a person is told.
    #[must_use]
    pub fn was_not_sent(self) -> bool {
        match self {
            State::Held | State::Skipped => true,
            State::Pending
            | State::Sending
            | State::Unknown
            | State::AwaitingApproval
            | State::Sent
            | State::Dropped => false,
        }
    }

    /// Whether the manager's list asks about a message in it: what waits for an approval is its rep's, and what was skipped is
    /// over, unless its rep wants it after all.
    #[must_use]
    pub fn is_the_managers(self) -> bool {
        match self {
            State::Held | State::Unknown => true,
            State::Pending
            | State::Sending
            | State::AwaitingApproval
            | State::Sent
            | State::Skipped
            | State::Dropped => false,
        }
    }

    /// Whether a message in it may still go out: by itself, or because a person or the mail service says so.
    #[must_use]
    pub fn may_leave(self) -> bool {
        match self {
            State::Pending | State::Unknown | State::Held | State::AwaitingApproval => true,
            // A message that a worker has leaves, or comes back, by itself.
            State::Sending | State::Sent | State::Skipped | State::Dropped => false,
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
    /// Notices beyond those that a mail carries: see [`MAX_NOTICES`](super::MAX_NOTICES).
    pub more: u64,
    /// Whether a person released it: then it is sent before its time.
    pub released: bool,
    /// Definite refusals of the mail service.
    pub refusals: u64,
    /// How often it was claimed, so that a worker knows whether the last claim is its own.
    pub claims: u64,
    /// What it was rendered from, once a claim was tried.
    pub template: Option<String>,
    /// The stop generation of its lead when it was claimed: a stop that comes later finds the message in flight.
    pub claimed_generation: Option<u32>,
    /// The mail service's id, once sent.
    pub ses_id: Option<String>,
    /// When that was recorded.
    pub sent_at: Option<Instant>,
    /// The tries, by the mail service's ids, that did not arrive: they came back, or, of mails to the team, were not taken yet.
    pub returned: Vec<String>,
    /// When a mail to the team arrived that had been held up.
    pub arrived_at: Option<Instant>,
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

    /// From when on it was to leave, whatever has held it since; none, if what it says cannot be read.
    #[must_use]
    pub fn not_before(&self) -> Option<Instant> {
        match &self.content {
            Content::Lead(message) => Some(message.not_before),
            Content::Team(digest) => Some(digest.not_before),
            Content::Lost { .. } => None,
        }
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
            returned: Vec::new(),
            arrived_at: None,
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

    /// When it goes out by itself, as of now; nothing, when it does not wait for its time.
    #[must_use]
    pub fn leaves_at(&self, now: Instant) -> Option<Instant> {
        match self.state {
            State::Pending => self.due_at.map(|at| at.max(now)),
            State::Sending
            | State::Unknown
            | State::Held
            | State::AwaitingApproval
            | State::Sent
            | State::Skipped
            | State::Dropped => None,
        }
    }

    fn lane(&self) -> Lane {
        match &self.content {
            Content::Lead(Message {
                stop_rule: StopRule::Acknowledgement,
                ..
            }) => Lane::Acknowledgement,
            Content::Lead(Message {
                stop_rule: StopRule::Letter,
                ..
            }) => Lane::Bulk,
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

    pub(super) fn shard(&self) -> String {
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

    pub(crate) fn parse(item: &Item) -> Result<Self, CloudError> {
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
                .number_or_none("claimed_generation")?
                .and_then(|generation: u64| u32::try_from(generation).ok()),
            ses_id: reader.text_or_none("ses_id")?.map(str::to_owned),
            sent_at: reader.instant_or_none("sent_at")?,
            returned: reader.texts("returned")?,
            arrived_at: reader.instant_or_none("arrived_at")?,
            why: reader.json_or_none("why")?,
        })
    }
}
