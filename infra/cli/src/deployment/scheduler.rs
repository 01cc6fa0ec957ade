//! Time passes: a sweep at each minute, every event to its target, in order.
//!
//! Minutes for which nothing is due are skipped, so that a month takes seconds. What happens in the others is what
//! happens in production: one sweep, then whatever it put on the bus, then what the mail service reports of that.

use std::time::Duration;

use calendar::{Instant, instant_text};
use chrono::{DurationRound, TimeDelta};
use cloud::bus::{MESSAGE_DUE, SOURCE};
use cloud::keys::Lane;
use cloud::{Cloud, CloudError};
use local::{BusEvent, EMAIL_RECEIVED, LocalService, Speed};
use serde::Serialize;
use serde_json::{Value, json};

use crate::deployment::probe::Looked;
use crate::deployment::turn::{KnownWaits, MINUTE, SweepTurn};
use crate::deployment::{AdvanceError, BUS, LocalDeployment};

/// The furthest that the clock is moved at once.
const MAX_ADVANCE: TimeDelta = TimeDelta::days(3_660);
/// Rounds of deliveries at one moment, each of which put new events on the bus.
const MAX_ROUNDS: u32 = 1_000;
/// Times that an event of the mail service is handed over; what a function does with it fails for a while at most.
const MAX_DELIVERIES: u32 = 3;
/// How long the bus waits before it hands a failed event over again; twice as long the second time.
const REDELIVERY: TimeDelta = TimeDelta::minutes(1);
/// The operations by which the functions write to the table.
const WRITES: [&str; 5] = [
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "BatchWriteItem",
    "TransactWriteItems",
];
/// How often a running clock is looked at.
const TICK: Duration = Duration::from_millis(200);

/// Where the clock was moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Advanced {
    /// The time.
    #[serde(with = "instant_text")]
    pub now: Instant,
    /// How many sweeps ran on the way.
    pub sweeps: u64,
}

/// How often a sweep runs while time passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SweepPace {
    /// At each minute at which anything waits, as it is deployed.
    Deployed,
    /// At full such stretches of time, and not for events alone.
    Every(TimeDelta),
}

impl SweepPace {
    /// What a sweep is made for.
    fn waiting(self) -> Waiting {
        match self {
            Self::Deployed => Waiting::Anything,
            Self::Every(_) => Waiting::AllButEvents,
        }
    }

    /// When what is due at a minute is swept.
    fn at(self, minute: Instant) -> Instant {
        let Self::Every(stretch) = self else {
            return minute;
        };
        let full = minute.duration_trunc(stretch).unwrap_or(minute);
        if full < minute { full + stretch } else { full }
    }
}

/// Which lanes are waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waiting {
    /// All lanes.
    Anything,
    /// All but timeline events that only wait to be published.
    AllButEvents,
    /// All but timeline events that only wait to be published, and the daily probe of received mail.
    MoreThanEvents,
}

fn minute_of(at: Instant) -> Instant {
    at.duration_trunc(MINUTE).unwrap_or(at)
}

/// The first whole minute that is not before a moment.
fn minute_from(at: Instant) -> Instant {
    let minute = minute_of(at);
    if minute == at { at } else { minute + MINUTE }
}

impl LocalDeployment {
    /// Moves the clock forward; every sweep and delivery that falls on the way runs, in order.
    ///
    /// # Errors
    /// When that is too far.
    pub async fn advance(&self, by: TimeDelta) -> Result<Advanced, AdvanceError> {
        let mut turn = self.0.turn.lock().await;
        let now = self.aws().clock().now();
        let to = now
            .checked_add_signed(by)
            .ok_or_else(AdvanceError::too_far)?;
        self.moved(&mut turn, now, to, SweepPace::Deployed).await
    }

    /// Moves the clock to a moment, as [`advance`](Self::advance) does.
    ///
    /// # Errors
    /// When the moment is past, or too far.
    pub async fn advance_to(&self, to: Instant) -> Result<Advanced, AdvanceError> {
        let mut turn = self.0.turn.lock().await;
        let now = self.aws().clock().now();
        self.moved(&mut turn, now, to, SweepPace::Deployed).await
    }

    /// Moves the clock to a moment as [`advance_to`](Self::advance_to) does, with a sweep at full stretches of time instead of minutes: each
    /// sweep asks the table some dozens of times, and where weeks are played nobody looks at the minutes.
    ///
    /// # Errors
    /// When the moment is past, or too far.
    pub(crate) async fn advance_in_strides(
        &self,
        to: Instant,
        stride: TimeDelta,
    ) -> Result<Advanced, AdvanceError> {
        let mut turn = self.0.turn.lock().await;
        let now = self.aws().clock().now();
        let pace = SweepPace::Every(stride);
        self.moved(&mut turn, now, to, pace).await
    }

    /// Moves the clock to the next sweep for which anything waits, other than events that were only to be published.
    ///
    /// # Errors
    /// When the local AWS cannot keep the time.
    pub async fn advance_next(&self) -> Result<Advanced, AdvanceError> {
        let mut turn = self.0.turn.lock().await;
        let now = self.aws().clock().now();
        self.deliver(&mut turn).await;
        let to = match self.next_sweep(&mut turn, Waiting::MoreThanEvents) {
            Some(at) => at,
            None => match self.next_sweep(&mut turn, Waiting::Anything) {
                Some(at) => at,
                None => self.aws().events().next_due().unwrap_or(now),
            },
        };
        self.moved(&mut turn, now, to.max(now), SweepPace::Deployed)
            .await
    }

    /// Sweeps and delivers while the clock runs by itself, until it is aborted. A failure ends nothing.
    pub async fn live(self) {
        if self.aws().clock().speed() == Speed::Still {
            return;
        }
        let started = minute_of(self.aws().clock().now());
        loop {
            tokio::time::sleep(TICK).await;
            let mut turn = self.0.turn.lock().await;
            let minute = minute_of(self.aws().clock().now());
            if minute > turn.swept.unwrap_or(started) {
                self.sweep(&mut turn, minute).await;
            }
            self.deliver(&mut turn).await;
        }
    }

    /// Waits until nothing is under way, and lets nothing start: the end.
    pub async fn rest(&self) -> impl Drop + use<'_> {
        self.0.turn.lock().await
    }

    /// Puts an event on the bus as if it came from outside, and hands it over.
    pub(crate) async fn hand_in(&self, envelope: Value) {
        let mut turn = self.0.turn.lock().await;
        self.aws().events().put(BusEvent {
            due: self.aws().clock().now(),
            bus: "default".to_owned(),
            envelope,
        });
        self.deliver(&mut turn).await;
    }

    async fn moved(
        &self,
        turn: &mut SweepTurn,
        now: Instant,
        to: Instant,
        pace: SweepPace,
    ) -> Result<Advanced, AdvanceError> {
        if to < now {
            return Err(AdvanceError::Backwards { now, asked: to });
        }
        if to - now > MAX_ADVANCE {
            return Err(AdvanceError::too_far());
        }
        let clock = self.aws().clock();
        let mut sweeps = 0;
        loop {
            self.deliver(turn).await;
            let sweep = self.next_sweep(turn, pace.waiting());
            let sweep = sweep.map(|minute| pace.at(minute));
            let event = match pace {
                SweepPace::Deployed => self.aws().events().next_due(),
                // They are handed over in their order wherever it stops next.
                SweepPace::Every(_) => None,
            };
            let Some(next) = sweep.into_iter().chain(event).min().filter(|at| *at <= to) else {
                break;
            };
            // A clock that runs by itself may be there already.
            clock.set(next.max(clock.now()))?;
            if event.is_none_or(|event| event > next) {
                self.sweep(turn, next).await;
                sweeps += 1;
            }
        }
        let now = clock.set(to.max(clock.now()))?;
        Ok(Advanced { now, sweeps })
    }

    /// The next minute at which a sweep has something to do.
    fn next_sweep(&self, turn: &mut SweepTurn, waiting: Waiting) -> Option<Instant> {
        let now = self.aws().clock().now();
        let earliest = turn.swept.map_or(minute_from(now), |last| {
            (last + MINUTE).max(minute_from(now))
        });
        if self.0.indexes_lag {
            return Some(earliest);
        }
        let writes = self.writes();
        let known = turn.waits.filter(|waits| {
            waiting == Waiting::AllButEvents && waits.writes == writes && waits.swept == turn.swept
        });
        let due = match known {
            Some(waits) => Ok(waits.next),
            None => self.next_due(turn, waiting),
        };
        if let (Ok(next), Waiting::AllButEvents) = (&due, waiting) {
            let (swept, next) = (turn.swept, *next);
            turn.waits = Some(KnownWaits {
                writes,
                swept,
                next,
            });
        }
        match due {
            Ok(due) => due.map(|due| minute_from(due).max(earliest)),
            // What cannot be looked up is not skipped.
            Err(error) => {
                self.0.watch.failed(now, "scheduler", error.to_string());
                Some(earliest)
            }
        }
    }

    /// How often the table was written to: as long as that stays, so does what it waits for.
    fn writes(&self) -> u64 {
        let usage = self.aws().usage();
        let writes = WRITES.map(|operation| usage.of(LocalService::DynamoDb, operation).requests);
        writes.iter().sum()
    }

    fn next_due(
        &self,
        turn: &mut SweepTurn,
        waiting: Waiting,
    ) -> Result<Option<Instant>, CloudError> {
        let mut next: Option<Instant> = None;
        let mut left: Option<u64> = None;
        for (lane, shard) in Cloud::shards() {
            if lane == Lane::Event && waiting != Waiting::Anything {
                continue;
            }
            let only = match waiting {
                Waiting::Anything | Waiting::AllButEvents => Looked::AtAll,
                Waiting::MoreThanEvents => Looked::AtWork,
            };
            let waits = self.0.probe.waiting(&shard, turn.swept, only)?;
            next = next.into_iter().chain(waits.first).min();
            if let Some(what) = waits.left {
                left = Some(left.unwrap_or_default().rotate_left(1) ^ what);
            }
        }
        // Something is left only of what a sweep has seen.
        let seen = turn.swept.unwrap_or(calendar::EARLIEST);
        let again = left.map(|what| match waiting {
            Waiting::Anything | Waiting::AllButEvents => turn.left.again(seen, what),
            Waiting::MoreThanEvents => seen + MINUTE,
        });
        // Mail that waits for a try is left by each sweep before that, and taken by the one that comes then.
        let tried = match left {
            Some(_) => self.0.probe.try_at()?.filter(|at| *at > seen),
            None => None,
        };
        Ok(next.into_iter().chain(again).chain(tried).min())
    }

    /// One sweep at this minute, whether anything is due or not.
    pub async fn sweep_once(&self) {
        let mut turn = self.0.turn.lock().await;
        let minute = minute_of(self.aws().clock().now());
        self.sweep(&mut turn, minute).await;
    }

    /// One sweep, as the scheduler starts it.
    async fn sweep(&self, turn: &mut SweepTurn, minute: Instant) {
        turn.swept = Some(minute);
        let payload = json!({
            "version": "0",
            "id": format!("sweep-{}", minute.timestamp()),
            "detail-type": "Scheduled Event",
            "source": "aws.scheduler",
            "account": "000000000000",
            "time": minute.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "region": "us-east-1",
            "resources": ["arn:aws:scheduler:us-east-1:000000000000:schedule/default/baton-sweep"],
            "detail": "{}",
        });
        let cloud = self.cloud().clone();
        self.0.watch.swept();
        let run = async move {
            let swept = sweep::handle(&cloud, payload).await;
            swept.map(drop).map_err(|failed| failed.failure)
        };
        if let Err(reason) = self.metered("sweep", run_function(run)).await {
            self.0.watch.failed(minute, "sweep", reason);
        }
    }

    /// Hands over what is due on the bus, and what follows from it, until nothing is.
    pub(super) async fn deliver(&self, turn: &mut SweepTurn) {
        for _ in 0..MAX_ROUNDS {
            let events = self.aws().events().take_events(self.aws().clock().now());
            if events.is_empty() {
                return;
            }
            for event in events {
                self.hand_over(turn, event).await;
            }
        }
        let now = self.aws().clock().now();
        self.0.watch.failed(
            now,
            "bus",
            format!("events gave rise to events {MAX_ROUNDS} times; the rest waits"),
        );
    }

    /// The rules: which event goes to which function.
    async fn hand_over(&self, turn: &mut SweepTurn, event: BusEvent) {
        self.0.watch.event(event.detail_type());
        let cloud = self.cloud().clone();
        let now = self.aws().clock().now();
        let payload = event.envelope.clone();
        if event.bus == BUS && event.source() == SOURCE && event.detail_type() == MESSAGE_DUE {
            // Never handed over again: a message that was not sent is still due.
            let run = async move { send::handle(&cloud, payload).await.map(drop) };
            if let Err(reason) = self.metered("send", run_function(run)).await {
                self.0.watch.failed(now, "send", reason);
            }
        } else if event.bus != BUS && event.source() == "aws.ses" {
            let payload = as_told(payload);
            let run = async move { inbound::handle(&cloud, payload).await };
            if let Err(reason) = self.metered("inbound", run_function(run)).await {
                self.0.watch.failed(now, "inbound", reason);
                self.hand_over_later(turn, event, now);
            }
        } else {
            self.0.watch.published(event.envelope);
        }
    }

    fn hand_over_later(&self, turn: &mut SweepTurn, mut event: BusEvent, now: Instant) {
        let id = event.envelope["id"].to_string();
        let failed = turn.failed.remove(&id).unwrap_or_default() + 1;
        if failed < MAX_DELIVERIES {
            turn.failed.insert(id, failed);
            // Few deliveries: the factor is small.
            event.due = now + REDELIVERY * i32::try_from(failed).unwrap_or(1);
            self.aws().events().put(event);
        }
    }
}

/// What inbound gets: of received mail, what the mail service's topic says; of anything else, the event.
fn as_told(envelope: Value) -> Value {
    if envelope["detail-type"] != EMAIL_RECEIVED {
        return envelope;
    }
    json!({"Records": [{
        "EventSource": "aws:sns",
        "EventVersion": "1.0",
        "Sns": {"Type": "Notification", "Message": envelope["detail"].to_string()},
    }]})
}

impl AdvanceError {
    fn too_far() -> Self {
        Self::TooFar {
            days: MAX_ADVANCE.num_days(),
        }
    }
}

/// Runs a function as its runtime does: in a task of its own, so that a panic ends this run and nothing else.
pub(crate) async fn run_function<F>(run: F) -> Result<(), String>
where
    F: Future<Output = Result<(), CloudError>> + Send + 'static,
{
    match tokio::spawn(run).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(panicked) => Err(panicked.to_string()),
    }
}
