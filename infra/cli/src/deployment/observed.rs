//! What happens in the process and stands in no table: counts, the last failures, the last events.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use calendar::{Instant, instant_text};
use local::Usage;
use serde::Serialize;
use serde_json::Value;

/// Failures that are remembered; the oldest go first.
const MAX_FAILURES: usize = 100;
/// Events without a target that are remembered.
const MAX_EVENTS: usize = 1_000;

/// A run of a function that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// When it failed, by the simulated clock.
    #[serde(with = "instant_text")]
    pub at: Instant,
    /// Which function.
    pub function: &'static str,
    /// What it said.
    pub reason: String,
}

/// The runs of one function.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FunctionUsage {
    /// How many.
    pub runs: u64,
    /// What they asked of AWS: exact while one runs at a time.
    pub usage: Usage,
}

/// What was observed so far.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Observed {
    /// How many sweeps ran.
    pub sweeps: u64,
    /// What each function did.
    pub functions: BTreeMap<&'static str, FunctionUsage>,
    /// Events taken off the bus, by `detail-type`.
    pub events: BTreeMap<String, u64>,
    /// The last failures.
    pub failures: VecDeque<Failure>,
    /// The last events that went to nobody here, as other systems would receive them.
    pub published: VecDeque<Value>,
}

/// What is observed, shared by whatever observes it.
#[derive(Debug, Default)]
pub(crate) struct Watch(Mutex<Observed>);

impl Watch {
    fn locked(&self) -> MutexGuard<'_, Observed> {
        // Counts that a panic left half done are still counts.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn observed(&self) -> Observed {
        self.locked().clone()
    }

    pub(crate) fn swept(&self) {
        self.locked().sweeps += 1;
    }

    pub(crate) fn ran(&self, function: &'static str, usage: &Usage) {
        let mut observed = self.locked();
        let of = observed.functions.entry(function).or_default();
        of.runs += 1;
        of.usage = of.usage.plus(usage);
    }

    pub(crate) fn event(&self, detail_type: &str) {
        *self
            .locked()
            .events
            .entry(detail_type.to_owned())
            .or_default() += 1;
    }

    pub(crate) fn published(&self, envelope: Value) {
        let mut observed = self.locked();
        if observed.published.len() >= MAX_EVENTS {
            observed.published.pop_front();
        }
        observed.published.push_back(envelope);
    }

    /// Logs a failure, once, and remembers it.
    pub(crate) fn failed(&self, at: Instant, function: &'static str, reason: String) {
        tracing::error!(function, reason, "a function failed");
        let mut observed = self.locked();
        if observed.failures.len() >= MAX_FAILURES {
            observed.failures.pop_front();
        }
        observed.failures.push_back(Failure {
            at,
            function,
            reason,
        });
    }
}
