//! Dates as people write them, in any of the languages of [`crate::words::calendar`].

mod hours;
mod months;
mod order;
mod token;

use chrono::{Datelike, Duration, NaiveDate, Weekday};

pub(crate) use order::Slashes;

use months::month;
use token::{Token, TokenKind, tokens};

use crate::words::WEEKDAYS;
use crate::words::calendar::{FIRST, MONTH_BEGINS, MONTH_ENDS, MONTH_MIDDLE, OF, TOMORROW};

/// Days ahead beyond which a date without a year is rather one that has just passed.
const MAX_AHEAD: i64 = 300;
/// Years that a date of an absence may have.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;
/// Characters that a month's name has at least to count without a day beside it.
const MIN_MONTH_CHARS: usize = 4;
/// Whole names of months that are shorter than that.
const SHORT_MONTHS: [&str; 4] = ["may", "mai", "mei", "maj"];
/// The day that "mid-May" is.
const MIDDLE: u32 = 15;

/// What a date was written as: how sure it is that it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateForm {
    /// With a month, or a whole date in numbers.
    Full,
    /// "14.3", "the 14th", "Monday", "tomorrow": a date, if the words around say so.
    Short,
    /// "September", "March 2027": the first day of the month.
    Month,
}

/// A date in a text, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FoundDate {
    pub(crate) date: NaiveDate,
    pub(crate) form: DateForm,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The day of the week of that name.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let at = WEEKDAYS.iter().position(|names| names.contains(&word))?;
    Weekday::try_from(u8::try_from(at).ok()?).ok()
}

/// Every date of a folded text, each as the next such day not before `today`. Strokes are read in one order in all of it: the order that
/// is possible, else the likelier one, else `slashes`.
pub(crate) fn dates(folded: &str, today: NaiveDate, slashes: Slashes) -> Vec<FoundDate> {
    let tokens = tokens(folded);
    let slashes = order::of(&tokens, today, slashes);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(taken) = hours::taken(&tokens, at) {
            at += taken;
            continue;
        }
        if let Some((date, form, taken)) = (Cursor {
            tokens: &tokens[at..],
            today,
            slashes,
        })
        .date()
        {
            let end = tokens[at + taken - 1].end();
            found.push(FoundDate {
                date,
                form,
                start: tokens[at].start,
                end,
            });
            at += taken;
        } else {
            at += 1;
        }
    }
    found
}

/// What a date is looked for in: tokens from where it may begin.
struct Cursor<'a> {
    tokens: &'a [Token<'a>],
    today: NaiveDate,
    slashes: Slashes,
}

/// A date, what it was written as, and how many tokens it takes.
type Match = Option<(NaiveDate, DateForm, usize)>;

impl Cursor<'_> {
    fn is(&self, at: usize, texts: &[&str]) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| texts.contains(&token.text))
    }

    fn number(&self, at: usize, most: usize) -> Option<u32> {
        self.tokens.get(at)?.number(most)
    }

    fn date(&self) -> Match {
        let first = self.tokens.first()?;
        match first.kind {
            TokenKind::Number => self
                .eastern()
                .or_else(|| self.numbers())
                .or_else(|| self.day_month())
                .or_else(|| self.ordinal()),
            TokenKind::Word => self
                .month_day()
                .or_else(|| self.first_of_month())
                .or_else(|| self.month())
                .or_else(|| self.word()),
            TokenKind::Sign => self.word(),
        }
    }

    /// `2026年3月14日`, `3월 14일`.
    fn eastern(&self) -> Match {
        let mut at = 0;
        let mut year = None;
        if self.is(1, &["年", "년"]) {
            year = self.number(0, 4);
            at = 2;
        }
        let month = self.number(at, 2)?;
        if !self.is(at + 1, &["月", "월"]) {
            return None;
        }
        if self.is(at + 2, &["末", "底"]) {
            return Some((self.last_day(year, month)?, DateForm::Full, at + 3));
        }
        let day = self.number(at + 2, 2)?;
        let taken = if self.is(at + 3, &["日", "号", "號", "일"]) {
            at + 4
        } else {
            at + 3
        };
        Some((self.day(year, month, day)?, DateForm::Full, taken))
    }

    /// `2026-03-14`, `14.03.2026`, `14. 3.`, `3/14`, `14-03-2026`.
    fn numbers(&self) -> Match {
        let sign = self.tokens.get(1)?.text;
        if !["-", ".", "/"].contains(&sign) {
            return None;
        }
        // "14 - 3" is a sum or a range; "14. 3." is a date.
        let near = |at: usize| {
            let (Some(left), Some(right)) = (self.tokens.get(at), self.tokens.get(at + 1)) else {
                return false;
            };
            left.end() == right.start || left.text == "."
        };
        let first = self.number(0, 4)?;
        let second = self.number(2, 2)?;
        if !near(0) || !near(1) {
            return None;
        }
        let third = if self.is(3, &[sign]) && near(2) && near(3) {
            self.number(4, 4)
                .map(|third| (third, self.tokens[4].text.len()))
        } else {
            None
        };
        if self.tokens[0].text.len() == 4 {
            let (day, digits) = third?;
            return (digits <= 2)
                .then(|| self.day(Some(first), second, day))?
                .map(|date| (date, DateForm::Full, 5));
        }
        match third {
            Some((year, digits)) if digits == 4 || digits == 2 => {
                let year = if digits == 2 { 2000 + year } else { year };
                let date = self.either(Some(year), first, second, sign)?;
                Some((date, DateForm::Full, 5))
            }
            Some(_) => None,
            None if sign == "-" => None,
            None => {
                // "10.30 Uhr" is a time, "10.5 kg" a weight.
                if self.is(3, &["uhr", "h", "am", "pm", "a", "p", ":", "%", "€", "kg"]) {
                    return None;
                }
                let date = self.either(None, first, second, sign)?;
                let dotted = sign == "." && self.is(3, &["."]);
                let form = if dotted
                    || sign == "/"
                        && self.tokens[2].text.len() == 2
                        && self.tokens[0].text.len() == 2
                {
                    DateForm::Full
                } else {
                    DateForm::Short
                };
                Some((date, form, if dotted { 4 } else { 3 }))
            }
        }
    }

    /// Day and month in the order that fits.
    fn either(&self, year: Option<u32>, first: u32, second: u32, sign: &str) -> Option<NaiveDate> {
        let day_first = self.day(year, second, first);
        let month_first = if sign == "." {
            None
        } else {
            self.day(year, first, second)
        };
        let (one, other) = match self.slashes {
            Slashes::DayFirst => (day_first, month_first),
            Slashes::MonthFirst => (month_first, day_first),
        };
        one.or(other)
    }

    /// `14 March`, `14th of March 2026`, `14. März`, `14 de marzo de 2026`.
    fn day_month(&self) -> Match {
        let day = self.number(0, 2)?;
        let mut at = 1;
        if self.is(
            at,
            &[
                "st", "nd", "rd", "th", ".", "er", "re", "º", "ª", "°", "o", "e",
            ],
        ) {
            at += 1;
        } else if self.is(at, &[":"]) && self.is(at + 1, &["e", "a", "de", "te", "ste"]) {
            at += 2;
        }
        at = self.behind_of(at);
        let month = month(self.tokens.get(at)?.text)?;
        if self.is(at, &["out"]) && self.is(at + 1, &["of"]) {
            return None;
        }
        at += 1;
        let (year, taken) = self.year(at);
        Some((self.day(year, month, day)?, DateForm::Full, taken))
    }

    /// `March 14th, 2026`.
    fn month_day(&self) -> Match {
        const SHORT: [&str; 14] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
            "okt", "maj",
        ];
        let name = self.tokens.first()?.text;
        let month = month(name)?;
        if name.chars().count() < 4 && !SHORT.contains(&name) {
            return None;
        }
        let mut at = 1;
        for _ in 0..2 {
            if self.is(at, &[".", "the"]) {
                at += 1;
            }
        }
        let day = self.number(at, 2)?;
        // Of "March 2 to 9" this is the first day; the last is a number by itself, and found next.
        at += 1;
        if self.is(at, &["st", "nd", "rd", "th", "."]) {
            at += 1;
        }
        let (year, taken) = self.year(at);
        Some((self.day(year, month, day)?, DateForm::Full, taken))
    }

    /// `the first of April`, `el primero de abril`.
    fn first_of_month(&self) -> Match {
        if !self.is(0, FIRST) {
            return None;
        }
        let at = self.behind_of(1);
        let month = month(self.tokens.get(at)?.text)?;
        let (year, taken) = self.year(at + 1);
        Some((self.day(year, month, 1)?, DateForm::Full, taken))
    }

    /// `September`, `March 2027`, `the end of May`, `Mitte Juni`.
    fn month(&self) -> Match {
        let part = [
            (MONTH_BEGINS, Some(1)),
            (MONTH_MIDDLE, Some(MIDDLE)),
            (MONTH_ENDS, None),
        ]
        .into_iter()
        .find(|(words, _)| self.is(0, words));
        let at = part.map_or(0, |_| self.behind_of(1));
        let name = self.tokens.get(at)?.text;
        let month = month(name)?;
        // "Mar", "set", "out": shorter names are words of other languages.
        if name.chars().count() < MIN_MONTH_CHARS && !SHORT_MONTHS.contains(&name) {
            return None;
        }
        let (year, taken) = self.year(at + 1);
        let (date, form) = match part {
            Some((_, Some(day))) => (self.day(year, month, day)?, DateForm::Full),
            Some((_, None)) => (self.last_day(year, month)?, DateForm::Full),
            None => (self.day(year, month, 1)?, DateForm::Month),
        };
        Some((date, form, taken))
    }

    fn last_day(&self, year: Option<u32>, month: u32) -> Option<NaiveDate> {
        (28..=31).rev().find_map(|day| self.day(year, month, day))
    }

    /// Behind the "of" and "the" that may stand before a month.
    fn behind_of(&self, mut at: usize) -> usize {
        for _ in 0..2 {
            if self.is(at, OF) {
                at += 1;
            }
        }
        at
    }

    /// A year behind a month, and how many tokens there are with it.
    fn year(&self, at: usize) -> (Option<u32>, usize) {
        let mut next = at;
        for _ in 0..2 {
            if self.is(next, &[",", "de", "del", ".", "'"]) {
                next += 1;
            }
        }
        let year = self
            .number(next, 4)
            .filter(|year| YEARS.contains(&i32::try_from(*year).unwrap_or_default()));
        match year {
            Some(year) => (Some(year), next + 1),
            None => (None, at),
        }
    }

    /// `the 14th`, `14.`: a day of this month or the next.
    fn ordinal(&self) -> Match {
        let day = self.number(0, 2)?;
        let near = self
            .tokens
            .get(1)
            .is_some_and(|next| next.start == self.tokens[0].end());
        let decimal = self.is(1, &["."]) && self.number(2, 4).is_some() && {
            self.tokens[1].end() == self.tokens[2].start
        };
        let suffixes = ["st", "nd", "rd", "th", ".", "º", "er", "ste", "e"];
        let suffixed = near && !decimal && self.is(1, &suffixes);
        let taken = if suffixed { 2 } else { 1 };
        if !suffixed && near && self.is(1, &[":", "%", "/", "-", "h", "."]) {
            return None;
        }
        let mut month = self.today.with_day(1)?;
        for _ in 0..3 {
            if let Some(date) = month.with_day(day)
                && date >= self.today
            {
                return Some((date, DateForm::Short, taken));
            }
            month = (month + Duration::days(32)).with_day(1)?;
        }
        None
    }

    fn word(&self) -> Match {
        let token = self.tokens.first()?;
        let text = token.text;
        if let Some(weekday) = weekday(text) {
            let taken = if self.is(1, &["-"]) && self.is(2, &["feira"]) {
                3
            } else {
                1
            };
            let mut date = self.today.succ_opt()?;
            while date.weekday() != weekday {
                date = date.succ_opt()?;
            }
            return Some((date, DateForm::Short, taken));
        }
        if TOMORROW.contains(&text) {
            return Some((self.today.succ_opt()?, DateForm::Short, 1));
        }
        // 明日: each sign is a token, and the two are one word.
        let pair: String = self.tokens.iter().take(2).map(|token| token.text).collect();
        if TOMORROW.contains(&pair.as_str()) {
            return Some((self.today.succ_opt()?, DateForm::Short, 2));
        }
        None
    }

    /// The day, or the next such day when there is no year.
    fn day(&self, year: Option<u32>, month: u32, day: u32) -> Option<NaiveDate> {
        if let Some(year) = year {
            let year = i32::try_from(year)
                .ok()
                .filter(|year| YEARS.contains(year))?;
            return NaiveDate::from_ymd_opt(year, month, day);
        }
        let this = self.today.year();
        // 29 February may be some years off.
        let next = (this..this + 5)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|date| *date >= self.today)?;
        ((next - self.today).num_days() <= MAX_AHEAD).then_some(next)
    }
}
