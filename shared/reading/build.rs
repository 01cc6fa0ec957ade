//! Makes arrays of the words in `words/`: a language is a file, and nothing is parsed when a function starts.
//!
//! `words/tables.toml` says which lists there are, and what each says. A file that has another one, a word that is none, or a list that nobody fills
//! ends the build, and says where.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What says which lists there are.
const TABLES: &str = "tables.toml";
/// The days, whole or shortened.
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// Sections whose lists are entries of one array, in this order: the place of a month, of a day or of a number is its own.
const COUNTED: [(&str, &[&str]); 4] = [
    (
        "months",
        &[
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
    ),
    ("weekdays", WEEKDAYS),
    ("short_weekdays", WEEKDAYS),
    ("counts", &["one", "two", "three", "four", "five", "six"]),
];

/// What a section's lists say.
type Said = BTreeMap<String, BTreeMap<String, String>>;
/// What a section's lists hold.
type Words = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn main() -> Result<(), String> {
    let folder = Path::new("words");
    println!("cargo::rerun-if-changed={}", folder.display());
    let said: Said = read(&folder.join(TABLES))?;
    let mut words: Words = said
        .iter()
        .map(|(section, lists)| {
            let empty = lists.keys().map(|list| (list.clone(), Vec::new()));
            (section.clone(), empty.collect())
        })
        .collect();
    for file in languages(folder)? {
        add(&mut words, &file)?;
    }
    let target = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let target = Path::new(&target).join("words.rs");
    fs::write(&target, written(&said, &words)?).map_err(|error| at(&target, &error))
}

/// The languages' files, in the order of their names.
fn languages(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| at(folder, &error))? {
        let path = entry.map_err(|error| at(folder, &error))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") && !path.ends_with(TABLES) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Adds a language's words; what another language writes alike is there already.
fn add(words: &mut Words, file: &Path) -> Result<(), String> {
    let language: Words = read(file)?;
    for (section, lists) in language {
        for (list, phrases) in lists {
            let known = words
                .get_mut(&section)
                .and_then(|lists| lists.get_mut(&list))
                .ok_or_else(|| at(file, &format!("{TABLES} has no list {section}.{list}")))?;
            for phrase in phrases {
                if phrase.trim_matches('*').is_empty() {
                    let problem = format!("{section}.{list} has a word without letters");
                    return Err(at(file, &problem));
                }
                if !known.contains(&phrase) {
                    known.push(phrase);
                }
            }
        }
    }
    Ok(())
}

fn read<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, String> {
    let text = fs::read_to_string(file).map_err(|error| at(file, &error))?;
    toml::from_str(&text).map_err(|error| at(file, &error))
}

fn at(file: &Path, problem: &dyn std::fmt::Display) -> String {
    format!("{}: {problem}", file.display())
}

/// The lists as Rust: a module a section.
fn written(said: &Said, words: &Words) -> Result<String, String> {
    let mut rust = String::new();
    for (section, lists) in words {
        if let Some((list, _)) = lists.iter().find(|(_, phrases)| phrases.is_empty()) {
            return Err(format!("no language has words for {section}.{list}"));
        }
        let written = match COUNTED.iter().find(|(known, _)| known == section) {
            Some((_, order)) if order.len() != lists.len() => {
                return Err(format!("{TABLES}: {section} are {}", order.join(", ")));
            }
            Some((_, order)) => write_counted(&mut rust, section, lists, order),
            None => write_section(&mut rust, section, lists, &said[section]),
        };
        written.map_err(|error| error.to_string())?;
    }
    Ok(rust)
}

fn write_section(
    rust: &mut String,
    section: &str,
    lists: &BTreeMap<String, Vec<String>>,
    said: &BTreeMap<String, String>,
) -> std::fmt::Result {
    writeln!(rust, "pub(crate) mod {section} {{")?;
    for (list, phrases) in lists {
        let name = list.to_uppercase();
        writeln!(rust, "    /// {}", said[list])?;
        writeln!(rust, "    pub(crate) const {name}: &[&str] = &{phrases:?};")?;
    }
    writeln!(rust, "}}")
}

fn write_counted(
    rust: &mut String,
    section: &str,
    lists: &BTreeMap<String, Vec<String>>,
    order: &[&str],
) -> std::fmt::Result {
    let (name, count) = (section.to_uppercase(), order.len());
    writeln!(rust, "/// What they are called, in their order.")?;
    writeln!(rust, "pub(crate) const {name}: [&[&str]; {count}] = [")?;
    for list in order {
        writeln!(rust, "    &{:?},", lists[*list])?;
    }
    writeln!(rust, "];")
}
