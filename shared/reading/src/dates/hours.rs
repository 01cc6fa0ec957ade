//! Numbers that look like days and are none: hours, prices, rooms, extensions, ranges of hours.

use super::months::month;
use super::token::{Token, TokenKind};
use crate::words::calendar::{BETWEEN, NUMBERED, UNITS, UNTIL};

/// What stands before an amount.
const CURRENCIES: [&str; 5] = ["$", "€", "£", "#", "+"];
/// Letters of a month's name that is not shortened.
const MIN_WHOLE_NAME: usize = 4;
/// The last hour of a day.
const LAST_HOUR: u32 = 24;

/// How many tokens from here are such a number.
pub(super) fn taken(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if tokens[at].kind != TokenKind::Number {
        return None;
    }
    let after = clock(tokens, at).unwrap_or(1);
    let is_clock = after > 1;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let is_named = before
        .is_some_and(|word| CURRENCIES.contains(&word.text) || NUMBERED.contains(&word.text))
        || at >= 2
            && matches!(tokens[at - 1].text, "." | ":" | "-")
            && NUMBERED.contains(&tokens[at - 2].text);
    let range = range(tokens, at).or_else(|| range_in_words(tokens, at));
    if let Some(taken) = range.or_else(|| telephone(tokens, at)) {
        return Some(taken);
    }
    let behind = |ahead: usize| {
        tokens
            .get(at + after + ahead)
            .map_or("", |token| token.text)
    };
    let is_half_of_day = ["a", "p"].contains(&behind(0)) && (behind(1), behind(2)) == (".", "m");
    let is_counted = UNITS.contains(&behind(0)) || is_half_of_day;
    // "14 h", "17:30", "10.50 EUR", "room 12", "$ 14".
    (is_clock || is_counted || is_named && !is_date(tokens, at)).then_some(after)
}

/// "17:30", "9.30" with what follows it: how many tokens a time of day takes.
fn clock(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let touches = |at: usize| tokens[at].end() == tokens[at + 1].start;
    let sign = tokens.get(at + 1)?.text;
    let minutes = tokens.get(at + 2)?;
    let hour = tokens[at].number(2)?;
    let is_time = sign == ":" || sign == "." && minutes.number(2).is_some_and(|value| value > 12);
    (hour <= LAST_HOUR
        && is_time
        && minutes.kind == TokenKind::Number
        && minutes.text.len() == 2
        && touches(at)
        && touches(at + 1)
        && tokens.get(at + 3).is_none_or(|next| {
            next.text != sign
                || next.start > minutes.end()
                || tokens
                    .get(at + 4)
                    .is_none_or(|third| third.kind != TokenKind::Number)
        }))
    .then_some(3)
}

/// "555 010 14": numbers in a row, with nothing between them.
fn telephone(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let run = tokens[at..]
        .iter()
        .take_while(|token| token.kind == TokenKind::Number);
    let numbers = run.count();
    let names_month = tokens
        .get(at + numbers)
        .is_some_and(|next| month(next.text).is_some());
    (numbers > 1).then_some(if names_month { numbers - 1 } else { numbers })
}

/// "9-17", "8 - 16": a range of two numbers, no month before or behind it, is of hours or of rooms.
fn range(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = tokens[at].number(4)?;
    if tokens.get(at + 1)?.text != "-" {
        return None;
    }
    let second = tokens.get(at + 2)?;
    let value = second.number(4)?;
    let is_year = tokens[at].text.len() == 4;
    if is_year
        || value > 1_000
        || first > 1_000
        || tokens.get(at + 3).is_some_and(|next| {
            // 03-05-2026, 3-14/5, and a dot behind which a month stands.
            matches!(next.text, "-" | "/")
                && next.start == second.end()
                && tokens
                    .get(at + 4)
                    .is_some_and(|third| third.kind == TokenKind::Number)
        })
    {
        return None;
    }
    (!is_beside_month(tokens, at)).then_some(3)
}

/// "between 10 and 12", "von 9 bis 17": two hours of a day, if neither has the mark of a day and no month stands beside them.
fn range_in_words(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let is_hour = |at: usize| {
        let hour = tokens.get(at)?.number(2)?;
        (hour <= LAST_HOUR).then_some(())
    };
    is_hour(at)?;
    let word = tokens.get(at + 1)?.text;
    (UNTIL.contains(&word) || BETWEEN.contains(&word)).then_some(())?;
    is_hour(at + 2)?;
    let is_number = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    };
    // "3 to 14/5", "3 to 14th".
    let end = tokens[at + 2].end();
    let goes_on = tokens.get(at + 3).is_some_and(|next| {
        next.start == end && (next.text != "." && next.text != "," || is_number(at + 4))
    });
    (!goes_on && !is_beside_month(tokens, at)).then_some(3)
}

/// Whether a month stands behind the three tokens of a range, or before them. Shortened names are words of other languages ("Sie" is
/// August in Polish): such a one counts right beside the range alone.
fn is_beside_month(tokens: &[Token<'_>], at: usize) -> bool {
    let is_month = |at: usize, least: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.text.chars().count() >= least && month(token.text).is_some())
    };
    let behind = (3..=5).any(|ahead| is_month(at + ahead, 0));
    let before = at >= 1 && is_month(at - 1, 0) || at >= 2 && is_month(at - 2, MIN_WHOLE_NAME);
    behind || before
}

/// Whether a whole date begins here, whatever is said before it: "phone: until 14.03.2026".
fn is_date(tokens: &[Token<'_>], at: usize) -> bool {
    let behind = |ahead: usize| tokens.get(at + ahead);
    let is_number =
        |ahead: usize| behind(ahead).is_some_and(|token| token.kind == TokenKind::Number);
    is_number(2) && is_number(4)
        || (1..=2).any(|ahead| behind(ahead).is_some_and(|token| month(token.text).is_some()))
}
