//! The process is killed again and again while forms come in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant};

use serde_json::Value;

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
struct Accepted {
    lead: String,
    email: String,
    text: String,
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
    let leads = accounted_for(&up, &accepted);
    goes_on(&up);
    eprintln!(
        "{kills} kills in {killed:.1?} (slowest start {slowest:.1?}), {} forms, {leads} leads, {:.1?} in all",
        accepted.len(),
        started.elapsed()
    );
    assert!(accepted.len() as u64 > kills / 4, "hardly anybody asked");
}

/// Everything that was answered is there, and nothing was said twice. How many leads there are.
fn accounted_for(up: &Up, accepted: &[Accepted]) -> usize {
    let now = up.get("/local/clock")["now"].as_str().unwrap().to_owned();
    let mails = up.get("/local/mail.json");
    let mut by_message: BTreeMap<&str, usize> = BTreeMap::new();
    for mail in to_leads(&mails) {
        *by_message
            .entry(mail["message"].as_str().unwrap())
            .or_default() += 1;
    }
    let twice: Vec<_> = by_message.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "messages that left twice: {twice:?}");

    let ids: BTreeSet<&str> = accepted.iter().map(|form| form.lead.as_str()).collect();
    let leads: BTreeMap<&str, Value> = ids
        .into_iter()
        .map(|id| (id, up.get(&format!("/local/leads/{id}.json"))))
        .collect();
    let mut acknowledged: BTreeMap<&str, usize> = BTreeMap::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (id, lead) in &leads {
        assert!(lead["owner"].is_string(), "nobody has {id}: {lead:#}");
        assert!(lead["due_at"].is_string(), "{id} waits for nothing");
        for message in lead["messages"].as_array().unwrap() {
            let what = &message["id"];
            match message["state"].as_str().unwrap() {
                "sent" | "skipped" | "dropped" => {}
                "pending" => assert!(
                    message["due_at"].as_str().unwrap() > now.as_str(),
                    "{what} of {id} should have left: {message}"
                ),
                // A person sees it: the timeline says so, and the task is theirs.
                "held" | "unknown" => assert!(
                    lead["timeline"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .any(|line| line["kind"] == "not_sent" || line["kind"] == "unknown"),
                    "{what} of {id} is held, and nobody knows: {lead:#}"
                ),
                state => panic!("{what} of {id} is {state}"),
            }
            let lines = lead["timeline"].as_array().unwrap().iter();
            let is_noted = lines.filter(|line| line["kind"] == "not_sent").count() > 0;
            let is_visible = match message["state"].as_str().unwrap() {
                "held" | "unknown" => true,
                // Its time passed while nothing ran: a task, and no silence.
                "skipped" => is_noted,
                _ => false,
            };
            let left = by_message.get(what.as_str().unwrap()).copied();
            assert!(
                message["state"] != "sent" || left == Some(1),
                "{what} of {id} never left"
            );
            if message["step"] == "acknowledgement" {
                *acknowledged.entry(*id).or_default() += left.unwrap_or(0);
                if is_visible {
                    told.insert(*id);
                }
            }
        }
    }
    for form in accepted {
        let asked = leads[form.lead.as_str()]["inquiries"].as_array().unwrap();
        let times = asked
            .iter()
            .filter(|inquiry| inquiry["message"] == form.text.as_str())
            .count();
        assert_eq!(times, 1, "{:?} is with its lead so often", form.text);
        let times = acknowledged.get(form.lead.as_str()).copied().unwrap_or(0);
        assert!(
            times == 1 || (times == 0 && told.contains(form.lead.as_str())),
            "{} was acknowledged {times} times: {:#}",
            form.lead,
            leads[form.lead.as_str()]
        );
    }
    let mut subjects: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for mail in to_leads(&mails) {
        let to = mail["to"][0].as_str().unwrap();
        *subjects
            .entry((to, mail["subject"].as_str().unwrap()))
            .or_default() += 1;
    }
    let twice: Vec<_> = subjects.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "subjects that came twice: {twice:?}");
    let all = up.get("/local/leads.json").as_array().unwrap().len();
    let addresses: BTreeSet<&str> = accepted.iter().map(|form| form.email.as_str()).collect();
    // The last one may have been accepted without hearing of it.
    assert!(
        (leads.len()..=leads.len() + 1).contains(&all),
        "{all} leads of {} people",
        addresses.len()
    );
    assert_eq!(leads.len(), addresses.len());
    leads.len()
}

fn to_leads(mails: &Value) -> impl Iterator<Item = &Value> {
    mails.as_array().unwrap().iter().filter(|mail| {
        mail["to"][0]
            .as_str()
            .unwrap()
            .ends_with("@customer.example")
    })
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
