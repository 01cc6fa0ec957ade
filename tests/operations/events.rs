//! Every event on the bus is as its schema in `infra/events` says, and holds ids only.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;
use cloud::bus::{FIGURES_SETTLED, MESSAGE_DUE, MessageDue, SOURCE};
use cloud::keys::Home;
use followup::timeline::EntryKind;
use journeys::{ANA, Town};
use jsonschema::Validator;
use local::{Fault, FaultPlan, FaultRule};
use serde_json::{Value, json};

use crate::journey::{EVERYBODY, play};

pub(crate) fn schemas() -> BTreeMap<String, Validator> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/events");
    let mut schemas = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(name) = name.strip_suffix(".json") else {
            continue;
        };
        let schema: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(schema["title"], name);
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        schemas.insert(name.to_owned(), validator);
    }
    schemas
}

/// What happens in weeks of other kinds only.
const NOT_IN_THIS_WEEK: [&str; 17] = [
    "lead.awaiting_approval",
    "lead.booked",
    "lead.booking_cancelled",
    "lead.booking_moved",
    "lead.booking_requested",
    "lead.doubted",
    "lead.erased",
    "lead.erasure_demanded",
    "lead.handed_over",
    "lead.held",
    "lead.kept",
    "lead.linked",
    "lead.noted",
    "lead.opted_in",
    "lead.promise_moved",
    "lead.task_opened",
    "lead.woke",
];

fn names() -> BTreeSet<String> {
    let lines = EntryKind::ALL
        .iter()
        .map(|kind| format!("lead.{}", kind.as_str()));
    lines
        .chain([MESSAGE_DUE, FIGURES_SETTLED].map(str::to_owned))
        .collect()
}

pub(crate) fn is_as_described(schemas: &BTreeMap<String, Validator>, event: &Value) {
    let name = event["detail-type"].as_str().unwrap();
    let schema = schemas
        .get(name)
        .unwrap_or_else(|| panic!("no schema of {name}"));
    let errors: Vec<String> = schema
        .iter_errors(event)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{event:#}");
}

#[test]
fn there_is_a_schema_of_every_event_and_of_nothing_else() {
    let described: BTreeSet<String> = schemas().into_keys().collect();
    assert_eq!(described, names());
}

#[test]
fn a_schema_refuses_what_it_does_not_describe() {
    let schemas = schemas();
    let sent = |detail: Value| json!({"id": "e1", "source": SOURCE, "detail-type": "lead.sent", "time": "2026-03-02T14:00:00Z", "detail": detail});
    let detail = json!({"event": "00abc", "lead": "abc", "at": "2026-03-02T14:00:00.000Z", "by": "baton", "kind": "sent", "step": "mail"});
    is_as_described(&schemas, &sent(detail.clone()));
    for (name, value) in [
        ("email", json!("ana@customer.test")),
        ("lead", json!("Ana Silva")),
        ("at", json!("today")),
        ("by", json!({"name": "Ana"})),
    ] {
        let mut wrong = detail.clone();
        wrong[name] = value;
        assert!(!schemas["lead.sent"].is_valid(&sent(wrong)), "{name}");
    }
}

#[tokio::test]
async fn every_event_of_a_busy_week_is_as_its_schema_says_and_holds_nothing_personal() {
    let schemas = schemas();
    let town = Town::open("2026-03-02 10:00").await;
    play(&town).await;
    let observed = town.deployment.observed();
    let mut seen = BTreeSet::new();
    for event in &observed.published {
        is_as_described(&schemas, event);
        seen.insert(event["detail-type"].as_str().unwrap().to_owned());
        let text = event["detail"].to_string().to_lowercase();
        for word in EVERYBODY
            .iter()
            .flat_map(|person| crate::logs::personal(person))
        {
            assert!(!text.contains(&word), "{word} in {text}");
        }
    }
    for lead in town.leads().await {
        let id = followup::ids::LeadId::parse(&lead.lead.to_string()).unwrap();
        for message in town
            .deployment
            .cloud()
            .messages(&Home::Lead(id))
            .await
            .unwrap()
        {
            let detail = MessageDue::new(message.key());
            let event = json!({"id": "e", "source": SOURCE, "detail-type": MESSAGE_DUE, "time": "t", "detail": detail});
            is_as_described(&schemas, &event);
        }
    }
    seen.insert(MESSAGE_DUE.to_owned());
    assert!(
        observed
            .events
            .keys()
            .all(|name| name.starts_with("SES") || names().contains(name) || name.contains(' ')),
        "{:?}",
        observed.events
    );
    let names = names();
    let missing: Vec<&str> = names.difference(&seen).map(String::as_str).collect();
    assert_eq!(missing, NOT_IN_THIS_WEEK);
}

/// The figures of settled days that went out on the bus, by their day.
fn settled(town: &Town) -> Vec<Value> {
    let observed = town.deployment.observed();
    let events = observed.published.into_iter();
    let settled = events.filter(|event| event["detail-type"] == FIGURES_SETTLED);
    settled.map(|event| event["detail"].clone()).collect()
}

fn monday() -> NaiveDate {
    "2026-03-02".parse().unwrap()
}

#[tokio::test]
async fn a_day_that_is_over_goes_out_as_figures_with_people_only_where_the_policy_names_them() {
    let schemas = schemas();
    for (people, are_named) in [("named", true), ("own", false), ("team", false)] {
        let town = Town::open_with("2026-03-02 10:00", |sources| {
            let policy = sources.files.get_mut("policy.toml").unwrap();
            policy.push_str(&format!("\n[figures]\npeople = \"{people}\"\n"));
        })
        .await;
        let lead = town.inquire(ANA).await;
        town.until("2026-03-02 11:00").await;
        let rep = town.rep_of(&lead).await;
        town.click(&town.last_mail(&rep, "Ana Silva"), "No answer")
            .await;
        town.until("2026-03-03 00:14").await;
        assert_eq!(settled(&town), [Value::Null; 0], "{people}");
        town.until("2026-03-04 01:00").await;
        let days = settled(&town);
        let dates: Vec<&Value> = days.iter().map(|one| &one["day"]).collect();
        assert_eq!(dates, ["2026-03-02", "2026-03-03"], "{people}");
        let told = &days[0]["figures"];
        assert_eq!(told["milestones"]["asked"], 1, "{told}");
        assert_eq!(told["touches"]["all"], 1, "{told}");
        let named = told["people"].as_object().unwrap();
        let who = rep.split_once('@').unwrap().0;
        let named: Vec<&str> = named.keys().map(String::as_str).collect();
        let expected: &[&str] = if are_named { &[who] } else { &[] };
        assert_eq!(named, expected, "{people}: {told}");
        for event in &town.deployment.observed().published {
            is_as_described(&schemas, event);
        }
        // It is what is kept of that day, from which the desk answers programs.
        let cloud = town.deployment.cloud();
        let mut kept = cloud.settled_days(monday(), monday()).await.unwrap().days;
        let mut kept = kept.remove(&monday()).unwrap();
        if !are_named {
            kept.people.clear();
        }
        assert_eq!(*told, json!(kept));
    }
}

#[tokio::test]
async fn figures_that_the_bus_did_not_take_go_out_when_it_does_and_the_day_is_settled_all_the_same()
{
    let town = Town::open("2026-03-02 10:00").await;
    town.inquire(ANA).await;
    town.until("2026-03-02 23:00").await;
    let away = FaultRule::always(Fault::ServerError).operation("PutEvents");
    let faults = town.deployment.aws().faults();
    faults.set(FaultPlan::new().rule(away));
    town.until("2026-03-03 00:20").await;
    assert_eq!(settled(&town), [Value::Null; 0]);
    let cloud = town.deployment.cloud();
    let days = cloud.settled_days(monday(), monday()).await.unwrap().days;
    assert_eq!(days.len(), 1);
    faults.set(FaultPlan::new());
    town.until("2026-03-03 03:00").await;
    assert_eq!(settled(&town).len(), 1);
}
