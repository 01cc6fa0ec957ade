//! A name has one meaning in the whole repository: no two types share one.
//!
//! Two types of one name make every sentence about either of them a riddle, and a reader who follows the wrong one finds out late.

use std::collections::BTreeMap;

use crate::sources::{rust_files, without_tests};

/// How a line begins that says what a type is called, `pub` left out.
const TYPES: [&str; 5] = ["struct ", "enum ", "trait ", "type ", "union "];

/// The type that a line defines. Only what stands at a file's left edge counts: a module's own types do, the associated
/// types of a trait (`Error`, `Value`) do not.
fn type_defined(line: &str) -> Option<&str> {
    let line = match line.strip_prefix("pub") {
        Some(rest) => match rest.strip_prefix('(') {
            Some(rest) => rest.split_once(") ")?.1,
            None => rest.strip_prefix(' ')?,
        },
        None => line,
    };
    let rest = TYPES.iter().find_map(|word| line.strip_prefix(word))?;
    rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .next()
}

#[test]
fn no_two_types_share_a_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in rust_files() {
        for (number, line) in without_tests(&text).lines().enumerate() {
            if let Some(name) = type_defined(line) {
                let place = format!("{}:{}", path.display(), number + 1);
                places.entry(name.to_owned()).or_default().push(place);
            }
        }
    }
    assert!(
        places.len() > 500,
        "of 600 types or more it found {}",
        places.len()
    );
    let shared: Vec<String> = places
        .iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|(name, places)| format!("{name}: {}", places.join(" and ")))
        .collect();
    assert!(
        shared.is_empty(),
        "call each of these by a name of its own:\n{}",
        shared.join("\n")
    );
}

#[test]
fn the_types_of_a_file_are_found() {
    for (line, name) in [
        ("pub struct Lead {", Some("Lead")),
        ("pub(super) enum Health<'a> {", Some("Health")),
        ("trait NoticeContent: Sized {", Some("NoticeContent")),
        ("type Fields<'a> = &'a [u8];", Some("Fields")),
        ("    type Error = TimeError;", None),
        ("pub fn structure() {", None),
    ] {
        assert_eq!(type_defined(line), name, "{line}");
    }
}
