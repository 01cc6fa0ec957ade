//! What a person wants who answers with hardly more than one wish: no more mail, no contact, no interest.
//!
//! A word such as "stop" counts when it is all that they wrote; a phrase, when it is essentially all; and a wish that cannot mean
//! anything else ("take me off your list"), in a sentence of its own, whatever stands around that. No question, nothing negated:
//! "don't stop" stops nothing.

use crate::fold::{find, fold, has, is_written_without_spaces, joined};
use crate::words::absence::AUTOMATIC;
use crate::words::wishes::{
    COURTESY, ERASURE, ERASURE_NEGATED, LIST_ALONE, NEGATED, NO_CONTACT, NOT_INTERESTED,
    OFF_THE_LIST, STOP, STOP_ALONE, UNSUBSCRIBE,
};

/// Words besides a phrase that a person may write.
const MAX_OTHER_WORDS: usize = 4;
/// Words besides an unmistakable wish in its sentence: what list, and from when on.
const MAX_OTHER_WORDS_OF_SENTENCE: usize = 8;
/// Words of a text in which a sentence may be such a wish; a longer one is for a person to read.
const MAX_WORDS: usize = 80;
/// Lines of a signature at most.
const MAX_SIGNATURE_LINES: usize = 8;
/// Words in one of them at most.
const MAX_SIGNATURE_WORDS: usize = 6;
/// Words of a line whose last may be shortened: "Example Pumps Inc."
const MAX_ABBREVIATED_WORDS: usize = 3;

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

/// The one wish of a text, if it is hardly more than that. Words of the writer's name are no words of theirs.
///
/// ```
/// use reading::{Wish, wish};
/// assert_eq!(wish("STOP", ""), Some(Wish::Stop));
/// assert_eq!(wish("Please unsubscribe me.\nThanks, Ana Silva", "Ana Silva"), Some(Wish::Unsubscribe));
/// assert_eq!(wish("I never asked for this. Take me off your list.", ""), Some(Wish::Unsubscribe));
/// assert_eq!(wish("Kein Interesse, danke.", ""), Some(Wish::NotInterested));
/// assert_eq!(wish("Please don't stop writing, I like it.", ""), None);
/// assert_eq!(wish("We are not interested in the small plan, but please send the price of the large one today.", ""), None);
/// ```
#[must_use]
pub fn wish(text: &str, name: &str) -> Option<Wish> {
    let name = fold(name);
    let whole = joined(&fold(text));
    let counted = Counted { name: &name };
    if counted.words(&whole) > MAX_WORDS {
        return None;
    }
    // A wish that cannot mean anything else counts in any sentence.
    let sentences: Vec<&str> = whole.split_inclusive(ENDS).collect();
    let unmistakable = |phrases: &[&str]| {
        sentences.iter().any(|sentence| {
            !is_doubtful(sentence)
                && counted.is_said(sentence, phrases, MAX_OTHER_WORDS_OF_SENTENCE)
        })
    };
    if unmistakable(NO_CONTACT) {
        return Some(Wish::Stop);
    }
    if unmistakable(OFF_THE_LIST) {
        return Some(Wish::Unsubscribe);
    }
    // Any other wish counts only if it is all that they wrote.
    if is_doubtful(&whole) {
        return None;
    }
    [
        (Wish::Unsubscribe, UNSUBSCRIBE, MAX_OTHER_WORDS),
        (Wish::Unsubscribe, LIST_ALONE, 0),
        (Wish::Stop, STOP, MAX_OTHER_WORDS),
        (Wish::Stop, STOP_ALONE, 0),
        (Wish::NotInterested, NOT_INTERESTED, MAX_OTHER_WORDS),
    ]
    .into_iter()
    .find(|(_, phrases, others)| counted.is_said(&whole, phrases, *others))
    .map(|(wish, _, _)| wish)
}

/// Whether a text demands that what is kept of its writer be erased, whatever else it says: the law gives them a right to that, and who reads
/// it decides, so that a question counts, too.
///
/// ```
/// use reading::demands_erasure;
/// assert!(demands_erasure("Delete my data and do not contact me again. GDPR Art. 17."));
/// assert!(demands_erasure("Bitte löschen Sie alle meine Daten."));
/// assert!(!demands_erasure("Please do not delete my data, I will buy in May."));
/// assert!(!demands_erasure("Does your tool delete old data by itself?"));
/// ```
#[must_use]
pub fn demands_erasure(text: &str) -> bool {
    let whole = joined(&fold(text));
    let mut sentences = whole.split_inclusive(['!', '?', ';', '。', '！', '？']);
    sentences.any(|sentence| has(sentence, ERASURE) && !has(sentence, ERASURE_NEGATED))
}

/// The wish of a subject that its writer chose, below which hardly anything stands: a word, a name, or the sentence of a program that
/// was asked to write it.
pub(crate) fn wish_of_subject(subject: &str, text: &str, name: &str) -> Option<Wish> {
    let found = wish(without_token(subject), name)?;
    let name = fold(name);
    let counted = Counted { name: &name };
    let words = joined(&fold(text));
    let others = counted.words(&words);
    let subject = joined(&fold(subject));
    let is_all = counted.is_said(&subject, UNSUBSCRIBE, 0) && is_signature(text);
    if others == 0 || is_all {
        return Some(found);
    }
    let is_weak = has(&subject, LIST_ALONE) && !has(&subject, UNSUBSCRIBE);
    let says_no_more = !is_weak && others <= MAX_OTHER_WORDS;
    let is_written_by_program = has(&words, AUTOMATIC) || has(&words, UNSUBSCRIBE);
    let may_be = others <= MAX_WORDS && !is_doubtful(&words);
    match found {
        Wish::NotInterested => None,
        Wish::Stop | Wish::Unsubscribe => {
            (may_be && (says_no_more || is_written_by_program)).then_some(found)
        }
    }
}

/// Whether a text is no more than a few short lines in which nothing is said: who somebody is, and where.
pub(crate) fn is_signature(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let is_short = |line: &str| {
        let words = line.split_whitespace().count();
        let ends = line.trim_end().ends_with(ENDS) && words > MAX_ABBREVIATED_WORDS;
        words <= MAX_SIGNATURE_WORDS && !ends && !line.contains(['?', '？'])
    };
    lines().count() <= MAX_SIGNATURE_LINES && lines().all(is_short)
}

/// A subject without what a program put behind its first word to know it by: "unsubscribe:81f0c2", "unsubscribe 81f0-c2".
fn without_token(subject: &str) -> &str {
    let subject = subject.trim();
    let Some((word, token)) = subject.split_once([':', '=', '_', '-', '/', ' ']) else {
        return subject;
    };
    let token = token.trim();
    let is_token = !token.contains(' ') && token.chars().any(|c| c.is_ascii_digit());
    if is_token { word } else { subject }
}

/// What ends a sentence.
const ENDS: [char; 7] = ['.', '!', '?', ';', '。', '！', '？'];

/// A question, or the contrary.
fn is_doubtful(text: &str) -> bool {
    text.contains(['?', '？']) || NEGATED.iter().any(|phrase| find(text, phrase).is_some())
}

/// How words are counted.
struct Counted<'a> {
    name: &'a str,
}

impl Counted<'_> {
    /// Words that say something, besides courtesy, the writer's name, and addresses, which say whom the wish is about. Two characters of a
    /// script without spaces are one.
    fn words(&self, text: &str) -> usize {
        let said = text.split_whitespace().filter(|word| !word.contains('@'));
        said.flat_map(|word| word.split(|c: char| !c.is_alphanumeric() && c != '\''))
            .filter(|word| !word.is_empty() && !COURTESY.contains(word))
            .filter(|word| find(self.name, word).is_none())
            .map(|word| {
                let unspaced = word
                    .chars()
                    .filter(|c| is_written_without_spaces(*c))
                    .count();
                unspaced.div_ceil(2).max(1)
            })
            .sum()
    }

    /// Whether a text has one of the phrases, and hardly more.
    fn is_said(&self, text: &str, phrases: &[&str], others: usize) -> bool {
        let all = self.words(text);
        phrases
            .iter()
            .any(|phrase| find(text, phrase).is_some() && all <= self.words(phrase) + others)
    }
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
            "Stop, thanks\nAna",
            "I never asked for this. Take me off your list and do not contact me again.",
            "Bitte streichen Sie mich aus Ihrem Verteiler und kontaktieren Sie mich nicht mehr.",
            "We bought from somebody else in May.\nPlease stop contacting me.",
        ] {
            assert_eq!(wish(text, "Ana Silva"), Some(Wish::Stop), "{text}");
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
            "配信停止をお願いします。",
            "Baja.",
            "unsubscribe ana.maria.silva@mail.dept.customer.example",
            "Please remove me from your mailing list.\n\nThanks,\nAna Silva",
            "Please unsubscribe me from this mailing list. Thank you. Ana Silva, Example Inc.",
            "Nehmen Sie mich bitte aus dem Verteiler. Wir haben vor einem Jahr schon gekauft.",
        ] {
            assert_eq!(wish(text, "Ana Silva"), Some(Wish::Unsubscribe), "{text}");
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
            assert_eq!(wish(text, "Ana Silva"), Some(Wish::NotInterested), "{text}");
        }
    }

    #[test]
    fn a_demand_to_erase_is_one_whatever_stands_around_it() {
        for text in [
            "Delete all my data",
            "Hello,\nplease delete my personal\ndata from your systems. Thanks, Ana",
            "I want all my data erased. I use my right to erasure.",
            "Could you please erase my data?",
            "Löschen Sie bitte meine Daten und kontaktieren Sie mich nicht mehr.",
            "Hiermit fordere ich die Löschung meiner personenbezogenen Daten (Art. 17 DSGVO).",
            "Por favor, eliminen todos mis datos.",
            "Ejerzo mi derecho de supresión.",
            "Merci de supprimer toutes mes données.",
            "J'exerce mon droit à l'effacement.",
        ] {
            assert!(demands_erasure(text), "{text}");
        }
        for text in [
            "Remove me from your list",
            "Can your product delete data by itself?",
            "Please do not delete my data yet.",
            "Bitte meine Daten nicht löschen.",
            "No borren mis datos, por favor.",
            "Ne supprimez pas mes données.",
            "",
        ] {
            assert!(!demands_erasure(text), "{text}");
        }
    }

    #[test]
    fn what_says_more_is_for_a_person_to_read() {
        for text in [
            "don't stop",
            "Can you stop by on Tuesday?",
            "Please stop by our office on Tuesday and bring the samples with you",
            "I am very interested",
            "Can't stop thinking about it!",
            "We stop work at noon.",
            "Basta con enviarme el precio.",
            "Quero remover o piso antigo.",
            "Baja California Sur.",
            "設備が停止しているので、早めにお見積りをお願いします。",
            "我们的生产线停止了，请尽快联系我报价。",
            "Please don't call me before ten, I am on the road then.",
            "You never contact us back! Please call.",
            "Leave me alone until Tuesday, then we decide on the offer.",
            "The current comes aus dem Verteiler.",
            "Why would I unsubscribe me from this list?",
            "",
        ] {
            assert_eq!(wish(text, "Ana Silva"), None, "{text}");
        }
    }
}
