//! Phrases that say that somebody tried to reach the lead, or that the lead asked (P13).

use super::similarity::Word;
use super::{Template, Variable};

/// What may only be said when a person made an attempt. Compared word by word, without case and punctuation.
pub const CLAIMS: &[&str] = &[
    "tried to call",
    "tried to reach",
    "tried to get",
    "tried to phone",
    "tried to ring",
    "tried to contact",
    "tried calling",
    "tried reaching",
    "tried contacting",
    "tried you",
    "trying to call",
    "trying to reach",
    "trying to get hold",
    "trying to contact",
    "attempted to",
    "unable to reach",
    "unable to contact",
    "unable to get hold",
    "not able to reach",
    "not been able to reach",
    "haven't been able to reach",
    "not reached you",
    "haven't reached you",
    "did not reach you",
    "didn't reach you",
    "could not reach",
    "couldn't reach",
    "couldn't get hold",
    "can't reach",
    "cannot reach",
    "missed you",
    "our call",
    "our calls",
    "my call",
    "my calls",
    "we called",
    "i called",
    "called you",
    "phoned you",
    "rang you",
    "when we rang",
    "when i rang",
    "left you a",
    "left a voicemail",
    "left a message",
    "voicemail",
    "your answering machine",
    "no answer when",
    "wrote to you",
    "written to you",
];

/// What may only be said to who has asked: to who is on a list it is not true. Compared like [`CLAIMS`].
pub const INQUIRY_CLAIMS: &[&str] = &[
    "you wrote",
    "you have written",
    "you've written",
    "you sent",
    "you had sent",
    "you have sent",
    "you've sent",
    "you asked",
    "you have asked",
    "you've asked",
    "you told",
    "you contacted",
    "you got in touch",
    "you reached out",
    "you filled",
    "you requested",
    "you inquired",
    "you left it",
    "your inquiry",
    "your enquiry",
    "your question",
    "your request",
    "your message",
    "your form",
    "your note",
    "thank you for",
    "thank you again",
    "thanks for",
    "to answer",
    "my answer",
    "our answer",
    "an answer",
    "proper answer",
    "people ask",
    "came to us",
    "has come to me",
    "still open",
    "they asked",
    "they wrote",
    "they sent",
];

impl Template {
    /// What it says that is only true of who asked, and the line of it.
    pub(crate) fn inquiry_claim(&self) -> Option<(&'static str, usize)> {
        let day = self
            .uses()
            .into_iter()
            .find(|used| used.variable == Variable::AskedOn)
            .map(|used| ("{{ asked_on }}", used.line));
        day.or_else(|| find_inquiry(&self.words()))
    }
}

/// The first claim that a person tried, among these words, and the line where it begins.
pub(super) fn find(words: &[Word]) -> Option<(&'static str, usize)> {
    first_of(CLAIMS, words)
}

/// The same of what says that the lead asked.
pub(super) fn find_inquiry(words: &[Word]) -> Option<(&'static str, usize)> {
    first_of(INQUIRY_CLAIMS, words)
}

/// The first of these phrases among these words, and the line where it begins.
fn first_of(claims: &'static [&'static str], words: &[Word]) -> Option<(&'static str, usize)> {
    claims
        .iter()
        .filter_map(|claim| {
            let phrase: Vec<&str> = claim.split(' ').collect();
            words
                .windows(phrase.len())
                .find(|window| {
                    window
                        .iter()
                        .zip(&phrase)
                        .all(|(word, wanted)| word.text == *wanted)
                })
                .and_then(|window| window.first())
                .map(|word| (*claim, word.line))
        })
        .min_by_key(|(_, line)| *line)
}
