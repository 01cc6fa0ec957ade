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

/// So many as are said to a reader: in some days more may be taken back than came in them, and nothing came less often than never.
#[must_use]
pub fn at_least_none(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

/// How often something happened, and how often of it Baton saw it and somebody said so (P19). Of what Baton did itself neither is counted.
/// What is taken back counts off: a day on which more was taken back than came is below nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// How often.
    pub all: i64,
    /// How often Baton saw it.
    pub seen: i64,
    /// How often somebody said so.
    pub said: i64,
}

impl Tally {
    /// Counts it so many times more, or fewer.
    pub fn count(&mut self, known: Option<Evidence>, by: i64) {
        self.all += by;
        match known {
            Some(Evidence::Seen) => self.seen += by,
            Some(Evidence::Said) => self.said += by,
            None => {}
        }
    }

    /// How often, as it is said of some days.
    #[must_use]
    pub fn times(self) -> u64 {
        at_least_none(self.all)
    }

    /// The same, how often of it Baton saw it, and how often somebody said so.
    #[must_use]
    pub fn numbers(self) -> [u64; 3] {
        [self.all, self.seen, self.said].map(at_least_none)
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.all += other.all;
        self.seen += other.seen;
        self.said += other.said;
    }
}
