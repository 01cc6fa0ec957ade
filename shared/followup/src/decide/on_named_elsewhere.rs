//! Another system told its name for the lead.

use super::deciding::Deciding;

impl Deciding<'_> {
    /// From now on other systems hear of the lead by that name, too.
    pub(super) fn on_named_elsewhere(&mut self, id: &str) {
        if self.decision.lead.external_id.as_deref() != Some(id) {
            self.lead().external_id = Some(id.to_owned());
        }
    }
}
