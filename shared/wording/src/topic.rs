//! What somebody asked about, as others say it: a form's phrase speaks to whoever fills it in.

use crate::Words;

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
