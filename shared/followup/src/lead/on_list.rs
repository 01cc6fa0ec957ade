//! Whether a campaign begins for somebody who is known, when its list names them.

use super::Lead;
use super::campaign_hold::CampaignHold;
use super::stage::{Open, Stage};
use crate::inquiry::ListEntry;

impl Lead {
    /// Why the campaign whose list names them does not begin for them; nothing, where it does, or the list is of none.
    #[must_use]
    pub fn campaign_hold(&self, entry: &ListEntry) -> Option<CampaignHold> {
        let name = entry.campaign.as_ref()?;
        let is_in_it = self
            .campaign
            .as_ref()
            .is_some_and(|mark| mark.name == *name);
        if is_in_it {
            return Some(CampaignHold::AlreadyInIt);
        }
        if self.blocked.is_some() || self.contact.suppressed || self.may_want_silence() {
            return Some(CampaignHold::Suppressed);
        }
        if entry.consent.is_none() {
            return Some(CampaignHold::NoConsent);
        }
        match &self.stage {
            Stage::Open(Open::Resting { returns: true, .. }) => Some(CampaignHold::DateAgreed),
            Stage::Closed { .. }
            | Stage::Open(Open::Resting { returns: false, .. } | Open::Reviewing { .. }) => None,
            // Who is on another list alone, and has heard nothing, is in no conversation.
            Stage::Open(Open::Active(_)) => {
                let is_untouched = self.asked_for_nothing() && self.heard_at.is_none();
                let waits = self.cadence.is_none() && self.appointment.is_none();
                (!is_untouched || !waits).then_some(CampaignHold::FollowedUp)
            }
            Stage::Open(
                Open::Received
                | Open::InReview { .. }
                | Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::WithManager { .. },
            ) => Some(CampaignHold::FollowedUp),
        }
    }
}
