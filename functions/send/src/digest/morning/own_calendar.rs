//! What is not known of the reader's own calendar, and why.

use calendar::{BusyError, BusyProblem, MAX_BUSY_BYTES};
use cloud::CloudError;
use cloud::table::busy::{CalendarTrouble, OutsideError};
use wording::{Words, counted};

use crate::team::reader::TeamReader;

/// That the reader's own calendar, or a part of it, is not known: what leads choose then waits for a yes, or falls on what stands there.
pub(super) async fn trouble(reader: &TeamReader<'_>) -> Result<Option<String>, CloudError> {
    let Some(url) = &reader.person.busy_ics else {
        return Ok(None);
    };
    let trouble = reader
        .cloud
        .calendar_trouble(&reader.person.id, url)
        .await?;
    let words = reader.words();
    Ok(trouble.map(|trouble| match trouble {
        CalendarTrouble::NotFetched(why) => words.own_calendar_unread(&not_fetched(words, &why)),
        CalendarTrouble::NotRead(why) => words.own_calendar_unread(&not_read(words, &why)),
        CalendarTrouble::Events { count, first } => {
            words.own_calendar_events(counted(count), &not_read(words, &first))
        }
    }))
}

/// Why its address did not give it.
fn not_fetched(words: Words, why: &OutsideError) -> String {
    match why {
        OutsideError::Address => words.calendar_address(),
        OutsideError::NoAnswer => words.calendar_no_answer(),
        OutsideError::Status(status) => words.calendar_status(&status.to_string()),
        OutsideError::TooLarge => words.calendar_over(&MAX_BUSY_BYTES.to_string()),
        OutsideError::Broken => words.calendar_broken(),
    }
}

/// What of it cannot be read, and where.
fn not_read(words: Words, why: &BusyError) -> String {
    let what = match &why.problem {
        BusyProblem::TooLarge => words.calendar_too_large(),
        BusyProblem::NoCalendar => words.calendar_no_calendar(),
        BusyProblem::Unpaired => words.calendar_unpaired(),
        BusyProblem::NoStart => words.calendar_no_start(),
        BusyProblem::Reversed => words.calendar_reversed(),
        BusyProblem::Moment(text) => words.calendar_moment(text),
        BusyProblem::Duration(text) => words.calendar_duration(text),
        BusyProblem::Repeats => words.calendar_repeats(),
    };
    words.calendar_at_line(&why.line.to_string(), &what)
}
