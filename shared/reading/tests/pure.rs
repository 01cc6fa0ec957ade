//! Reading knows nothing of the world: no async, AWS, clock, environment or randomness (P12).
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// Everything that is built into the crate, by name.
fn normal_tree() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "reading"])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let names = lines
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names.map(ToOwned::to_owned).collect()
}

#[test]
fn nothing_that_reaches_out_into_the_world_is_built_in() {
    let tree = normal_tree();
    assert!(
        tree.contains("mail-parser") && tree.contains("followup"),
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
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&source, &mut files);
    assert!(files.len() > 15);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for (number, line) in lines.enumerate() {
            for call in CALLS {
                let place = file.display();
                assert!(!line.contains(call), "{place}: about line {number}: {call}");
            }
        }
    }
}
