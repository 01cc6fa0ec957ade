//! The word before a date that says what the date is: an end, a beginning, the second of two.

use crate::dates::weekday;
use crate::words::calendar::{BETWEEN, FILLERS, INCLUSIVE, SINCE, UNTIL};

/// What the last word before a date says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// Something ends then.
    Until,
    /// Something ends then, if another date stands before it.
    Between,
    /// Something begins then.
    Since,
    /// No word before the date says what it is.
    None,
}

/// The last word before a date that says what the date is.
pub(super) fn cue(head: &str) -> Cue {
    let mut rest = head.trim_end_matches(|c: char| c == ' ' || ",:(\"".contains(c));
    loop {
        let longest = |list: &[&str]| {
            list.iter()
                .filter(|word| ends_with_word(rest, word))
                .map(|word| word.len())
                .max()
                .unwrap_or(0)
        };
        let (until, since, between) = (longest(UNTIL), longest(SINCE), longest(BETWEEN));
        let most = until.max(since).max(between);
        if most > 0 {
            return if since == most && since > until {
                Cue::Since
            } else if between == most {
                Cue::Between
            } else {
                Cue::Until
            };
        }
        // "until (and including) Monday the": what says nothing by itself is passed over.
        let word = rest.rsplit([' ', ',', '(']).next().unwrap_or_default();
        let bare = word.trim_matches(['.', ',']);
        if word.is_empty()
            || !(FILLERS.contains(&word)
                || FILLERS.contains(&bare)
                || INCLUSIVE.contains(&bare)
                || weekday(bare).is_some()
                || is_clock_time(word)
                || bare == "feira")
        {
            return Cue::None;
        }
        rest = rest[..rest.len() - word.len()].trim_end_matches([' ', ',', '(', '.', ':']);
    }
}

/// "5pm", "17:00", "9h": what stands before a day, and says nothing of it.
fn is_clock_time(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let minutes = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
    rest.len() < word.len()
        && (rest.len() > minutes.len() && minutes.is_empty()
            || matches!(minutes, "am" | "pm" | "h" | "uhr"))
}

pub(super) fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|head| {
        !word.starts_with(char::is_alphanumeric)
            || head
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric())
    })
}
