//! What the page says of what became of a wish.

use followup::booking::{Side, Standing};
use followup::lead::Lead;

use crate::booking::BookingResult;

/// What is said above the times.
#[derive(Debug, Default)]
pub(super) struct BookingNotice {
    /// The HTTP status.
    pub(super) status: u16,
    /// The heading; the page's own, if empty.
    pub(super) title: String,
    /// Sentences below it.
    pub(super) details: Vec<String>,
    /// What is wrong with what was typed.
    pub(super) error: Option<String>,
}

/// What became of a choice, in words.
pub(super) fn said(
    result: &BookingResult,
    choice: &str,
    lead: &Lead,
    side: &Side,
) -> BookingNotice {
    let standing = lead.meeting().map(|meeting| meeting.standing);
    let (status, title, detail) = match (result, standing) {
        (BookingResult::Done | BookingResult::Same, _) if choice == "cancel" => (
            200,
            "Cancelled",
            "The time is free again, and whoever expected it gets a mail.",
        ),
        (BookingResult::Done, Some(Standing::Confirmed)) => (
            200,
            "It is booked",
            "A mail with an invitation for the calendar is on its way to both.",
        ),
        (BookingResult::Done, Some(Standing::Requested)) => (
            200,
            "We have asked for you",
            "A person looks whether it fits, and you get a mail. Please do not count on it before.",
        ),
        (BookingResult::Same, Some(Standing::Confirmed)) => (
            200,
            "It is booked",
            "This time was yours already. It counts once.",
        ),
        (BookingResult::Same, Some(Standing::Requested)) => (
            200,
            "We have asked for you",
            "You asked for this time already. It counts once.",
        ),
        (BookingResult::Taken, _) if choice == "confirm" => (
            409,
            "This time is not free any more",
            "Nothing was confirmed. Please offer them another one.",
        ),
        (BookingResult::Taken, _) => (
            409,
            "Somebody was faster",
            "This time has just been taken. These are the next ones that are free.",
        ),
        (BookingResult::Changed, _) => (
            409,
            "Something has changed meanwhile",
            "Nothing was done. This is how it stands now.",
        ),
        (BookingResult::Impossible | BookingResult::Done | BookingResult::Same, _) => (
            409,
            "That cannot be booked here",
            match side {
                Side::Lead => "Nothing was booked. An answer to our mail reaches a person.",
                Side::Team(_) => "Nothing was changed.",
            },
        ),
    };
    BookingNotice {
        status,
        title: title.to_owned(),
        details: vec![detail.to_owned()],
        error: None,
    }
}
