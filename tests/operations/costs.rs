//! What is asked of AWS: by a new inquiry, by a minute in which nothing is due, and by what is due among much that is not.

use std::path::Path;

use baton::{FunctionUsage, LocalDeployment, Setup};
use calendar::parse_instant;
use chrono::TimeDelta;
use cloud::Cloud;
use cloud::keys::Lane;
use costs::{DAYS_A_YEAR, Footprint, Prices, Rate, SHIPPED, SHIPPED_RATE, bill, sums};
use journeys::{ANA, Town};
use local::{LocalService, Options};
use serde_json::json;

use crate::crowd::asks;

/// US dollars by list prices that a year may cost: without a lead, and with 12,000.
const MOST_OF_AN_IDLE_YEAR: f64 = 30.0;
const MOST_OF_A_YEAR: f64 = 48.0;

fn of(deployment: &LocalDeployment, function: &str) -> FunctionUsage {
    let observed = deployment.observed();
    observed
        .functions
        .get(function)
        .cloned()
        .unwrap_or_default()
}

#[tokio::test]
async fn a_new_inquiry_costs_intake_one_transaction_and_nothing_else() {
    let town = Town::open("2026-03-02 10:00").await;
    // The policy is read at a worker's start.
    town.deployment.visit("/f/contact").await;
    let before = of(&town.deployment, "intake").usage;
    town.inquire(ANA).await;
    let asked = of(&town.deployment, "intake").usage.since(&before);
    let transactions = asked.of(LocalService::DynamoDb, "TransactWriteItems");
    assert_eq!((transactions.requests, transactions.failed), (1, 0));
    let all: u64 = asked
        .services
        .keys()
        .map(|service| asked.total(*service).requests)
        .sum();
    assert_eq!(all, 1, "{asked:?}");
}

#[tokio::test]
async fn an_idle_sweep_costs_at_most_one_query_a_shard() {
    let town = Town::open("2026-03-02 10:00").await;
    town.deployment.sweep_once().await;
    let before = of(&town.deployment, "sweep");
    town.deployment.sweep_once().await;
    let asked = of(&town.deployment, "sweep").usage.since(&before.usage);
    let queries = asked.of(LocalService::DynamoDb, "Query").requests;
    assert!(queries <= Cloud::shards().len() as u64, "{queries}");
    let all: u64 = asked
        .services
        .keys()
        .map(|service| asked.total(*service).requests)
        .sum();
    assert_eq!(all, queries, "{asked:?}");
}

/// Leads that rest for a year: they wait in the index of what is due, and are not.
fn resting(deployment: &LocalDeployment, count: u64) {
    const CHUNK: u64 = 10_000;
    let table = deployment.cloud().settings().table.clone();
    let body = "x".repeat(900);
    let mut loaded = 0;
    while loaded < count {
        let until = (loaded + CHUNK).min(count);
        let items = (loaded..until).map(|number| {
            let shard = Lane::Lead.shard(number % Lane::Lead.shards());
            let due = format!("2027-{:02}-01T00:00:00.000Z", number % 12 + 1);
            json!({
                "pk": {"S": format!("L#resting{number:08}")}, "sk": {"S": "LEAD"}, "schema": {"N": "1"},
                "version": {"N": "1"}, "status": {"S": "resting"}, "body": {"S": body},
                "due_shard": {"S": shard}, "due_at": {"S": due}, "owner": {"S": format!("queue:rest#{}", number % 4)},
            })
        });
        deployment.aws().load(&table, items.collect()).unwrap();
        loaded = until;
    }
}

/// What sweeps ask for when so many leads are due among so many: requests, read units, write units.
async fn asked(dir: Option<&Path>, stored: u64, due: u64) -> (u64, f64, f64) {
    let start = parse_instant("2026-03-02T15:00:00Z").unwrap();
    let setup = Setup {
        dir: dir.map(Path::to_owned),
        ..Setup::in_memory(Options::simulated(7, start))
    };
    let deployment = LocalDeployment::open(setup).await.unwrap();
    resting(&deployment, stored - due);
    for number in 0..due {
        asks(&deployment, usize::try_from(number).unwrap()).await;
    }
    for _ in 0..20 {
        deployment.advance(TimeDelta::minutes(1)).await.unwrap();
    }
    let failures = deployment.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");
    let table = of(&deployment, "sweep").usage.total(LocalService::DynamoDb);
    (table.requests, table.read_units, table.write_units)
}

fn within_two_percent(few: u64, many: u64) {
    let (few, many) = (few as f64, many as f64);
    assert!((few - many).abs() <= few * 0.02, "{few} and {many}");
}

#[tokio::test]
async fn sweeps_ask_for_what_is_due_and_not_for_what_is_stored() {
    let (few, ..) = asked(None, 1_000, 100).await;
    let (many, ..) = asked(None, 10_000, 100).await;
    within_two_percent(few, many);
    let (more_due, ..) = asked(None, 1_000, 200).await;
    assert!(
        more_due > few * 3 / 2,
        "{more_due} for twice as many due, {few}"
    );
}

#[tokio::test]
#[ignore = "a measurement of minutes: cargo test -p journeys --test operations a_million -- --ignored --nocapture"]
async fn sweeps_ask_the_same_of_a_thousand_due_among_a_million() {
    let mut all = Vec::new();
    for stored in [10_000, 1_000_000] {
        let dir = tempfile::tempdir().unwrap();
        let started = std::time::Instant::now();
        let (requests, reads, writes) = asked(Some(dir.path()), stored, 1_000).await;
        let seconds = started.elapsed().as_secs();
        println!(
            "1,000 due among {stored}: {requests} requests, {reads} read units, {writes} write units ({seconds} s)"
        );
        all.push(requests);
    }
    within_two_percent(all[0], all[1]);
}

#[test]
fn a_price_that_is_missing_or_unknown_is_named() {
    let missing = SHIPPED.replace("thousand_mails", "thousand_letters");
    let error = Prices::read(&missing).unwrap_err().to_string();
    assert!(error.contains("thousand_letters"), "{error}");
}

/// How far what is measured may be from what ships, as a share of it: `baton simulate` says what a year costs to that much.
const OFF: f64 = 0.05;

/// Compares with infra/rate.json, or writes it where `BATON_WRITE_RATE` is set.
fn is_the_shipped_rate(measured: &Rate) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/rate.json");
    if std::env::var_os("BATON_WRITE_RATE").is_some() {
        let text = serde_json::to_string_pretty(measured).unwrap();
        std::fs::write(path, text + "\n").unwrap();
        return;
    }
    let shipped = Rate::read(SHIPPED_RATE).unwrap();
    let of = |rate: &Rate| {
        let each = |one: &Footprint| {
            [
                one.read_units,
                one.write_units,
                one.events,
                one.mails,
                one.stored_bytes,
                one.table_requests(),
                one.runs.values().sum(),
            ]
        };
        [
            each(&rate.lead).to_vec(),
            each(&rate.idle_day).to_vec(),
            vec![rate.facts],
        ]
        .concat()
    };
    for (number, (now, then)) in of(measured).into_iter().zip(of(&shipped)).enumerate() {
        assert!(
            (now - then).abs() <= then * OFF,
            "figure {number} is {now}, and {then} in infra/rate.json: write it anew with BATON_WRITE_RATE=1"
        );
    }
}

#[tokio::test]
async fn a_year_is_the_leads_and_the_idle_days_and_costs_what_its_lines_cost() {
    let measured = baton::cost::measure(|_| {}).await.unwrap();
    is_the_shipped_rate(&measured.rate);
    let prices = Prices::read(SHIPPED).unwrap();
    let shares: u32 = measured.lives.iter().map(|(_, share, _)| share).sum();
    assert_eq!(shares, 100);
    let idle_queries = measured.idle_sweep.requests["sweep dynamodb Query"];
    assert!(
        idle_queries <= Cloud::shards().len() as f64,
        "{idle_queries}"
    );
    let line = |leads: f64, unit: &str| {
        let bill = bill(&measured.rate, leads, DAYS_A_YEAR, &prices);
        bill.into_iter().find(|line| line.unit == unit).unwrap()
    };
    let writes = line(12_000.0, "write units");
    let expected = writes.lead * 12_000.0 + writes.idle_day * 365.0;
    assert!((writes.all - expected).abs() < 1.0);
    assert!((writes.cost - writes.all * 0.625e-6).abs() < 0.01);
    assert!(line(24_000.0, "mails").all > line(12_000.0, "mails").all);
    for (leads, most) in [(0.0, MOST_OF_AN_IDLE_YEAR), (12_000.0, MOST_OF_A_YEAR)] {
        let (listed, beyond_free) = sums(&bill(&measured.rate, leads, DAYS_A_YEAR, &prices));
        assert!(listed <= most, "{leads} leads cost {listed}, over {most}");
        assert!(beyond_free < listed, "{beyond_free} and {listed}");
    }
    // The tenth alarm and those before it are free, and 25 GB in the table.
    let alarms = line(0.0, "alarm-months");
    let paid = (alarms.all - 120.0) * 0.10;
    assert!((alarms.beyond_free - paid).abs() < 1e-9, "{alarms:?}");
    assert_eq!(line(12_000.0, "GB-months").beyond_free, 0.0);
    // Every life writes to its person or its team, and each is one inquiry at least.
    for (name, _, life) in &measured.lives {
        assert!(life.runs["intake"] >= 2.0, "{name}");
        assert!(
            life.write_units > 10.0 && life.stored_bytes > 1_000.0,
            "{name}: {life:?}"
        );
    }
}
