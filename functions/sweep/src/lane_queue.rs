//! What a run has read of one lane and not yet begun.

use std::collections::{HashMap, HashSet, VecDeque};

use cloud::keys::Key;
use cloud::table::due::DueItem;

/// A lane in a run.
#[derive(Debug, Default)]
pub(crate) struct LaneQueue {
    /// Due, and not begun, in the order in which they are begun.
    items: VecDeque<DueItem>,
    /// Everything that was read: what is still due after it was tried waits for the next run.
    seen: HashSet<Key>,
    /// How far each shard was read.
    shards: HashMap<u64, ShardRead>,
    /// Nothing more is to be read of it.
    finished: bool,
}

/// How far a shard was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ShardRead {
    /// Up to this item; the table may have more.
    UpTo(DueItem),
    /// To its end.
    Whole,
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
        self.shards.clear();
        self.finished = false;
    }

    /// How far a shard was read; nothing, if it was not.
    pub(crate) fn read_of(&self, shard: u64) -> Option<&ShardRead> {
        self.shards.get(&shard)
    }

    /// Takes in what was read of all shards, in its order, and how far each was read.
    pub(crate) fn fill(&mut self, due: Vec<DueItem>, shards: HashMap<u64, ShardRead>) {
        let fresh = due.into_iter();
        let fresh = fresh.filter(|item| self.seen.insert(item.key.clone()));
        self.items = fresh.collect();
        self.finished = shards.values().all(|read| *read == ShardRead::Whole);
        self.shards = shards;
    }

    /// What this run put into the lane: begun whether the index knows of it yet or not.
    pub(crate) fn came(&mut self, item: DueItem) {
        if self.seen.insert(item.key.clone()) {
            self.items.push_back(item);
        }
    }

    /// What was begun and then left for want of time.
    pub(crate) fn put_back(&mut self, left: impl DoubleEndedIterator<Item = DueItem>) {
        for item in left.rev() {
            self.items.push_front(item);
        }
    }

    /// The first items, at most so many.
    pub(crate) fn begin(&mut self, most: usize) -> Vec<DueItem> {
        let count = most.min(self.items.len());
        self.items.drain(..count).collect()
    }
}
