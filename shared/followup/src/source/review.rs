//! What nobody could read: it is kept whole, with what of it could be read, and a person looks at it.

use calendar::Instant;

use crate::form::{Form, MAX_FIELDS};
use crate::inquiry::{Inquiry, MAX_TEXT_CHARS, Suspicion, clipped, many_lines};

/// An inquiry of what a source brought and its form does not take: the fields that it does take, and all that came as its words.
///
/// ```
/// use followup::form::Form;
/// use followup::inquiry::Suspicion;
/// use followup::source::for_review;
/// let came = [("email".to_owned(), "ana@example.org".to_owned())];
/// let kept = for_review(&Form::builtin_contact(), &came, "{\"mail\":\"ana@example.org\"}", Default::default(), "1");
/// assert_eq!(kept.suspicion, Some(Suspicion::NotUnderstood));
/// assert_eq!(kept.email.unwrap().as_str(), "ana@example.org");
/// assert_eq!(kept.message.as_deref(), Some("{\"mail\":\"ana@example.org\"}"));
/// ```
#[must_use]
pub fn for_review(
    form: &Form,
    filled: &[(String, String)],
    came: &str,
    at: Instant,
    country_code: &str,
) -> Inquiry {
    let mut lenient = form.clone();
    lenient.required_one_of.clear();
    for field in &mut lenient.fields {
        field.required = false;
    }
    let mut filled: Vec<(String, String)> = filled.iter().take(MAX_FIELDS).cloned().collect();
    let read = lenient
        .read(&filled, at, country_code)
        .or_else(|errors| {
            filled.retain(|(name, _)| errors.iter().all(|error| error.field != *name));
            lenient.read(&filled, at, country_code)
        })
        .or_else(|_| lenient.read(&[], at, country_code));
    let inquiry = read.expect("a form that asks for nothing takes nothing");
    Inquiry {
        message: Some(clipped(&many_lines(came), MAX_TEXT_CHARS)).filter(|text| !text.is_empty()),
        suspicion: Some(Suspicion::NotUnderstood),
        ..inquiry
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_is_kept_and_what_cannot_is_in_the_words() {
        let filled = [
            ("name", "Ana Silva"),
            ("email", "nobody at all"),
            ("phone", "+1 212 555 0123"),
            ("budget", "10"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let form = Form::builtin_contact();
        let kept = for_review(&form, &filled, "all of it", Instant::default(), "1");
        assert_eq!(kept.name.full(), "Ana Silva");
        assert_eq!(kept.email, None);
        assert_eq!(kept.phone.unwrap().as_str(), "+12125550123");
        assert_eq!(kept.message.as_deref(), Some("all of it"));
    }

    #[test]
    fn nothing_readable_and_far_too_much_is_kept_as_far_as_it_fits() {
        let form = Form::builtin_voicemail();
        let many: Vec<(String, String)> = (0..=MAX_FIELDS)
            .map(|number| (format!("f{number}"), "x".to_owned()))
            .collect();
        let came = "y".repeat(MAX_TEXT_CHARS + 1);
        let kept = for_review(&form, &many, &came, Instant::default(), "1");
        assert_eq!(kept.message.unwrap().chars().count(), MAX_TEXT_CHARS);
        let nothing = for_review(&form, &[], " ", Instant::default(), "1");
        assert_eq!(nothing.message, None);
        assert_eq!(nothing.suspicion, Some(Suspicion::NotUnderstood));
    }
}
