//! Moments, durations, offsets and periods, as iCalendar text writes them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::problem::BusyProblem;
use crate::quoted::quoted;
use crate::{Instant, parse_instant};

/// Dates of one list of exceptions or additions at most.
pub(super) const MAX_LISTED: usize = 2_000;

/// A moment as an event writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    Day(NaiveDate),
    Local(NaiveDateTime, Option<String>),
    Utc(Instant),
}

impl Moment {
    /// The date as it is written.
    pub(super) fn date(&self) -> NaiveDate {
        match self {
            Self::Day(date) => *date,
            Self::Local(wall, _) => wall.date(),
            Self::Utc(at) => at.date_naive(),
        }
    }

    /// What is written, as a wall clock shows it; a day begins at midnight.
    pub(super) fn wall(&self) -> NaiveDateTime {
        match self {
            Self::Day(date) => date.and_time(NaiveTime::MIN),
            Self::Local(wall, _) => *wall,
            Self::Utc(at) => at.naive_utc(),
        }
    }

    /// Another time of the same kind and zone.
    pub(super) fn at(&self, wall: NaiveDateTime) -> Self {
        match self {
            Self::Day(_) => Self::Day(wall.date()),
            Self::Local(_, name) => Self::Local(wall, name.clone()),
            Self::Utc(_) => Self::Utc(wall.and_utc()),
        }
    }
}

pub(super) fn wall(text: &str) -> Result<NaiveDateTime, BusyProblem> {
    moment(text, None).map(|moment| moment.wall())
}

/// `20260303`, `20260303T150000`, `20260303T150000Z`; also as other standards write it: `2026-03-03T15:00Z`.
pub(super) fn moment(text: &str, zone: Option<&str>) -> Result<Moment, BusyProblem> {
    let text = text.trim();
    let wrong = || BusyProblem::Moment(quoted(text));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let upper = text.to_ascii_uppercase();
    let bare: String = match upper.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', ..] => upper
            .chars()
            .filter(|c| !matches!(c, '-' | ':'))
            .map(|c| if c == ' ' { 'T' } else { c })
            .collect(),
        _ => upper,
    };
    let (date, time) = bare.split_once('T').unwrap_or((&bare, ""));
    let is_utc = time.ends_with('Z');
    let time = time.trim_end_matches('Z');
    if date.len() != 8 || !digits(date) || !digits(time) {
        return Err(wrong());
    }
    let date = NaiveDate::parse_from_str(date, "%Y%m%d").map_err(|_| wrong())?;
    match time.len() {
        0 if !is_utc && !bare.contains('T') => Ok(Moment::Day(date)),
        4 | 6 => {
            let seconds = if time.len() == 6 { &time[4..] } else { "00" };
            let instant = format!("{date}T{}:{}:{seconds}Z", &time[..2], &time[2..4]);
            let instant = parse_instant(&instant).map_err(|_| wrong())?;
            Ok(if is_utc {
                Moment::Utc(instant)
            } else {
                Moment::Local(instant.naive_utc(), zone.map(str::to_owned))
            })
        }
        _ => Err(wrong()),
    }
}

/// `P1W`, `P1DT2H`, `PT45M`; `-PT15M` lasts no time.
pub(super) fn duration(text: &str) -> Result<TimeDelta, BusyProblem> {
    let wrong = || BusyProblem::Duration(quoted(text));
    let upper = text.trim().to_ascii_uppercase();
    let is_negative = upper.starts_with('-');
    let positive = upper.trim_start_matches(['+', '-']);
    let rest = positive.strip_prefix('P').ok_or_else(wrong)?;
    let mut total: i64 = 0;
    let mut digits = String::new();
    let mut in_time = false;
    for character in rest.chars() {
        let unit = match character {
            '0'..='9' if digits.len() < 9 => {
                digits.push(character);
                continue;
            }
            'T' if !in_time && digits.is_empty() => {
                in_time = true;
                continue;
            }
            'W' if !in_time => 7 * 86_400,
            'D' if !in_time => 86_400,
            'H' if in_time => 3_600,
            'M' if in_time => 60,
            'S' if in_time => 1,
            _ => return Err(wrong()),
        };
        let number: i64 = digits.parse().map_err(|_| wrong())?;
        digits.clear();
        total += number * unit;
    }
    if digits.is_empty() && rest.len() > 1 {
        let total = if is_negative { 0 } else { total };
        TimeDelta::try_seconds(total).ok_or_else(wrong)
    } else {
        Err(wrong())
    }
}

/// `-0500`, `+013000`.
pub(super) fn utc_offset(text: &str) -> Result<TimeDelta, BusyProblem> {
    let text = text.trim();
    let wrong = || BusyProblem::Moment(quoted(text));
    let (sign, digits) = match text.as_bytes().first() {
        Some(b'-') => (-1, &text[1..]),
        Some(b'+') => (1, &text[1..]),
        Some(_) | None => return Err(wrong()),
    };
    if !matches!(digits.len(), 4 | 6) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    let part = |range: std::ops::Range<usize>| -> i64 {
        digits
            .get(range)
            .and_then(|part| part.parse().ok())
            .unwrap_or(0)
    };
    let seconds = part(0..2) * 3_600 + part(2..4) * 60 + part(4..6);
    Ok(TimeDelta::seconds(sign * seconds))
}
