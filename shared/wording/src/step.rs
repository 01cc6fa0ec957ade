//! What a step or a mail is called.

use followup::language::Language;
use followup::message::OWN_WORDS;
use followup::nurture::LETTER;
use followup::template::MailKind;

use crate::{Words, with_capital};

/// How a mail is called.
type MailName = fn(Words) -> String;

/// The step that sends the courteous no.
const COURTEOUS_NO: &str = "courteous_no";

/// What stands between the nouns of a German name, and keeps its small letters.
const SMALL_IN_GERMAN: [&str; 22] = [
    "am", "an", "auf", "bei", "das", "dem", "den", "der", "die", "fuer", "im", "in", "mit", "nach",
    "ohne", "und", "vom", "von", "vor", "zu", "zum", "zur",
];

/// The mails to leads that people of the team hear of by a name.
const MAILS: &[(MailKind, MailName)] = &[
    (MailKind::Acknowledgement, Words::step_acknowledgement),
    (
        MailKind::AcknowledgementLater,
        Words::step_acknowledgement_later,
    ),
    (MailKind::Question, Words::step_question),
    (MailKind::RightPerson, Words::step_right_person),
    (MailKind::CourtesyNo, Words::step_courtesy_no),
    (MailKind::Goodbye, Words::step_goodbye),
    (MailKind::Owing, Words::step_owing),
    (MailKind::NewContact, Words::step_new_contact),
    (MailKind::MailPersonal, Words::step_mail_personal),
    (MailKind::MailAgain, Words::step_mail_again),
    (MailKind::MailCallback, Words::step_mail_callback),
    (MailKind::Booked, Words::step_booked),
    (MailKind::BookingMoved, Words::step_booking_moved),
    (MailKind::BookingRequested, Words::step_booking_requested),
    (MailKind::BookingCancelled, Words::step_booking_cancelled),
    (MailKind::BookingReminder, Words::step_booking_reminder),
    (MailKind::BookingAgain, Words::step_booking_again),
];

/// The name of a step or of a template: in the reader's words if Baton names it, else as the policy writes it, with spaces.
///
/// ```
/// use followup::language::Language;
/// use wording::{Words, step::name};
/// let german = Words::from(Language::German);
/// assert_eq!(name(german, "acknowledgement"), "Eingangsbestätigung");
/// assert_eq!(name(german, "zweiter_anruf"), "Zweiter Anruf");
/// ```
#[must_use]
pub fn name(words: Words, code: &str) -> String {
    if let Some(letter) = code.strip_prefix(LETTER) {
        return words.step_letter(&spoken(words, letter));
    }
    match named(code) {
        Some(said) => said(words),
        None if code == COURTEOUS_NO => words.step_courteous_no(),
        None if code == OWN_WORDS => words.step_own_words(),
        None => spoken(words, code),
    }
}

/// A name that the policy gives, with spaces. It is written in small letters there, and German nouns begin with a capital one.
fn spoken(words: Words, code: &str) -> String {
    let said = code.replace('_', " ");
    if words.language != Language::German {
        return said;
    }
    let with_capitals = said.split(' ').map(|word| {
        if SMALL_IN_GERMAN.contains(&word) {
            word.to_owned()
        } else {
            with_capital(word)
        }
    });
    with_capitals.collect::<Vec<_>>().join(" ")
}

/// Whether Baton has a name of its own for a step or a template.
pub(crate) fn is_named(code: &str) -> bool {
    named(code).is_some()
}

fn named(code: &str) -> Option<MailName> {
    let kind = MailKind::named(code)?;
    let mut mails = MAILS.iter();
    mails.find(|(mail, _)| *mail == kind).map(|(_, said)| *said)
}
