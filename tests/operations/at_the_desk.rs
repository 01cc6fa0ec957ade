//! Fifty people at the desk while inquiries arrive: each opens page after page, reads for a second, and nobody waits.

use std::time::Duration;

use baton::{LocalDeployment, Setup};
use calendar::parse_instant;
use chrono::TimeDelta;
use followup::ids::PersonId;
use http::Method;
use local::Options;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval, sleep};

use crate::crowd::asks;

/// Those who answer leads, and those who manage.
const REPS: usize = 45;
const MANAGERS: usize = 5;
/// Leads that are open when they come.
const LEADS: usize = 600;
/// How long they work.
const LENGTH: Duration = Duration::from_secs(30);
/// How long somebody reads a page.
const READS: Duration = Duration::from_secs(1);
/// One more asks each time this has passed.
const ASKS: Duration = Duration::from_millis(200);
/// Of a hundred pages, ninety-nine come within this.
const SOON: Duration = Duration::from_millis(200);

fn team() -> String {
    let person = |id: String, role: &str| {
        format!(
            "[[people]]\nid = \"{id}\"\nname = \"{id} Lee\"\nemail = \"{id}@example.com\"\nroles = [\"{role}\"]\n"
        )
    };
    let reps = (0..REPS).map(|number| {
        person(format!("rep{number}"), "rep") + "max_open = 200\nfree_when_open = true\n"
    });
    let managers = (0..MANAGERS).map(|number| person(format!("boss{number}"), "manager"));
    reps.chain(managers)
        .chain([person("quinn".to_owned(), "qualifier")])
        .collect()
}

async fn opened() -> LocalDeployment {
    let start = parse_instant("2026-03-02T15:00:00Z").unwrap();
    let mut setup = Setup::in_memory(Options::simulated(7, start));
    let policy = setup.policy.as_mut().unwrap();
    policy.files.insert("team.toml".to_owned(), team());
    let deployment = LocalDeployment::open(setup).await.unwrap();
    for number in 0..LEADS {
        asks(&deployment, number).await;
    }
    deployment.advance(TimeDelta::minutes(20)).await.unwrap();
    deployment
}

/// Opens one page after the other until the time is over, and says how long each took.
async fn works(deployment: LocalDeployment, who: String, number: usize) -> Vec<Duration> {
    let cloud = deployment.cloud();
    let person = PersonId::parse(&who).unwrap();
    let session = cloud.open_session(&person, cloud.now()).await.unwrap();
    let cookie = format!("desk={session}");
    let pages = if who.starts_with("boss") {
        ["/desk/board", "/desk/board?as=table", "/desk/figures"]
    } else {
        ["/desk/today", "/desk/find?q=Number7", "/desk/today"]
    };
    // They did not all come at the same moment.
    sleep(READS.mul_f64(number as f64 / (REPS + MANAGERS) as f64)).await;
    let (begun, mut took) = (Instant::now(), Vec::new());
    for path in pages.iter().cycle() {
        if begun.elapsed() > LENGTH {
            break;
        }
        let asked = Instant::now();
        let headers = [("cookie", cookie.as_str())];
        let answer = deployment.request(Method::GET, path, &headers, "").await;
        took.push(asked.elapsed());
        assert_eq!(answer.status(), 200, "{who} {path}");
        sleep(READS).await;
    }
    took
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement on this machine's clock: cargo test --release --workspace --test operations fifty_people -- --ignored --nocapture"]
async fn fifty_people_at_the_desk_wait_for_nothing_while_inquiries_arrive() {
    let deployment = opened().await;
    let arriving = deployment.clone();
    let arrivals = tokio::spawn(async move {
        let mut each = interval(ASKS);
        for number in LEADS.. {
            each.tick().await;
            asks(&arriving, number).await;
            if number % 5 == 0 {
                arriving.sweep_once().await;
            }
        }
    });
    let mut people = JoinSet::new();
    let reps = (0..REPS).map(|number| format!("rep{number}"));
    let all = reps.chain((0..MANAGERS).map(|number| format!("boss{number}")));
    for (number, who) in all.enumerate() {
        people.spawn(works(deployment.clone(), who, number));
    }
    let mut took: Vec<Duration> = people.join_all().await.into_iter().flatten().collect();
    arrivals.abort();
    took.sort();
    let of = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
    let (median, most) = (of(0.5), of(0.99));
    println!(
        "{} pages: {median:?} as the median, {most:?} of 99 in 100, {:?} at most",
        took.len(),
        of(1.0)
    );
    assert!(took.len() > REPS * 10, "{} pages", took.len());
    assert!(cfg!(debug_assertions) || most <= SOON, "{most:?}");
    let failures = deployment.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");
}
