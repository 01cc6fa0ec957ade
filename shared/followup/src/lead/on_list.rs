//! Whether a campaign begins for somebody who is known, when its list names them.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use super::Lead;
use super::stage::{Open, Stage};
use crate::inquiry::ListEntry;

/// Why a campaign does not begin for somebody whom its list names.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CampaignHold {
    /// They are on its list already, or have answered it: nobody reads the words of a campaign twice.
    AlreadyInIt,
    /// They stopped our mail, or it does not reach them.
    Suppressed,
    /// Nothing says that they agreed to hear from the company.
    NoConsent,
    /// Somebody follows them up, or is in conversation with them.
    FollowedUp,
    /// They want to hear from us on a day that was agreed.
    DateAgreed,
}

impl CampaignHold {
    /// Every one.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Its name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

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
