//! What is due now becomes decisions: judged, assigned, reminded, escalated, written; and what was not sent or not
//! published is announced again.
//!
//! A sweep is the safety net of everything: it reads the `due` index, which holds exactly what waits for a time, and
//! whatever fails stays due.

mod allowance;
mod arrivals;
mod assign;
mod briefings;
mod events;
mod leads;
mod messages;

use cloud::keys::Lane;
use cloud::table::due::DueItem;
use cloud::{Cloud, CloudError};
use followup::ids::derive;
use followup::time::{Instant, format_instant};
use serde::Serialize;

/// Shards that cannot be read before the table is taken to be away, and the other shards are not tried.
const MAX_UNREAD: u32 = 3;

/// What a sweep did, for its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Swept {
    /// Leads decided.
    pub decided: u64,
    /// Leads given to a rep, or found to have none.
    pub assigned: u64,
    /// Of these, leads for whom no rep has room.
    pub no_capacity: u64,
    /// Messages announced.
    pub announced: u64,
    /// Timeline events published.
    pub published: u64,
    /// Items that failed and were moved back.
    pub failed: u64,
    /// Items that failed too often, now or earlier, and wait for a person; not counted by an idle sweep.
    pub stuck: u64,
    /// Decisions that somebody else was faster with; they are still due.
    pub overtaken: u64,
    /// 1 while the mail service takes nothing of this account, and something waits for it.
    pub paused: u64,
    /// 1 while the day's quota is used up, and something waits for it.
    pub quota_exhausted: u64,
    /// Seconds that the oldest due item had waited.
    pub oldest_due_seconds: u64,
}

impl Swept {
    /// Whether there was nothing to do.
    fn is_idle(&self) -> bool {
        let Self {
            decided,
            assigned,
            no_capacity: _,
            announced,
            published,
            failed,
            stuck: _,
            overtaken,
            paused: _,
            quota_exhausted: _,
            oldest_due_seconds: _,
        } = self;
        [decided, assigned, announced, published, failed, overtaken]
            .iter()
            .all(|count| **count == 0)
    }

    /// The figures by name, unit and value.
    #[must_use]
    pub fn figures(&self) -> Vec<(&'static str, &'static str, f64)> {
        [
            ("decided", "Count", self.decided),
            ("assigned", "Count", self.assigned),
            ("no_capacity", "Count", self.no_capacity),
            ("announced", "Count", self.announced),
            ("published", "Count", self.published),
            ("failed", "Count", self.failed),
            ("stuck", "Count", self.stuck),
            ("overtaken", "Count", self.overtaken),
            ("paused", "Count", self.paused),
            ("quota_exhausted", "Count", self.quota_exhausted),
            ("oldest_due_seconds", "Seconds", self.oldest_due_seconds),
        ]
        .map(|(name, unit, value)| (name, unit, value as f64))
        .to_vec()
    }
}

/// One run: what every part of it reads.
struct Run<'a> {
    cloud: &'a Cloud,
    now: Instant,
    /// Names this run to the lease of the one worker that assigns.
    id: String,
    swept: Swept,
    /// The first failure that was no item's own. The rest of the work goes on; it is told at the end.
    failure: Option<CloudError>,
    /// Shards that could not be read.
    unread: u32,
}

/// Runs a sweep, whatever wrapping the schedule starts it with: all that it needs is the time.
///
/// # Errors
/// When a shard, the policy or the team cannot be read, or the bus takes nothing: the first such failure, after all
/// the work that it does not concern was done. What was not done is still due.
pub async fn handle(cloud: &Cloud, payload: serde_json::Value) -> Result<Swept, CloudError> {
    let now = cloud.now();
    let id = derive(&["sweep", &format_instant(now), &payload.to_string()]);
    let mut run = Run {
        cloud,
        now,
        id,
        swept: Swept::default(),
        failure: None,
        unread: 0,
    };
    // Boxed where it is deep: a function of a debug build keeps the whole chain on its stack.
    Box::pin(run.all()).await;
    match run.failure {
        None => Ok(run.swept),
        Some(failure) => Err(failure),
    }
}

impl Run<'_> {
    async fn all(&mut self) {
        match self.cloud.active_policy(self.now).await {
            Ok(Some(policy)) => {
                Box::pin(self.leads(&policy)).await;
                let assigned = Box::pin(self.assign(&policy)).await;
                self.noted(assigned);
                Box::pin(self.messages(&policy)).await;
            }
            // Before the first policy, inquiries wait: they are due, and nobody is known to ask.
            Ok(None) => {}
            Err(error) => self.noted(Err(error)),
        }
        self.events().await;
        // An idle sweep costs its shards and nothing else: without work, nothing got stuck. What is stuck is tried
        // again, and so counted again, each day.
        if self.swept.is_idle() {
            return;
        }
        match self.cloud.stuck().await {
            Ok(stuck) => self.swept.stuck = stuck.len() as u64,
            Err(error) => self.noted(Err(error)),
        }
    }

    /// Keeps the first failure of a part of the work.
    fn noted(&mut self, result: Result<(), CloudError>) {
        if let Err(error) = result {
            self.failure.get_or_insert(error);
        }
    }

    /// What is due in a lane, oldest first within a shard. A shard that cannot be read waits for the next sweep.
    async fn due(&mut self, lane: Lane) -> Vec<DueItem> {
        let mut all = Vec::new();
        for number in 0..lane.shards() {
            // Each try takes its time, and a sweep has little.
            if self.unread >= MAX_UNREAD {
                break;
            }
            match self.cloud.due(&lane.shard(number), self.now).await {
                Ok(due) => all.extend(due),
                Err(error) => {
                    self.unread += 1;
                    self.noted(Err(error));
                }
            }
        }
        if let Some(oldest) = all.iter().map(|item| item.due_at).min() {
            let waited = u64::try_from((self.now - oldest).num_seconds()).unwrap_or(0);
            self.swept.oldest_due_seconds = self.swept.oldest_due_seconds.max(waited);
        }
        all
    }

    /// An item that could not be processed never blocks the others: it is moved back and counted, and the fifth
    /// time it waits for a person. What may succeed later stays due; what newer code wrote is left alone.
    async fn failed(&mut self, item: &DueItem, error: &CloudError) {
        let left_alone = matches!(error, CloudError::Newer { .. });
        tracing::error!(kind = %kind_of(item), %error, left_alone, "a due item was not processed");
        if left_alone || error.worth_retrying() {
            return;
        }
        self.swept.failed += 1;
        if let Err(error) = self.cloud.defer(item, self.now).await {
            tracing::error!(%error, "a failing item could not be moved back");
        }
    }
}

/// What an item is, for logs: never its key.
fn kind_of(item: &DueItem) -> &'static str {
    match item.key.sk.split('#').next() {
        Some("LEAD") => "lead",
        Some("M") => "message",
        Some("E") => "event",
        Some("B" | "U" | "C") => "briefing",
        Some(_) | None => "item",
    }
}
