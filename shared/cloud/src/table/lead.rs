//! Leads, and the inquiries that they come from, as the table has them.

use calendar::Instant;
use followup::agenda::next_due;
use followup::event::Event;
use followup::figures::LeadCourse;
use followup::ids::{InquiryId, LeadId, derive};
use followup::inquiry::{EmailAddress, Inquiry};
use followup::lead::{Lead, Open, Stage};
use followup::overview::OpenFacts;
use followup::policy::Policy;
use followup::timeline::Fact;
use futures_util::future::try_join_all;

use crate::attributes::{Item, ItemReader, item, json, n, s};
use crate::keys::{self, Key, Lane};
use crate::table::due::waits;
use crate::table::open::keep_open_facts;
use crate::table::schema::{FACTS, FACTS_OF};
use crate::table::timeline::StoredEntry;
use crate::{Cloud, CloudError};

/// Bytes of a stored lead at most.
pub const MAX_LEAD_BYTES: usize = 4096;
/// Inquiries of a lead that are read at most.
pub const MAX_INQUIRIES: usize = 500;
/// Inquiries that joined a lead and are taken into one decision, so that it fits one transaction.
pub const MAX_JOINED_AT_ONCE: usize = 30;
/// Pointers that lead to a lead at most: the name that a form was told, and leads that were merged.
const MAX_POINTERS: usize = 5;
/// The attribute of an item by which it leads to another lead.
pub(crate) const MERGED_INTO: &str = "merged_into";
/// The attribute of a lead that says how it went with it so far.
pub(crate) const COURSE: &str = "course";

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
    /// How it went with it so far, for figures.
    pub course: LeadCourse,
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
            course: reader
                .json_or_none(COURSE)?
                .map_or_else(LeadCourse::default, LeadCourse::kept),
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
    stored.insert("stop_generation".to_owned(), n(lead.stop_generation));
    stored.insert("cycle".to_owned(), n(lead.cycle));
    stored.insert("status".to_owned(), s(lead.status()));
    stored.insert("decision".to_owned(), s(decision));
    if let Some(meeting) = lead.meeting() {
        // A mail about an appointment leaves only while this is unchanged.
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
        // Without a policy no deadline can be computed: the lead is due at once, and each sweep looks whether there is a policy.
        let due_at = policy.map_or(now, |policy| next_due(policy, lead, open).at());
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
        // A canary is due, and on nobody's list.
        if lead.id.is_canary() {
            return Ok(stored);
        }
        stored.insert("owner".to_owned(), s(keys::owner(lead, open)));
        if let Some(facts) = OpenFacts::of(policy, lead, due_at, now) {
            keep_open_facts(&mut stored, &lead.id, &facts)?;
        }
    }
    Ok(stored)
}

/// An item that leads from the name which a form was told to the lead that its inquiry joined. It holds nobody.
pub(crate) fn pointer_item(from: &LeadId, to: &LeadId) -> Item {
    let mut stored = item(&Key::lead(from));
    stored.insert(MERGED_INTO.to_owned(), s(to.as_str()));
    stored
}

/// Lets the item of a lead lead to another one: nothing of it is due, and nobody's list has it.
pub(crate) fn leads_to(stored: &mut Item, into: &LeadId) {
    for name in ["due_shard", "due_at", "owner", FACTS_OF, FACTS] {
        stored.remove(name);
    }
    stored.insert(MERGED_INTO.to_owned(), s(into.as_str()));
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

/// An inquiry, and when it arrived.
type DatedInquiry = (Instant, InquiryId, Inquiry);

fn in_order(mut inquiries: Vec<DatedInquiry>) -> Vec<(InquiryId, Inquiry)> {
    inquiries.sort_by_key(|(at, _, _)| *at);
    let undated = inquiries.into_iter().map(|(_, id, body)| (id, body));
    undated.collect()
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

    /// Reads a lead as it is now, following the pointers of merged leads and of inquiries that joined.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn resolved_lead(&self, id: &LeadId) -> Result<Option<StoredLead>, CloudError> {
        let mut id = id.clone();
        for _ in 0..=MAX_POINTERS {
            let Some(item) = self.get(&Key::lead(&id)).await? else {
                return Ok(None);
            };
            let target = match pointer_of(&item)? {
                Some(target) => target,
                None => {
                    let stored = StoredLead::parse(&item)?;
                    match &stored.merged_into {
                        Some(target) => target.clone(),
                        None => return Ok(Some(stored)),
                    }
                }
            };
            id = target;
        }
        Err(CloudError::corrupt("lead", "its pointers lead in a circle"))
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

    /// Reads a lead's inquiries, oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn inquiries(&self, lead: &LeadId) -> Result<Vec<(InquiryId, Inquiry)>, CloudError> {
        Ok(in_order(self.dated_inquiries(lead, MAX_INQUIRIES).await?))
    }

    /// Reads the inquiries of a lead's person, those of the leads that were merged with it, too, oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn inquiries_of_person(
        &self,
        lead: &Lead,
    ) -> Result<Vec<(InquiryId, Inquiry)>, CloudError> {
        let leads = std::iter::once(&lead.id).chain(&lead.merged);
        let read = leads.map(|id| self.dated_inquiries(id, MAX_INQUIRIES));
        let all = try_join_all(read).await?;
        Ok(in_order(all.into_iter().flatten().collect()))
    }

    /// Reads all inquiries of a lead, however many they are.
    pub(crate) async fn every_inquiry(
        &self,
        lead: &LeadId,
    ) -> Result<Vec<(InquiryId, Inquiry)>, CloudError> {
        Ok(in_order(self.dated_inquiries(lead, usize::MAX).await?))
    }

    async fn dated_inquiries(
        &self,
        lead: &LeadId,
        most: usize,
    ) -> Result<Vec<DatedInquiry>, CloudError> {
        let items = self
            .partition(&keys::lead_partition(lead), "Q#", most)
            .await?;
        let mut read = Vec::with_capacity(items.len());
        for item in &items {
            let reader = ItemReader::new(item, "inquiry")?;
            let id = reader.text("sk")?.trim_start_matches("Q#");
            let id = InquiryId::parse(id).map_err(|error| CloudError::corrupt("inquiry", error))?;
            read.push((reader.instant("arrived_at")?, id, reader.json("body")?));
        }
        Ok(read)
    }

    /// An inquiry completed by the first ones of its lead's person, where it does not say how to reach the person: see
    /// [`Inquiry::completed_by`].
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn completed(&self, lead: &Lead, inquiry: Inquiry) -> Result<Inquiry, CloudError> {
        if !lead.has_asked_again() || !inquiry.is_incomplete() {
            return Ok(inquiry);
        }
        let all = self.inquiries_of_person(lead).await?;
        Ok(inquiry.completed_by(all.iter().map(|(_, one)| one)))
    }

    /// The address of the inquiry that began a lead, by the first line of its timeline. An inquiry that joined later may be of
    /// anybody who knows the number.
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
        let Fact::Received { inquiry } = StoredEntry::parse(first)?.entry.fact else {
            return Ok(None);
        };
        let inquiry = self.inquiry(lead, &inquiry).await?;
        Ok(inquiry.and_then(|inquiry| inquiry.email))
    }
}
