//! Phrases that say that somebody tried to reach the lead (P13).

use super::similarity::Word;

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

/// The first claim among these words, and the line where it begins.
pub(super) fn find(words: &[Word]) -> Option<(&'static str, usize)> {
    CLAIMS
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
