//! What other systems and the table hold is typed: the schemas of the bus are made of the types, and no field is a sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cloud::bus::{FIGURES_SETTLED, SOURCE};
use followup::figures::SettledDay;
use followup::timeline::LeadEvent;
use journeys::{Town, scan};
use serde_json::{Map, Value, json};

use crate::journey::play;

/// Set to write the schemas of `infra/events` anew, from the types.
const WRITE: &str = "BATON_WRITE_SCHEMAS";
/// Texts that are not ours to make again, by the kind of item and how the path ends: what people wrote, what the policy calls a criterion or
/// a topic, who pushed a policy, and the words of a mail as it left, which no later wording may change.
const FOREIGN: [(&str, &str); 7] = [
    ("L D text", ""),
    ("L E body", ".held"),
    ("L E facts", ".criteria"),
    ("L LEAD body", ".criteria"),
    ("L O ", ""),
    ("L Q body", ""),
    ("POLICY", " by"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/events")
}

/// What `value` refers to among the definitions, and what that refers to.
fn definitions_of(value: &Value, all: &Map<String, Value>, found: &mut Map<String, Value>) {
    match value {
        Value::Object(object) => {
            let name = object.get("$ref").and_then(Value::as_str);
            if let Some(name) = name.and_then(|name| name.strip_prefix("#/$defs/"))
                && !found.contains_key(name)
            {
                found.insert(name.to_owned(), all[name].clone());
                definitions_of(&all[name], all, found);
            }
            for value in object.values() {
                definitions_of(value, all, found);
            }
        }
        Value::Array(values) => {
            for value in values {
                definitions_of(value, all, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The schema of an event, around that of its detail.
fn envelope(name: &str, description: &Value, detail: Value, all: &Map<String, Value>) -> Value {
    let mut definitions = Map::new();
    definitions_of(&detail, all, &mut definitions);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:baton:event:{name}"),
        "title": name,
        "description": description,
        "type": "object",
        "required": ["id", "source", "detail-type", "time", "detail"],
        "properties": {
            "id": {
                "type": "string",
                "minLength": 1,
                "description": "EventBridge's id of this delivery; the same event may come under several.",
            },
            "source": {"const": SOURCE},
            "detail-type": {"const": name},
            "time": {"type": "string"},
            "detail": detail,
        },
    });
    if !definitions.is_empty() {
        schema["$defs"] = definitions.into();
    }
    schema
}

/// The schema of each event, by its detail-type.
fn made() -> BTreeMap<String, Value> {
    let mut schemas = about_leads();
    schemas.insert(FIGURES_SETTLED.to_owned(), about_a_day());
    schemas
}

/// The schema of a settled day.
fn about_a_day() -> Value {
    let mut detail = serde_json::to_value(schemars::schema_for!(SettledDay)).unwrap();
    let object = detail.as_object_mut().unwrap();
    let all = object.remove("$defs").unwrap();
    let description = object.remove("description").unwrap();
    object.retain(|name, _| name != "$schema" && name != "title");
    let all = all.as_object().unwrap();
    envelope(FIGURES_SETTLED, &description, detail, all)
}

/// The schema of each event about a lead, by its detail-type.
fn about_leads() -> BTreeMap<String, Value> {
    let whole = serde_json::to_value(schemars::schema_for!(LeadEvent)).unwrap();
    let all = whole["$defs"].as_object().unwrap();
    let facts = whole["oneOf"].as_array().unwrap().iter();
    let schemas = facts.map(|fact| {
        let kind = fact["properties"]["kind"]["const"].as_str().unwrap();
        let name = format!("lead.{kind}");
        let mut detail = fact.clone();
        let description = detail
            .as_object_mut()
            .unwrap()
            .remove("description")
            .unwrap();
        for (field, schema) in whole["properties"].as_object().unwrap() {
            let twice = detail["properties"].get(field);
            assert!(twice.is_none(), "{name} and its event both name a {field}");
            detail["properties"][field] = schema.clone();
        }
        let required = detail["required"].as_array_mut().unwrap();
        required.extend(whole["required"].as_array().unwrap().iter().cloned());
        required.sort_by_key(ToString::to_string);
        // What is flattened into a fact is evaluated beside it.
        detail["unevaluatedProperties"] = false.into();
        let schema = envelope(&name, &description, detail, all);
        (name, schema)
    });
    schemas.collect()
}

#[test]
fn the_schemas_of_the_bus_are_those_of_the_types() {
    let writes = std::env::var_os(WRITE).is_some();
    for (name, schema) in made() {
        let path = folder().join(format!("{name}.json"));
        if writes {
            let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
            std::fs::write(&path, text).unwrap();
        } else {
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                serde_json::from_str(&kept).ok() == Some(schema),
                "{name} has changed: read the new schema after `{WRITE}=1 cargo test --workspace --test operations schemas`"
            );
        }
    }
}

/// Texts of a schema that could hold anything: neither of a few values, nor of a pattern, nor named by the policy.
fn free_texts(path: &str, schema: &Value, found: &mut BTreeSet<String>) {
    let Value::Object(object) = schema else {
        if let Value::Array(values) = schema {
            for value in values {
                free_texts(path, value, found);
            }
        }
        return;
    };
    let kind = object.get("type");
    let is_text = kind.is_some_and(|kind| {
        kind == "string"
            || kind
                .as_array()
                .is_some_and(|of| of.contains(&json!("string")))
    });
    let bounded = ["const", "enum", "pattern", "x-named-by"];
    if is_text && !bounded.iter().any(|bound| object.contains_key(*bound)) {
        found.insert(path.to_owned());
    }
    let names = object.contains_key("x-named-by");
    for (name, value) in object {
        if !(names && name == "items") && value.is_object() || value.is_array() {
            free_texts(&format!("{path}/{name}"), value, found);
        }
    }
}

#[test]
fn no_published_field_is_free_text() {
    let mut found = BTreeSet::new();
    for (name, schema) in made() {
        let detail = &schema["properties"]["detail"];
        free_texts(&name, detail, &mut found);
        free_texts(&name, &schema["$defs"], &mut found);
    }
    assert!(found.is_empty(), "{found:#?}");
    // The check itself sees one.
    free_texts(
        "a",
        &json!({"properties": {"why": {"type": "string"}}}),
        &mut found,
    );
    assert_eq!(found, BTreeSet::from(["a/properties/why".to_owned()]));
}

/// Every text of a stored value that has a space in it: a sentence, or what somebody else wrote. Named by its path.
fn sentences(path: &str, value: &Value, found: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) if text.trim().contains(' ') => {
            found.insert(path.to_owned(), text.clone());
        }
        Value::Array(values) => {
            for value in values {
                sentences(path, value, found);
            }
        }
        Value::Object(object) => {
            for (name, value) in object {
                sentences(&format!("{path}.{name}"), value, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[tokio::test]
async fn no_stored_field_of_a_busy_week_is_a_sentence_of_ours() {
    let town = Town::open("2026-03-02 10:00").await;
    play(&town).await;
    let mut found = BTreeMap::new();
    for item in scan(&town.deployment).await {
        let text = |name: &str| item[name].as_s().unwrap();
        let kind = format!(
            "{} {}",
            text("pk").split('#').next().unwrap(),
            text("sk").split('#').next().unwrap()
        );
        for (name, value) in &item {
            let texts = value.as_s().map(std::slice::from_ref);
            for text in texts.or(value.as_ss().map(Vec::as_slice)).unwrap_or(&[]) {
                let value = serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into());
                sentences(&format!("{kind} {name}"), &value, &mut found);
            }
        }
    }
    let is_foreign = |path: &str| {
        FOREIGN
            .iter()
            .any(|(kind, attribute)| path.starts_with(kind) && path.ends_with(attribute))
    };
    found.retain(|path, _| !is_foreign(path));
    assert!(found.is_empty(), "{found:#?}");
}
