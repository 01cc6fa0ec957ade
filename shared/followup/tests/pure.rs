//! A pure crate knows nothing of the world: no async, AWS, clock, environment or randomness (P12).
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
/// One that is called as if it came with a runtime of these, and is a text.
const NAMESAKE: &str = "smol_str";
/// What must be found of each crate that this text is built for. Without it a tree or a folder that was read wrong would be
/// empty, and an empty one passes.
struct Expected {
    name: &'static str,
    /// Crates that are built into it.
    dependencies: &'static [&'static str],
    /// It has at least so many source files.
    sources: usize,
}

const EXPECTED: [Expected; 6] = [
    Expected {
        name: "charts",
        dependencies: &["followup", "plotters", "wording"],
        sources: 2,
    },
    Expected {
        name: "calendar",
        dependencies: &["chrono", "jiff"],
        sources: 10,
    },
    Expected {
        name: "costs",
        dependencies: &["serde", "toml"],
        sources: 4,
    },
    Expected {
        name: "followup",
        dependencies: &["calendar", "chrono", "serde"],
        sources: 50,
    },
    Expected {
        name: "reading",
        dependencies: &["followup", "mail-parser"],
        sources: 20,
    },
    Expected {
        name: "wording",
        dependencies: &["calendar", "followup"],
        sources: 3,
    },
];

/// What must be found of the crate that this test is built for.
fn expected() -> &'static Expected {
    let name = env!("CARGO_PKG_NAME");
    let found = EXPECTED.iter().find(|expected| expected.name == name);
    found.unwrap_or_else(|| panic!("no line of EXPECTED names the crate {name}"))
}

/// One of them that is built in all the same, and who brings it: the plans of telephone numbers say to a log what they met, which nobody
/// reads here. No source of ours may.
const FACADE: (&str, &str) = ("log", "rlibphonenumber");
/// Calls that do.
const CALLS: [&str; 15] = [
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
    "log::",
    "async fn",
];

/// Everything that is built into the crate, by name.
fn normal_tree() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--package",
            env!("CARGO_PKG_NAME"),
            "--edges",
            "normal",
        ])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let lines = String::from_utf8(output.stdout).unwrap();
    let names = lines
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names.map(ToOwned::to_owned).collect()
}

#[test]
fn nothing_that_reaches_out_into_the_world_is_built_in() {
    let tree = normal_tree();
    for dependency in expected().dependencies {
        assert!(tree.contains(*dependency), "no {dependency} in {tree:?}");
    }
    let is = |name: &str, worldly: &str| {
        name == worldly
            || name
                .strip_prefix(worldly)
                .is_some_and(|rest| rest.starts_with(['-', '_']))
    };
    let found: Vec<_> = tree
        .iter()
        .filter(|name| WORLDLY.iter().any(|worldly| is(name, worldly)))
        .filter(|name| *name != NAMESAKE)
        .filter(|name| *name != FACADE.0 || !tree.contains(FACADE.1))
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
    let least = expected().sources;
    assert!(files.len() >= least, "{} of {least} files", files.len());
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
