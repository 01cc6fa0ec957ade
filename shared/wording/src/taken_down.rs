//! What somebody of the team took down of what a caller said is a note of theirs: it is told as one, and quoted as nobody's.

use followup::inquiry::Inquiry;
use followup::source::BY_HAND;
use followup::team::Roster;

use crate::Words;

/// Who took down what an inquiry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenDown<'a> {
    /// Somebody, by their name.
    By(&'a str),
    /// Somebody of the team: of older ones it is not known who.
    ByUs,
}

impl<'a> TakenDown<'a> {
    /// Who took it down; nothing, of what they wrote or said themselves.
    #[must_use]
    pub fn of(inquiry: &'a Inquiry, roster: &'a Roster) -> Option<Self> {
        match &inquiry.taken_down_by {
            Some(person) => {
                let known = roster.get(person);
                Some(Self::By(known.map_or(person.as_str(), |known| &known.name)))
            }
            None => (inquiry.source == BY_HAND).then_some(Self::ByUs),
        }
    }

    /// Some of it as the note that it is.
    #[must_use]
    pub fn told(self, words: Words, text: &str) -> String {
        match self {
            Self::By(name) => words.noted_by(name, text),
            Self::ByUs => words.noted_by_us(text),
        }
    }

    /// That it was taken down, below what was.
    #[must_use]
    pub fn said(self, words: Words) -> String {
        match self {
            Self::By(name) => words.taken_down_by(name),
            Self::ByUs => words.taken_down_by_us(),
        }
    }
}
