//! That a person turned to a lead, and how long they had waited for it.

use calendar::Instant;
use serde::{Deserialize, Serialize};

use crate::lead::{Engagement, Lead};
use crate::policy::compiled::Policy;
use crate::timeline::{Fact, Ruling};
use crate::work;

/// How long somebody waited: by the clock on the wall, and of the office's open time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waited {
    /// Seconds by the clock.
    pub elapsed: u64,
    /// Seconds of open time.
    pub business: u64,
}

impl Waited {
    /// From one moment to another.
    #[must_use]
    pub fn between(policy: &Policy, from: Instant, to: Instant) -> Self {
        Self {
            elapsed: u64::try_from((to - from).num_seconds()).unwrap_or(0),
            business: policy.calendar().business_between(from, to),
        }
    }
}

/// That a person turned to a lead for the first time in this cycle. The customer's time and the rep's are two, and are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstTouch {
    /// Since they asked; nothing, when we had woken them ourselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_inquiry: Option<Waited>,
    /// Since whoever turned to them got the lead; nothing, when nobody had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_assignment: Option<Waited>,
}

/// The first touch of a lead, as it was given at `now`.
pub(super) fn first_touch(
    policy: &Policy,
    before: &Lead,
    after: &Lead,
    now: Instant,
) -> FirstTouch {
    let asked = before.has_asked_anew() && !before.asked_for_nothing();
    let engagement = work::engagement(before)
        .or_else(|| work::engagement(after))
        .or_else(|| before_the_end(before));
    FirstTouch {
        from_inquiry: asked.then(|| Waited::between(policy, before.asked_at(), now)),
        from_assignment: engagement
            .map(|engagement| Waited::between(policy, engagement.assigned_at, now)),
    }
}

/// Whose a lead was that has ended: an end that is corrected to another one is of whoever had it before the first.
pub(super) fn before_the_end(lead: &Lead) -> Option<&Engagement> {
    let last = lead.last_outcome.as_ref()?;
    last.before.as_ref().map(|before| &before.engagement)
}

/// Whether a fact says that somebody of the team tried to reach the lead, or is in touch with them.
///
/// ```
/// use followup::figures::is_touch;
/// use followup::timeline::{Fact, Ruling};
/// assert!(is_touch(&Fact::Verdict { ruling: Ruling::InTouch }));
/// assert!(!is_touch(&Fact::Verdict { ruling: Ruling::SendNow }));
/// ```
#[must_use]
pub fn is_touch(fact: &Fact) -> bool {
    if let Fact::Verdict { ruling } = fact {
        return *ruling == Ruling::InTouch;
    }
    let (Fact::Outcome { report, .. } | Fact::Corrected { report, .. }) = fact else {
        return false;
    };
    !report.dated && report.outcome.turns_to_them()
}
