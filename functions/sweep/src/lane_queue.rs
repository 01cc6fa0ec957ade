//! What a run has read of one lane and not yet begun.

use std::collections::{HashSet, VecDeque};

use cloud::keys::Key;
use cloud::table::due::DueItem;

/// A lane in a run.
#[derive(Debug, Default)]
pub(crate) struct LaneQueue {
    /// Due, and not begun; the oldest first.
    items: VecDeque<DueItem>,
    /// Everything that was read: what is still due after it was tried waits for the next run.
    seen: HashSet<Key>,
    /// Nothing more is to be read of it.
    finished: bool,
}

impl LaneQueue {
    pub(crate) fn has_work(&self) -> bool {
        !self.finished || !self.items.is_empty()
    }

    /// Whether the table may have more of it, and nothing that was read is left.
    pub(crate) fn is_to_be_read(&self) -> bool {
        self.items.is_empty() && !self.finished
    }

    /// The run is done with it, whatever is left.
    pub(crate) fn finish(&mut self) {
        self.items.clear();
        self.finished = true;
    }

    /// Something came into it since it was read.
    pub(crate) fn look_again(&mut self) {
        self.finished = false;
    }

    /// Takes in what was read, the oldest first. While a full batch shows anything that was not seen, there may be more.
    pub(crate) fn fill(&mut self, due: Vec<DueItem>, is_full: bool) {
        let mut fresh: Vec<DueItem> = due
            .into_iter()
            .filter(|item| self.seen.insert(item.key.clone()))
            .collect();
        fresh.sort_by_key(|item| item.due_at);
        self.finished = !is_full || fresh.is_empty();
        self.items = fresh.into();
    }

    /// The oldest items, at most so many.
    pub(crate) fn begin(&mut self, most: usize) -> Vec<DueItem> {
        let count = most.min(self.items.len());
        self.items.drain(..count).collect()
    }
}
