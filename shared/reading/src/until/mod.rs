//! Until when somebody is away, by what an out-of-office says.
//!
//! The answer is the day on which they are **back**:
//!
//! - "back on the 14th", "ab dem 14. wieder erreichbar": that day.
//! - "until the 14th", "from 2 to 14 May": that day too. Who says so means either the last day away or the first day back, and nobody can
//!   tell which; what waits for the date waits until it has passed.
//! - "until September", "back in September": its first day; "until the end of May": the 31st.
//! - "until the 13th inclusive", "through the 13th", "t/m 13 maart", "bis einschließlich 13. März": the day after.
//!
//! A date without a year is the next such day not before the mail's own date; where strokes can be read in two ways (3/4), all
//! dates of the mail are read in one order: the one that is possible, else the nearer one, else the one of the writer's zone and language. Where both an end and a return are named, the return counts.

mod cue;

use chrono::{Duration, Months, NaiveDate};

use self::cue::{Cue, cue, ends_with_word};
use crate::dates::{DateForm, FoundDate, Slashes, dates, weekday};
use crate::fold::{fold, has};
use crate::words::calendar::{
    ABBREVIATED, ARTICLES, BACK, FILLERS, INCLUSIVE, OPEN_HOURS, SINCE_BEHIND, UNTIL_BEHIND, WITHIN,
};

/// Characters before a date in which its cue stands.
const BEFORE: usize = 48;
/// Bytes between two dates, at most, that belong to one range.
const NEAR: usize = BEFORE / 2;
/// Bytes between a weekday and the date that it belongs to, at most.
const NEAR_WEEKDAY: usize = BEFORE / 4;
/// Characters behind a date in which its cue stands.
const BEHIND: usize = 40;
/// Characters of a month's name, or of a year, that is not shortened.
const MIN_WHOLE_CHARS: usize = 4;
/// Days ahead at most: nobody is away for longer, and comes back.
const MAX_AWAY: i64 = 800;
/// Hours west of Greenwich where months stand first.
const MONTH_FIRST_ZONES: std::ops::RangeInclusive<i32> = -10..=-4;
/// What a date says of an absence; where both are said, the return counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum DateRole {
    /// Away until then.
    End,
    /// Back then.
    Return,
}

/// The day on which the writer is back.
///
/// ```
/// use chrono::NaiveDate;
/// let sent = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
/// let back = |text| reading::back_on(text, sent, 0).map(|day| day.to_string());
/// assert_eq!(back("I am out of the office and back on the 14th.").as_deref(), Some("2026-03-14"));
/// assert_eq!(back("Ich bin bis einschließlich 13. März nicht im Büro.").as_deref(), Some("2026-03-14"));
/// assert_eq!(back("I am on leave until September.").as_deref(), Some("2026-09-01"));
/// assert_eq!(back("I may be back late, and on leave until May.").as_deref(), Some("2026-05-01"));
/// assert_eq!(back("I am away.").as_deref(), None);
/// ```
#[must_use]
pub fn back_on(text: &str, sent: NaiveDate, zone_hours: i32) -> Option<NaiveDate> {
    let text = sentences(text);
    let english = has(&text, &["the", "will", "am", "office"]);
    let slashes = if MONTH_FIRST_ZONES.contains(&zone_hours) && english {
        Slashes::MonthFirst
    } else {
        Slashes::DayFirst
    };
    let found = without_weekdays(&text, dates(&text, sent, slashes));
    let mut best: Option<(DateRole, NaiveDate)> = None;
    for (at, one) in found.iter().enumerate() {
        let earlier = at.checked_sub(1).and_then(|at| found.get(at));
        let later = found.get(at + 1);
        let Some((role, date)) = role(&text, one, earlier, later) else {
            continue;
        };
        let ahead = (date - sent).num_days();
        if !(0..=MAX_AWAY).contains(&ahead) {
            continue;
        }
        if best.is_none_or(|best| (role, date) > best) {
            best = Some((role, date));
        }
    }
    best.map(|(_, date)| date)
}

/// "Monday, March 14": the weekday is no date of its own.
fn without_weekdays(text: &str, found: Vec<FoundDate>) -> Vec<FoundDate> {
    let belongs = |one: &FoundDate, next: &FoundDate| {
        weekday(&text[one.start..one.end]).is_some()
            && next.start - one.end < NEAR_WEEKDAY
            && only_fillers(&text[one.end..next.start])
    };
    let keeps: Vec<bool> = (0..found.len())
        .map(|at| {
            !found
                .get(at + 1)
                .is_some_and(|next| belongs(&found[at], next))
        })
        .collect();
    found
        .into_iter()
        .zip(keeps)
        .filter_map(|(one, keep)| keep.then_some(one))
        .collect()
}

/// The text folded, in one line, with a mark where a paragraph ends.
fn sentences(text: &str) -> String {
    let folded = fold(text);
    let mut whole = String::with_capacity(folded.len());
    for line in folded.lines() {
        let line = line.trim();
        if line.is_empty() {
            whole.push_str(" \u{b6} ");
        } else {
            whole.push_str(line);
            whole.push(' ');
        }
    }
    whole
}

/// The sentence in which a date stands, as far as its words count.
fn sentence<'a>(text: &'a str, one: &FoundDate) -> &'a str {
    let from = one.start - before(text, one, None).len();
    let to = one.end + behind(text, one, None).len();
    &text[from..to]
}

/// What stands before a date in its sentence, after the date before it.
fn before<'a>(text: &'a str, one: &FoundDate, earlier: Option<&FoundDate>) -> &'a str {
    let from = earlier.map_or(0, |earlier| earlier.end);
    let head = &text[from..one.start];
    let cut = head
        .char_indices()
        .rev()
        .nth(BEFORE)
        .map_or(0, |(at, _)| at);
    let head = &head[cut..];
    let end = head
        .char_indices()
        .rev()
        .find(|(at, c)| match c {
            '!' | '?' | '。' | '\u{b6}' | ';' => true,
            // A dot behind a word ends a sentence, one behind a number or a short word does not.
            '.' => {
                let word = head[..*at].rsplit(' ').next().unwrap_or_default();
                head[at + 1..].starts_with(' ')
                    && !ABBREVIATED.contains(&word)
                    && head[..*at]
                        .chars()
                        .rev()
                        .take(4)
                        .filter(|c| c.is_alphabetic())
                        .count()
                        == 4
            }
            _ => false,
        })
        .map_or(0, |(at, c)| at + c.len_utf8());
    &head[end..]
}

fn behind<'a>(text: &'a str, one: &FoundDate, later: Option<&FoundDate>) -> &'a str {
    let to = later.map_or(text.len(), |later| later.start);
    let tail = &text[one.end..to.max(one.end)];
    let cut = tail
        .char_indices()
        .nth(BEHIND)
        .map_or(tail.len(), |(at, _)| at);
    let tail = &tail[..cut];
    let ends_at_once = names_whole_date(&text[one.start..one.end]);
    let end = tail
        .char_indices()
        .find(|(at, c)| {
            matches!(c, '!' | '?' | '。' | '\u{b6}' | ';')
                || *c == '.' && tail[at + 1..].starts_with(' ') && (*at > 1 || ends_at_once)
        })
        .map_or(tail.len(), |(at, _)| at);
    &tail[..end]
}

/// Whether a dot behind a date ends a sentence: "12 March.", "May 2026."; it ends none behind "12.03" and "12 Mar".
fn names_whole_date(written: &str) -> bool {
    let last = written.rsplit(' ').next().unwrap_or_default();
    last.chars().count() >= MIN_WHOLE_CHARS
        && (last.chars().all(char::is_alphabetic) || last.chars().all(|c| c.is_ascii_digit()))
}

/// The words around a date that say what it is.
struct Around<'a> {
    /// Before it, in its sentence.
    head: &'a str,
    /// Behind it, in its sentence.
    tail: &'a str,
    /// The word before it that counts.
    cue: Cue,
    /// A word behind it says until.
    ends_behind: bool,
    /// A word on either side says that somebody is back.
    is_back: bool,
}

impl<'a> Around<'a> {
    fn of(
        text: &'a str,
        one: &FoundDate,
        earlier: Option<&FoundDate>,
        later: Option<&FoundDate>,
    ) -> Self {
        let head = before(text, one, earlier);
        let tail = behind(text, one, later);
        let follows_date =
            earlier.is_some_and(|earlier| one.start - earlier.end < NEAR) || range_start(head);
        // "and" ends a range only between two dates.
        let cue = match cue(head) {
            Cue::Between if !follows_date => Cue::None,
            cue @ (Cue::Until | Cue::Between | Cue::Since | Cue::None) => cue,
        };
        Self {
            head,
            tail,
            cue,
            ends_behind: starts_with_any(tail, UNTIL_BEHIND),
            is_back: has(head, BACK) || has(tail, BACK),
        }
    }

    /// Whether the sentence says when an office is open: "hours 9-17, Monday to Thursday".
    fn is_about_hours(&self, text: &str, one: &FoundDate) -> bool {
        let written = &text[one.start..one.end];
        let number = written.trim_end_matches('.');
        let is_number = number.chars().all(|c| c.is_ascii_digit());
        let may_be_hours = is_number || weekday(written).is_some();
        may_be_hours
            && !self.is_back
            && (has(sentence(text, one), OPEN_HOURS) || begins_hours(self.tail))
    }

    /// Whether what is written may be a date at all: "14" only behind an article or where a word says until, "May" only where a word says
    /// until, from, or back in.
    fn makes_a_date(&self, written: &str, form: DateForm) -> bool {
        let is_until = self.cue == Cue::Until || self.ends_behind;
        match form {
            DateForm::Full => true,
            DateForm::Short => {
                let is_number = written.chars().all(|c| c.is_ascii_digit());
                let mut articles = ARTICLES.iter();
                is_until || !is_number || articles.any(|word| self.head.trim_end().ends_with(word))
            }
            DateForm::Month => {
                is_until || self.cue == Cue::Since || self.is_back && is_within(self.head)
            }
        }
    }

    /// The day of return, of an absence that ends on a date.
    fn day_after(&self, one: &FoundDate) -> NaiveDate {
        let inclusive = has(last_words(self.head), INCLUSIVE) || has(self.tail, INCLUSIVE);
        match one.form {
            DateForm::Full | DateForm::Short | DateForm::Month if !inclusive => one.date,
            DateForm::Month => {
                let next = one.date.checked_add_months(Months::new(1));
                next.unwrap_or(one.date)
            }
            DateForm::Full | DateForm::Short => one.date + Duration::days(1),
        }
    }
}

/// What a date says of an absence, and the day of return that follows; nothing, when it is about something else.
fn role(
    text: &str,
    one: &FoundDate,
    earlier: Option<&FoundDate>,
    later: Option<&FoundDate>,
) -> Option<(DateRole, NaiveDate)> {
    let around = Around::of(text, one, earlier, later);
    if !around.makes_a_date(&text[one.start..one.end], one.form) || around.is_about_hours(text, one)
    {
        return None;
    }
    let is_end = around.ends_behind || matches!(around.cue, Cue::Until | Cue::Between);
    if is_end && !(around.is_back && around.cue == Cue::Since) {
        // "Not back until" too: whoever waits for the date waits for the return.
        return Some((DateRole::End, around.day_after(one)));
    }
    let begins_range = || {
        later.is_some_and(|later| {
            let next = cue(before(text, later, Some(one)));
            matches!(next, Cue::Between | Cue::Until) && later.start - one.end < NEAR
        })
    };
    let begins_behind = || starts_with_any(around.tail, SINCE_BEHIND);
    let returns =
        around.is_back && (around.cue != Cue::Between && !begins_range() || begins_behind());
    returns.then_some((DateRole::Return, one.date))
}

/// " 9-17", ", 8:30 - 16:00": hours that follow a weekday.
fn begins_hours(tail: &str) -> bool {
    let tail = tail.trim_start_matches([' ', ',', ':', '(']);
    let hour = |text: &str| text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.');
    let Some(at) = hour(tail).filter(|at| *at > 0) else {
        return false;
    };
    let rest = tail[at..].trim_start();
    rest.strip_prefix('-')
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

fn starts_with_any(tail: &str, words: &[&str]) -> bool {
    // "14 (Monday) まで": a weekday in brackets may stand between the date and its word.
    let bare = tail.trim_start_matches([' ', ',']);
    let bare = bare
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .map_or(bare, |(_, rest)| rest);
    let bare = bare.trim_start_matches([' ', ',']);
    words.iter().any(|word| bare.starts_with(word))
}

/// "vom 3. bis": the range begins with a number that is no date by itself.
fn range_start(head: &str) -> bool {
    let digits = head
        .chars()
        .rev()
        .take(BEFORE / 2)
        .filter(char::is_ascii_digit)
        .count();
    digits > 0
}

fn only_fillers(text: &str) -> bool {
    text.split([' ', ',', '.', '(', ')'])
        .all(|word| word.is_empty() || FILLERS.contains(&word))
}

/// Whether the last word before a date says "in".
fn is_within(head: &str) -> bool {
    WITHIN
        .iter()
        .any(|word| ends_with_word(head.trim_end(), word))
}

fn last_words(head: &str) -> &str {
    let cut = head
        .char_indices()
        .rev()
        .nth(BEFORE / 2)
        .map_or(0, |(at, _)| at);
    &head[cut..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_ends_with_its_second_date_as_long_as_that_is_near() {
        let sent = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let back = |text| back_on(text, sent, 0).map(|day| day.to_string());
        let second = Some("2026-03-19".to_owned());
        assert_eq!(back("On leave March 12 to March 19."), second);
        assert_eq!(
            back("On leave March 12 (in Rome, yes) to March 19."),
            second
        );
        assert_eq!(
            back("On leave March 12, as the list of our office says, to March 19."),
            None
        );
    }
}
