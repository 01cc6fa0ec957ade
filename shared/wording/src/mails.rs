//! The mails to the team as they are shipped, in each language. A policy's own text in the language of who reads it goes first.
//!
//! A text is `mails/<language>/<name>.md`, the English one that of `infra/policy/templates`. What a language says in two ways stands as
//! `[[formal|familiar]]`.

use followup::language::Formality;
use followup::template::{MailKind, Template};

use crate::Words;

include!(concat!(env!("OUT_DIR"), "/mails.rs"));

/// What stands around the two ways to say something.
const TWO_WAYS: (&str, &str) = ("[[", "]]");

/// The shipped mail in these words; none for what leads get, and for what is said to them.
///
/// ```
/// use followup::language::Language;
/// use followup::template::MailKind;
/// use wording::{Words, mails::to_team};
/// let german = to_team(Words::from(Language::German), MailKind::Reminders);
/// assert_eq!(german.map(|mail| mail.name().to_owned()), Some("reminders".to_owned()));
/// assert!(to_team(Words::default(), MailKind::Acknowledgement).is_none());
/// ```
#[must_use]
pub fn to_team(words: Words, kind: MailKind) -> Option<Template> {
    Template::to_team(kind, &text(words, kind)?).ok()
}

/// The same as it is written, header and all.
#[must_use]
pub fn text(words: Words, kind: MailKind) -> Option<String> {
    // One text serves every English.
    let folder = if words.language.is_english() {
        "en"
    } else {
        words.language.tag()
    };
    let mut all = SHIPPED.iter();
    let (_, _, source) = all.find(|(of, name, _)| (*of, *name) == (folder, kind.as_str()))?;
    let source = addressed(source, words.formality);
    Some(source)
}

/// A text with one of the two ways to address somebody.
fn addressed(source: &str, formality: Formality) -> String {
    let (begin, end) = TWO_WAYS;
    let mut said = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once(begin) {
        let (ways, after) = after.split_once(end).unwrap_or((after, ""));
        let (formal, familiar) = ways.split_once('|').unwrap_or((ways, ways));
        said.push_str(before);
        said.push_str(match formality {
            Formality::Formal => formal,
            Formality::Familiar => familiar,
        });
        rest = after;
    }
    said.push_str(rest);
    said
}
