//! What is said of somebody who rang: they have written nothing.

use followup::inquiry::{Inquiry, Medium};

use crate::Words;

/// What somebody got in touch about who rang and did not say more; nothing for who wrote. Of whom somebody of the team spoke with, no machine
/// has a message.
///
/// ```
/// use followup::form::Form;
/// use followup::ids::PersonId;
/// use followup::inquiry::{Inquiry, Medium};
/// use followup::language::Language;
/// use wording::{Words, medium};
/// let fields = [("phone".to_owned(), "+12125550123".to_owned())];
/// let rang = Form::builtin_voicemail().read(&fields, Default::default(), "1").unwrap();
/// let said = |medium, by: Option<&str>| {
///     let taken_down_by = by.map(|by| PersonId::parse(by).unwrap());
///     let inquiry = Inquiry { medium, taken_down_by, ..rang.clone() };
///     medium::phrase(Words::from(Language::AmericanEnglish), &inquiry)
/// };
/// assert_eq!(said(Medium::MissedCall, None).as_deref(), Some("your call"));
/// assert_eq!(said(Medium::Voicemail, None).as_deref(), Some("your message on our voicemail"));
/// assert_eq!(said(Medium::Voicemail, Some("riley")).as_deref(), Some("your call"));
/// assert_eq!(said(Medium::Writing, None), None);
/// ```
#[must_use]
pub fn phrase(words: Words, inquiry: &Inquiry) -> Option<String> {
    match inquiry.medium {
        Medium::Writing => None,
        Medium::Voicemail if inquiry.taken_down_by.is_some() => Some(words.phrase_call()),
        Medium::Voicemail => Some(words.phrase_voicemail()),
        Medium::MissedCall => Some(words.phrase_call()),
        Medium::InPerson => Some(words.phrase_visit()),
    }
}

/// That somebody rang or was here with an inquiry, at a time in words; nothing of who wrote. Of whom somebody of the team spoke with, no machine
/// has a message.
#[must_use]
pub fn came(words: Words, inquiry: &Inquiry, when: &str) -> Option<String> {
    match inquiry.medium {
        Medium::Writing => None,
        Medium::Voicemail if inquiry.taken_down_by.is_some() => Some(words.stands_rang(when)),
        Medium::Voicemail => Some(words.they_left_a_message(when)),
        Medium::MissedCall => Some(words.they_rang(when)),
        Medium::InPerson => Some(words.they_were_here(when)),
    }
}

/// An inquiry as it is spoken of to whom it is from: who rang and named no topic asked by ringing.
#[must_use]
pub fn spoken_of(words: Words, inquiry: Inquiry) -> Inquiry {
    let phrase = phrase(words, &inquiry).filter(|_| inquiry.topic.is_none());
    Inquiry {
        topic_phrase: phrase.unwrap_or_else(|| inquiry.topic_phrase.clone()),
        ..inquiry
    }
}
