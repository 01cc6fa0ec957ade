//! What an inquiry that joins a lead is told: to which question it was added, and by when somebody turns to both.

use calendar::Instant;
use followup::inquiry::{Inquiry, Promise};
use followup::lead::Lead;
use serde::{Deserialize, Serialize};

use super::arrival::{Arrival, Hashes};
use super::plan::ArrivalPlan;
use crate::attributes::ItemReader;
use crate::keys::{Identity, Key};
use crate::table::linked::passed_over;
use crate::table::outbox::ACKNOWLEDGED_FOR;
use crate::{Cloud, CloudError};

/// Addresses of one person that are looked at, at most.
const MAX_OTHER_ADDRESSES: usize = 8;

/// The question that an inquiry was added to.
///
/// It holds no word of it: whoever fills in a form in somebody's name reads the page that thanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedQuestion {
    /// When it was asked.
    #[serde(with = "calendar::instant_text")]
    pub asked_at: Instant,
    /// Whether the acknowledgement of the day is in their mailbox already: then there is no other.
    pub acknowledged: bool,
}

/// An inquiry that is about to join a lead.
pub(super) struct Joining {
    /// The inquiry with the promise of both.
    pub(super) inquiry: Inquiry,
    pub(super) question: JoinedQuestion,
}

impl Cloud {
    /// What an inquiry that joins a lead is promised and told; nothing of one that starts a lead, or comes from a list.
    ///
    /// Only who is known costs these two requests: the first form of a person is one transaction.
    pub(super) async fn joining(
        &self,
        arrival: &Arrival<'_>,
        hashes: &Hashes,
        plan: &ArrivalPlan,
    ) -> Result<Option<Joining>, CloudError> {
        let ArrivalPlan::Join(join) = plan else {
            return Ok(None);
        };
        if !arrival.inquiry.origin.is_asked() {
            return Ok(None);
        }
        // A lead that cannot be read is no reason to refuse what its person writes.
        let Some(stored) = passed_over(&join.lead, self.lead(&join.lead).await)?.flatten() else {
            return Ok(None);
        };
        let lead = stored.lead;
        let mut acknowledged = self.is_acknowledged(arrival, hashes.email.as_ref()).await?;
        // Another of their addresses may have had it.
        for address in self.other_addresses(&lead, hashes.email.as_ref()).await? {
            acknowledged |= self.is_acknowledged(arrival, Some(&address)).await?;
        }
        let promise = sooner(lead.promise, arrival.inquiry.promise);
        Ok(Some(Joining {
            inquiry: Inquiry {
                promise,
                all_taken: arrival.inquiry.all_taken && promise.is_none(),
                ..arrival.inquiry.clone()
            },
            question: JoinedQuestion {
                asked_at: lead.arrived_at,
                // What is only counted is not acknowledged.
                acknowledged: acknowledged || join.full,
            },
        }))
    }

    /// The hashes of a lead's addresses but for this one: what one of them was told, the person knows.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn other_addresses(
        &self,
        lead: &Lead,
        own: Option<&String>,
    ) -> Result<Vec<String>, CloudError> {
        let inquiries = self.inquiries_of_person(lead).await?;
        let addresses = inquiries
            .iter()
            .filter_map(|(_, inquiry)| inquiry.email.as_ref());
        let mut others: Vec<String> = addresses
            .map(|email| self.address_hash(email.normalised()))
            .filter(|address| Some(address) != own)
            .collect();
        others.sort();
        others.dedup();
        others.truncate(MAX_OTHER_ADDRESSES);
        Ok(others)
    }

    /// Whether an acknowledgement has gone to an address within the day.
    async fn is_acknowledged(
        &self,
        arrival: &Arrival<'_>,
        email: Option<&String>,
    ) -> Result<bool, CloudError> {
        let Some(email) = email else {
            return Ok(false);
        };
        let Some(known) = self.get(&Key::identity(Identity::Email, email)).await? else {
            return Ok(false);
        };
        let last = ItemReader::new(&known, "identity")?.instant_or_none("acked_at")?;
        Ok(last.is_some_and(|at| arrival.at - at < ACKNOWLEDGED_FOR))
    }
}

/// Of two promises the one that comes first: with it both are kept.
fn sooner(known: Option<Promise>, own: Option<Promise>) -> Option<Promise> {
    known
        .into_iter()
        .chain(own)
        .min_by_key(|promise| promise.by)
}
