//! The words of all languages, as they are written down: what could never be found does not stand there.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;
use std::path::Path;

use reading::fold;

type Lists = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// Every phrase of every language: file, list, phrase.
fn phrases() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("words");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if file == "tables" {
            continue;
        }
        let lists: Lists = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for (section, lists) in lists {
            for (list, phrases) in lists {
                let list = format!("{section}.{list}");
                let lines = phrases
                    .into_iter()
                    .map(|phrase| (file.clone(), list.clone(), phrase));
                found.extend(lines);
            }
        }
    }
    assert!(found.len() > 4_000, "{}", found.len());
    found
}

#[test]
fn every_phrase_is_folded_as_the_mail_is_in_which_it_is_looked_for() {
    for (file, list, phrase) in phrases() {
        assert_eq!(fold(&phrase), phrase, "{file}: {list}");
        let stem = phrase.strip_suffix('*').unwrap_or(&phrase);
        assert!(!stem.contains('*'), "{file}: {list}: {phrase}");
        assert!(!stem.trim().is_empty(), "{file}: {list}");
    }
}

#[test]
fn no_language_says_the_same_twice_in_one_list() {
    let mut all = phrases();
    all.sort();
    for pair in all.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
}

#[test]
fn a_file_is_named_by_its_language() {
    for (file, ..) in phrases() {
        let is_code = file.len() == 2 && file.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(
            is_code || file == "any",
            "{file}: two letters of ISO 639-1, or any"
        );
    }
}
