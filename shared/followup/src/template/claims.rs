//! What a text says that is only true after something happened (P13), in every language that Baton has: that somebody tried to reach the
//! lead, that the lead asked, that the lead went quiet.
//!
//! A text is held to those of all languages: nobody has to say in which it is written, and what is a claim in one is nothing in another.

mod english;
mod french;
mod german;
mod kinds;
mod spanish;

use kinds::Claims;

use super::phrase::{Passage, first_of};
use super::similarity::Word;
use super::{Template, Variable};

const LANGUAGES: [&Claims; 4] = [
    &english::CLAIMS,
    &german::CLAIMS,
    &spanish::CLAIMS,
    &french::CLAIMS,
];

impl Template {
    /// What it says that is only true of who asked.
    pub(crate) fn inquiry_claim(&self) -> Option<Passage> {
        let day = self
            .uses()
            .into_iter()
            .find(|used| used.variable == Variable::AskedOn)
            .map(|used| Passage {
                words: "{{ asked_on }}".to_owned(),
                line: used.line,
            });
        day.or_else(|| find_inquiry(&self.words()))
    }
}

/// The first claim that a person tried.
pub(super) fn find_attempt(words: &[Word]) -> Option<Passage> {
    first_of(LANGUAGES.map(|language| &language.attempt), words)
}

/// The first claim that both were there and did not meet.
pub(super) fn find_missed(words: &[Word]) -> Option<Passage> {
    first_of(LANGUAGES.map(|language| &language.missed), words)
}

/// The first claim that the lead asked.
pub(super) fn find_inquiry(words: &[Word]) -> Option<Passage> {
    first_of(LANGUAGES.map(|language| &language.inquiry), words)
}

/// The first claim that the lead went quiet.
pub(super) fn find_silence(words: &[Word]) -> Option<Passage> {
    first_of(LANGUAGES.map(|language| &language.silence), words)
}
