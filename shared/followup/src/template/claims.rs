//! Phrases that say that somebody tried to reach the lead, or that the lead asked (P13), in every language that Baton has.
//!
//! A text is held to those of all languages: nobody has to say in which it is written, and what is a claim in one is nothing in another.

use super::similarity::Word;
use super::{Template, Variable};

/// What may only be said when a person made an attempt. Compared word by word, without case and punctuation.
pub const CLAIMS: &[&[&str]] = &[ENGLISH, GERMAN, SPANISH, FRENCH];

const ENGLISH: &[&str] = &[
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

const GERMAN: &[&str] = &[
    "versucht sie",
    "versucht dich",
    "versucht anzurufen",
    "zu erreichen versucht",
    "anzurufen versucht",
    "telefonisch versucht",
    "nicht erreicht",
    "nicht erreichen",
    "niemanden erreicht",
    "angerufen",
    "rief sie an",
    "riefen sie an",
    "rief dich an",
    "riefen dich an",
    "unser anruf",
    "unsere anrufe",
    "unseren anruf",
    "unserem anruf",
    "mein anruf",
    "meine anrufe",
    "meinen anruf",
    "meinem anruf",
    "sie verpasst",
    "dich verpasst",
    "anrufbeantworter",
    "auf der mailbox",
    "auf die mailbox",
    "nachricht hinterlassen",
    "ihnen geschrieben",
    "dir geschrieben",
    "schrieben ihnen",
    "schrieb ihnen",
];

const SPANISH: &[&str] = &[
    "intentado llamar",
    "intentado llamarle",
    "intentado llamarte",
    "intentado contactar",
    "intentado contactarle",
    "intentado localizarle",
    "intentado localizarte",
    "intentado hablar",
    "intentamos llamar",
    "intentamos llamarle",
    "intentamos llamarte",
    "intentamos contactar",
    "intentamos localizarle",
    "intentamos localizarte",
    "intenté llamar",
    "intenté llamarle",
    "intenté llamarte",
    "hemos llamado",
    "he llamado",
    "le llamé",
    "te llamé",
    "no hemos podido localizarle",
    "no hemos podido localizarte",
    "no hemos podido hablar",
    "no hemos podido contactar",
    "no pudimos hablar",
    "no pudimos localizarle",
    "no pudimos localizarte",
    "nuestra llamada",
    "nuestras llamadas",
    "mi llamada",
    "mis llamadas",
    "contestador",
    "buzón de voz",
    "dejamos un mensaje",
    "dejado un mensaje",
    "dejé un mensaje",
    "hemos escrito",
    "he escrito",
    "le escribimos",
    "te escribimos",
    "le escribí",
    "te escribí",
];

const FRENCH: &[&str] = &[
    "essayé de vous",
    "essayé de t'appeler",
    "essayé de te",
    "tenté de vous",
    "tenté de te",
    "tenté de t'appeler",
    "vous avons appelé",
    "vous ai appelé",
    "t'avons appelé",
    "t'ai appelé",
    "pas pu vous joindre",
    "pas pu te joindre",
    "pas réussi à vous",
    "pas réussi à te",
    "pas arrivés à vous joindre",
    "notre appel",
    "nos appels",
    "mon appel",
    "mes appels",
    "laissé un message",
    "messagerie vocale",
    "boîte vocale",
    "répondeur",
    "vous avons écrit",
    "vous ai écrit",
    "t'avons écrit",
    "t'ai écrit",
];

/// What may only be said to who has asked: to who is on a list it is not true. Compared like [`CLAIMS`].
pub const INQUIRY_CLAIMS: &[&[&str]] = &[
    ENGLISH_INQUIRY,
    GERMAN_INQUIRY,
    SPANISH_INQUIRY,
    FRENCH_INQUIRY,
];

const GERMAN_INQUIRY: &[&str] = &[
    "ihre anfrage",
    "ihrer anfrage",
    "deine anfrage",
    "deiner anfrage",
    "ihre frage",
    "ihrer frage",
    "deine frage",
    "ihre nachricht",
    "ihrer nachricht",
    "deine nachricht",
    "ihr anliegen",
    "ihrem anliegen",
    "dein anliegen",
    "ihre bitte",
    "haben sie uns",
    "hast du uns",
    "sie haben uns",
    "du hast uns",
    "sie schrieben",
    "sie fragten",
    "sie haben gefragt",
    "du hast gefragt",
    "sie wollten wissen",
    "vielen dank für",
    "danke für",
    "herzlichen dank für",
];

const SPANISH_INQUIRY: &[&str] = &[
    "su consulta",
    "tu consulta",
    "su solicitud",
    "tu solicitud",
    "su pregunta",
    "tu pregunta",
    "su mensaje",
    "tu mensaje",
    "nos escribió",
    "nos escribiste",
    "nos ha escrito",
    "nos has escrito",
    "nos envió",
    "nos enviaste",
    "nos preguntó",
    "nos preguntaste",
    "nos pidió",
    "nos pediste",
    "gracias por",
];

const FRENCH_INQUIRY: &[&str] = &[
    "votre demande",
    "ta demande",
    "votre question",
    "ta question",
    "votre message",
    "ton message",
    "vous nous avez",
    "tu nous as",
    "vous avez demandé",
    "tu as demandé",
    "merci pour",
    "merci de votre",
    "merci de ta",
];

const ENGLISH_INQUIRY: &[&str] = &[
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
pub(super) fn first_of(
    claims: &'static [&'static [&'static str]],
    words: &[Word],
) -> Option<(&'static str, usize)> {
    claims
        .iter()
        .flat_map(|language| language.iter())
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
