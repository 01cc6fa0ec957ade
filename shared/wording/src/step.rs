//! What a step or a mail is called.

use crate::Words;

/// The name of a step or of a template: in the reader's words if Baton names it, else as the policy writes it, with spaces.
///
/// ```
/// use followup::language::Language;
/// use wording::{Words, step::name};
/// let german = Words::from(Language::German);
/// assert_eq!(name(german, "acknowledgement"), "Eingangsbestätigung");
/// assert_eq!(name(german, "zweiter_anruf"), "zweiter anruf");
/// ```
#[must_use]
pub fn name(words: Words, code: &str) -> String {
    match code {
        "acknowledgement" => words.step_acknowledgement(),
        "acknowledgement_later" => words.step_acknowledgement_later(),
        "question" => words.step_question(),
        "courtesy_no" => words.step_courtesy_no(),
        "courteous_no" => words.step_courteous_no(),
        "goodbye" => words.step_goodbye(),
        "owing" => words.step_owing(),
        "new_contact" => words.step_new_contact(),
        "mail_personal" => words.step_mail_personal(),
        "mail_again" => words.step_mail_again(),
        "booked" => words.step_booked(),
        "booking_moved" => words.step_booking_moved(),
        "booking_requested" => words.step_booking_requested(),
        "booking_cancelled" => words.step_booking_cancelled(),
        "booking_reminder" => words.step_booking_reminder(),
        "booking_again" => words.step_booking_again(),
        own => own.replace('_', " "),
    }
}
