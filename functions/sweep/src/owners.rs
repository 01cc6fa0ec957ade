//! Who has the leads that others are linked to: people of one company who arrive together get one owner, too.

use std::collections::{BTreeSet, HashMap};

use cloud::CloudError;
use cloud::keys::Key;
use followup::ids::{LeadId, PersonId};
use followup::lead::Lead;

use crate::Run;
use crate::leads::DueLead;

/// Who has, or is about to get, a lead, and which leads it is linked to.
#[derive(Debug, Default)]
pub(crate) struct LinkedOwners {
    owners: HashMap<LeadId, PersonId>,
    links: HashMap<LeadId, Vec<LeadId>>,
}

impl LinkedOwners {
    /// Notes who gets a lead.
    pub(crate) fn gets(&mut self, lead: &Lead, rep: &PersonId) {
        self.owners.insert(lead.id.clone(), rep.clone());
        self.links.insert(lead.id.clone(), lead.linked.clone());
    }

    /// The lead as it is routed for the first time: if nobody is preferred, whoever has a linked one is, or one that is linked to the same.
    pub(crate) fn preferring(&self, lead: &Lead) -> Option<Lead> {
        if !asks_for_an_owner(lead) {
            return None;
        }
        let siblings = lead.linked.iter().filter_map(|one| self.links.get(one));
        let mut linked = lead.linked.iter().chain(siblings.flatten());
        let owner = linked.find_map(|one| self.owners.get(one).filter(|_| *one != lead.id))?;
        Some(Lead {
            preferred: Some(owner.clone()),
            ..lead.clone()
        })
    }
}

impl Run<'_> {
    /// Who has the leads that these are linked to. Who is linked to nobody costs nothing.
    pub(crate) async fn owners_of_linked(
        &self,
        leads: &[DueLead],
    ) -> Result<LinkedOwners, CloudError> {
        let mut known = LinkedOwners::default();
        for (_, stored) in leads {
            let lead = &stored.lead;
            known.links.insert(lead.id.clone(), lead.linked.clone());
        }
        let asking = leads
            .iter()
            .filter(|(_, stored)| stored.lead.preferred.is_none());
        let linked = asking.flat_map(|(_, stored)| &stored.lead.linked);
        let linked: BTreeSet<&LeadId> = linked
            .filter(|linked| !known.links.contains_key(*linked))
            .collect();
        let keys: Vec<Key> = linked.iter().copied().map(Key::lead).collect();
        let ahead = self.cloud.reading_ahead(&keys).await;
        for linked in linked {
            let found = ahead.linked_lead(linked).await?;
            let other = found.map(|stored| stored.lead);
            let has = other.as_ref().and_then(|other| other.rep());
            known
                .owners
                .extend(has.map(|rep| (linked.clone(), rep.clone())));
            let links = other.map(|other| other.linked).unwrap_or_default();
            known.links.insert(linked.clone(), links);
        }
        Ok(known)
    }
}

/// Whether the owner of a linked lead is looked for. Not once somebody let the lead lapse: it goes to whoever has time.
fn asks_for_an_owner(lead: &Lead) -> bool {
    lead.preferred.is_none() && lead.former.is_empty()
}
