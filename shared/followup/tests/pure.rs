//! The policy knows nothing of the world: no async, AWS, clock, environment or randomness (P12).
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Crates, or the beginnings of their names, that reach out into the world.
const WORLDLY: [&str; 22] = [
    "async",
    "aws",
    "crossbeam",
    "dirs",
    "futures",
    "getrandom",
    "home",
    "hyper",
    "iana-time-zone",
    "lambda",
    "log",
    "mio",
    "rand",
    "reqwest",
    "ring",
    "rustls",
    "smol",
    "socket2",
    "tempfile",
    "tokio",
    "tracing",
    "ureq",
];
/// Calls that do.
const CALLS: [&str; 14] = [
    "Utc::now",
    "Local::now",
    "SystemTime",
    "Instant::now",
    "std::env",
    "env::var",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "println!",
    "dbg!",
    "RandomState",
    "async fn",
];

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--offline",
            "--manifest-path",
        ])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Everything that is built into the crate, by name.
fn normal_tree(metadata: &Value) -> BTreeSet<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let names: BTreeMap<String, String> = list(&metadata["packages"])
        .iter()
        .map(|package| (text(&package["id"]), text(&package["name"])))
        .collect();
    let nodes: BTreeMap<String, Value> = list(&metadata["resolve"]["nodes"])
        .into_iter()
        .map(|node| (text(&node["id"]), node))
        .collect();
    let root = names.iter().find(|(_, name)| *name == "followup").unwrap();
    let mut seen = BTreeSet::new();
    let mut open = vec![root.0.clone()];
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        for dependency in list(&nodes[&id]["deps"]) {
            let built_in = |kind: &Value| kind["kind"].is_null() && kind["target"].is_null();
            if list(&dependency["dep_kinds"]).iter().any(built_in) {
                open.push(text(&dependency["pkg"]));
            }
        }
    }
    seen.iter().map(|id| names[id].clone()).collect()
}

#[test]
fn nothing_that_reaches_out_into_the_world_is_built_in() {
    let tree = normal_tree(&metadata());
    assert!(
        tree.contains("chrono") && tree.contains("serde"),
        "{tree:?}"
    );
    let is = |name: &str, worldly: &str| {
        name == worldly
            || name
                .strip_prefix(worldly)
                .is_some_and(|rest| rest.starts_with(['-', '_']))
    };
    let found: Vec<_> = tree
        .iter()
        .filter(|name| WORLDLY.iter().any(|worldly| is(name, worldly)))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_source_asks_for_the_time_the_environment_or_the_disk() {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    assert!(files.len() > 20);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for (number, line) in lines.enumerate() {
            for call in CALLS {
                assert!(
                    !line.contains(call),
                    "{}: about line {number}: {call}",
                    file.display()
                );
            }
        }
    }
}
