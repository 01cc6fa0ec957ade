//! What is due now becomes decisions: judged, assigned, reminded, escalated, written; and what was not sent or not
//! published is announced again.
//!
//! A sweep is the safety net of everything: it reads the `due` index, which holds exactly what waits for a time, and
//! whatever fails stays due. What arrived is judged first, then acknowledged; what a run has no time for is due for
//! the next one.

mod absences;
mod allowance;
mod announcer;
mod arrivals;
mod assign;
mod briefings;
mod budget;
mod canary;
mod crowding;
mod events;
mod lane_queue;
mod lanes;
mod leads;
mod messages;
mod notices;
mod owners;
mod waiting;
mod width;

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::{Instant, format_instant};
use cloud::keys::Lane;
use cloud::table::due::DueItem;
use cloud::telemetry::Watched;
use cloud::{Cloud, CloudError};
use followup::ids::derive;
use followup::policy::Policy;
use serde::Serialize;

pub use budget::Budget;

use allowance::MailAllowance;
use announcer::{Announcements, Announcer};
use arrivals::Recent;
use lane_queue::LaneQueue;
use tokio::sync::Mutex;
use width::Width;

/// What has been due for longer than this is late. One slow sweep is caught up by the next.
pub const LATE_AFTER_SECONDS: u64 = 300;

/// What a sweep did, for its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Swept {
    /// Leads decided.
    pub decided: u64,
    /// Leads given to a rep, or found to have none.
    pub assigned: u64,
    /// Of these, leads for whom no rep has room.
    pub no_capacity: u64,
    /// Notices put into the mails that carry them.
    pub gathered: u64,
    /// Messages announced.
    pub announced: u64,
    /// Timeline events published.
    pub published: u64,
    /// Items that failed and were moved back.
    pub failed: u64,
    /// Items that met only contention and were moved back, which counts nothing against them.
    pub contended: u64,
    /// Items that failed too often, now or earlier, and wait for a person; not counted by an idle sweep.
    pub stuck: u64,
    /// Decisions that somebody else was faster with; they are still due.
    pub overtaken: u64,
    /// How often the active policy decided, because the one that a lead started under cannot be read.
    pub policy_unread: u64,
    /// 1 while the mail service takes nothing of this account, and something waits for it.
    pub paused: u64,
    /// 1 while the day's quota is used up, and something waits for it.
    pub quota_exhausted: u64,
    /// Seconds that the oldest due item had waited.
    pub oldest_due_seconds: u64,
    /// 1 when time was up before everything that was due had been begun.
    pub cut_short: u64,
    /// 1 when leads were due, and none was decided.
    pub stalled: u64,
    /// 1 when a canary was looked at that had come through: it was acknowledged, and somebody was found for it.
    pub canaries: u64,
    /// 1 while the last canary has not come through: the form did not take it, or it was not acknowledged or not given away in its time.
    pub canary_failed: u64,
}

impl Swept {
    /// Whether there was nothing to do.
    fn is_idle(&self) -> bool {
        let Self {
            decided,
            assigned,
            no_capacity: _,
            gathered,
            announced,
            published,
            failed,
            contended,
            stuck: _,
            overtaken,
            policy_unread: _,
            paused: _,
            quota_exhausted: _,
            oldest_due_seconds: _,
            cut_short: _,
            stalled: _,
            canaries: _,
            canary_failed: _,
        } = self;
        let done = [
            decided, assigned, gathered, announced, published, failed, contended, overtaken,
        ];
        done.iter().all(|count| **count == 0)
    }

    /// The figures by name and value, as they are logged.
    #[must_use]
    pub fn figures(&self) -> Vec<(&'static str, f64)> {
        [
            ("decided", self.decided),
            ("assigned", self.assigned),
            ("no_capacity", self.no_capacity),
            ("gathered", self.gathered),
            ("announced", self.announced),
            ("published", self.published),
            ("failed", self.failed),
            ("contended", self.contended),
            ("stuck", self.stuck),
            ("overtaken", self.overtaken),
            ("policy_unread", self.policy_unread),
            ("paused", self.paused),
            ("quota_exhausted", self.quota_exhausted),
            ("oldest_due_seconds", self.oldest_due_seconds),
            ("cut_short", self.cut_short),
            ("stalled", self.stalled),
            ("canaries", self.canaries),
            ("canary_failed", self.canary_failed),
        ]
        .map(|(name, value)| (name, value as f64))
        .to_vec()
    }

    /// What alarms watch. Figures that mean the same work for whoever is called are one: the log tells them apart.
    #[must_use]
    pub fn watched(&self) -> [Watched; 6] {
        let late = match self.oldest_due_seconds {
            seconds if seconds > LATE_AFTER_SECONDS => seconds,
            _ => 0,
        };
        let unprocessed =
            self.failed + self.contended + self.stalled + self.cut_short + self.policy_unread;
        [
            ("oldest_due_seconds", "Seconds", late),
            ("unprocessed", "Count", unprocessed),
            ("stuck", "Count", self.stuck),
            ("no_capacity", "Count", self.no_capacity),
            ("mail_waits", "Count", self.paused + self.quota_exhausted),
            ("canary_failed", "Count", self.canary_failed),
        ]
        .map(|(name, unit, value)| (name, unit, value as f64))
    }
}

/// A sweep of which a part failed, after all the work that it does not concern was done.
#[derive(Debug, thiserror::Error)]
#[error("{failure}")]
pub struct Failed {
    /// What it did all the same.
    pub swept: Swept,
    /// The first failure that was no item's own.
    pub failure: CloudError,
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
    queues: BTreeMap<Lane, LaneQueue>,
    /// A lead was due, and not only by the index.
    decisions_due: bool,
    /// A decision of the last lane of leads asks for a rep.
    sent_to_assign: bool,
    recent: Mutex<Recent>,
    width: Width,
    mail: MailAllowance,
    announcements: Announcements,
    /// The canary's item, where its next leg is due.
    canary: Option<DueItem>,
}

/// Runs a sweep, whatever wrapping the schedule starts it with: all that it needs is the time.
///
/// # Errors
/// When a shard, the policy or the team cannot be read, or the bus takes nothing: the first such failure, after all
/// the work that it does not concern was done. What was not done is still due.
pub async fn handle(cloud: &Cloud, payload: serde_json::Value) -> Result<Swept, Failed> {
    handle_within(cloud, payload, &Budget::default()).await
}

/// The same, within another time.
///
/// # Errors
/// As [`handle`].
pub async fn handle_within(
    cloud: &Cloud,
    payload: serde_json::Value,
    budget: &Budget,
) -> Result<Swept, Failed> {
    let started = tokio::time::Instant::now();
    let now = cloud.now();
    let id = derive(&["sweep", &format_instant(now), &payload.to_string()]);
    let (announcements, mut announcer) = Announcer::new(cloud);
    let mut run = Run {
        cloud,
        now,
        id,
        swept: Swept::default(),
        failure: None,
        unread: 0,
        queues: BTreeMap::new(),
        decisions_due: false,
        sent_to_assign: false,
        recent: Mutex::default(),
        width: Width::new(cloud.throttled()),
        mail: MailAllowance::default(),
        announcements,
        canary: None,
    };
    let end = started + budget.end_after;
    let lanes = async {
        // Boxed where it is deep: a function of a debug build keeps the whole chain on its stack.
        let all = Box::pin(run.all(budget, started));
        let ended = tokio::time::timeout_at(end, all).await;
        // Nobody announces anything any more: the announcer ends with what it has.
        run.end(budget, ended.is_err())
    };
    // What the announcer has no time for is still due.
    let announced = tokio::time::timeout_at(end, announcer.announce());
    let ((mut swept, failure), _) = tokio::join!(lanes, announced);
    // The lanes counted what they handed over; what counts is what the bus took.
    swept.announced = announcer.published;
    match failure.or(announcer.failure) {
        None => Ok(swept),
        Some(failure) => Err(Failed { swept, failure }),
    }
}

impl Run<'_> {
    async fn all(&mut self, budget: &Budget, started: tokio::time::Instant) {
        // Before the first policy, inquiries wait: they are due, and nobody is known to ask.
        let policy = match self.cloud.active_policy(self.now).await {
            Ok(policy) => policy,
            Err(error) => {
                self.record_failure(Err(error));
                None
            }
        };
        let nothing_new = started + budget.nothing_new_after;
        for (lane, reserve) in &budget.reserves {
            let until = nothing_new.min(tokio::time::Instant::now() + *reserve);
            self.work(*lane, policy.as_ref(), until).await;
        }
        for (lane, _) in &budget.reserves {
            if self.has_work(*lane) {
                self.work(*lane, policy.as_ref(), nothing_new).await;
            }
        }
        if let (Some(item), Some(policy)) = (self.canary.take(), &policy)
            && budget.has_time_for_canary(started.elapsed())
        {
            Box::pin(self.move_canary(policy, &item)).await;
        }
        self.swept.policy_unread = self.cloud.take_unread_policies();
        // An idle sweep costs its shards and nothing else: without work, nothing got stuck. What is stuck is tried
        // again, and so counted again, each day.
        if self.swept.is_idle() {
            return;
        }
        match self.cloud.stuck().await {
            Ok(stuck) => self.swept.stuck = stuck.len() as u64,
            Err(error) => self.record_failure(Err(error)),
        }
    }

    /// Works on a lane until nothing in it is due or time is up.
    async fn work(
        &mut self,
        lane: Lane,
        policy: Option<&Arc<Policy>>,
        until: tokio::time::Instant,
    ) {
        match (lane, policy) {
            (Lane::Event, _) => self.events(until).await,
            (Lane::Judge | Lane::Lead, Some(policy)) => {
                Box::pin(self.leads(lane, policy, until)).await;
                // A lead that a deadline takes from its rep is given to the next one in the same run.
                if std::mem::take(&mut self.sent_to_assign) {
                    self.look_again(Lane::Assign);
                    if lane == Lane::Lead {
                        Box::pin(self.assign(policy, until)).await;
                    }
                }
            }
            (Lane::Assign, Some(policy)) => Box::pin(self.assign(policy, until)).await,
            (Lane::Notice, Some(policy)) => Box::pin(self.notices(policy, until)).await,
            (Lane::Acknowledgement | Lane::Mail | Lane::Bulk, Some(policy)) => {
                Box::pin(self.messages(lane, policy, until)).await;
            }
            (
                Lane::Judge
                | Lane::Lead
                | Lane::Assign
                | Lane::Acknowledgement
                | Lane::Notice
                | Lane::Mail
                | Lane::Bulk,
                None,
            ) => self.finish(lane),
        }
    }

    /// What the run did, and its first failure. Says what was left for want of time, and whether anything moved.
    fn end(mut self, budget: &Budget, was_ended: bool) -> (Swept, Option<CloudError>) {
        let left: Vec<&str> = budget
            .reserves
            .iter()
            .filter(|(lane, _)| self.has_work(*lane))
            .map(|(lane, _)| lane.as_str())
            .collect();
        if was_ended || !left.is_empty() {
            self.swept.cut_short = 1;
            tracing::warn!(lanes = %left.join(" "), was_ended, "a sweep was cut short");
        }
        let decided = self.swept.decided + self.swept.assigned;
        self.swept.stalled = u64::from(self.decisions_due && decided == 0);
        (self.swept, self.failure)
    }

    /// Keeps the first failure of a part of the work.
    fn record_failure(&mut self, result: Result<(), CloudError>) {
        if let Err(error) = result {
            self.failure.get_or_insert(error);
        }
    }

    /// An item that could not be processed never blocks the others: it is moved back and counted, and the fifth
    /// time it waits for a person. What met only contention is moved back without being counted against it. What else may
    /// succeed later stays due; what newer code wrote is left alone.
    async fn failed(&mut self, item: &DueItem, error: &CloudError) {
        let left_alone = matches!(error, CloudError::Newer { .. });
        tracing::error!(kind = %kind_of(item), %error, left_alone, "a due item was not processed");
        if error.is_contention() {
            self.swept.contended += 1;
            if let Err(error) = self.cloud.move_back(item, self.now).await {
                tracing::error!(%error, "a contended item could not be moved back");
            }
            return;
        }
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
        Some("KEPT" | "D" | "L") => "kept",
        Some("M") => "message",
        Some("W") => "notice",
        Some("E") => "event",
        Some("B" | "U" | "C") => "briefing",
        Some("R") => "load",
        Some(_) | None => "item",
    }
}
