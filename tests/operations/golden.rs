//! What was ever stored and published is read by every version that comes after.
//!
//! `tests/golden` holds tables as they lay there when stories were over, and events as other systems received them. They are never
//! written anew: a form that is stored differently from now on gets files of its own beside them. `BATON_WRITE_GOLDEN=folder cargo test
//! --workspace --test stories NAME` leaves those of a story in a folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use baton::{LocalDeployment, Setup};
use calendar::{Instant, parse_instant};
use chrono::Duration;
use cloud::keys::Home;
use cloud::table::outbox::Content;
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::lead::{Lead, Stage};
use followup::message::Notice;
use followup::team::RepLoad;
use followup::timeline::Entry;
use local::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::events::{is_as_described, schemas};

/// How long what was stored goes on.
const GOES_ON: Duration = Duration::days(30);

fn files(ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let files = std::fs::read_dir(folder).unwrap();
    let files = files.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "there is no {ending} in tests/golden");
    files
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

/// When the story was over, and the items that lay there.
fn stored(path: &Path) -> (Instant, Vec<Value>) {
    let mut lines = lines(path);
    let head = lines.remove(0);
    (parse_instant(head["at"].as_str().unwrap()).unwrap(), lines)
}

/// Whether everything of `old` stands in `new`: a field that is only there now is no loss.
fn holds(new: &Value, old: &Value) -> bool {
    match (new, old) {
        (Value::Object(new), Value::Object(old)) => old
            .iter()
            .all(|(name, value)| new.get(name).is_some_and(|now| holds(now, value))),
        (Value::Array(new), Value::Array(old)) => {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| holds(new, old))
        }
        (new, old) => new == old,
    }
}

/// Reads a text as today's type, and says it as that type is stored today: nothing of it is lost.
#[track_caller]
fn keeps<T: DeserializeOwned + Serialize>(text: &str) {
    let old: Value = serde_json::from_str(text).unwrap();
    let read: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let new = serde_json::to_value(&read).unwrap();
    assert!(
        holds(&new, &old),
        "stored was {old:#}\nand of it is left {new:#}"
    );
}

/// The kind of an item: its keys without what is different in each.
fn kind(item: &Value) -> String {
    let of = |name: &str| {
        let key = item[name]["S"].as_str().unwrap();
        key.split('#').next().unwrap()
    };
    format!("{} {}", of("pk"), of("sk"))
}

/// Holds one item against today's types.
fn item_keeps(item: &Value) {
    let body = item["body"]["S"].as_str();
    match (kind(item).as_str(), body) {
        ("L LEAD", Some(body)) => keeps::<Lead>(body),
        ("L Q", Some(body)) => keeps::<Inquiry>(body),
        ("L E", Some(body)) => keeps::<Entry>(body),
        ("L M" | "N M", Some(body)) => keeps::<Content>(body),
        // Those that have no types of their own are read by what they are for, when their story goes on.
        _ => {}
    }
    for notice in item["notices"]["SS"].as_array().into_iter().flatten() {
        keeps::<Notice>(notice.as_str().unwrap());
    }
}

/// The name of a message that has left.
fn sent(item: &Value) -> Option<&str> {
    let is_sent = item["state"]["S"] == "sent";
    let name = item["sk"]["S"].as_str()?.strip_prefix("M#")?;
    is_sent.then_some(name)
}

/// The leads among the items.
fn leads(items: &[Value]) -> BTreeSet<LeadId> {
    let leads = items.iter().filter(|item| kind(item) == "L LEAD");
    let open = leads.filter(|item| item.get("body").is_some());
    let ids = open.map(|item| {
        let pk = item["pk"]["S"].as_str().unwrap();
        LeadId::parse(pk.trim_start_matches("L#")).unwrap()
    });
    ids.collect()
}

/// A deployment of today with a table of then.
async fn wakes(at: Instant, items: Vec<Value>) -> LocalDeployment {
    let mut setup = Setup::in_memory(Options::simulated(7, at));
    // What is active lies in the table.
    setup.policy = None;
    let deployment = LocalDeployment::open(setup).await.unwrap();
    let table = deployment.cloud().settings().table.clone();
    deployment.aws().load(&table, items).unwrap();
    deployment
}

#[test]
fn nothing_that_was_stored_is_lost_by_reading_it_today() {
    let mut kinds = BTreeSet::new();
    for file in files(".items.jsonl") {
        let (_, items) = stored(&file);
        for item in &items {
            item_keeps(item);
            kinds.insert(kind(item));
        }
    }
    insta::assert_snapshot!(kinds.into_iter().collect::<Vec<_>>().join("\n"));
}

#[tokio::test]
async fn what_was_stored_goes_on_for_a_month() {
    for file in files(".items.jsonl") {
        let (at, items) = stored(&file);
        let known = leads(&items);
        assert!(!known.is_empty(), "{}", file.display());
        let of = |kind_of: &str, lead: &LeadId| {
            let pk = format!("L#{}", lead.as_str());
            let all = items.iter().filter(|item| kind(item) == kind_of);
            all.filter(|item| item["pk"]["S"] == pk.as_str()).count()
        };
        let counts: Vec<_> = known
            .iter()
            .map(|lead| (lead, of("L E", lead), of("L M", lead)))
            .collect();
        let town = wakes(at, items.clone()).await;
        for (lead, entries, messages) in &counts {
            assert_eq!(town.cloud().timeline(lead).await.unwrap().len(), *entries);
            let home = Home::Lead((*lead).clone());
            assert_eq!(town.cloud().messages(&home).await.unwrap().len(), *messages);
        }
        town.advance_to(at + GOES_ON).await.unwrap();
        let policy = town.cloud().active_policy(at + GOES_ON).await.unwrap();
        let policy = policy.expect("what was pushed then is in force");
        for RepLoad { rep, .. } in town.cloud().loads().await.unwrap().loads {
            assert!(policy.active.roster.get(&rep).is_some(), "{rep}");
        }
        // What had left before does not leave once more.
        let left: BTreeSet<&str> = items.iter().filter_map(sent).collect();
        for mail in town.mailbox().all() {
            let message = mail.message.unwrap_or_default();
            assert!(!left.contains(message.as_str()), "{} twice", mail.subject);
        }
        let observed = town.observed();
        assert!(observed.failures.is_empty(), "{:?}", observed.failures);
        assert_eq!(
            town.cloud().stuck().await.unwrap(),
            [],
            "{}",
            file.display()
        );
        for lead in &known {
            let Some(stored) = town.cloud().lead(lead).await.unwrap() else {
                continue;
            };
            let is_due = stored.due_at.is_some_and(|due| due > at);
            let is_open = matches!(stored.lead.stage, Stage::Open(_));
            assert!(is_due || !is_open, "{lead} waits for nothing");
        }
    }
}

#[test]
fn what_other_systems_heard_is_still_as_its_schema_says() {
    let schemas = schemas();
    let mut kinds = BTreeSet::new();
    for file in files(".events.jsonl") {
        for event in lines(&file) {
            is_as_described(&schemas, &event);
            kinds.insert(event["detail-type"].as_str().unwrap().to_owned());
        }
    }
    insta::assert_snapshot!(kinds.into_iter().collect::<Vec<_>>().join("\n"));
}

/// That a loss is found.
#[test]
fn a_field_that_is_not_known_any_more_is_missed() {
    #[derive(Serialize, serde::Deserialize)]
    struct Today {
        #[serde(default)]
        since: u8,
    }
    keeps::<Today>(r#"{"since":3}"#);
    let lost = std::panic::catch_unwind(|| keeps::<Today>(r#"{"since":3,"lapses":2}"#));
    assert!(lost.is_err());
    let renamed = std::panic::catch_unwind(|| keeps::<Today>(r#"{"waits":3}"#));
    assert!(renamed.is_err());
}
