//! What a person wants who answers with hardly more than one wish: no more mail, no contact, no interest.
//!
//! Only what is essentially all that they wrote counts: a short text, no question, nothing negated. "Don't stop" stops nothing.

use super::fold::{find, fold, joined};
use super::words::wishes::{COURTESY, NEGATED, NOT_INTERESTED, STOP, UNSUBSCRIBE};

/// Words besides the wish itself that a person may write.
const MAX_OTHER_WORDS: usize = 4;
/// Characters of the whole, for what is written without spaces.
const MAX_CHARS: usize = 160;

/// A wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// No contact at all.
    Stop,
    /// No more mail.
    Unsubscribe,
    /// They do not want what we offer.
    NotInterested,
}

/// The one wish of a text, if it is hardly more than that.
///
/// ```
/// use inbound::mail::{Wish, wish};
/// assert_eq!(wish("STOP"), Some(Wish::Stop));
/// assert_eq!(wish("Please unsubscribe me.\nThanks, Ana"), Some(Wish::Unsubscribe));
/// assert_eq!(wish("Kein Interesse, danke."), Some(Wish::NotInterested));
/// assert_eq!(wish("Please don't stop writing, I like it."), None);
/// assert_eq!(wish("We are not interested in the small plan, but please send the price of the large one today."), None);
/// ```
#[must_use]
pub fn wish(text: &str) -> Option<Wish> {
    let folded = joined(&fold(text));
    if folded.chars().count() > MAX_CHARS
        || folded.contains(['?', '？'])
        || NEGATED.iter().any(|phrase| find(&folded, phrase).is_some())
    {
        return None;
    }
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|word| !word.is_empty() && !COURTESY.contains(word))
            .count()
    };
    let all = words(&folded);
    [
        (Wish::Unsubscribe, UNSUBSCRIBE),
        (Wish::Stop, STOP),
        (Wish::NotInterested, NOT_INTERESTED),
    ]
    .into_iter()
    .find(|(_, phrases)| {
        phrases
            .iter()
            .any(|phrase| find(&folded, phrase).is_some() && all <= words(phrase) + MAX_OTHER_WORDS)
    })
    .map(|(wish, _)| wish)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_understood_in_many_languages() {
        for text in [
            "stop",
            "Stop!",
            "Please stop contacting me",
            "Stopp",
            "arrêtez",
            "Basta!",
            "Do not contact me again",
            "停止",
            "прекратите",
        ] {
            assert_eq!(wish(text), Some(Wish::Stop), "{text}");
        }
        for text in [
            "unsubscribe",
            "Bitte abmelden",
            "désinscrire",
            "darme de baja",
            "cancellami",
            "remove me from your list",
            "Отписаться",
            "配信停止",
            "退订",
            "수신거부",
        ] {
            assert_eq!(wish(text), Some(Wish::Unsubscribe), "{text}");
        }
        for text in [
            "Not interested, thanks",
            "no interest",
            "Kein Interesse",
            "pas intéressé",
            "no me interesa",
            "non mi interessa",
            "geen interesse",
            "inte intresserad",
            "не интересно",
            "興味ありません",
            "不感兴趣",
        ] {
            assert_eq!(wish(text), Some(Wish::NotInterested), "{text}");
        }
    }

    #[test]
    fn what_says_more_is_for_a_person_to_read() {
        for text in [
            "don't stop",
            "Can you stop by on Tuesday?",
            "Please stop by our office on Tuesday and bring the samples with you",
            "I am very interested",
            "",
        ] {
            assert_eq!(wish(text), None, "{text}");
        }
    }
}
