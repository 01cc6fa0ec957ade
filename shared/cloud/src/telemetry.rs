//! Logs: JSON, one line a failure, ids only. Figures: the embedded metric format.

use serde_json::{Map, Value, json};
use tracing_subscriber::filter::LevelFilter;

/// The namespace of every figure.
pub const NAMESPACE: &str = "Baton";

/// Starts JSON logs on standard output. Starting them twice is once. `RUST_LOG` may name another level than `info`, where a
/// release knows none that says more (what libraries would tell has people's data in it, and is not compiled in). A
/// filter by module would bring an engine for regular expressions into each function.
pub fn start() {
    let level = std::env::var("RUST_LOG")
        .ok()
        .and_then(|level| level.parse().ok())
        .unwrap_or(LevelFilter::INFO);
    // A second start, as in tests, finds the first one's logs going.
    let _already = tracing_subscriber::fmt()
        .json()
        .with_max_level(level)
        .with_target(false)
        .try_init();
}

/// Figures of one run, as one line of the embedded metric format.
#[must_use]
pub fn metrics(function: &str, at_millis: i64, figures: &[(&str, &str, f64)]) -> String {
    let names: Vec<Value> = figures
        .iter()
        .map(|(name, unit, _)| json!({"Name": name, "Unit": unit}))
        .collect();
    let mut line = Map::from_iter([
        (
            "_aws".to_owned(),
            json!({
                "Timestamp": at_millis,
                "CloudWatchMetrics": [{
                    "Namespace": NAMESPACE,
                    "Dimensions": [["function"]],
                    "Metrics": names,
                }],
            }),
        ),
        ("function".to_owned(), json!(function)),
    ]);
    for (name, _, value) in figures {
        line.insert((*name).to_owned(), json!(value));
    }
    Value::Object(line).to_string()
}

/// Writes a line of figures where CloudWatch reads them: to standard output.
pub fn emit(line: &str) {
    println!("{line}");
}
