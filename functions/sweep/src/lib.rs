//! What is due now becomes decisions: judged, assigned, reminded, escalated, written; and what was not sent or not
//! published is announced again.
//!
//! A sweep is the safety net of everything: it reads the `due` index, which holds exactly what waits for a time, and
//! whatever fails stays due.

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

/// What a sweep did, for its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Swept {
    /// Leads decided.
    pub decided: u64,
    /// Leads given to a rep, or found to have none.
    pub assigned: u64,
    /// Messages announced.
    pub announced: u64,
    /// Timeline events published.
    pub published: u64,
    /// Items that failed and were moved back.
    pub failed: u64,
    /// Items that failed for the last time and wait for a person.
    pub stuck: u64,
    /// Decisions that somebody else was faster with; they are still due.
    pub overtaken: u64,
    /// Seconds that the oldest due item had waited.
    pub oldest_due_seconds: u64,
}

impl Swept {
    /// The figures by name, unit and value.
    #[must_use]
    pub fn figures(&self) -> Vec<(&'static str, &'static str, f64)> {
        [
            ("decided", "Count", self.decided),
            ("assigned", "Count", self.assigned),
            ("announced", "Count", self.announced),
            ("published", "Count", self.published),
            ("failed", "Count", self.failed),
            ("stuck", "Count", self.stuck),
            ("overtaken", "Count", self.overtaken),
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
}

/// Runs a sweep, whatever wrapping the schedule starts it with: all that it needs is the time.
///
/// # Errors
/// When the due index or the policy cannot be read. What was done until then is done.
pub async fn handle(cloud: &Cloud, payload: serde_json::Value) -> Result<Swept, CloudError> {
    let now = cloud.now();
    let id = derive(&["sweep", &format_instant(now), &payload.to_string()]);
    let mut run = Run {
        cloud,
        now,
        id,
        swept: Swept::default(),
    };
    run.all().await?;
    Ok(run.swept)
}

impl Run<'_> {
    async fn all(&mut self) -> Result<(), CloudError> {
        // Before the first policy, inquiries wait: they are due, and nobody is known to ask.
        if let Some(policy) = self.cloud.active_policy(self.now).await? {
            self.leads(&policy).await?;
            self.assign(&policy).await?;
            self.messages(&policy).await?;
        }
        self.events().await
    }

    /// What is due in a lane, oldest first within a shard.
    async fn due(&mut self, lane: Lane) -> Result<Vec<DueItem>, CloudError> {
        let mut all = Vec::new();
        for number in 0..lane.shards() {
            let due = self.cloud.due(&lane.shard(number), self.now).await?;
            all.extend(due);
        }
        if let Some(oldest) = all.iter().map(|item| item.due_at).min() {
            let waited = u64::try_from((self.now - oldest).num_seconds()).unwrap_or(0);
            self.swept.oldest_due_seconds = self.swept.oldest_due_seconds.max(waited);
        }
        Ok(all)
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
        match self.cloud.defer(item, self.now).await {
            Ok(failures) if failures >= cloud::table::due::MAX_FAILURES => self.swept.stuck += 1,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "a failing item could not be moved back"),
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
