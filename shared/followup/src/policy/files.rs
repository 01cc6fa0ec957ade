//! A policy as files: what is written, pushed and hashed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::{PolicyVersion, derive};
use crate::toml_words::said_of;
use crate::written::line_of_error;

/// The folder of campaigns: people who never wrote, and what is written to them.
pub(super) const CAMPAIGNS: &str = "campaigns";
/// The folder of calendars.
pub(super) const CALENDARS: &str = "calendars";
/// The folder of forms, and of their words in other languages.
pub(super) const FORMS: &str = "forms";
/// The folder of sources: where inquiries come from besides forms.
pub(super) const SOURCES: &str = "sources";
/// The folder of templates, with a folder for each other language.
pub(super) const TEMPLATES: &str = "templates";
/// The folder of letters to who rests, with a folder for each other language.
pub(super) const LETTERS: &str = "letters";
/// How the name of a file of settings ends.
pub(super) const TOML: &str = ".toml";
/// How the name of a file of text ends.
pub(super) const MARKDOWN: &str = ".md";

/// Files of a policy at most.
pub const MAX_FILES: usize = 1000;
/// Bytes of one file at most.
pub const MAX_FILE_BYTES: usize = 256 * 1024;

/// The files of a policy folder: relative path with `/` to text.
///
/// ```
/// use followup::policy::PolicyFiles;
/// let one = PolicyFiles::from_iter([("team.toml".to_owned(), "people = []".to_owned())]);
/// assert_eq!(one.version(), one.clone().version());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PolicyFiles {
    /// Path to text.
    pub files: BTreeMap<String, String>,
}

impl FromIterator<(String, String)> for PolicyFiles {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Self {
        Self {
            files: files.into_iter().collect(),
        }
    }
}

impl PolicyFiles {
    /// The version: a hash of every path and text.
    #[must_use]
    pub fn version(&self) -> PolicyVersion {
        let parts: Vec<&str> = self
            .files
            .iter()
            .flat_map(|(path, text)| [path.as_str(), text.as_str()])
            .collect();
        PolicyVersion::parse(&derive(&parts)).expect("a derived identifier is one")
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Each path at which two policies differ, with the text of this one there and of the other.
    ///
    /// ```
    /// use followup::policy::PolicyFiles;
    /// let files = |text: &str| PolicyFiles::from_iter([("policy.toml".to_owned(), text.to_owned())]);
    /// let (old, new) = (files("format = 1"), files("format = 2"));
    /// let differing: Vec<_> = old.differing(&new).collect();
    /// assert_eq!(differing, [("policy.toml", Some("format = 1"), Some("format = 2"))]);
    /// assert_eq!(old.differing(&old).count(), 0);
    /// ```
    pub fn differing<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>, Option<&'a str>)> {
        let paths: BTreeSet<&String> = self.files.keys().chain(other.files.keys()).collect();
        let each = paths
            .into_iter()
            .map(|path| (path.as_str(), self.get(path), other.get(path)));
        each.filter(|(_, own, others)| own != others)
    }

    /// The files below a folder with an ending: bare name and text.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files.iter().filter_map(move |(path, text)| {
            let name = path
                .strip_prefix(folder)?
                .strip_prefix('/')?
                .strip_suffix(ending)?;
            (!name.contains('/')).then_some((name, text.as_str()))
        })
    }

    /// The forms: bare name and text.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.below(FORMS, TOML);
        all.filter(|(name, _)| !name.contains('.'))
    }

    /// The sources: bare name and text.
    pub(super) fn inlets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.below(SOURCES, TOML)
    }

    /// The campaigns: bare name and text.
    pub(super) fn campaigns(&self) -> impl Iterator<Item = (&str, &str)> {
        self.below(CAMPAIGNS, TOML)
    }

    /// The words of forms in other languages, `forms/contact.de.toml`: name of the form, tag of the language, and text.
    pub(super) fn form_words(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.below(FORMS, TOML).filter_map(|(name, text)| {
            let (form, tag) = name.split_once('.')?;
            Some((form, tag, text))
        })
    }

    /// The texts of a folder in other languages, `templates/de/goodbye.md`: tag of the language, bare name, and text.
    pub(super) fn translated<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
        self.files.iter().filter_map(move |(path, text)| {
            let path = path.strip_prefix(folder)?.strip_prefix('/')?;
            let (tag, name) = path.strip_suffix(MARKDOWN)?.split_once('/')?;
            Some((tag, name, text.as_str()))
        })
    }
}

/// Something in a policy that must or should be different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyFinding {
    /// The file.
    pub file: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub reason: String,
    /// What would be right.
    pub proposal: String,
}

impl std::fmt::Display for PolicyFinding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.reason)?;
        if !self.proposal.is_empty() {
            write!(f, " ({})", self.proposal)?;
        }
        Ok(())
    }
}

/// What TOML says is wrong with a file.
pub(super) fn toml_finding(file: &str, text: &str, error: &toml::de::Error) -> PolicyFinding {
    let said = said_of(text, error);
    PolicyFinding {
        file: file.to_owned(),
        line: line_of_error(text, error),
        reason: said.reason,
        proposal: said.proposal,
    }
}
