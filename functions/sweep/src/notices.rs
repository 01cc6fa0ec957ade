//! Notices of decisions are put into the mails in which they travel, before those mails are announced.

use calendar::Instant;
use cloud::keys::{Key, Lane};
use cloud::table::due::DueItem;
use cloud::table::outbox::{MAX_GATHERED, waiting_notices};
use followup::decide::Decision;
use followup::policy::Policy;

use crate::Run;

/// The notices that a decision has just left waiting, as due items. The index may not know of them before the mails of this minute leave.
pub(crate) fn left_waiting(
    policy: &Policy,
    decision: &Decision,
    version: u64,
    now: Instant,
) -> Vec<DueItem> {
    let waiting = waiting_notices(&policy.active, decision, version, now).into_iter();
    let due = waiting.map(|notice| DueItem {
        key: notice.key,
        due_at: now,
    });
    due.collect()
}

impl Run<'_> {
    /// Notices that a decision of this run left waiting.
    pub(crate) fn notices_came(&mut self, notices: Vec<DueItem>) {
        for item in notices {
            self.came(Lane::Notice, item);
        }
    }

    /// Puts the notices that wait into their mails.
    pub(crate) async fn notices(&mut self, policy: &Policy, until: tokio::time::Instant) {
        loop {
            let due = self.take_some(Lane::Notice, until, MAX_GATHERED).await;
            if due.is_empty() {
                return;
            }
            self.gather_batch(policy, due).await;
        }
    }

    /// Puts notices into their mails together. Those that are not in them now are still due.
    async fn gather_batch(&mut self, policy: &Policy, due: Vec<DueItem>) {
        let keys: Vec<Key> = due.iter().map(|item| item.key.clone()).collect();
        let gathered = self.cloud.gather_notices(&policy.active, &keys, self.now);
        let gathered = gathered.await;
        self.swept.gathered += gathered.moved as u64;
        for (keys, error) in gathered.failed {
            for item in due.iter().filter(|item| keys.contains(&item.key)) {
                self.failed(item, &error).await;
            }
        }
    }
}
