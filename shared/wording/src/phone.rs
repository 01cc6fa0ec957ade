//! A telephone number as a person reads it.

use followup::inquiry::PhoneNumber;

use crate::Words;

/// The number in its country's groups, extension included. One that no plan has says so.
///
/// ```
/// use followup::inquiry::PhoneNumber;
/// use followup::language::Language;
/// use wording::{Words, phone::shown};
/// let said = |number, language| shown(Words::from(language), &PhoneNumber::parse(number, "1").unwrap());
/// assert_eq!(said("(212) 555-0123 ext. 12", Language::AmericanEnglish), "+1 212 555 0123 ext. 12");
/// assert_eq!(said("+39 6 6982 0001", Language::German), "+39 669820001 (bitte die Nummer prüfen)");
/// ```
#[must_use]
pub fn shown(words: Words, number: &PhoneNumber) -> String {
    let grouped = number.grouped();
    let whole = match number.extension() {
        Some(extension) => words.number_extension(extension, &grouped),
        None => grouped,
    };
    if number.is_planned() {
        whole
    } else {
        words.number_doubtful(&whole)
    }
}
