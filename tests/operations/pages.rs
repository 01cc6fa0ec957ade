//! What the pages about the code name is there: a map that names a room which has moved leads astray.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::sources::{MAX_DEPTH, walk};

/// The pages that lead through the code.
const PAGES: [&str; 7] = [
    "README.md",
    "CONTRIBUTING.md",
    "shared/ARCHITECTURE.md",
    "infra/RUNBOOK.md",
    "infra/COSTS.md",
    "infra/PERFORMANCE.md",
    "infra/events/README.md",
];
/// Folders of which a page may name something.
const FOLDERS: [&str; 5] = ["functions", "shared", "infra", "tests", ".ci"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file and folder of the house, from the root on.
fn everything() -> BTreeSet<String> {
    let root = root();
    let mut found = Vec::new();
    for folder in FOLDERS {
        walk(&root.join(folder), MAX_DEPTH, &mut found);
    }
    found
        .iter()
        .map(|path| path.strip_prefix(&root).unwrap().to_str().unwrap())
        .map(ToOwned::to_owned)
        .collect()
}

/// What stands between backticks and is a path: it has a slash or ends like a source, and nothing that a path of ours has not.
fn paths(page: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for (index, word) in page.split('`').enumerate() {
        let is_code = index % 2 == 1;
        let is_source = [".rs", ".toml", ".md", ".yaml", ".py", ".mjs"]
            .iter()
            .any(|ending| word.ends_with(ending));
        let is_below = FOLDERS
            .iter()
            .any(|folder| word.starts_with(&format!("{folder}/")));
        let is_plain = word
            .chars()
            .all(|one| one.is_ascii_alphanumeric() || "/._-".contains(one));
        if is_code && is_plain && (is_source || is_below) {
            paths.push(word.to_owned());
        }
    }
    paths
}

#[test]
fn a_file_that_a_page_names_is_there() {
    let everything = everything();
    let is_there = |path: &str| {
        let path = path.trim_end_matches('/');
        let below = format!("/{path}");
        everything.contains(path)
            || root().join(path).exists()
            || everything.iter().any(|one| one.ends_with(&below))
            // A page may leave out "src", as a module's name does.
            || path.split_once('/').is_some_and(|(crate_name, rest)| {
                let below = format!("{crate_name}/src/{rest}");
                everything.iter().any(|one| one.ends_with(&below))
            })
    };
    let mut astray = Vec::new();
    let mut named = 0;
    for page in PAGES {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        // A block of commands names what is made, too.
        let prose: String = text.split("```").step_by(2).collect::<Vec<_>>().join("\n");
        for path in paths(&prose) {
            named += 1;
            if !is_there(&path) {
                astray.push(format!("{page} names {path}"));
            }
        }
    }
    assert!(named > 60, "{named} names are no map");
    assert_eq!(astray, [""; 0]);
}
