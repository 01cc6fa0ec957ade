//! The forms that work before any policy was pushed.

use super::Form;
use super::definition;

/// The shipped forms, translated when this was built.
const CONTACT: &str = include_str!(concat!(env!("OUT_DIR"), "/contact.json"));
const VOICEMAIL: &str = include_str!(concat!(env!("OUT_DIR"), "/voicemail.json"));
const COUNTER: &str = include_str!(concat!(env!("OUT_DIR"), "/counter.json"));

impl Form {
    /// The shipped contact form, which works before any policy was pushed.
    ///
    /// ```
    /// assert_eq!(followup::form::Form::builtin_contact().name, "contact");
    /// ```
    #[must_use]
    pub fn builtin_contact() -> Self {
        Self::builtin("contact", CONTACT)
    }

    /// The shipped voicemail form.
    #[must_use]
    pub fn builtin_voicemail() -> Self {
        Self::builtin("voicemail", VOICEMAIL)
    }

    /// The shipped form for whoever is there, or rings: a name, and a number or an address.
    #[must_use]
    pub fn builtin_counter() -> Self {
        Self::builtin("counter", COUNTER)
    }

    fn builtin(name: &str, translated: &str) -> Self {
        serde_json::from_str(translated)
            .ok()
            .and_then(|raw| definition::build(name, raw, None).ok())
            .expect("the shipped forms are correct: a test reads them")
    }
}
