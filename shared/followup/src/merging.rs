//! Which leads the manager may merge, which of two is kept, and what is owed then.

use crate::lead::{Lead, MAX_MERGED, Obligation, ObligationKind, Open, Stage};

/// Whether the manager may merge `other` with `kept`: somebody has the one, and the other was judged, is open, and has no meeting, which
/// stands in two calendars.
#[must_use]
pub fn may_merge(kept: &Lead, other: &Lead) -> bool {
    let is_open = match &other.stage {
        Stage::Open(
            Open::Active(_)
            | Open::WithManager { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::Routing { .. }
            | Open::Resting { .. }
            | Open::Reviewing { .. },
        ) => true,
        Stage::Open(Open::Received | Open::InReview { .. }) | Stage::Closed { .. } => false,
    };
    let is_known = kept.merged.contains(&other.id);
    let has_room = is_known || kept.merged.len() < MAX_MERGED;
    // What was merged with the other leads to it: it is taken apart first.
    let is_alone = other.merged.is_empty();
    kept.id != other.id
        && kept.rep().is_some()
        && is_open
        && is_alone
        && other.meeting().is_none()
        && has_room
}

/// Whether the first of two leads is the one that is kept: the one that somebody has, and of two the one that the manager looks at.
#[must_use]
pub fn is_kept(looked_at: &Lead, other: &Lead) -> bool {
    looked_at.rep().is_some() || other.rep().is_none()
}

/// Two leads, the one first that is kept.
#[must_use]
pub fn kept_first<'a>(looked_at: &'a Lead, other: &'a Lead) -> (&'a Lead, &'a Lead) {
    if is_kept(looked_at, other) {
        (looked_at, other)
    } else {
        (other, looked_at)
    }
}

/// What is owed to a lead that is merged away: debts to the person, not what somebody had to decide about the lead. Who waits for a first
/// contact before anybody has the lead waits for it, too.
#[must_use]
pub fn carried(other: &Lead) -> Vec<Obligation> {
    let is_to_them = |owed: &&Obligation| match owed.kind {
        ObligationKind::FirstTouch
        | ObligationKind::FirstTouchThisWeek
        | ObligationKind::Answer
        | ObligationKind::Request
        | ObligationKind::NextStep => true,
        ObligationKind::Approach
        | ObligationKind::Meeting
        | ObligationKind::Confirm
        | ObligationKind::Decide => false,
    };
    let mut carried: Vec<Obligation> = other.owed.iter().filter(is_to_them).copied().collect();
    let waits = match &other.stage {
        Stage::Open(
            Open::WithManager { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::Routing { .. },
        ) => carried.is_empty() && !other.asked_for_nothing() && other.touched_at.is_none(),
        Stage::Open(
            Open::Received
            | Open::InReview { .. }
            | Open::Active(_)
            | Open::Resting { .. }
            | Open::Reviewing { .. },
        )
        | Stage::Closed { .. } => false,
    };
    if waits {
        let owed = Obligation::new(ObligationKind::FirstTouch, other.asked_at());
        carried.push(owed.promised(other.promise.as_ref()));
    }
    carried
}
