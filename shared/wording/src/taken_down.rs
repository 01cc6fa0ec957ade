//! What somebody of the team took down of what a caller said is a note of theirs: it is told as one, and quoted as nobody's.

use followup::inquiry::Inquiry;
use followup::team::Roster;

use crate::Words;

/// Who took down what an inquiry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenDown<'a> {
    /// Their name.
    by: &'a str,
}

impl<'a> TakenDown<'a> {
    /// Who took it down; nothing, of what they wrote or said themselves.
    #[must_use]
    pub fn of(inquiry: &'a Inquiry, roster: &'a Roster) -> Option<Self> {
        let person = inquiry.taken_down_by.as_ref()?;
        let known = roster.get(person);
        let by = known.map_or(person.as_str(), |known| &known.name);
        Some(Self { by })
    }

    /// Some of it as the note that it is.
    #[must_use]
    pub fn told(self, words: Words, text: &str) -> String {
        words.noted_by(self.by, text)
    }

    /// That it was taken down, below what was.
    #[must_use]
    pub fn said(self, words: Words) -> String {
        words.taken_down_by(self.by)
    }
}
