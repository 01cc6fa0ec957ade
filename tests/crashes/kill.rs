//! The process is killed again and again while forms come in.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant};

use crate::account::{accounted_for, are_on_the_managers_list, to_leads};
use crate::up::{Dice, Up, advance, agent, inquire};

const KILLS: u64 = 100;
const SEED: u64 = 20_260_302;
/// What a process lives at most, once it is up, in milliseconds.
const LIFE: u64 = 400;
/// One in so many is killed while it starts.
const AT_START: u64 = 8;
/// What whoever asks, or moves the clock, waits for at most before the next time, in milliseconds.
const PAUSE: u64 = 40;
/// One in so many forms is from somebody who asked before.
const KNOWN: u64 = 6;

fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |value| value.parse().unwrap())
}

/// Where the process is now; nowhere, while it is dead.
#[derive(Clone, Default)]
struct Whereabouts(Arc<Mutex<Option<String>>>);

impl Whereabouts {
    fn set(&self, base: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = base;
    }

    fn get(&self) -> Option<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// A form that had its answer.
pub(crate) struct Accepted {
    pub(crate) lead: String,
    pub(crate) email: String,
    pub(crate) text: String,
}

/// People fill in forms, one after the other; who got no answer tries the same again.
fn people(at: Whereabouts, enough: Arc<AtomicBool>, seed: u64) -> JoinHandle<Vec<Accepted>> {
    spawn(move || {
        let agent = agent();
        let mut dice = Dice::new(seed);
        let mut accepted: Vec<Accepted> = Vec::new();
        'forms: for number in 0.. {
            let is_known = !accepted.is_empty() && dice.below(KNOWN) == 0;
            let email = if is_known {
                let before = dice.below(accepted.len() as u64) as usize;
                accepted[before].email.clone()
            } else {
                format!("p{number}@customer.example")
            };
            let text = format!("Question number {number}?");
            let key = format!("form-{number}");
            loop {
                if enough.load(Ordering::Relaxed) {
                    break 'forms;
                }
                let fields = [
                    ("name", "Ana Silva"),
                    ("email", email.as_str()),
                    ("topic", "sales"),
                    ("timeframe", "now"),
                    ("message", text.as_str()),
                ];
                let lead = at
                    .get()
                    .and_then(|base| inquire(&agent, &base, &key, &fields));
                sleep(Duration::from_millis(dice.below(PAUSE)));
                if let Some(lead) = lead {
                    accepted.push(Accepted { lead, email, text });
                    break;
                }
            }
        }
        accepted
    })
}

/// Time is moved by a few seconds or minutes at a time.
fn time(at: Whereabouts, enough: Arc<AtomicBool>, seed: u64) -> JoinHandle<()> {
    spawn(move || {
        let agent = agent();
        let mut dice = Dice::new(seed);
        while !enough.load(Ordering::Relaxed) {
            let by = format!("{}s", 5 + dice.below(90));
            if let Some(base) = at.get() {
                advance(&agent, &base, &by);
            }
            sleep(Duration::from_millis(dice.below(PAUSE)));
        }
    })
}

/// The shipped policy, with room for a whole crowd behind one address.
fn write_policy(dir: &Path) {
    for (name, file) in baton::shipped::embedded().files {
        let path = dir.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = file.replace("per_source_hour = 20", "per_source_hour = 100000");
        std::fs::write(path, file).unwrap();
    }
}

#[test]
fn a_hundred_kills_under_a_stream_of_forms_lose_nothing() {
    let kills = from_environment("BATON_KILLS", KILLS);
    let seed = from_environment("BATON_SEED", SEED);
    eprintln!(
        "BATON_SEED={seed} BATON_KILLS={kills} cargo test -p journeys --test crashes a_hundred_kills"
    );
    let data = tempfile::tempdir().unwrap();
    let policy = tempfile::tempdir().unwrap();
    write_policy(policy.path());
    let started = Instant::now();
    let at = Whereabouts::default();
    let enough = Arc::new(AtomicBool::new(false));
    let people = people(at.clone(), Arc::clone(&enough), seed ^ 1);
    let time = time(at.clone(), Arc::clone(&enough), seed ^ 2);
    let mut dice = Dice::new(seed);
    let mut slowest = Duration::ZERO;
    for _ in 0..kills {
        if dice.below(AT_START) == 0 {
            let mut child = Up::command(data.path(), policy.path()).spawn().unwrap();
            sleep(Duration::from_millis(dice.below(LIFE)));
            child.kill().unwrap();
            child.wait().unwrap();
            continue;
        }
        let begun = Instant::now();
        let up = Up::start(data.path(), policy.path());
        slowest = slowest.max(begun.elapsed());
        at.set(Some(up.base.clone()));
        sleep(Duration::from_millis(dice.below(LIFE)));
        up.kill();
        at.set(None);
    }
    enough.store(true, Ordering::Relaxed);
    let accepted = people.join().unwrap();
    time.join().unwrap();
    let killed = started.elapsed();

    let up = Up::start(data.path(), policy.path());
    assert!(advance(&agent(), &up.base, "1h"));
    let found = accounted_for(&up, &accepted);
    goes_on(&up);
    are_on_the_managers_list(&up, &found.undecided);
    eprintln!(
        "{kills} kills in {killed:.1?} (slowest start {slowest:.1?}), {} forms, {} leads, {:.1?} in all",
        accepted.len(),
        found.leads,
        started.elapsed()
    );
    eprintln!("acknowledgements: {:?}", found.acknowledgements);
    assert!(accepted.len() as u64 > kills / 4, "hardly anybody asked");
}

/// The shipped team's reps, and what each carries at most.
const REPS: [&str; 3] = ["riley", "sam", "jordan"];
const MAX_OPEN: usize = 60;

/// Whoever asks now is served as if nothing had happened.
fn goes_on(up: &Up) {
    let fields = [
        ("name", "Zoe Last"),
        ("email", "zoe@customer.example"),
        ("topic", "sales"),
        ("timeframe", "now"),
        ("message", "Is anybody there?"),
    ];
    let lead = inquire(&agent(), &up.base, "the-last", &fields).unwrap();
    assert!(advance(&agent(), &up.base, "20m"));
    let mails = up.get("/local/mail.json");
    let hers: Vec<_> = to_leads(&mails)
        .filter(|mail| mail["lead"] == lead.as_str())
        .collect();
    assert_eq!(hers.len(), 1, "{hers:#?}");
    let lead = up.get(&format!("/local/leads/{lead}.json"));
    let owner = lead["owner"].as_str().unwrap();
    // After so many forms the reps may be full; then it is the manager's, and never nobody's.
    let full = up.get("/local/leads.json").as_array().unwrap().len() > REPS.len() * MAX_OPEN;
    assert!(
        REPS.contains(&owner) || (full && owner == "queue:manager"),
        "{owner}"
    );
}
