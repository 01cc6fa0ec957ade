//! Which first names are short for which, in English, German, Spanish and French.
//!
//! The lists are data (`data/README.md` says whose). A wrong entry joins nobody: a short form counts only beside the surname and
//! something else that is theirs.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A formal name before a colon and what its bearers are called behind it, folded; lines with `#` say where they come from.
const LISTS: [&str; 4] = [
    include_str!("../../data/nicknames-en.txt"),
    include_str!("../../data/nicknames-de.txt"),
    include_str!("../../data/nicknames-es.txt"),
    include_str!("../../data/nicknames-fr.txt"),
];

/// Of each name the rows in which it stands, and whether it is the formal one there.
static ROWS: LazyLock<HashMap<&'static str, Vec<NameRow>>> = LazyLock::new(|| {
    let mut rows: HashMap<&str, Vec<NameRow>> = HashMap::new();
    let lines = LISTS.iter().flat_map(|list| list.lines());
    for (number, line) in lines.enumerate() {
        let Some((formal, short)) = line.split_once(':').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        rows.entry(formal).or_default().push(NameRow {
            number,
            is_formal: true,
        });
        for name in short.split_whitespace() {
            rows.entry(name).or_default().push(NameRow {
                number,
                is_formal: false,
            });
        }
    }
    rows
});

/// A name's place in the lists.
#[derive(Debug, Clone, Copy)]
struct NameRow {
    number: usize,
    is_formal: bool,
}

/// Whether a folded word is a first name of the lists.
pub(super) fn is_given_name(name: &str) -> bool {
    ROWS.contains_key(name)
}

/// Whether one folded first name is short for the other, or both are for a third: Jim and James, Bob and Rob. Two short forms of one
/// name have their first letter or their ending in common; so Erin, which a list has for Aaron, is not Ron.
pub(super) fn is_short_for(one: &str, other: &str) -> bool {
    let (Some(ones), Some(others)) = (ROWS.get(one), ROWS.get(other)) else {
        return false;
    };
    ones.iter().any(|mine| {
        let mut same = others.iter().filter(|theirs| theirs.number == mine.number);
        same.any(|theirs| match (mine.is_formal, theirs.is_formal) {
            (true, false) | (false, true) => true,
            (false, false) => sound_alike(one, other),
            (true, true) => false,
        })
    })
}

/// Whether two short forms begin with the same letter, or end in the same two.
fn sound_alike(one: &str, other: &str) -> bool {
    let ends = |name: &str| name.chars().rev().take(2).collect::<Vec<_>>();
    one.chars().next() == other.chars().next() || ends(one) == ends(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_known_in_four_languages_and_no_more_than_them() {
        for (one, other) in [
            ("jim", "james"),
            ("jimmy", "jim"),
            ("bob", "robert"),
            ("bob", "rob"),
            ("bill", "william"),
            ("peggy", "margaret"),
            ("sepp", "josef"),
            ("uli", "ulrich"),
            ("kathi", "katharina"),
            ("paco", "francisco"),
            ("pepe", "jose"),
            ("nacho", "ignacio"),
            ("manu", "emmanuel"),
            ("babette", "elisabeth"),
        ] {
            assert!(is_short_for(one, other), "{one} {other}");
            assert!(is_short_for(other, one), "{other} {one}");
        }
        for (one, other) in [
            ("christine", "christopher"),
            ("james", "john"),
            ("erin", "ron"),
            ("alexander", "alexandra"),
            ("peter", "paul"),
            ("nobody", "noone"),
        ] {
            assert!(!is_short_for(one, other), "{one} {other}");
        }
    }

    #[test]
    fn each_line_of_the_lists_is_folded_and_says_something() {
        let mut lines = 0;
        for line in LISTS.iter().flat_map(|list| list.lines()) {
            if line.starts_with('#') {
                continue;
            }
            let (formal, short) = line.split_once(':').unwrap_or_else(|| panic!("{line:?}"));
            let mut names = short.split_whitespace().chain([formal]).peekable();
            assert!(names.peek().is_some_and(|first| *first != formal), "{line}");
            assert!(
                names.all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase())),
                "{line}"
            );
            lines += 1;
        }
        assert!(lines > 1700, "{lines}");
    }
}
