//! Every event on the bus is as its schema in `infra/events` says, and holds ids only.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cloud::bus::{MESSAGE_DUE, MessageDue, SOURCE};
use cloud::keys::Home;
use followup::timeline::EntryKind;
use journeys::Town;
use jsonschema::Validator;
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
const NOT_IN_THIS_WEEK: [&str; 16] = [
    "lead.awaiting_approval",
    "lead.booked",
    "lead.booking_cancelled",
    "lead.booking_moved",
    "lead.booking_requested",
    "lead.doubted",
    "lead.erased",
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
    lines.chain([MESSAGE_DUE.to_owned()]).collect()
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
