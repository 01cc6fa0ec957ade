//! What the table held when a story was over, kept for every version that comes after: see `tests/golden`.

use std::collections::BTreeSet;
use std::path::Path;

use baton::LocalDeployment;
use serde_json::{Value, json};

use crate::table::items;

/// Where stories leave their tables and what other systems heard of them, if it is set.
const GOLDEN_FOLDER: &str = "BATON_WRITE_GOLDEN";
/// Leaves the table of a story, and one of each kind of event that it published, where `BATON_WRITE_GOLDEN` says.
pub(crate) fn keep(deployment: &LocalDeployment, story: &str) {
    let Some(folder) = std::env::var_os(GOLDEN_FOLDER) else {
        return;
    };
    let folder = Path::new(&folder);
    let lines = |values: &[Value]| {
        let lines = values.iter().map(|value| format!("{value}\n"));
        lines.collect::<String>()
    };
    let mut shapes = BTreeSet::new();
    let mut events: Vec<Value> = deployment.observed().published.into_iter().collect();
    events.retain(|event| shapes.insert(shape(event)));
    let at = deployment.cloud().now().to_rfc3339();
    let mut kept = vec![json!({ "at": at })];
    kept.extend(items(deployment));
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join(format!("{story}.items.jsonl")), lines(&kept)).unwrap();
    std::fs::write(folder.join(format!("{story}.events.jsonl")), lines(&events)).unwrap();
}

/// What an event is called, and which fields it has.
fn shape(event: &Value) -> (String, Vec<String>) {
    let fields = event["detail"].as_object().into_iter().flatten();
    let words = fields.map(|(name, value)| match (name.as_str(), value) {
        // Those that say which of several facts it is.
        ("kind" | "because" | "why" | "note" | "ruling" | "by", Value::String(word)) => {
            format!("{name}={word}")
        }
        _ => name.clone(),
    });
    (event["detail-type"].to_string(), words.collect())
}
