//! Leads: read as they are, written by one transaction a decision.

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::Instant;
use followup::agenda::agenda_of;
use followup::decide::Decision;
use followup::event::Event;
use followup::ids::{InquiryId, LeadId, MessageId, PersonId, derive};
use followup::inquiry::{EmailAddress, Inquiry};
use followup::lead::{Lead, Open, Stage};
use followup::policy::Policy;
use followup::timeline::{Entry, Fact};

use crate::attributes::{Item, ItemReader, item, json, n, s, t};
use crate::keys::{self, Home, Key, Lane};
use crate::table::due::waits;
use crate::table::once::insert_dedup_marker;
use crate::table::outbox::digest_update::{DigestUpdate, Room};
use crate::table::outbox::{OutboxItem, State, StateChange, digest_update};
use crate::table::suppression::suppress;
use crate::table::team::load_updates;
use crate::table::{MAX_PAGES, booking};
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// Bytes of a stored lead at most.
pub const MAX_LEAD_BYTES: usize = 4096;
/// Inquiries of a lead that are read at most.
pub const MAX_INQUIRIES: usize = 500;
/// Lines of a timeline that are read at most.
pub const MAX_TIMELINE: usize = 2000;
/// Inquiries that joined a lead and are taken into one decision, so that it fits one transaction.
pub const MAX_JOINED_AT_ONCE: usize = 30;
/// Times that a decision is put together anew because a part of it no longer fits.
const MAX_REFITS: usize = 12;
/// The attribute of an item by which it leads to another lead.
const MERGED_INTO: &str = "merged_into";

/// A lead as the table has it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredLead {
    /// The lead.
    pub lead: Lead,
    /// Counts its writes.
    pub version: u64,
    /// Inquiries that joined it since its last decision.
    pub joined: Vec<InquiryId>,
    /// When it is due, while open.
    pub due_at: Option<Instant>,
    /// The last decision that was written.
    pub decision: Option<String>,
    /// The lead that this one was merged into.
    pub merged_into: Option<LeadId>,
}

/// A line of a timeline, as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredEntry {
    /// Its identifier: part of its key and the id of its event on the bus.
    pub id: String,
    /// When it happened.
    pub at: Instant,
    /// What happened, who did it, and why.
    pub entry: Entry,
    /// Whether it is still due to be published.
    pub unpublished: bool,
}

/// What became of a commit.
#[derive(Debug, Clone, PartialEq)]
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
    /// Personal text for the first line of the timeline.
    pub payload: Option<String>,
    /// Write it although nothing follows, so that its due time is computed anew.
    pub force: bool,
    /// What the event is known by, when it may be told more than once: it happens once.
    pub dedup_key: Option<String>,
    /// A rep's count of open leads as it was read: another count, and the decision is overtaken.
    pub open: Option<(PersonId, u32)>,
    /// The inquiries that joined were not part of the decision: the next one takes them.
    pub keep_joined: bool,
}

/// The parts of a decision's transaction.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DecisionPart {
    Lead,
    Entry,
    Draft(MessageId),
    Bundle(usize),
    Load,
    SendNow,
    Drop(MessageId),
    Suppression,
    Settled,
    Note,
    Once,
    Cell,
}

impl StoredLead {
    /// Parses a lead.
    ///
    /// # Errors
    /// When it cannot be read, or was written by newer code.
    pub fn parse(item: &Item) -> Result<Self, CloudError> {
        let reader = ItemReader::new(item, "lead")?;
        let joined = reader
            .texts("joined")?
            .iter()
            .map(|id| InquiryId::parse(id).map_err(|error| CloudError::corrupt("lead", error)))
            .collect::<Result<_, _>>()?;
        let merged_into = reader
            .text_or_none(MERGED_INTO)?
            .map(|id| LeadId::parse(id).map_err(|error| CloudError::corrupt("lead", error)))
            .transpose()?;
        Ok(Self {
            lead: reader.json("body")?,
            version: reader.number("version")?,
            joined,
            due_at: reader.instant_or_none("due_at")?,
            decision: reader.text_or_none("decision")?.map(str::to_owned),
            merged_into,
        })
    }

    /// The name of the decision that follows from events: the same for the same events on the same version.
    #[must_use]
    pub fn decision_id(&self, events: &[Event], now: Instant) -> String {
        derive(&[
            "decision",
            self.lead.id.as_str(),
            &self.version.to_string(),
            &format!("{events:?}"),
            &calendar::format_instant(now),
        ])
    }
}

/// The item of a lead.
///
/// # Errors
/// When it is larger than a lead may be.
pub(crate) fn lead_item(
    policy: Option<&Policy>,
    lead: &Lead,
    version: u64,
    decision: &str,
    now: Instant,
) -> Result<Item, CloudError> {
    let mut stored = item(&Key::lead(&lead.id));
    stored.insert("version".to_owned(), n(version));
    stored.insert("stop_epoch".to_owned(), n(lead.stop_generation));
    stored.insert("cycle".to_owned(), n(lead.cycle));
    stored.insert("status".to_owned(), s(lead.stage.status()));
    stored.insert("decision".to_owned(), s(decision));
    if let Some(meeting) = lead.meeting() {
        // What a mail about an appointment is claimed by.
        stored.insert("appointment".to_owned(), s(meeting.mark()));
    }
    let body = json("lead", lead)?;
    if body.as_s().is_ok_and(|body| body.len() > MAX_LEAD_BYTES) {
        return Err(CloudError::corrupt(
            "lead",
            format!("larger than {MAX_LEAD_BYTES} bytes"),
        ));
    }
    stored.insert("body".to_owned(), body);
    if let Stage::Open(open) = &lead.stage {
        // Without a policy nothing can be computed: it is due at once, and waits for one.
        let due_at = policy.map_or(now, |policy| agenda_of(policy, lead, open).next().at());
        let shard = match open {
            Open::Routing { .. } => Lane::Assign.shard(0),
            Open::Received => Lane::Judge.shard_of(lead.id.as_str()),
            Open::InReview { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::WithManager { .. }
            | Open::Active(_)
            | Open::Resting { .. }
            | Open::Reviewing { .. } => Lane::Lead.shard_of(lead.id.as_str()),
        };
        waits(&mut stored, shard, due_at);
        stored.insert("owner".to_owned(), s(keys::owner(&open.owner(), &lead.id)));
    }
    Ok(stored)
}

/// An item that leads from the name which a form was told to the lead that its inquiry joined. It holds nobody.
pub(crate) fn pointer_item(from: &LeadId, to: &LeadId) -> Item {
    let mut stored = item(&Key::lead(from));
    stored.insert(MERGED_INTO.to_owned(), s(to.as_str()));
    stored
}

/// The lead to which a bare pointer leads; nothing, for an item that is a lead itself.
pub(crate) fn pointer_of(item: &Item) -> Result<Option<LeadId>, CloudError> {
    if item.contains_key("body") {
        return Ok(None);
    }
    let to = ItemReader::new(item, "lead")?.text(MERGED_INTO)?;
    LeadId::parse(to)
        .map(Some)
        .map_err(|error| CloudError::corrupt("lead", error))
}

/// The item of a line of a timeline.
pub(crate) fn entry_item(
    lead: &LeadId,
    at: Instant,
    id: &str,
    entry: &Entry,
) -> Result<Item, CloudError> {
    let mut stored = item(&Key::event(lead, at, id));
    stored.insert("kind".to_owned(), s(entry.kind().as_str()));
    stored.insert("body".to_owned(), json("timeline", entry)?);
    waits(&mut stored, Lane::Event.shard_of(lead.as_str()), at);
    Ok(stored)
}

/// Where a line stands among those of one instant. Declared in the order in which such lines follow each other.
#[derive(Debug, Clone, Copy)]
pub(crate) enum EntryOrder {
    /// What somebody sent comes before what follows from it.
    Arrival,
    /// A decision, by the version of the lead that it read.
    Decision {
        /// [`StoredLead::version`].
        version: u64,
    },
    /// What a person did with a message.
    Release,
    /// What became of a message comes last.
    Message,
}

impl EntryOrder {
    /// Its part of a line's identifier: ten characters, so that lines sort as they happened.
    fn prefix(self) -> String {
        let (order, version) = match self {
            EntryOrder::Arrival => (0, 0),
            EntryOrder::Decision { version } => (1, version % PLACES),
            EntryOrder::Release => (2, 0),
            EntryOrder::Message => (3, 0),
        };
        format!("{order}{version:09}")
    }
}

/// Versions of a lead that have a place of their own among the lines of one instant.
const PLACES: u64 = 1_000_000_000;

/// The identifier of a line: its place within its instant, its place in the decision, then what makes it unique.
pub(crate) fn entry_id(place: EntryOrder, decision: &str, index: usize) -> String {
    format!(
        "{}{index:02}{}",
        place.prefix(),
        derive(&["entry", decision, &index.to_string()])
    )
}

impl Cloud {
    /// Reads a lead as it is now. A pointer to another lead is none: see [`Cloud::resolved_lead`].
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn lead(&self, id: &LeadId) -> Result<Option<StoredLead>, CloudError> {
        match self.get(&Key::lead(id)).await? {
            Some(item) if pointer_of(&item)?.is_none() => StoredLead::parse(&item).map(Some),
            Some(_) | None => Ok(None),
        }
    }

    /// Reads one inquiry.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn inquiry(
        &self,
        lead: &LeadId,
        id: &InquiryId,
    ) -> Result<Option<Inquiry>, CloudError> {
        self.get(&Key::inquiry(lead, id))
            .await?
            .map(|item| ItemReader::new(&item, "inquiry")?.json("body"))
            .transpose()
    }

    /// Reads a lead's inquiries, in the order of their identifiers.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn inquiries(&self, lead: &LeadId) -> Result<Vec<(InquiryId, Inquiry)>, CloudError> {
        self.inquiries_up_to(lead, MAX_INQUIRIES).await
    }

    /// Reads all inquiries of a lead, however many they are.
    pub(crate) async fn every_inquiry(
        &self,
        lead: &LeadId,
    ) -> Result<Vec<(InquiryId, Inquiry)>, CloudError> {
        self.inquiries_up_to(lead, usize::MAX).await
    }

    async fn inquiries_up_to(
        &self,
        lead: &LeadId,
        most: usize,
    ) -> Result<Vec<(InquiryId, Inquiry)>, CloudError> {
        let items = self
            .partition(&keys::lead_partition(lead), "Q#", most)
            .await?;
        items
            .iter()
            .map(|item| {
                let reader = ItemReader::new(item, "inquiry")?;
                let id = reader.text("sk")?.trim_start_matches("Q#");
                let id =
                    InquiryId::parse(id).map_err(|error| CloudError::corrupt("inquiry", error))?;
                Ok((id, reader.json("body")?))
            })
            .collect()
    }

    /// The address of the inquiry that began a lead, by the first line of its timeline. One that joined later may be of anybody
    /// who knows the number.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn first_address(&self, lead: &LeadId) -> Result<Option<EmailAddress>, CloudError> {
        let answer = self
            .query()
            .key_condition_expression("pk = :lead AND begins_with(sk, :line)")
            .expression_attribute_values(":lead", s(keys::lead_partition(lead)))
            .expression_attribute_values(":line", s("E#"))
            .consistent_read(true)
            .limit(1)
            .send()
            .await
            .map_err(|error| CloudError::aws("Query", error))?;
        let Some(first) = answer.items().first() else {
            return Ok(None);
        };
        let Fact::Received { inquiry } = parse_entry(first)?.entry.fact else {
            return Ok(None);
        };
        let inquiry = self.inquiry(lead, &inquiry).await?;
        Ok(inquiry.and_then(|inquiry| inquiry.email))
    }

    /// Reads a lead's timeline, oldest first: of more than [`MAX_TIMELINE`] lines, the newest.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn timeline(&self, lead: &LeadId) -> Result<Vec<StoredEntry>, CloudError> {
        let query = self
            .query()
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", s(keys::lead_partition(lead)))
            .expression_attribute_values(":prefix", s("E#"))
            .scan_index_forward(false)
            .consistent_read(true);
        let mut items = Vec::new();
        self.pages(query, MAX_PAGES, |page| {
            items.extend(page);
            Ok(items.len() >= MAX_TIMELINE)
        })
        .await?;
        items.truncate(MAX_TIMELINE);
        items.iter().rev().map(parse_entry).collect()
    }

    /// Reads one line of a timeline.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn entry(&self, at: &Key) -> Result<Option<StoredEntry>, CloudError> {
        self.get(at).await?.as_ref().map(parse_entry).transpose()
    }

    /// Reads the personal text of a line of a timeline.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn note(&self, lead: &LeadId, event: &str) -> Result<Option<String>, CloudError> {
        self.get(&Key::payload(lead, event))
            .await?
            .map(|item| Ok(ItemReader::new(&item, "note")?.text("text")?.to_owned()))
            .transpose()
    }

    /// Writes a decision in one transaction, on the condition that the lead is the one that was read.
    ///
    /// A write of the same decision whose answer was lost is recognised as one's own.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn commit(
        &self,
        policy: &Policy,
        read: &StoredLead,
        decision: &Decision,
        decision_id: &str,
        now: Instant,
        with: &CommitOptions,
    ) -> Result<Committed, CloudError> {
        let mut fit = Exclusions::default();
        for round in 0..MAX_REFITS {
            let digests = digest_update::gather(&policy.active, &decision.notices, now, &fit.room);
            let transaction = self.transaction(
                policy,
                read,
                decision,
                decision_id,
                now,
                with,
                &fit,
                &digests,
            )?;
            let token = derive(&[decision_id, &round.to_string()]);
            match transaction.commit(self, &token).await {
                Ok(()) => return Ok(Committed::Written),
                Err(TransactionRefused::Failed(error)) => return Err(error),
                Err(TransactionRefused::Conditions(parts)) => {
                    for (part, old) in parts {
                        match part {
                            DecisionPart::Lead => {
                                let own = old
                                    .as_ref()
                                    .and_then(|item| item.get("decision"))
                                    .and_then(|value| value.as_s().ok())
                                    .is_some_and(|written| written == decision_id);
                                return Ok(if own {
                                    Committed::Written
                                } else {
                                    Committed::Overtaken
                                });
                            }
                            // The message is there already, or gone already: what was wanted has happened.
                            DecisionPart::Draft(id) => fit.without_draft.push(id),
                            DecisionPart::Drop(id) => fit.without_drop.push(id),
                            DecisionPart::SendNow => fit.without_send_now = true,
                            // That digest is on its way, and the next one takes it; or it is full, and counts it.
                            DecisionPart::Bundle(index) => {
                                if let Some(mail) = digests.get(index) {
                                    fit.room.refused(mail, old.as_ref());
                                }
                            }
                            // Whoever asks again finds the time taken, or the rep's load as it is now.
                            DecisionPart::Settled
                            | DecisionPart::Once
                            | DecisionPart::Cell
                            | DecisionPart::Load => {
                                return Ok(Committed::Overtaken);
                            }
                            DecisionPart::Suppression => fit.without_suppression = true,
                            DecisionPart::Entry | DecisionPart::Note => {
                                return Err(CloudError::corrupt(
                                    "timeline",
                                    "an entry of this name is there already",
                                ));
                            }
                        }
                    }
                }
            }
        }
        Err(CloudError::Busy {
            operation: "TransactWriteItems",
        })
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one place puts all of a decision together"
    )]
    fn transaction(
        &self,
        policy: &Policy,
        read: &StoredLead,
        decision: &Decision,
        decision_id: &str,
        now: Instant,
        with: &CommitOptions,
        fit: &Exclusions,
        digests: &[DigestUpdate],
    ) -> Result<Transaction<DecisionPart>, CloudError> {
        let table = &self.settings().table;
        let lead = &decision.lead;
        let mut transaction = Transaction::new();
        let mut stored = lead_item(Some(policy), lead, read.version + 1, decision_id, now)?;
        let left = if with.keep_joined {
            read.joined.as_slice()
        } else {
            read.joined.get(MAX_JOINED_AT_ONCE..).unwrap_or_default()
        };
        if !left.is_empty() {
            let joined = left.iter().map(|id| s(id.as_str())).collect();
            stored.insert("joined".to_owned(), AttributeValue::L(joined));
            // The next sweep takes them.
            waits(&mut stored, Lane::Judge.shard_of(lead.id.as_str()), now);
        }
        transaction.put(DecisionPart::Lead, table, stored, |put| {
            put.condition_expression("version = :version AND attribute_not_exists(merged_into)")
                .expression_attribute_values(":version", n(read.version))
        });
        let place = EntryOrder::Decision {
            version: read.version,
        };
        for (index, entry) in decision.entries.iter().enumerate() {
            let id = entry_id(place, decision_id, index);
            let stored = entry_item(&lead.id, now, &id, entry)?;
            transaction.put(DecisionPart::Entry, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        if let (Some(note), Some(_)) = (&with.payload, decision.entries.first()) {
            let mut stored = item(&Key::payload(&lead.id, &entry_id(place, decision_id, 0)));
            stored.insert("text".to_owned(), s(note));
            transaction.put(DecisionPart::Note, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        for message in &decision.messages {
            if !fit.without_draft.contains(&message.id) {
                let stored = OutboxItem::to_lead(message.clone()).item()?;
                transaction.put(
                    DecisionPart::Draft(message.id.clone()),
                    table,
                    stored,
                    |put| put.condition_expression("attribute_not_exists(pk)"),
                );
            }
        }
        for (index, digest) in digests.iter().enumerate() {
            let part = DecisionPart::Bundle(index);
            digest_update::add(&mut transaction, part, table, digest, &fit.room)?;
        }
        load_updates(
            &mut transaction,
            DecisionPart::Load,
            table,
            &decision.loads,
            with.open.as_ref(),
            now,
        );
        booking::cells(
            &mut transaction,
            &DecisionPart::Cell,
            table,
            read.lead.appointment.as_ref(),
            lead,
        );
        if let (Some(message), false) = (&decision.send_now, fit.without_send_now) {
            let at = Key::message(&Home::Lead(lead.id.clone()), message);
            transaction.update(DecisionPart::SendNow, table, &at, |update| {
                update
                    .update_expression("SET due_at = :now, released = :true")
                    .condition_expression("#state = :pending")
                    .expression_attribute_names("#state", "state")
                    .expression_attribute_values(":now", t(now))
                    .expression_attribute_values(":true", AttributeValue::Bool(true))
                    .expression_attribute_values(":pending", s(State::Pending.as_str()))
            });
        }
        for message in decision
            .drops
            .iter()
            .filter(|id| !fit.without_drop.contains(id))
        {
            let at = Key::message(&Home::Lead(lead.id.clone()), message);
            transaction.update(DecisionPart::Drop(message.clone()), table, &at, |update| {
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
        if let (Some(block), false) = (decision.block, fit.without_suppression) {
            for address in &with.addresses {
                suppress(
                    &mut transaction,
                    DecisionPart::Suppression,
                    table,
                    address,
                    block,
                    now,
                );
            }
        }
        for settled in &with.state_changes {
            settled.add(&mut transaction, DecisionPart::Settled, table)?;
        }
        if let Some(once) = &with.dedup_key {
            insert_dedup_marker(&mut transaction, DecisionPart::Once, table, once, now);
        }
        Ok(transaction)
    }
}

/// What had to be left out or moved because it no longer fitted.
#[derive(Debug, Default)]
struct Exclusions {
    without_draft: Vec<MessageId>,
    without_drop: Vec<MessageId>,
    without_send_now: bool,
    without_suppression: bool,
    room: Room,
}

fn parse_entry(item: &Item) -> Result<StoredEntry, CloudError> {
    let reader = ItemReader::new(item, "timeline")?;
    let mut parts = reader.text("sk")?.splitn(3, '#').skip(1);
    let (Some(at), Some(id)) = (parts.next(), parts.next()) else {
        return Err(CloudError::corrupt(
            "timeline",
            "the sort key is no time and id",
        ));
    };
    Ok(StoredEntry {
        id: id.to_owned(),
        at: calendar::parse_instant(at).map_err(|error| CloudError::corrupt("timeline", error))?,
        entry: reader.json("body")?,
        unpublished: reader.text_or_none("due_shard")?.is_some(),
    })
}
