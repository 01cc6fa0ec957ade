//! What a lead of a burst asks of the table, from its form until it is acknowledged and its rep was told: by lane and by function.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::Duration;

use baton::LocalDeployment;
use calendar::parse_instant;
use chrono::TimeDelta;
use cloud::keys::Lane;
use journeys::shared_by_decisions;
use local::{LocalService, Options, Usage};
use serde_json::json;
use sweep::Budget;

use crate::crowd::address;

/// Leads that arrive in one minute.
const BURST: usize = 200;
/// Requests of the table that a lead of a burst may take.
const MOST_A_LEAD: f64 = 13.0;
/// Minutes until everybody was acknowledged, and every rep told.
const MINUTES: usize = 12;
/// Longer than this test.
const LONG: Duration = Duration::from_secs(3_600);

/// Requests of the table by who asked, and by operation.
type Asked = BTreeMap<(String, String), u64>;

/// Functions that the deployment runs by itself.
const FUNCTIONS: [&str; 3] = ["intake", "send", "inbound"];

fn only(lane: Lane) -> Budget {
    Budget {
        reserves: vec![(lane, LONG)],
        nothing_new_after: LONG,
        end_after: LONG,
    }
}

fn add(asked: &mut Asked, who: &str, usage: &Usage) {
    let operations = usage.services.get(&LocalService::DynamoDb);
    for (operation, usage) in operations.into_iter().flatten() {
        let key = (who.to_owned(), operation.clone());
        *asked.entry(key).or_default() += usage.requests;
    }
}

/// What is asked of the table when so many ask in one minute. Each lane runs by itself, so that it is known which one asked.
async fn asked(leads: usize) -> (LocalDeployment, Asked) {
    // Half a minute off, so that the deployment's own sweeps do not run beside those of this test.
    let start = parse_instant("2026-03-02T15:00:30Z").unwrap();
    let deployment = LocalDeployment::in_memory(Options::simulated(7, start)).await;
    let deployment = deployment.unwrap();
    deployment.aws().keep_transactions();
    deployment.visit("/f/contact").await;
    let of_function = |function: &str| {
        let observed = deployment.observed();
        let of = observed.functions.get(function);
        of.map(|of| of.usage.clone()).unwrap_or_default()
    };
    let before = FUNCTIONS.map(of_function);
    for number in 0..leads {
        let (name, email) = (format!("Pat Number{number}"), address(number));
        let phone = format!("+1 212 555 {number:04}");
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("phone", &phone),
            ("topic", "sales"),
            ("message", "What do 200 lamps cost?"),
        ];
        deployment.inquire("contact", &fields).await.unwrap();
    }
    let mut asked = Asked::new();
    for _ in 0..MINUTES {
        let clock = deployment.aws().clock();
        clock.advance(Duration::from_secs(60)).unwrap();
        for lane in Lane::ALL {
            let earlier = deployment.usage();
            let swept = sweep::handle_within(deployment.cloud(), json!({}), &only(lane)).await;
            swept.unwrap();
            let since = deployment.usage().since(&earlier);
            add(&mut asked, &format!("sweep {}", lane.as_str()), &since);
        }
        deployment.advance(TimeDelta::zero()).await.unwrap();
    }
    for (function, before) in FUNCTIONS.iter().zip(&before) {
        add(&mut asked, function, &of_function(function).since(before));
    }
    (deployment, asked)
}

/// What the leads add to what as many idle minutes ask.
async fn of_a_burst(leads: usize) -> (f64, String) {
    let (_, idle) = asked(0).await;
    let (deployment, all) = asked(leads).await;
    let mails = deployment.mailbox().all();
    for number in 0..leads {
        let answers = mails.iter().filter(|mail| mail.to == [address(number)]);
        assert_eq!(answers.count(), 1, "{number}");
    }
    let failures = deployment.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");
    // What all of them write is what all of them wait for: the loads of the reps, and no mail.
    let shared = shared_by_decisions(&deployment);
    assert_eq!(shared, BTreeSet::from([("TEAM".into(), "R#".into())]));
    let mut by_whom: BTreeMap<&str, (f64, String)> = BTreeMap::new();
    for ((who, operation), count) in &all {
        let idle = idle.get(&(who.clone(), operation.clone()));
        let more = count.saturating_sub(idle.copied().unwrap_or_default());
        let a_lead = more as f64 / leads as f64;
        let of = by_whom.entry(who).or_default();
        of.0 += a_lead;
        if a_lead >= 0.005 {
            let _ = write!(of.1, " {operation} {a_lead:.2}");
        }
    }
    let sum: f64 = by_whom.values().map(|(count, _)| count).sum();
    let mut table = String::new();
    for (who, (count, operations)) in by_whom {
        let _ = writeln!(table, "{who:<14}{count:>6.2} {operations}");
    }
    (sum, table)
}

#[tokio::test]
async fn a_lead_of_a_burst_asks_little_of_the_table() {
    let (sum, table) = of_a_burst(BURST).await;
    println!("{sum:.2} requests a lead\n{table}");
    assert!(sum <= MOST_A_LEAD, "{sum:.2} requests a lead\n{table}");
}
