//! What somebody asked about, as others say it: a form's phrase speaks to whoever fills it in.

use std::sync::Arc;

use followup::form::{Form, MapsTo};
use followup::inquiry::Inquiry;
use followup::policy::Policy;

use crate::{Words, medium};

/// How the phrases of forms begin, in every language: "your question", "Ihre Frage".
const POSSESSIVES: [&str; 15] = [
    "your ", "ihre ", "ihr ", "ihren ", "deine ", "dein ", "deinen ", "su ", "sus ", "tu ",
    "votre ", "vos ", "ton ", "ta ", "tes ",
];

/// A topic as somebody else says it, behind "They sent" or "Topic:".
///
/// ```
/// use followup::language::Language;
/// use wording::Words;
/// use wording::topic::said_by_others;
/// let said = |language, topic| said_by_others(Words::from(language), topic);
/// assert_eq!(said(Language::AmericanEnglish, "your inquiry"), "an inquiry");
/// assert_eq!(said(Language::BritishEnglish, "your question about pricing"), "a question about pricing");
/// assert_eq!(said(Language::German, "Ihre Frage zu Preisen"), "Frage zu Preisen");
/// assert_eq!(said(Language::French, "the spring fair"), "the spring fair");
/// ```
#[must_use]
pub fn said_by_others(words: Words, topic: &str) -> String {
    let bare = bare(topic);
    if !words.language.is_english() || !topic.starts_with("your ") {
        return bare.to_owned();
    }
    if bare.starts_with(['a', 'e', 'i', 'o']) {
        format!("an {bare}")
    } else {
        format!("a {bare}")
    }
}

/// What an inquiry is about, for who reads these words: as it was asked, or, where that is in another language, as the form says it in
/// theirs.
#[must_use]
pub fn topic_for(policy: &Arc<Policy>, words: Words, inquiry: &Inquiry) -> String {
    let asked_in = inquiry.language.map(|known| known.language());
    let asked_in = asked_in.unwrap_or(policy.active.company.language);
    if asked_in.reads_as(words.language) {
        return inquiry.topic_phrase.clone();
    }
    if inquiry.origin.entry().is_some() {
        return words.phrase_listed();
    }
    let rang = medium::phrase(words, inquiry).filter(|_| inquiry.topic.is_none());
    if let Some(rang) = rang {
        return rang;
    }
    let said = policy.said_in(Some(words.language));
    match said.active.forms.get(&inquiry.form) {
        Some(form) => phrase(form, inquiry.topic.as_deref()).to_owned(),
        // Of a mail, nobody chose what it is about.
        None => words.phrase_inquiry(),
    }
}

/// How a form says a topic inside a sentence.
#[must_use]
pub fn phrase<'a>(form: &'a Form, topic: Option<&str>) -> &'a str {
    let mut fields = form.fields.iter();
    let field = fields.find(|field| field.maps_to == MapsTo::Topic);
    let choices = field.map_or(&[][..], |field| field.kind.choices());
    let mut choices = choices.iter();
    let chosen = choices.find(|choice| Some(choice.value.as_str()) == topic);
    let phrase = chosen.and_then(|choice| choice.phrase.as_ref());
    phrase.unwrap_or(&form.phrase)
}

/// A topic by the name that a form's choice gives it, for who reads these words; as it is stored, where no form has it any more.
#[must_use]
pub fn name_of(policy: &Arc<Policy>, words: Words, topic: &str) -> String {
    let said = policy.said_in(Some(words.language));
    let fields = said.active.forms.values().flat_map(|form| &form.fields);
    let mut choices = fields
        .filter(|field| field.maps_to == MapsTo::Topic)
        .flat_map(|field| field.kind.choices());
    let choice = choices.find(|choice| choice.value.as_str() == topic);
    choice.map_or_else(|| topic.to_owned(), |choice| choice.label.clone())
}

/// A topic without whose it is: "question about pricing".
#[must_use]
pub fn bare(topic: &str) -> &str {
    let begins = |possessive: &&&str| {
        let start = topic.get(..possessive.len());
        start.is_some_and(|start| start.to_lowercase() == **possessive)
    };
    let possessive = POSSESSIVES.iter().find(begins);
    possessive.map_or(topic, |possessive| &topic[possessive.len()..])
}
