//! Whether a lead is overdue, for as long as it is, and whoever has it.

use calendar::Instant;
use serde::{Deserialize, Serialize};

use crate::lead::{Lead, Obligation, ObligationKind};
use crate::policy::ladder::EscalationStep;

/// With what a lead is overdue: since when each of these is owed. That stays what it is when the lead moves, and its steps begin anew with
/// whoever gets it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Lateness(Vec<Instant>);

impl Lateness {
    /// Whether nothing is.
    pub(super) fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Something that is owed is due and not done: whether the lead becomes overdue by that, which it is once until all of it is done.
    pub(super) fn begins(&mut self, of: ObligationKind, before: &Lead, after: &Lead) -> bool {
        self.0
            .retain(|since| owed(before, *since).is_some() || owed(after, *since).is_some());
        let was_none = self.is_none();
        let owed = before.owed.get(of).or_else(|| after.owed.get(of));
        if let Some(owed) = owed.filter(|owed| !self.0.contains(&owed.since)) {
            self.0.push(owed.since);
        }
        was_none
    }

    /// A decision is over: what is owed no more is not late, and neither is what has another time by now, unless it has that only because
    /// the lead `moved`.
    pub(super) fn ends(&mut self, before: &Lead, after: &Lead, moved: bool) {
        let is_late = |owed: &Obligation| owed.has_reached(EscalationStep::Due);
        self.0.retain(|since| {
            let has_another_time = || !moved && owed(before, *since).is_some_and(is_late);
            owed(after, *since).is_some_and(|owed| is_late(owed) || !has_another_time())
        });
    }
}

/// What is owed since then.
fn owed(lead: &Lead, since: Instant) -> Option<&Obligation> {
    lead.owed.iter().find(|owed| owed.since == since)
}
