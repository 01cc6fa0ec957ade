//! Until when a lead that has ended is kept: an item beside it, which becomes due then. The lead itself waits for nothing any more.

use calendar::Instant;
use followup::ids::LeadId;
use followup::lead::{Lead, Stage};
use followup::policy::Policy;
use followup::retention::{ErasureReason, erased_at};

use crate::attributes::{Item, item};
use crate::keys::{Key, Lane};
use crate::table::due::waits;

/// Sort key of what says until when an ended lead is kept.
pub const KEPT: &str = "KEPT";

/// Until when a lead that has ended is kept, and by which rule.
pub(crate) fn kept_until(policy: &Policy, lead: &Lead) -> Option<(Instant, ErasureReason)> {
    let is_over = matches!(lead.stage, Stage::Closed { .. });
    erased_at(policy, lead).filter(|_| is_over)
}

/// Where a lead's time lies.
pub(crate) fn kept_key(lead: &LeadId) -> Key {
    Key {
        sk: KEPT.to_owned(),
        ..Key::lead(lead)
    }
}

/// The item that becomes due when a lead is to be erased.
pub(crate) fn kept_item(lead: &LeadId, until: Instant) -> Item {
    let mut stored = item(&kept_key(lead));
    waits(&mut stored, Lane::Lead.shard_of(lead.as_str()), until);
    stored
}
