//! How long people waited, under a name: what a table and a chart say of it.

use followup::figures::{DayFigures, LogHistogram};

use crate::Words;

/// How long some people waited, under a name.
#[derive(Debug, Clone)]
pub struct NamedWaits<'a> {
    /// Whose.
    pub name: String,
    /// Of those who had it.
    pub waits: &'a LogHistogram,
    /// How many never had it.
    pub never: u64,
}

impl<'a> NamedWaits<'a> {
    /// Of people who all had it in the end.
    #[must_use]
    pub fn of(name: String, waits: &'a LogHistogram) -> Self {
        let never = 0;
        Self { name, waits, never }
    }

    /// The customer's time, by the clock and in opening hours, and the rep's.
    #[must_use]
    pub fn of_first_touch(words: Words, facts: &'a DayFigures) -> [Self; 3] {
        [
            Self::of(words.figures_from_inquiry(), &facts.from_inquiry),
            Self::of(words.figures_from_inquiry_open(), &facts.from_inquiry_open),
            Self::of(words.figures_from_assignment(), &facts.from_assignment_open),
        ]
    }

    /// How many there are.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.waits.count() + self.never
    }

    /// Within how many seconds so many of a hundred of all had it; nothing, where fewer did.
    #[must_use]
    pub fn within(&self, percent: u64) -> Option<u64> {
        self.waits.within_of(percent, self.all())
    }
}
