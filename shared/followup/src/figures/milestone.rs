//! How far it went with somebody who asked.

use serde::{Deserialize, Serialize};

use crate::event::{Disposition, Sign};
use crate::timeline::Fact;

/// How far it went with somebody who asked. Each is reached once in a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Milestone {
    /// They asked: what begins a lead, or a cycle of one that had ended or rested. Who only stands on a list has not.
    Asked,
    /// A person turned to them for the first time.
    Touched,
    /// They were in contact: somebody reached them, they wrote, or they booked.
    InContact,
    /// They met.
    Met,
    /// They bought.
    Won,
}

impl Milestone {
    /// How far it went, as a report says; that they bought the end says.
    pub(super) fn reported(outcome: Disposition) -> Option<Self> {
        if outcome == Disposition::Met {
            return Some(Self::Met);
        }
        outcome.is_contact().then_some(Self::InContact)
    }

    /// Whether they show that they are in contact, whatever anybody reports: they wrote, or booked.
    pub(super) fn shown(fact: &Fact) -> bool {
        matches!(
            fact,
            Fact::Sign {
                sign: Sign::Replied
            } | Fact::Booked { .. }
                | Fact::BookingRequested { .. }
        )
    }
}
