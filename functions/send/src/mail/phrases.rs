//! How a mail to the team says a time, and a reason.

use calendar::{Calendar, Instant};
use followup::message::Message;
use followup::moment::in_mail;
use followup::policy::Policy;
use followup::promise::by_when;

/// By when somebody should have heard from us who was named no hour.
const BY_NOW: &str = "by now";

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

/// By when they should have heard from us: by what was promised to them, if an hour was.
pub(crate) fn by_when_or_now(policy: &Policy, promised: Option<Instant>, now: Instant) -> String {
    match promised {
        Some(by) => by_when(policy.calendar(), by, now),
        None => BY_NOW.to_owned(),
    }
}

/// By when they should have heard from us, in a mail that owns up to it.
pub(crate) fn owned_up_to(policy: &Policy, message: &Message, now: Instant) -> Option<String> {
    let owns_up = message.owns_up();
    owns_up.then(|| by_when_or_now(policy, message.owns_up, now))
}
