//! What is due in a lane, read and begun by a run.

use cloud::keys::Lane;
use cloud::table::due::{DueItem, MAX_DUE};
use tokio::time::Instant;

use crate::Run;
use crate::lane_queue::LaneQueue;

/// Shards that cannot be read before the table is taken to be away, and the other shards are not tried.
const MAX_UNREAD: u32 = 3;

impl Run<'_> {
    /// Whether a lane may have work that this run did not begin.
    pub(crate) fn has_work(&self, lane: Lane) -> bool {
        self.queues.get(&lane).is_none_or(LaneQueue::has_work)
    }

    /// This run is done with a lane, whatever is left of it.
    pub(crate) fn finish(&mut self, lane: Lane) {
        self.queues.entry(lane).or_default().finish();
    }

    /// Something came into a lane since it was read.
    pub(crate) fn look_again(&mut self, lane: Lane) {
        self.queues.entry(lane).or_default().look_again();
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
        if self.queues.entry(lane).or_default().is_to_be_read() {
            let (due, is_full) = self.due(lane).await;
            self.queues.entry(lane).or_default().fill(due, is_full);
        }
        self.queues.entry(lane).or_default().begin(most)
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
