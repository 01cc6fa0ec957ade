//! When somebody is erased.

use super::ErasureReason;
use crate::law;
use crate::lead::{Lead, Stage};
use crate::policy::Policy;
use calendar::Instant;

/// When what is known of the person of a lead is erased, and why; nothing while something is owed to them or goes on, and of whom nothing is
/// known any more.
#[must_use]
pub fn erased_at(policy: &Policy, lead: &Lead) -> Option<(Instant, ErasureReason)> {
    if lead.erased_at.is_some() {
        return None;
    }
    match lead.stage {
        Stage::Closed { at, ending } => {
            let (span, why) = policy.active.retention.after(ending)?;
            Some((policy.calendar().after(at, span), why))
        }
        Stage::Open(_) => law::erased_at(policy, lead).map(|at| (at, ErasureReason::NeverAnswered)),
    }
}
