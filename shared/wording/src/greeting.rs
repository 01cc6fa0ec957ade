//! How a mail begins.

use followup::inquiry::PersonName;

use crate::Words;

/// The greeting of a mail to somebody: by name, as their language does it, or without one.
///
/// ```
/// use followup::inquiry::PersonName;
/// use wording::{Words, greeting::greeting};
/// let said = |name| greeting(Words::default(), &PersonName::parse(name).unwrap());
/// assert_eq!(said("Ida Berg"), "Hello Ida");
/// assert_eq!(said("Sales Team"), "Hello");
/// ```
#[must_use]
pub fn greeting(words: Words, name: &PersonName) -> String {
    let called = if words.greets_by_the_whole_name() {
        name.greeted_whole()
    } else {
        name.greeted()
    };
    called.map_or_else(|| words.greeting(), |called| words.greeting_name(&called))
}
