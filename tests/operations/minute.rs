//! A burst on the deployed clock: everybody asks within one minute, each request to AWS takes eight milliseconds, and time is the runtime's,
//! which is paused: it passes only while somebody waits, so that what is measured is the width of the work and not this machine.

use std::collections::HashMap;
use std::time::Duration;

use baton::{LocalDeployment, Setup};
use calendar::{Instant, parse_instant};
use cloud::bus::{MESSAGE_DUE, SOURCE};
use cloud::keys::Lane;
use local::{LocalService, Options};
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::{interval, sleep_until};

use crate::crowd::{address, asks};

/// What a request takes.
const LATENCY: Duration = Duration::from_millis(8);
/// Write units that a table takes in a second: one that was just made, and one that has grown to an account's quota. A new one could not even
/// take the forms of twenty thousand in a minute.
const OF_A_NEW_TABLE: f64 = 4_000.0;
const OF_A_GROWN_TABLE: f64 = 40_000.0;
/// Functions that run side by side in a new account.
const CONCURRENCY: usize = 10;
/// Gateways that take forms side by side.
const GATEWAYS: usize = 16;
const MINUTE: Duration = Duration::from_secs(60);
/// How often the clock of the local AWS is set.
const TICK: Duration = Duration::from_millis(20);
/// Minutes in which all is to be done.
const MINUTES: u64 = 17;
/// The window of an acknowledgement.
const EARLIEST: Duration = Duration::from_secs(120);
const LATEST: Duration = Duration::from_secs(15 * 60);
/// By when everybody has an owner.
const OWNED: Duration = Duration::from_secs(5 * 60);

/// A burst and what it runs into.
struct Burst {
    deployment: LocalDeployment,
    start: Instant,
    began: tokio::time::Instant,
    leads: usize,
}

/// What was measured.
#[derive(Debug, Default)]
struct Measured {
    /// When the last one had an owner.
    owned: Duration,
    /// The shortest and the longest wait for an acknowledgement.
    first: Duration,
    last: Duration,
    /// The most write units of one second, and all of them.
    writes_a_second: f64,
    writes: f64,
    /// The most mails of one second.
    mails_a_second: usize,
    /// Transactions that met another one, or were throttled.
    refused: u64,
    /// Mails that came faster than the account may send.
    too_fast: u64,
}

impl Burst {
    async fn open(leads: usize, mails_a_second: f64, writes_a_second: f64) -> Self {
        let start = parse_instant("2026-03-02T15:00:00Z").unwrap();
        let mut setup = Setup::in_memory(Options {
            max_send_rate: mails_a_second,
            max_24_hour_send: 1e6,
            latency: Some(LATENCY),
            write_units_a_second: Some(writes_a_second),
            ..Options::simulated(7, start)
        });
        // A team that has room for all of them, so that each is given to somebody.
        let policy = setup.policy.as_mut().unwrap();
        let team = policy.files.get_mut("team.toml").unwrap();
        *team = team.replace("roles = [\"rep\"]", "roles = [\"rep\"]\nmax_open = 100000");
        let deployment = LocalDeployment::open(setup).await.unwrap();
        deployment.visit("/f/contact").await;
        Self {
            deployment,
            start,
            began: tokio::time::Instant::now(),
            leads,
        }
    }

    /// When a form is sent.
    fn asked_at(&self, number: usize) -> Duration {
        MINUTE.mul_f64(number as f64 / self.leads as f64)
    }

    fn passed(&self) -> Duration {
        self.began.elapsed()
    }

    /// Moves the clock of the local AWS with that of the runtime.
    fn set_clock(&self) {
        let clock = self.deployment.aws().clock();
        let to = self.start + chrono::TimeDelta::from_std(self.passed()).unwrap();
        if to > clock.now() {
            clock.set(to).unwrap();
        }
    }

    /// Everybody asks within the minute.
    fn ask(&self, tasks: &mut JoinSet<()>) {
        for gateway in 0..GATEWAYS {
            let slots: Vec<(usize, tokio::time::Instant)> = (gateway..self.leads)
                .step_by(GATEWAYS)
                .map(|number| (number, self.began + self.asked_at(number)))
                .collect();
            let deployment = self.deployment.clone();
            tasks.spawn(async move {
                for (number, at) in slots {
                    sleep_until(at).await;
                    asks(&deployment, number).await;
                }
            });
        }
    }

    /// A sweep each minute.
    fn sweep(&self, tasks: &mut JoinSet<()>) {
        let (cloud, began) = (self.deployment.cloud().clone(), self.began);
        tasks.spawn(async move {
            for minute in 1..MINUTES {
                sleep_until(began + MINUTE * u32::try_from(minute).unwrap()).await;
                let swept = sweep::handle(&cloud, json!({"minute": minute})).await;
                let swept = swept.unwrap();
                assert_eq!((swept.failed, swept.contended), (0, 0), "{swept:?}");
            }
        });
    }

    /// Functions take what is on the bus, so many at a time.
    fn deliver(&self, running: &mut JoinSet<()>) {
        while running.try_join_next().is_some() {}
        let now = self.deployment.cloud().now();
        // What is not taken yet waits for the next look.
        let events = self.deployment.aws().events();
        for event in events.take_events(now) {
            let is_due = event.source() == SOURCE && event.detail_type() == MESSAGE_DUE;
            if !is_due && event.source() != "aws.ses" {
                continue;
            }
            if running.len() >= CONCURRENCY {
                events.put(event);
                continue;
            }
            let cloud = self.deployment.cloud().clone();
            running.spawn(async move {
                if is_due {
                    send::handle(&cloud, event.envelope).await.unwrap();
                } else {
                    inbound::handle(&cloud, event.envelope).await.unwrap();
                }
            });
        }
    }

    /// Whether anybody waits to be judged or given to somebody.
    fn is_somebody_unowned(&self) -> bool {
        let table = &self.deployment.cloud().settings().table;
        [Lane::Judge, Lane::Assign].into_iter().any(|lane| {
            (0..lane.shards()).any(|shard| {
                let request = json!({
                    "TableName": table, "IndexName": "due", "Limit": 1,
                    "KeyConditionExpression": "due_shard = :shard",
                    "ExpressionAttributeValues": {":shard": {"S": lane.shard(shard)}},
                });
                let found = self.deployment.aws().look("Query", &request).unwrap();
                found["Count"] != 0
            })
        })
    }

    async fn play(&self) -> Measured {
        let mut measured = Measured::default();
        let (mut people, mut running) = (JoinSet::new(), JoinSet::new());
        self.ask(&mut people);
        self.sweep(&mut people);
        let mut ticks = interval(TICK);
        let (mut second, mut written) = (0, 0.0);
        while self.passed() < MINUTE * u32::try_from(MINUTES).unwrap() {
            ticks.tick().await;
            self.set_clock();
            self.deliver(&mut running);
            if self.passed().as_secs() > second {
                second = self.passed().as_secs();
                let table = self.deployment.usage().total(LocalService::DynamoDb);
                measured.writes_a_second =
                    measured.writes_a_second.max(table.write_units - written);
                written = table.write_units;
                if self.is_somebody_unowned() || self.passed() < MINUTE {
                    measured.owned = self.passed();
                }
            }
            while let Some(ended) = people.try_join_next() {
                ended.unwrap();
            }
        }
        let usage = self.deployment.usage();
        measured.writes = usage.total(LocalService::DynamoDb).write_units;
        measured.refused = usage
            .of(LocalService::DynamoDb, "TransactWriteItems")
            .failed;
        measured.too_fast = usage.of(LocalService::Ses, "SendEmail").failed;
        self.look_at_mails(&mut measured);
        measured
    }

    /// Each was acknowledged once.
    fn look_at_mails(&self, measured: &mut Measured) {
        let mut left: HashMap<String, Vec<Instant>> = HashMap::new();
        let mut of_a_second: HashMap<i64, usize> = HashMap::new();
        for mail in self.deployment.mailbox().all() {
            *of_a_second.entry(mail.at.timestamp()).or_default() += 1;
            left.entry(mail.to[0].clone()).or_default().push(mail.at);
        }
        measured.mails_a_second = of_a_second.into_values().max().unwrap_or_default();
        measured.first = LATEST * 2;
        for number in 0..self.leads {
            let mails = left.get(&address(number)).map_or(&[][..], Vec::as_slice);
            let [at] = mails else {
                panic!("{number} got {} mails", mails.len());
            };
            let waited = (*at - self.start).to_std().unwrap() - self.asked_at(number);
            measured.first = measured.first.min(waited);
            measured.last = measured.last.max(waited);
        }
    }
}

async fn in_one_minute(leads: usize, mails_a_second: f64, writes_a_second: f64) {
    let started = std::time::Instant::now();
    let burst = Burst::open(leads, mails_a_second, writes_a_second).await;
    let measured = Box::pin(burst.play()).await;
    println!(
        "{leads} in a minute: {measured:#?} ({} s)",
        started.elapsed().as_secs()
    );
    assert!(measured.owned <= OWNED, "{measured:?}");
    // A form takes its time, and the clock is set now and then.
    assert!(measured.first + TICK >= EARLIEST, "{measured:?}");
    assert!(measured.last <= LATEST, "{measured:?}");
    assert_eq!(measured.too_fast, 0, "{measured:?}");
    // What is announced for one second may still be on its way in the next.
    let most = 2.0 * mails_a_second;
    assert!(measured.mails_a_second as f64 <= most, "{measured:?}");
}

#[tokio::test(start_paused = true)]
async fn three_hundred_in_a_minute_are_owned_and_acknowledged_in_time() {
    in_one_minute(300, 14.0, OF_A_NEW_TABLE).await;
}

#[tokio::test(start_paused = true)]
#[ignore = "a measurement of minutes: cargo test -p journeys --test operations in_a_minute -- --ignored --nocapture"]
async fn five_thousand_in_a_minute_are_owned_and_acknowledged_in_time() {
    in_one_minute(5_000, 14.0, OF_A_NEW_TABLE).await;
}

#[tokio::test(start_paused = true)]
#[ignore = "a measurement of minutes: cargo test -p journeys --test operations in_a_minute -- --ignored --nocapture"]
async fn twenty_thousand_in_a_minute_are_owned_and_acknowledged_in_time() {
    in_one_minute(20_000, 50.0, OF_A_GROWN_TABLE).await;
}
