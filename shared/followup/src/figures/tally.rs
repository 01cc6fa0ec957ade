//! How often something happened, and how that is known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::Evidence;

/// Counts under a name, which is copied only where it comes for the first time.
pub(super) fn count_under<T: Default>(
    all: &mut BTreeMap<String, T>,
    name: &str,
    count: impl FnOnce(&mut T),
) {
    match all.get_mut(name) {
        Some(known) => count(known),
        None => count(all.entry(name.to_owned()).or_default()),
    }
}

/// How often something happened, and how often of it Baton saw it and somebody said so (P19). Of what Baton did itself neither is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// How often.
    pub all: u64,
    /// How often Baton saw it.
    pub seen: u64,
    /// How often somebody said so.
    pub said: u64,
}

impl Tally {
    /// Counts it once more.
    pub fn count(&mut self, known: Option<Evidence>) {
        self.all += 1;
        match known {
            Some(Evidence::Seen) => self.seen += 1,
            Some(Evidence::Said) => self.said += 1,
            None => {}
        }
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.all += other.all;
        self.seen += other.seen;
        self.said += other.said;
    }
}
