//! What is due in a lane, read and begun by a run.

use std::collections::HashMap;

use cloud::keys::Lane;
use cloud::table::due::{DueItem, MAX_DUE};
use tokio::time::Instant;

use crate::Run;
use crate::lane_queue::{LaneQueue, ShardRead};

/// Shards that cannot be read before the table is taken to be away, and the other shards are not tried.
const MAX_UNREAD: u32 = 3;

impl Run<'_> {
    /// Whether a lane may have work that this run did not begin.
    pub(crate) fn has_work(&self, lane: Lane) -> bool {
        self.queues.get(&lane).is_none_or(LaneQueue::has_work)
    }

    /// This run is done with a lane, whatever is left of it.
    pub(crate) fn finish(&mut self, lane: Lane) {
        self.queue(lane).finish();
    }

    /// Something came into a lane since it was read.
    pub(crate) fn look_again(&mut self, lane: Lane) {
        self.queue(lane).look_again();
    }

    /// What was begun of a lane and then left for want of time.
    pub(crate) fn put_back(&mut self, lane: Lane, left: impl DoubleEndedIterator<Item = DueItem>) {
        self.queue(lane).put_back(left);
    }

    /// The next items of a lane to be begun before `until`: at most so many; none when the lane is empty, or time is up.
    pub(crate) async fn take_some(
        &mut self,
        lane: Lane,
        until: Instant,
        most: usize,
    ) -> Vec<DueItem> {
        while Instant::now() < until && self.queue(lane).is_to_be_read() {
            self.read(lane).await;
        }
        if Instant::now() >= until {
            return Vec::new();
        }
        self.queue(lane).begin(most)
    }

    fn queue(&mut self, lane: Lane) -> &mut LaneQueue {
        self.queues.entry(lane).or_default()
    }

    /// Reads the next page of each shard of a lane. A shard that cannot be read waits for the next sweep.
    async fn read(&mut self, lane: Lane) {
        let (mut all, mut shards) = (Vec::new(), HashMap::new());
        for number in 0..lane.shards() {
            let read = self.queue(lane).read_of(number).cloned();
            // Each try takes its time, and a sweep has little.
            if read == Some(ShardRead::Whole) || self.unread >= MAX_UNREAD {
                shards.insert(number, ShardRead::Whole);
                continue;
            }
            let after = match &read {
                Some(ShardRead::UpTo(item)) => Some(item),
                Some(ShardRead::Whole) | None => None,
            };
            let shard = lane.shard(number);
            let due = match self.cloud.due_after(&shard, self.now, after).await {
                Ok(due) => due,
                Err(error) => {
                    self.unread += 1;
                    self.record_failure(Err(error));
                    Vec::new()
                }
            };
            let last = due.last().filter(|_| due.len() >= MAX_DUE);
            let read = last.cloned().map_or(ShardRead::Whole, ShardRead::UpTo);
            shards.insert(number, read);
            all.extend(due);
        }
        if let Some(oldest) = all.iter().map(|item| item.due_at).min() {
            let waited = u64::try_from((self.now - oldest).num_seconds()).unwrap_or(0);
            self.swept.oldest_due_seconds = self.swept.oldest_due_seconds.max(waited);
        }
        self.queue(lane).fill(all, shards);
    }
}
