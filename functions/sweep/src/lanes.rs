//! What is due in a lane, read and begun by a run.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::Duration;

use cloud::keys::Lane;
use cloud::table::due::{DueItem, DueOrder, MAX_DUE};
use tokio::time::Instant;

use crate::Run;
use crate::lane_queue::{LaneQueue, ShardRead};

/// Shards that cannot be read before the table is taken to be away, and the other shards are not tried.
const MAX_UNREAD: u32 = 3;

/// An acknowledgement that has been due for longer is late, by the shipped policy's window. Only the order of work follows from it.
const IN_TIME: Duration = Duration::minutes(13);

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

    /// What this run put into a lane itself.
    pub(crate) fn came(&mut self, lane: Lane, item: DueItem) {
        self.queue(lane).came(item);
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
            let mut read = self.queue(lane).read_of(number).cloned();
            loop {
                read = Some(self.read_page(lane, number, read, &mut all).await);
                match &read {
                    // Of those who may still be answered in time, whoever asked first is answered first: all of them are read.
                    Some(ShardRead::UpTo(last)) if self.is_in_time(lane, last) => {}
                    Some(ShardRead::UpTo(_) | ShardRead::Whole) | None => break,
                }
            }
            shards.extend(read.map(|read| (number, read)));
        }
        if let Some(oldest) = all.iter().map(|item| item.due_at).min() {
            let waited = u64::try_from((self.now - oldest).num_seconds()).unwrap_or(0);
            self.swept.oldest_due_seconds = self.swept.oldest_due_seconds.max(waited);
        }
        all.sort_by_key(|item| match order_of(lane) {
            DueOrder::NewestFirst if !self.is_in_time(lane, item) => {
                (true, Reverse(item.due_at), item.due_at)
            }
            DueOrder::NewestFirst | DueOrder::OldestFirst => {
                (false, Reverse(self.now), item.due_at)
            }
        });
        self.queue(lane).fill(all, shards);
    }

    /// Whether an acknowledgement may still leave in its window.
    fn is_in_time(&self, lane: Lane, item: &DueItem) -> bool {
        order_of(lane) == DueOrder::NewestFirst && self.now - item.due_at <= IN_TIME
    }

    /// Reads a page of a shard behind what was read of it, and says how far it is read now.
    async fn read_page(
        &mut self,
        lane: Lane,
        number: u64,
        read: Option<ShardRead>,
        all: &mut Vec<DueItem>,
    ) -> ShardRead {
        let after = match &read {
            Some(ShardRead::UpTo(item)) => Some(item),
            Some(ShardRead::Whole) => return ShardRead::Whole,
            None => None,
        };
        // Each try takes its time, and a sweep has little.
        if self.unread >= MAX_UNREAD {
            return ShardRead::Whole;
        }
        let (shard, order) = (lane.shard(number), order_of(lane));
        let due = self.cloud.due_after(&shard, self.now, order, after);
        let due = match due.await {
            Ok(due) => due,
            Err(error) => {
                self.unread += 1;
                self.record_failure(Err(error));
                Vec::new()
            }
        };
        let last = due.last().filter(|_| due.len() >= MAX_DUE).cloned();
        all.extend(due);
        last.map_or(ShardRead::Whole, ShardRead::UpTo)
    }
}

/// From which end a lane is read: acknowledgements newest first, because after an outage the newest can still leave in time, and the
/// oldest are late already.
fn order_of(lane: Lane) -> DueOrder {
    match lane {
        Lane::Acknowledgement => DueOrder::NewestFirst,
        Lane::Judge
        | Lane::Assign
        | Lane::Event
        | Lane::Lead
        | Lane::Notice
        | Lane::Mail
        | Lane::Bulk => DueOrder::OldestFirst,
    }
}
