//! Another lead may be of the same person or company.

use super::deciding::Deciding;
use crate::ids::{LeadId, PersonId};
use crate::lead::MAX_LINKED;
use crate::timeline::Fact;

impl Deciding<'_> {
    /// Another lead may be of the same person or company: its owner is preferred, so that both have one.
    pub(super) fn on_linked(&mut self, other: &LeadId, rep: Option<&PersonId>) {
        let lead = self.lead();
        if lead.preferred.is_none() {
            lead.preferred = rep.cloned();
        }
        if *other == lead.id
            || lead.linked.contains(other)
            || lead.linked.len() + lead.merged.len() >= MAX_LINKED
        {
            return;
        }
        lead.linked.push(other.clone());
        self.log(Fact::Linked {
            other: other.clone(),
        });
    }
}
