//! The end of what is known of a person: their answers, notes and replies, and by what they would be recognised.

use std::collections::BTreeSet;

use calendar::Instant;
use followup::event::Event;
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::lead::Lead;

use crate::attributes::{ItemReader, key, s};
use crate::keys::{Identity, Key, MAIL_WORDS, NOTES, company, identities, lead_partition};
use crate::table::commit::{CommitOptions, Committed};
pub use crate::table::erased::Erased;
use crate::table::lead::{MAX_INQUIRIES, MAX_JOINED_AT_ONCE, StoredLead, pointer_item};
use crate::table::outbox::State;
use crate::table::{is_condition, put, updated};
use crate::transact::{Turn, take_turns};
use crate::{Cloud, CloudError};

/// Texts of one lead that are read at once to be erased.
const MAX_NOTES: usize = 5_000;
/// Batches of texts, or of inquiries, that one erasure takes.
const MAX_BATCHES: usize = 100;

impl Cloud {
    /// Erases what is known of the person of a lead, and of the leads that were merged with it: answers, notes and replies, and by what
    /// they would be recognised. What happened, and that an address is not to be written to, stays. An open lead is closed. Doing it twice,
    /// or again after it broke off, is doing it once.
    ///
    /// # Errors
    /// When the table cannot be read or written, or holds no policy to decide by; what was done until then is done.
    pub async fn erase(&self, lead: &LeadId, now: Instant) -> Result<Erased, CloudError> {
        let stored = self.resolved_lead(lead).await?;
        let (kept, merged) = match stored {
            Some(StoredLead { lead, .. }) => (lead.id, lead.merged),
            None => (lead.clone(), Vec::new()),
        };
        let mut erased = Erased::default();
        // The one that knows of the others goes last.
        for one in &merged {
            self.erase_one(one, now, &mut erased).await?;
            self.empty_pointer(one, &kept).await?;
        }
        self.erase_one(&kept, now, &mut erased).await?;
        Ok(erased)
    }

    async fn erase_one(
        &self,
        lead: &LeadId,
        now: Instant,
        erased: &mut Erased,
    ) -> Result<(), CloudError> {
        erased.leads.push(lead.clone());
        // Before the lead forgets by which name another system knows it, and who its colleagues are.
        if let Some(StoredLead { lead: known, .. }) = self.lead(lead).await? {
            if let Some(id) = &known.external_id {
                let at = Key::identity(Identity::External, &self.address_hash(id));
                erased.identities += u64::from(self.forget(&at, Some(lead)).await?);
            }
            self.hand_company_on(&known).await?;
        }
        self.end(lead, now).await?;
        for message in self.every_message(lead).await? {
            if message.state.may_leave() {
                erased.dropped += u64::from(self.drop_erased(&message.key()).await?);
            }
        }
        erased.notes += self.forget_texts(lead, NOTES).await?;
        self.forget_texts(lead, MAIL_WORDS).await?;
        self.forget_found(lead).await?;
        // The inquiries go last, because everything else is found by them: an erasure that breaks off can be done again.
        for _ in 0..MAX_BATCHES {
            let inquiries = self.inquiries(lead).await?;
            for (id, inquiry) in &inquiries {
                erased.identities += self.forget_identities(lead, inquiry).await?;
                let at = Key::inquiry(lead, id);
                erased.inquiries += u64::from(self.forget(&at, None).await?);
            }
            if inquiries.len() < MAX_INQUIRIES {
                return Ok(());
            }
        }
        Err(CloudError::corrupt(
            "lead",
            "it has more inquiries than an erasure takes; ask again",
        ))
    }

    /// Deletes the texts of a kind that lie beside a lead; how many there were.
    async fn forget_texts(&self, lead: &LeadId, kind: &str) -> Result<u64, CloudError> {
        let mut forgotten = 0;
        for _ in 0..MAX_BATCHES {
            let texts = self
                .partition_of(&lead_partition(lead), kind, MAX_NOTES, &["pk", "sk"])
                .await?;
            for item in &texts {
                let sk = ItemReader::new(item, "note")?.text("sk")?;
                let at = Key::new(lead_partition(lead), sk);
                forgotten += u64::from(self.forget(&at, None).await?);
            }
            if texts.len() < MAX_NOTES {
                break;
            }
        }
        Ok(forgotten)
    }

    /// Leaves of a lead that leads to another one nothing but that.
    async fn empty_pointer(&self, from: &LeadId, to: &LeadId) -> Result<(), CloudError> {
        let empty = self
            .put_item(pointer_item(from, to))
            .condition_expression("merged_into = :to")
            .expression_attribute_values(":to", s(to.as_str()));
        put(empty).await.map(drop)
    }

    /// A company that is known by this lead is known by a colleague's from now on, so that its people go on having one owner. Nobody's
    /// colleague is nobody's to hand on: what the lead was known by is forgotten with it.
    async fn hand_company_on(&self, lead: &Lead) -> Result<(), CloudError> {
        if lead.linked.is_empty() {
            return Ok(());
        }
        let inquiries = self.inquiries(&lead.id).await?;
        let companies: BTreeSet<&str> = inquiries
            .iter()
            .filter_map(|(_, one)| company(one))
            .collect();
        for domain in companies {
            if let Some(colleague) = self.colleague_at(lead, domain).await? {
                let at = Key::identity(Identity::Company, &self.address_hash(domain));
                let update = self
                    .update(&at)
                    .update_expression("SET #lead = :colleague")
                    .condition_expression("#lead = :lead")
                    .expression_attribute_names("#lead", "lead")
                    .expression_attribute_values(":colleague", s(colleague.as_str()))
                    .expression_attribute_values(":lead", s(lead.id.as_str()));
                updated(update).await?;
            }
        }
        Ok(())
    }

    /// Somebody of a company who is linked to this lead, and is not erased.
    async fn colleague_at(&self, lead: &Lead, domain: &str) -> Result<Option<LeadId>, CloudError> {
        for linked in &lead.linked {
            let Some(StoredLead { lead: other, .. }) = self.linked_lead(linked).await? else {
                continue;
            };
            if other.id == lead.id || other.erased_at.is_some() {
                continue;
            }
            let inquiries = self.inquiries(&other.id).await?;
            if inquiries
                .iter()
                .any(|(_, one)| company(one) == Some(domain))
            {
                return Ok(Some(other.id));
            }
        }
        Ok(None)
    }

    /// Deletes what the person of an inquiry would be recognised by, also by what was corrected since; how much of it there was.
    async fn forget_identities(&self, lead: &LeadId, inquiry: &Inquiry) -> Result<u64, CloudError> {
        let mut forgotten = 0;
        let typed = inquiry.typed.as_ref();
        let typed = typed.map(|one| identities(&inquiry.clone().of_person(&one.typed)));
        let all: BTreeSet<(Identity, String)> = identities(inquiry)
            .into_iter()
            .chain(typed.into_iter().flatten())
            .collect();
        for (kind, what) in all {
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
    pub(super) async fn forget(&self, at: &Key, of: Option<&LeadId>) -> Result<bool, CloudError> {
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
