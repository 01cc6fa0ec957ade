//! Fifty people at the desk while inquiries arrive: each reads, reports and reads on over a connection of their own to the house of one machine,
//! and nobody waits.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use baton::{LocalDeployment, Setup, server};
use calendar::parse_instant;
use chrono::TimeDelta;
use followup::ids::PersonId;
use local::Options;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet, spawn_blocking};

use crate::crowd::{address, asks};

/// Those who answer leads, and those who manage.
const REPS: usize = 45;
const MANAGERS: usize = 5;
/// Leads that are open when they come.
const LEADS: usize = 600;
/// How long they work.
const LENGTH: Duration = Duration::from_secs(30);
/// How long somebody reads before they ask for the next page.
const READS: Duration = Duration::from_secs(1);
/// One more inquiry is posted each time this has passed, and a sweep runs after so many of them.
const POSTS: Duration = Duration::from_millis(200);
const POSTS_A_SWEEP: u32 = 5;
/// Of a hundred requests, ninety-nine are answered within this.
const SOON: Duration = Duration::from_millis(200);
/// Of each kind of request there are so many at least, or too little was measured.
const FEWEST: usize = 40;

/// A build that is not optimized measures nothing but itself: it prints what it took, and is held to nothing.
const IS_SLOW: bool = cfg!(debug_assertions);

/// How long each request took, by its kind.
type Took = BTreeMap<&'static str, Vec<Duration>>;

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

async fn opened(base: &str) -> LocalDeployment {
    let start = parse_instant("2026-03-02T15:00:00Z").unwrap();
    let mut setup = Setup::in_memory(Options::simulated(7, start));
    base.clone_into(&mut setup.base_url);
    let policy = setup.policy.as_mut().unwrap();
    policy.files.insert("team.toml".to_owned(), team());
    // All who ask here share one address of the network.
    let rules = policy.files.get_mut("policy.toml").unwrap();
    *rules = rules.replace("per_source_hour = 20", "per_source_hour = 1000000");
    let deployment = LocalDeployment::open(setup).await.unwrap();
    for number in 0..LEADS {
        asks(&deployment, number).await;
    }
    deployment.advance(TimeDelta::minutes(20)).await.unwrap();
    deployment
}

/// A browser of somebody who is signed in, with one connection that stays open.
struct Browser {
    agent: ureq::Agent,
    base: String,
    cookie: String,
    took: Took,
}

impl Browser {
    async fn of(deployment: &LocalDeployment, base: &str, who: &str) -> Self {
        let cloud = deployment.cloud();
        let person = PersonId::parse(who).unwrap();
        let session = cloud.open_session(&person, cloud.now()).await.unwrap();
        Self {
            agent: agent(),
            base: base.to_owned(),
            cookie: format!("desk={session}"),
            took: Took::new(),
        }
    }

    /// Opens a page, and reads it.
    fn opens(&mut self, kind: &'static str, path: &str) -> String {
        let begun = Instant::now();
        let asked = self.agent.get(format!("{}{path}", self.base));
        let answer = asked.header("cookie", &self.cookie).call();
        let mut answer = answer.unwrap();
        let page = answer.body_mut().read_to_string().unwrap();
        self.took.entry(kind).or_default().push(begun.elapsed());
        assert_eq!(answer.status(), 200, "{path}: {page}");
        std::thread::sleep(READS);
        page
    }

    /// Reports an outcome of the lead that stands first on a page of today, where one does.
    fn reports(&mut self, today: &str) {
        let Some((lead, task)) = first_of(today) else {
            return;
        };
        let fields = [("lead", lead), ("task", task), ("outcome", "no_answer")];
        let begun = Instant::now();
        let asked = self.agent.post(format!("{}/desk/today", self.base));
        let asked = asked.header("cookie", &self.cookie);
        let answer = asked
            .header("sec-fetch-site", "same-origin")
            .send_form(fields);
        let mut answer = answer.unwrap();
        let page = answer.body_mut().read_to_string().unwrap();
        self.took.entry("report").or_default().push(begun.elapsed());
        // It is recorded: the browser is sent on to what comes next.
        assert_eq!(answer.status(), 303, "{lead} {task}: {page}");
        std::thread::sleep(READS);
    }

    /// A rep works until the time is over.
    fn works(mut self, until: Instant) -> Took {
        while Instant::now() < until {
            let today = self.opens("today", "/desk/today");
            if let Some((lead, _)) = first_of(&today) {
                self.opens("lead", &format!("/desk/leads/{lead}"));
            }
            self.reports(&today);
        }
        self.took
    }

    /// Whoever manages looks on until the time is over.
    fn manages(mut self, until: Instant) -> Took {
        while Instant::now() < until {
            self.opens("board", "/desk/board");
            self.opens("board as a table", "/desk/board?as=table");
            self.opens("figures", "/desk/figures");
        }
        self.took
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .new_agent()
}

/// The lead that stands first on a page of today, and what is to be done.
fn first_of(today: &str) -> Option<(&str, &str)> {
    let (_, form) = today.split_once("class=\"card focus")?;
    let value = |name: &str| {
        let (_, rest) = form.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split('"').next()
    };
    Some((value("lead")?, value("task")?))
}

/// Posts the form as a browser does, at a steady rate, until the time is over.
fn posts(base: &str, until: Instant) -> Took {
    let (agent, begun, mut took) = (agent(), Instant::now(), Vec::new());
    for number in 0_usize.. {
        let at = begun + POSTS * u32::try_from(number).unwrap();
        std::thread::sleep(at.saturating_duration_since(Instant::now()));
        if Instant::now() >= until {
            break;
        }
        let (name, email) = (format!("Pat Number{number}"), address(LEADS + number));
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("topic", "sales"),
        ];
        let asked = Instant::now();
        let answer = agent.post(format!("{base}/f/contact")).send_form(fields);
        let mut answer = answer.unwrap();
        let page = answer.body_mut().read_to_string().unwrap();
        took.push(asked.elapsed());
        assert_eq!(answer.status(), 303, "{page}");
    }
    Took::from([("inquiry", took)])
}

/// Sweeps each time that a few inquiries take to come, as often as the scheduler of a busy house would.
fn sweeps(deployment: LocalDeployment) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut due = tokio::time::interval(POSTS * POSTS_A_SWEEP);
        loop {
            due.tick().await;
            deployment.sweep_once().await;
        }
    })
}

/// How long so many of a hundred take at most.
fn of_hundred(share: usize, took: &mut [Duration]) -> Duration {
    took.sort();
    took[(took.len() - 1) * share / 100]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement on this machine's clock: cargo test --release --workspace --test operations fifty_people -- --ignored --nocapture"]
async fn fifty_people_at_the_desk_wait_for_nothing_while_inquiries_arrive() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let deployment = opened(&base).await;
    let served = deployment.clone();
    let serving = tokio::spawn(async move {
        let mut connections = JoinSet::new();
        server::serve(&listener, &served, &mut connections).await;
    });
    let until = Instant::now() + READS + LENGTH;
    let form = base.clone();
    let arriving = spawn_blocking(move || posts(&form, until));
    let sweeping = sweeps(deployment.clone());
    let mut people = JoinSet::new();
    for number in 0..REPS + MANAGERS {
        let is_rep = number < REPS;
        let who = if is_rep {
            format!("rep{number}")
        } else {
            format!("boss{}", number - REPS)
        };
        let browser = Browser::of(&deployment, &base, &who).await;
        // They do not all come at the same moment.
        let comes = READS.mul_f64(number as f64 / (REPS + MANAGERS) as f64);
        people.spawn_blocking(move || {
            std::thread::sleep(comes);
            if is_rep {
                browser.works(until)
            } else {
                browser.manages(until)
            }
        });
    }
    let mut all = Took::new();
    let mut tooks = people.join_all().await;
    tooks.push(arriving.await.unwrap());
    sweeping.abort();
    serving.abort();
    for (kind, took) in tooks.into_iter().flatten() {
        all.entry(kind).or_default().extend(took);
    }
    nobody_waited(all);
    let failures = deployment.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");
}

fn nobody_waited(all: Took) {
    let mut requests = Vec::new();
    for (kind, mut took) in all {
        let [half, most, longest] = [50, 99, 100].map(|share| of_hundred(share, &mut took));
        println!(
            "{kind:>16}: {:5} requests, half within {half:?}, 99 in 100 within {most:?}, the longest {longest:?}",
            took.len()
        );
        let is_enough = took.len() >= FEWEST;
        assert!(IS_SLOW || is_enough, "{} of {kind}", took.len());
        requests.extend(took);
    }
    let most = of_hundred(99, &mut requests);
    println!("{} requests: 99 in 100 within {most:?}", requests.len());
    assert!(IS_SLOW || most <= SOON, "{most:?}");
}
