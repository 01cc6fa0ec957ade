//! One person: every lead that holds their address or number, and the end of what is known of them.

use std::collections::BTreeSet;

use calendar::Instant;
use followup::event::Event;
use followup::ids::LeadId;
use followup::inquiry::{EmailAddress, Inquiry, PhoneNumber};

use crate::attributes::{Item, ItemReader, SCHEMA, key, n, s};
use crate::keys::{
    Identity, Key, LEAD, NOTES, caller, lead_of_partition, lead_partition, namesake,
};
use crate::table::commit::{CommitOptions, Committed};
use crate::table::lead::{MAX_INQUIRIES, MAX_JOINED_AT_ONCE, pointer_of};
use crate::table::outbox::State;
use crate::table::{is_condition, updated};
use crate::transact::{Turn, take_turns};
use crate::{Cloud, CloudError};

/// Pages of a megabyte that a scan of the table reads at most.
const MAX_SCANNED_PAGES: usize = 100_000;
/// Notes of one lead that are read at once to be erased.
const MAX_NOTES: usize = 5_000;
/// Batches of notes, or of inquiries, that one erasure takes.
const MAX_BATCHES: usize = 100;

/// By what a person is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KnownBy {
    /// An address.
    Email(EmailAddress),
    /// A number.
    Phone(PhoneNumber),
}

impl KnownBy {
    /// Whether an inquiry is theirs.
    #[must_use]
    pub fn wrote(&self, inquiry: &Inquiry) -> bool {
        match self {
            Self::Email(email) => inquiry
                .email
                .as_ref()
                .is_some_and(|given| given.normalised() == email.normalised()),
            Self::Phone(phone) => inquiry
                .phone
                .as_ref()
                .is_some_and(|given| given.as_str() == phone.as_str()),
        }
    }
}

/// What an erasure took away.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Erased {
    /// The leads that it was about.
    pub leads: Vec<LeadId>,
    /// Inquiries with their answers.
    pub inquiries: u64,
    /// Notes, and texts of replies.
    pub notes: u64,
    /// Addresses and numbers by which somebody would have been recognised.
    pub identities: u64,
    /// Messages that will not be sent.
    pub dropped: u64,
}

impl Cloud {
    /// Every lead, in no order.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn every_lead(&self) -> Result<Vec<LeadId>, CloudError> {
        let mut leads = Vec::new();
        self.scan(LEAD, &mut |item| {
            // A pointer to another lead is no lead itself.
            if pointer_of(item)?.is_none() {
                leads.push(lead_of(item)?);
            }
            Ok(())
        })
        .await?;
        Ok(leads)
    }

    /// The leads with an inquiry of a person. The whole table is read: an address that joined somebody else's lead is
    /// found as well, which no key would lead to.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn leads_of(&self, person: &KnownBy) -> Result<Vec<LeadId>, CloudError> {
        let mut leads = BTreeSet::new();
        self.scan("Q#", &mut |item| {
            let inquiry: Inquiry = ItemReader::new(item, "inquiry")?.json("body")?;
            if person.wrote(&inquiry) {
                leads.insert(lead_of(item)?);
            }
            Ok(())
        })
        .await?;
        Ok(leads.into_iter().collect())
    }

    /// The lead of a person, by their address.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn lead_known_by(
        &self,
        address: &EmailAddress,
    ) -> Result<Option<LeadId>, CloudError> {
        let hash = self.address_hash(address.normalised());
        let Some(found) = self.get(&Key::identity(Identity::Email, &hash)).await? else {
            return Ok(None);
        };
        let lead = ItemReader::new(&found, "identity")?
            .text_or_none("lead")?
            .map(str::to_owned);
        lead.map(|lead| {
            LeadId::parse(&lead).map_err(|error| CloudError::corrupt("identity", error))
        })
        .transpose()
    }

    /// The lead that another system knows by this name.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn lead_named_elsewhere(&self, id: &str) -> Result<Option<LeadId>, CloudError> {
        let at = Key::identity(Identity::External, &self.address_hash(id));
        let found = self.get(&at).await?;
        let lead = found.as_ref().map(|item| ItemReader::new(item, "identity"));
        let lead = lead.transpose()?.map(|item| {
            LeadId::parse(item.text("lead")?)
                .map_err(|error| CloudError::corrupt("identity", error))
        });
        lead.transpose()
    }

    /// Notes that another system has this name for a lead. The newest lead of a name is the one that is found by it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn name_elsewhere(&self, id: &str, lead: &LeadId) -> Result<(), CloudError> {
        let at = Key::identity(Identity::External, &self.address_hash(id));
        let update = self
            .update(&at)
            .update_expression("SET #lead = :lead, #schema = :schema")
            .expression_attribute_names("#lead", "lead")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":lead", s(lead.as_str()))
            .expression_attribute_values(":schema", n(SCHEMA));
        updated(update).await.map(drop)
    }

    /// Reads every item whose sort key begins so.
    async fn scan(
        &self,
        prefix: &str,
        take: &mut (dyn FnMut(&Item) -> Result<(), CloudError> + Send),
    ) -> Result<(), CloudError> {
        let mut start: Option<Item> = None;
        for _ in 0..MAX_SCANNED_PAGES {
            let answer = self
                .table
                .scan()
                .table_name(&self.settings().table)
                .filter_expression("begins_with(pk, :lead) AND begins_with(sk, :prefix)")
                .expression_attribute_values(":lead", s("L#"))
                .expression_attribute_values(":prefix", s(prefix))
                .consistent_read(true)
                .set_exclusive_start_key(start.take())
                .send()
                .await
                .map_err(|error| CloudError::aws("Scan", error))?;
            for item in answer.items.unwrap_or_default() {
                take(&item)?;
            }
            start = answer.last_evaluated_key;
            if start.is_none() {
                return Ok(());
            }
        }
        Err(CloudError::corrupt(
            "table",
            "it is larger than a scan reads",
        ))
    }

    /// Erases what is known of the person of a lead: answers, notes and replies, and by what they would be recognised.
    /// What happened, and that an address is not to be written to, stays. An open lead is closed. Doing it twice, or
    /// again after it broke off, is doing it once.
    ///
    /// # Errors
    /// When the table cannot be read or written, or holds no policy to decide by; what was done until then is done.
    pub async fn erase(&self, lead: &LeadId, now: Instant) -> Result<Erased, CloudError> {
        let mut erased = Erased {
            leads: vec![lead.clone()],
            ..Erased::default()
        };
        // Before the lead forgets by which name another system knows it.
        let named = self
            .lead(lead)
            .await?
            .and_then(|stored| stored.lead.external_id);
        if let Some(id) = named {
            let at = Key::identity(Identity::External, &self.address_hash(&id));
            erased.identities += u64::from(self.forget(&at, Some(lead)).await?);
        }
        self.end(lead, now).await?;
        for message in self.every_message(lead).await? {
            if message.state.may_leave() {
                erased.dropped += u64::from(self.drop_erased(&message.key()).await?);
            }
        }
        for _ in 0..MAX_BATCHES {
            let notes = self
                .partition_of(&lead_partition(lead), NOTES, MAX_NOTES, &["pk", "sk"])
                .await?;
            for item in &notes {
                let sk = ItemReader::new(item, "note")?.text("sk")?;
                let at = Key::new(lead_partition(lead), sk);
                erased.notes += u64::from(self.forget(&at, None).await?);
            }
            if notes.len() < MAX_NOTES {
                break;
            }
        }
        // The inquiries go last, because everything else is found by them: an erasure that breaks off can be done again.
        for _ in 0..MAX_BATCHES {
            let inquiries = self.inquiries(lead).await?;
            for (id, inquiry) in &inquiries {
                erased.identities += self.forget_identities(lead, inquiry).await?;
                let at = Key::inquiry(lead, id);
                erased.inquiries += u64::from(self.forget(&at, None).await?);
            }
            if inquiries.len() < MAX_INQUIRIES {
                return Ok(erased);
            }
        }
        Err(CloudError::corrupt(
            "lead",
            "it has more inquiries than an erasure takes; ask again",
        ))
    }

    /// Deletes what the person of an inquiry would be recognised by; how much of it there was.
    async fn forget_identities(&self, lead: &LeadId, inquiry: &Inquiry) -> Result<u64, CloudError> {
        let email = inquiry.email.as_ref();
        let phone = inquiry.phone.as_ref();
        let known = [
            (
                Identity::Email,
                email.map(|email| email.normalised().to_owned()),
            ),
            (
                Identity::Phone,
                phone.map(|phone| phone.as_str().to_owned()),
            ),
            (Identity::Caller, caller(inquiry)),
            (Identity::Namesake, namesake(inquiry)),
            (Identity::External, inquiry.external_id.clone()),
        ];
        let mut forgotten = 0;
        for (kind, what) in known {
            let Some(what) = what else { continue };
            let at = Key::identity(kind, &self.address_hash(&what));
            forgotten += u64::from(self.forget(&at, Some(lead)).await?);
        }
        Ok(forgotten)
    }

    /// Ends a lead by an event, with all inquiries that joined it.
    async fn end(&self, lead: &LeadId, now: Instant) -> Result<(), CloudError> {
        let active = self.active_policy(now).await?;
        let active = active
            .ok_or_else(|| CloudError::corrupt("policy", "none is active: activate one first"))?;
        let turn = || -> Turn<'_, (), CloudError> {
            Box::pin(async {
                let Some(stored) = self.lead(lead).await? else {
                    return Ok(Some(()));
                };
                // The pointer of a merged lead has nothing of a person in it.
                if stored.merged_into.is_some()
                    || (stored.lead.erased_at.is_some() && stored.joined.is_empty())
                {
                    return Ok(Some(()));
                }
                let options = CommitOptions {
                    force: true,
                    ..CommitOptions::default()
                };
                let written = self
                    .commit_events(&active, &stored, &[Event::Erased], now, &options)
                    .await?;
                // More inquiries than one decision takes: another turn takes the rest.
                let is_whole = matches!(&written, Some((Committed::Written, decision))
                if decision.lead.erased_at.is_some() && stored.joined.len() <= MAX_JOINED_AT_ONCE);
                Ok(is_whole.then_some(()))
            })
        };
        take_turns(turn).await
    }

    /// Deletes an item, if it is there and, where one is named, of this lead. Whether it was.
    async fn forget(&self, at: &Key, of: Option<&LeadId>) -> Result<bool, CloudError> {
        let delete = self
            .table
            .delete_item()
            .table_name(&self.settings().table)
            .set_key(Some(key(at)));
        let delete = match of {
            Some(lead) => delete
                .condition_expression("#lead = :lead")
                .expression_attribute_names("#lead", "lead")
                .expression_attribute_values(":lead", s(lead.as_str())),
            None => delete.condition_expression("attribute_exists(pk)"),
        };
        match delete.send().await {
            Ok(_) => Ok(true),
            Err(error) if is_condition(&error) => Ok(false),
            Err(error) => Err(CloudError::aws("DeleteItem", error)),
        }
    }

    async fn drop_erased(&self, at: &Key) -> Result<bool, CloudError> {
        let update = self
            .update(at)
            .update_expression("SET #state = :dropped REMOVE due_shard, due_at")
            .condition_expression("#state IN (:pending, :unknown, :held, :awaiting)")
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":dropped", s(State::Dropped.as_str()))
            .expression_attribute_values(":pending", s(State::Pending.as_str()))
            .expression_attribute_values(":unknown", s(State::Unknown.as_str()))
            .expression_attribute_values(":held", s(State::Held.as_str()))
            .expression_attribute_values(":awaiting", s(State::AwaitingApproval.as_str()));
        updated(update).await
    }
}

fn lead_of(item: &Item) -> Result<LeadId, CloudError> {
    let pk = ItemReader::new(item, "lead")?.text("pk")?;
    lead_of_partition(pk).ok_or_else(|| CloudError::corrupt("lead", "its key names no lead"))
}
