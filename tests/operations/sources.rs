//! The Rust source of the repository, for tests that look at the code itself.

use std::path::{Path, PathBuf};

/// Folders that hold crates, from the root of the repository.
const FLOORS: [&str; 3] = ["shared", "functions", "infra"];
/// Folders in a folder at most: a link that leads back into itself would never end.
pub(crate) const MAX_DEPTH: usize = 12;

/// Every file of every crate's `src`, by its path from the root, with its text; files of tests alone are left out.
pub(crate) fn rust_files() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for floor in FLOORS {
        for crate_folder in folders(&root.join(floor)) {
            walk(&crate_folder.join("src"), MAX_DEPTH, &mut files);
        }
    }
    files.sort();
    files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .filter(|path| !path.to_string_lossy().ends_with("_tests.rs"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path.strip_prefix(&root).unwrap().to_owned(), text)
        })
        .collect()
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(of).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.join("Cargo.toml").is_file())
        .collect()
}

/// Everything below a folder, folders too, down to a depth.
pub(crate) fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && depth > 0 {
            walk(&path, depth - 1, found);
        }
        found.push(path);
    }
}

/// A file's text up to its module of tests, which stands last.
pub(crate) fn without_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests {")
        .map_or(text, |tests| &text[..tests])
}
