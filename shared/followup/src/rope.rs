//! From asked to promised to now: how long somebody waits for what they are owed, and whether what they were promised first was kept.

use calendar::Instant;

use crate::escalation::promised;
use crate::inquiry::Promise;
use crate::lead::{Lead, ObligationKind};
use crate::policy::compiled::Policy;

/// What somebody waits for, or waited for, on one line of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rope {
    /// What they wait for.
    pub kind: ObligationKind,
    /// Since when they wait.
    pub since: Instant,
    /// From when its hours count: later than `since`, where nothing was promised and somebody else has got it since.
    pub counted_from: Instant,
    /// By when they have it.
    pub due: Instant,
    /// That hour was promised to them; otherwise only the team knows it.
    pub is_promised: bool,
    /// The time of `since` was agreed with them; otherwise they asked, or it is one that we chose.
    pub is_agreed: bool,
    /// When somebody turned to them; none, while they wait.
    pub touched: Option<Instant>,
}

impl Rope {
    /// Where it ends, as of now.
    #[must_use]
    pub fn end(&self, now: Instant) -> Instant {
        self.touched.unwrap_or(now)
    }

    /// Whether it is longer than it was to be.
    #[must_use]
    pub fn is_late(&self, now: Instant) -> bool {
        self.end(now) > self.due
    }
}

/// What a lead waits for by a clock, the first first; else what became of what they were promised when they asked.
///
/// `promise`: what their inquiry was promised. What is agreed for a day to come has no rope before that day.
#[must_use]
pub fn ropes(policy: &Policy, lead: &Lead, promise: Option<&Promise>, now: Instant) -> Vec<Rope> {
    let owed = lead.owed.iter().filter(|owed| owed.kind.has_clock());
    let waits = owed.map(|owed| Rope {
        kind: owed.kind,
        since: lead.waits_since(owed),
        counted_from: match owed.promised_by {
            Some(_) => lead.waits_since(owed),
            None => owed.start,
        },
        due: promised(policy, lead, owed).at,
        is_promised: owed.promised_by.is_some(),
        is_agreed: owed.agreed,
        touched: None,
    });
    let mut ropes: Vec<Rope> = waits.filter(|rope| rope.since <= now).collect();
    ropes.sort_by_key(|rope| rope.due);
    let touched = lead.touched_at.filter(|at| *at >= lead.arrived_at);
    if let (Some(promise), Some(touched)) = (promise, touched) {
        ropes.push(Rope {
            kind: ObligationKind::FirstTouch,
            since: lead.arrived_at,
            counted_from: lead.arrived_at,
            due: promise.by,
            is_promised: true,
            is_agreed: false,
            touched: Some(touched),
        });
    }
    ropes
}
