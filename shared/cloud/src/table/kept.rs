//! Until when a lead that has ended is kept: an item beside it, which becomes due then. The lead itself waits for nothing any more. What else is
//! kept for a time is due by itself.

use calendar::Instant;
use followup::ids::{LeadId, PersonId};
use followup::lead::{Lead, Stage};
use followup::policy::Policy;
use followup::retention::{ErasureReason, erased_at};

use crate::attributes::{Item, item};
use crate::keys::{Key, Lane};
use crate::table::due::waits;
use crate::table::member::member_of;
use crate::table::texts::text_of;

/// Sort key of what says until when an ended lead is kept.
const KEPT: &str = "KEPT";

/// What is kept for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptItem {
    /// The person of a lead that has ended.
    Person(LeadId),
    /// A text beside a line of a lead's timeline.
    Text(LeadId),
    /// Somebody who left the team.
    Member(PersonId),
}

impl KeptItem {
    /// What a due item keeps; nothing, where it waits for something else.
    #[must_use]
    pub fn of(key: &Key) -> Option<Self> {
        if key.sk == KEPT {
            return key.of_lead().map(Self::Person);
        }
        let member = || member_of(key).map(Self::Member);
        text_of(key).map(Self::Text).or_else(member)
    }
}

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
