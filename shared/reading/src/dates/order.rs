//! In which order a mail writes days and months with strokes: 3/4 is read alike in all of it.

use std::cmp::Ordering;

use chrono::{Datelike, Duration, NaiveDate};

use super::token::{Token, TokenKind};

/// How days and months stand in numbers with strokes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slashes {
    /// 14/3.
    DayFirst,
    /// 3/14.
    MonthFirst,
}

/// Days ahead that are plausible for a date that can be read in two ways.
const LIKELY_AHEAD: i64 = 120;
/// Days back that are plausible for one of an absence that has begun.
const LIKELY_BACK: i64 = 31;
/// How many times closer together dates lie in an order that their distance alone speaks for.
const CLOSER: i64 = 3;
/// What stands between the numbers of such a date.
const STROKES: [&str; 2] = ["/", "-"];

/// Two numbers that are a day and a month, in an order that they do not tell, with the year if there is one.
#[derive(Debug, Clone, Copy)]
struct Stroked {
    first: u32,
    second: u32,
    year: Option<u32>,
}

impl Stroked {
    /// The date that begins with this token.
    fn at(tokens: &[Token<'_>], at: usize) -> Option<Self> {
        let sign = tokens.get(at + 1)?.text;
        let touches = |at: usize| tokens[at].end() == tokens[at + 1].start;
        if !STROKES.contains(&sign) || tokens[at].kind != TokenKind::Number {
            return None;
        }
        let (first, second) = (tokens[at].number(2)?, tokens.get(at + 2)?.number(2)?);
        if !touches(at) || !touches(at + 1) {
            return None;
        }
        let third = tokens
            .get(at + 3)
            .filter(|next| next.text == sign)
            .and_then(|_| tokens.get(at + 4))
            .filter(|_| touches(at + 2) && touches(at + 3));
        let year = match third {
            Some(year) if year.text.len() == 2 => Some(2000 + year.number(2)?),
            Some(year) if year.text.len() == 4 => Some(year.number(4)?),
            Some(_) => return None,
            // "9-17" is a range of hours, or of days.
            None if sign == "-" => return None,
            None => None,
        };
        Some(Self {
            first,
            second,
            year,
        })
    }

    /// The day that it is in that order, near the day of the mail where it names no year.
    fn day(self, order: Slashes, today: NaiveDate) -> Option<NaiveDate> {
        let (day, month) = match order {
            Slashes::DayFirst => (self.first, self.second),
            Slashes::MonthFirst => (self.second, self.first),
        };
        let begins = today - Duration::days(LIKELY_BACK);
        match self.year {
            Some(year) => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
            None => (begins.year()..=begins.year() + 1)
                .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
                .find(|date| *date >= begins),
        }
    }
}

/// The order in which more of the dates are possible, then the one in which more are near, and ascend, then the one in which they lie
/// much closer together, as those of one absence do; else the one that is usual.
pub(super) fn of(tokens: &[Token<'_>], today: NaiveDate, usual: Slashes) -> Slashes {
    let mut found: Vec<Stroked> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match Stroked::at(tokens, at) {
            Some(date) => {
                found.push(date);
                at += if date.year.is_some() { 5 } else { 3 };
            }
            None => at += 1,
        }
    }
    let fits = |order: Slashes| {
        let days: Vec<Option<NaiveDate>> =
            found.iter().map(|date| date.day(order, today)).collect();
        let possible = days.iter().flatten().count();
        let near = days
            .iter()
            .flatten()
            .filter(|day| (-LIKELY_BACK..=LIKELY_AHEAD).contains(&(**day - today).num_days()))
            .count();
        let ascending = days.windows(2).filter(|pair| pair[0] <= pair[1]).count();
        (possible, near, ascending)
    };
    // Days from the first of the dates to the last.
    let span = |order: Slashes| {
        let days = found.iter().filter_map(|date| date.day(order, today));
        let (first, last) = (days.clone().min(), days.max());
        first
            .zip(last)
            .map_or(0, |(first, last)| (last - first).num_days())
    };
    let other = match usual {
        Slashes::DayFirst => Slashes::MonthFirst,
        Slashes::MonthFirst => Slashes::DayFirst,
    };
    match fits(other).cmp(&fits(usual)) {
        Ordering::Greater => other,
        Ordering::Equal if span(other) * CLOSER < span(usual) => other,
        Ordering::Equal | Ordering::Less => usual,
    }
}
