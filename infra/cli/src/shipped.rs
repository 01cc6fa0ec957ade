//! The policy that ships with Baton, inside the program: it works without the files beside it.

use std::path::Path;

use followup::language::Language;
use followup::policy::PolicyFiles;

/// Where the shipped policy lay when this was built.
const BUILT_FROM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../policy");

/// Every file of the shipped policy: path and text. `build.rs` lists them.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The examples that write in another language, likewise.
const GERMAN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/german.rs"));
const SPANISH: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/spanish.rs"));
const FRENCH: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/french.rs"));

/// The shipped policy as it was when this was built.
#[must_use]
pub fn embedded() -> PolicyFiles {
    files(FILES)
}

/// A policy that writes to people in a language, without its pictures: the shipped one, or an example.
#[must_use]
pub fn speaking(language: Language) -> PolicyFiles {
    match Language::primary(language.tag()) {
        "de" => files(GERMAN),
        "es" => files(SPANISH),
        "fr" => files(FRENCH),
        _ => embedded(),
    }
}

fn files(rows: &[(&str, &str)]) -> PolicyFiles {
    rows.iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

/// The folder of the shipped policy, where the program still stands beside it.
#[must_use]
pub fn folder() -> Option<&'static Path> {
    let folder = Path::new(BUILT_FROM);
    folder.join("policy.toml").is_file().then_some(folder)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_of_the_shipped_policy_is_inside_the_program() {
        let folder = super::folder().unwrap();
        assert_eq!(super::embedded(), crate::folder::read(folder).unwrap());
    }

    #[test]
    fn the_shipped_policy_holds_together() {
        assert_eq!(
            followup::policy::Policy::compile(&super::embedded()).err(),
            None
        );
    }
}
