//! What a run has read of a lane and not yet done.

use std::collections::{HashSet, VecDeque};

use cloud::keys::{Key, Lane};
use cloud::table::due::{DueItem, MAX_DUE};
use tokio::time::Instant;

use crate::Run;

/// Shards that cannot be read before the table is taken to be away, and the other shards are not tried.
const MAX_UNREAD: u32 = 3;

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
    fn has_work(&self) -> bool {
        !self.finished || !self.items.is_empty()
    }
}

impl Run<'_> {
    /// Whether a lane may have work that this run did not begin.
    pub(crate) fn has_work(&self, lane: Lane) -> bool {
        self.queues.get(&lane).is_none_or(LaneQueue::has_work)
    }

    /// This run is done with a lane, whatever is left of it.
    pub(crate) fn finish(&mut self, lane: Lane) {
        let queue = self.queues.entry(lane).or_default();
        queue.items.clear();
        queue.finished = true;
    }

    /// Something came into a lane since it was read.
    pub(crate) fn look_again(&mut self, lane: Lane) {
        self.queues.entry(lane).or_default().finished = false;
    }

    /// The next item of a lane to be begun before `until`.
    pub(crate) async fn take(&mut self, lane: Lane, until: Instant) -> Option<DueItem> {
        self.take_some(lane, until, 1).await.pop()
    }

    /// The next items of a lane to be begun before `until`: at most so many; none when the lane is empty, or time is up.
    pub(crate) async fn take_some(
        &mut self,
        lane: Lane,
        until: Instant,
        most: usize,
    ) -> Vec<DueItem> {
        if Instant::now() >= until {
            return Vec::new();
        }
        let known = self.queues.entry(lane).or_default();
        if known.items.is_empty() && !known.finished {
            self.read(lane).await;
        }
        let queue = self.queues.entry(lane).or_default();
        let count = most.min(queue.items.len());
        queue.items.drain(..count).collect()
    }

    /// Reads what is due in a lane, the oldest first. A full batch is read again when it is done, as long as that shows
    /// anything that was not seen.
    async fn read(&mut self, lane: Lane) {
        let (due, is_full) = self.due(lane).await;
        let queue = self.queues.entry(lane).or_default();
        let mut fresh: Vec<DueItem> = due
            .into_iter()
            .filter(|item| queue.seen.insert(item.key.clone()))
            .collect();
        fresh.sort_by_key(|item| item.due_at);
        queue.finished = !is_full || fresh.is_empty();
        queue.items = fresh.into();
    }

    /// What is due in a lane, and whether a shard has more. A shard that cannot be read waits for the next sweep.
    async fn due(&mut self, lane: Lane) -> (Vec<DueItem>, bool) {
        let (mut all, mut is_full) = (Vec::new(), false);
        for number in 0..lane.shards() {
            // Each try takes its time, and a sweep has little.
            if self.unread >= MAX_UNREAD {
                break;
            }
            match self.cloud.due(&lane.shard(number), self.now).await {
                Ok(due) => {
                    is_full |= due.len() >= MAX_DUE;
                    all.extend(due);
                }
                Err(error) => {
                    self.unread += 1;
                    self.record_failure(Err(error));
                }
            }
        }
        if let Some(oldest) = all.iter().map(|item| item.due_at).min() {
            let waited = u64::try_from((self.now - oldest).num_seconds()).unwrap_or(0);
            self.swept.oldest_due_seconds = self.swept.oldest_due_seconds.max(waited);
        }
        (all, is_full)
    }
}
