//! How a mail to the team says a time, and a reason.

use calendar::{Calendar, Instant};
use followup::moment::in_mail;

/// "due today 15:00"; once that has passed, "overdue since Monday, March 2, 15:00".
pub(crate) fn due_words(calendar: &Calendar, at: Instant, now: Instant) -> String {
    let word = if at < now { "overdue since" } else { "due" };
    format!("{word} {}", in_mail(calendar, at, now))
}

/// A reason as a sentence.
pub(crate) fn sentence(reason: &str) -> String {
    let reason = reason.trim().trim_end_matches('.');
    let mut letters = reason.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}.", first.to_uppercase(), letters.as_str())
    })
}
