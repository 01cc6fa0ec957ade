//! What somebody sees at the desk is kept, so that no mail says it again.

use cloud::table::sights::Sights;
use followup::ids::{LeadId, PersonId};

use crate::access::Visit;

/// A look of somebody at a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look<'a> {
    /// Who looks: whoever is signed in, whosever leads the page shows.
    pub(crate) person: &'a PersonId,
    /// What they have seen before.
    pub(crate) before: &'a Sights,
    /// Whether they asked for the page themselves.
    pub(crate) is_own: bool,
}

impl Look<'_> {
    /// Keeps which leads the page shows. It changes nothing of a lead, so that a page may do it that is only asked for; and a page is shown
    /// whether it can be written or not: else the mail comes all the same.
    pub(crate) async fn keep(&self, visit: &Visit<'_>, shown: &[LeadId]) {
        if !self.is_own {
            return;
        }
        let Some(sights) = self.before.with(shown, visit.now) else {
            return;
        };
        let kept = visit.cloud.keep_sights(self.person, &sights).await;
        if let Err(error) = kept {
            tracing::warn!(%error, "what was seen at the desk could not be kept");
        }
    }
}
