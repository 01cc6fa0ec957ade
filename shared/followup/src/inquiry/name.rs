//! What a person is called.

use super::clean::folded;
use super::greeting::{self, HONORIFICS, SUFFIXES};
use super::{nicknames, one_line};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest name that a form takes, in characters. A longer one is a field error: the page comes back with what was
/// typed, so nothing is lost, and nobody's name is cut.
pub const MAX_NAME_CHARS: usize = 200;
/// The longest name that a mail repeats, in characters.
pub const MAX_USABLE_NAME_CHARS: usize = 60;
/// A run of digits this long is a telephone number, not a name.
const MAX_DIGITS_IN_NAME: usize = 4;
/// Who called without saying.
const UNKNOWN_CALLER: &str = "Unknown caller";

/// What stands where a name is missing; never used to address anybody.
const PLACEHOLDERS: &[&str] = &[
    "unknown caller",
    "unknown",
    "anonymous",
    "n/a",
    "na",
    "none",
    "no name",
    "private",
    "withheld",
    "-",
    ".",
];
/// A name in any script: one line, NFC, without control and direction characters. `Debug` hides it.
///
/// ```
/// use followup::inquiry::PersonName;
/// let name = PersonName::parse(" Dr.  Jim\nHalpert ")?;
/// assert_eq!(name.full(), "Dr. Jim Halpert");
/// assert_eq!(name.first(), Some("Jim"));
/// # Ok::<(), followup::inquiry::NameError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing visible was typed.
    #[error("Enter your name.")]
    Empty,
    /// Over [`MAX_NAME_CHARS`].
    #[error("Enter a name of at most 200 characters.")]
    TooLong,
}

impl PersonName {
    /// Reads a name; what cannot be seen is taken out first.
    ///
    /// # Errors
    /// When nothing is left of it, or it is over [`MAX_NAME_CHARS`].
    pub fn parse(raw: &str) -> Result<Self, NameError> {
        let name = one_line(raw);
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if name.chars().count() > MAX_NAME_CHARS {
            return Err(NameError::TooLong);
        }
        Ok(Self(name))
    }

    /// The name of somebody who left none; [`usable`](Self::usable) gives nothing for it, so that nobody is greeted by it.
    #[must_use]
    pub fn unknown_caller() -> Self {
        Self(UNKNOWN_CALLER.to_owned())
    }

    /// True when this stands where a name is missing.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        PLACEHOLDERS.contains(&self.0.to_lowercase().as_str())
    }

    /// The whole name, for people who know to escape it: the desk, the call task.
    #[must_use]
    pub fn full(&self) -> &str {
        &self.0
    }

    /// The whole name if a mail may repeat it: no address, no link, no markup, no number, at most 60 characters.
    ///
    /// A form must not be a way to mail an advertisement to a stranger, and a name with braces would look like a merge field that failed.
    #[must_use]
    pub fn usable(&self) -> Option<&str> {
        let name = self.0.as_str();
        let short = name.chars().count() <= MAX_USABLE_NAME_CHARS;
        let lettered = name.chars().any(char::is_alphabetic);
        let marked = name.contains([
            '@', '<', '>', '{', '}', '[', ']', '|', '\\', '%', '$', '=', '#', '*', '!', '?', ':',
            '/',
        ]);
        let safe =
            !marked && !looks_like_link(name) && longest_digit_run(name) <= MAX_DIGITS_IN_NAME;
        (short && lettered && safe && !self.is_placeholder()).then_some(name)
    }

    /// The first name to greet by, if there is one for certain; otherwise greet by [`greeted`](Self::greeted).
    ///
    /// Names in scripts that put the family first are not taken apart, and an initial greets nobody.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        greeting::first_name(self.usable()?)
    }

    /// The first name as it is written to them: whoever typed `MARY` or `pete` is Mary or Pete.
    ///
    /// ```
    /// use followup::inquiry::PersonName;
    /// assert_eq!(PersonName::parse("MARY").unwrap().called().as_deref(), Some("Mary"));
    /// ```
    #[must_use]
    pub fn called(&self) -> Option<String> {
        self.first().map(greeting::in_usual_letters)
    }

    /// By what a mail greets: the first name if it is certain, else the whole name, or nobody.
    ///
    /// ```
    /// use followup::inquiry::PersonName;
    /// let greeted = |raw| PersonName::parse(raw).unwrap().greeted();
    /// assert_eq!(greeted("Ana Silva").as_deref(), Some("Ana"));
    /// assert_eq!(greeted("Frau Müller").as_deref(), Some("Frau Müller"));
    /// assert_eq!(greeted("Sales Team"), None);
    /// ```
    #[must_use]
    pub fn greeted(&self) -> Option<String> {
        let whole = self.usable().filter(|name| !greeting::is_nobody(name));
        self.called().or_else(|| whole.map(str::to_owned))
    }

    /// By what a mail greets where a first name alone is for friends: the whole name, or nobody.
    ///
    /// ```
    /// use followup::inquiry::PersonName;
    /// let greeted = |raw| PersonName::parse(raw).unwrap().greeted_whole();
    /// assert_eq!(greeted("Ida Berg").as_deref(), Some("Ida Berg"));
    /// assert_eq!(greeted("IDA BERG").as_deref(), Some("Ida Berg"));
    /// assert_eq!(greeted("Sales Team"), None);
    /// ```
    #[must_use]
    pub fn greeted_whole(&self) -> Option<String> {
        let whole = self.usable().filter(|name| !greeting::is_nobody(name))?;
        Some(greeting::in_usual_letters(whole))
    }
}

impl PersonName {
    /// Whether it is written with the same letters: without case, marks and the spaces between.
    pub(crate) fn is_spelt_like(&self, other: &Self) -> bool {
        letters(&self.0) == letters(&other.0)
    }

    /// What inquiries of one person have in common, however the name is written: without case, diacritics and titles, and
    /// with one name for all that a first name is short for. Nothing for a name that is missing.
    ///
    /// Two names that share it need not be one person's: whoever finds somebody by it asks [`person`](crate::person), too. Keys of the table
    /// are made of it, so it stays as it is.
    ///
    /// ```
    /// use followup::inquiry::PersonName;
    /// let shared = |name| PersonName::parse(name).unwrap().shared();
    /// assert_eq!(shared("Dr. Jim Halpert"), shared("HALPERT, James"));
    /// assert_ne!(shared("Jim Halpert"), shared("Jim Carter"));
    /// assert_eq!(PersonName::unknown_caller().shared(), None);
    /// ```
    #[must_use]
    pub fn shared(&self) -> Option<String> {
        if self.is_placeholder() {
            return None;
        }
        let parts = Parts::of(&self.0);
        let given = letters(parts.given.unwrap_or(""));
        let surname = folded(parts.surname.unwrap_or(""));
        let shared = match parts.surname {
            // One word alone is compared as it stands.
            None => given.as_str(),
            Some(_) => nicknames::shared_name(&given),
        };
        let shared = format!("{shared} {surname}");
        (!shared.trim().is_empty()).then_some(shared)
    }

    /// The words of the name from first name to surname, without titles before and letters after it: `Halpert, James` is turned around.
    pub(crate) fn words(&self) -> Vec<&str> {
        match self.0.split_once(',') {
            Some((before, after)) => {
                let (family, given) = (words(before), words(after));
                let is_turned = !family.is_empty() && given.iter().any(|word| !is_suffix(word));
                if is_turned {
                    [given, family].concat()
                } else {
                    family
                }
            }
            None => words(&self.0),
        }
    }

    /// The letters of the whole name, without case, marks and spaces: who shares a nickname with another does not share these.
    ///
    /// ```
    /// use followup::inquiry::PersonName;
    /// let spelt = |name| PersonName::parse(name).unwrap().spelt();
    /// assert_eq!(spelt("Christine  CARTER"), spelt("christine carter"));
    /// assert_ne!(spelt("Christine Carter"), spelt("Christopher Carter"));
    /// assert_eq!(PersonName::unknown_caller().spelt(), None);
    /// ```
    #[must_use]
    pub fn spelt(&self) -> Option<String> {
        let letters = letters(&self.0);
        (!self.is_placeholder() && !letters.is_empty()).then_some(letters)
    }
}

/// The words of a name that compare: the first given name and the last surname.
struct Parts<'a> {
    given: Option<&'a str>,
    surname: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(name: &'a str) -> Self {
        // "Halpert, James" turns around; "James Halpert, PhD" does not.
        if let Some((before, after)) = name.split_once(',') {
            let (family, given) = (words(before), words(after));
            return match (family.last(), given.first()) {
                (Some(&surname), Some(&first)) if !family.is_empty() => Self {
                    given: Some(first),
                    surname: Some(surname),
                },
                (_, _) => Self::in_order(&family),
            };
        }
        Self::in_order(&words(name))
    }

    fn in_order(words: &[&'a str]) -> Self {
        match words {
            [] => Self {
                given: None,
                surname: None,
            },
            [only] => Self {
                given: Some(only),
                surname: None,
            },
            [first, .., last] => Self {
                given: Some(first),
                surname: Some(last),
            },
        }
    }
}

/// The words of a name without titles before and letters after it.
fn words(part: &str) -> Vec<&str> {
    let all: Vec<&str> = part
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    let bare = |word: &str| folded(word).replace('.', "");
    let start = all
        .iter()
        .take_while(|word| HONORIFICS.contains(&bare(word).as_str()))
        .count();
    let titled = if start == all.len() {
        &all[..]
    } else {
        &all[start..]
    };
    // The last surname stays even where it reads like a suffix ("Yo-Yo Ma").
    let ends = titled
        .iter()
        .skip(2)
        .rev()
        .take_while(|word| SUFFIXES.contains(&bare(word).as_str()))
        .count();
    titled[..titled.len() - ends]
        .iter()
        .copied()
        .filter(|word| !(titled.len() == 1 && SUFFIXES.contains(&bare(word).as_str())))
        .collect()
}

fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&folded(word).replace('.', "").as_str())
}

/// The letters of a first name that compare.
fn letters(name: &str) -> String {
    let folded = folded(name);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// `www.`, or a dot between two runs of letters the second of which could be a top level domain. `J.R. Smith` and
/// `Ann B.Jones` are names: a part before the dot has two letters at least, and what follows is all lower case.
fn looks_like_link(name: &str) -> bool {
    // Programs take these for the dot of a host.
    let name = &name.replace(['\u{3002}', '\u{ff0e}', '\u{ff61}', '\u{2024}'], ".");
    let lower = name.to_lowercase();
    if lower.contains("www.") || lower.contains("http") {
        return true;
    }
    // `Sig.ra` is a lady.
    let mut words = name
        .split_whitespace()
        .filter(|word| !greeting::is_title(word));
    words.any(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .rsplit_once('.')
            .is_some_and(|(before, after)| {
                let before = before.rsplit('.').next().unwrap_or("");
                let host = before.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
                let shouted = after == after.to_uppercase() && before == before.to_uppercase();
                let top = (2..=12).contains(&after.chars().count())
                    && after.chars().all(char::is_alphabetic);
                host && top && (after == after.to_lowercase() || shouted)
            })
    })
}

fn longest_digit_run(name: &str) -> usize {
    name.split(|c: char| !(c.is_numeric() || matches!(c, '-' | ' ' | '(' | ')' | '+')))
        .map(|run| run.chars().filter(|c| c.is_numeric()).count())
        .max()
        .unwrap_or(0)
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(***)")
    }
}

impl TryFrom<String> for PersonName {
    type Error = NameError;
    fn try_from(raw: String) -> Result<Self, NameError> {
        Self::parse(&raw)
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> Self {
        name.0
    }
}

#[cfg(test)]
#[path = "name_tests.rs"]
mod tests;
