//! What the page says of what became of a wish.

use followup::booking::{Side, Standing};
use followup::lead::Lead;

use wording::Words;

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
    words: Words,
    result: &BookingResult,
    choice: &str,
    lead: &Lead,
    side: &Side,
) -> BookingNotice {
    let standing = lead.meeting().map(|meeting| meeting.standing);
    let (status, title, detail) = match (result, standing) {
        (BookingResult::Done | BookingResult::Same, _) if choice == "cancel" => (
            200,
            words.booked_cancelled(),
            words.booked_cancelled_detail(),
        ),
        (BookingResult::Done, Some(Standing::Confirmed)) => {
            (200, words.booked(), words.booked_detail())
        }
        (BookingResult::Done, Some(Standing::Requested)) => {
            (200, words.booked_asked(), words.booked_asked_detail())
        }
        (BookingResult::Same, Some(Standing::Confirmed)) => {
            (200, words.booked(), words.booked_same())
        }
        (BookingResult::Same, Some(Standing::Requested)) => {
            (200, words.booked_asked(), words.booked_asked_same())
        }
        (BookingResult::Taken, _) if choice == "confirm" => {
            (409, words.booked_not_free(), words.booked_not_free_detail())
        }
        (BookingResult::Taken, _) => (409, words.booked_faster(), words.booked_faster_detail()),
        (BookingResult::Changed, _) => (409, words.booked_changed(), words.booked_changed_detail()),
        (BookingResult::Impossible | BookingResult::Done | BookingResult::Same, _) => (
            409,
            words.booked_impossible(),
            match side {
                Side::Lead => words.booked_impossible_detail(),
                Side::Team(_) => words.booked_nothing_changed(),
            },
        ),
    };
    BookingNotice {
        status,
        title,
        details: vec![detail],
        error: None,
    }
}
