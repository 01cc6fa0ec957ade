//! How a mail to the team says a time, and a reason.

use calendar::Instant;
use wording::Words;
use wording::moment::LocalTimes;

/// Names in a row, the last behind an "and"; where there are more than these, how many.
pub(crate) fn names<T: AsRef<str>>(words: Words, named: &[T], more: usize) -> String {
    let joined = |names: &[T]| {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        names.join(", ")
    };
    if more > 0 {
        return words.names_and_more(&more.to_string(), &joined(named));
    }
    match named.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            words.names_and_last(last.as_ref(), &joined(rest))
        }
        Some(_) | None => joined(named),
    }
}

/// "due today 15:00"; once that has passed, "overdue since Monday, March 2, 15:00".
pub(crate) fn due_words(words: Words, times: LocalTimes, at: Instant, now: Instant) -> String {
    let when = times.in_mail(at, now);
    if at < now {
        words.overdue_since(&when)
    } else {
        words.due_at(&when)
    }
}

/// A reason as a sentence.
pub(crate) fn sentence(reason: &str) -> String {
    let reason = reason.trim().trim_end_matches('.');
    let mut letters = reason.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}.", first.to_uppercase(), letters.as_str())
    })
}
