//! What whoever has the turn knows: only one sweep, or one delivery, runs at a time.

use std::collections::HashMap;

use calendar::Instant;
use chrono::TimeDelta;

/// How long sweeps pause at most while what is due is left alone by each of them.
const MAX_PATIENCE: TimeDelta = TimeDelta::hours(1);
/// The time between two sweeps.
pub(super) const MINUTE: TimeDelta = TimeDelta::minutes(1);

/// What whoever has the turn knows.
#[derive(Debug, Default)]
pub(super) struct SweepTurn {
    /// The minute of the last sweep.
    pub(super) swept: Option<Instant>,
    /// What that sweep left due.
    pub(super) left: Left,
    /// When something else than events is due next, as it was found last.
    pub(super) waits: Option<KnownWaits>,
    /// Deliveries of events that failed so far, by the event's id.
    pub(super) failed: HashMap<String, u32>,
}

/// When something is due next, as long as nothing is written and nothing swept.
#[derive(Debug, Clone, Copy)]
pub(super) struct KnownWaits {
    /// Writes to the table until then.
    pub(super) writes: u64,
    /// The minute of the last sweep until then.
    pub(super) swept: Option<Instant>,
    /// When.
    pub(super) next: Option<Instant>,
}

/// What sweeps leave due: sending limits, or items that nobody here can read.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// The sweep that left it.
    by: Option<Instant>,
    /// A hash of all that was left: another hash means that something else is left.
    what: u64,
    /// How long after that sweep it is looked at again.
    patience: TimeDelta,
}

impl Left {
    /// When a sweep looks again at what the sweep of `by` left, whose hash is `what`: after a minute, and after twice as long
    /// each time that the same was left, up to [`MAX_PATIENCE`].
    pub(super) fn again(&mut self, by: Instant, what: u64) -> Instant {
        if self.what != what {
            self.patience = MINUTE;
        } else if self.by != Some(by) {
            self.patience = (self.patience * 2).min(MAX_PATIENCE);
        }
        self.what = what;
        self.by = Some(by);
        by + self.patience
    }
}
