//! The busy times of somebody's own calendar, read from iCalendar text (RFC 5545).
//!
//! Of each event only from when to when it lasts is kept. Free and cancelled events are left out; what repeats is expanded;
//! what cannot be read makes the whole text unreadable, because a time that is silently taken for free is given away twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use thiserror::Error;

use crate::ics::{property, unfolded};
use crate::instant::union;
use crate::recurrence::Rule;
use crate::{Instant, Interval, Tz, parse_instant, quoted};

/// The longest calendar that is read, in bytes.
pub const MAX_BUSY_BYTES: usize = 4 << 20;
/// Events of a calendar at most.
const MAX_EVENTS: usize = 20_000;
/// Busy times within the window at most, once those that touch are joined.
pub const MAX_BUSY: usize = 1_000;
/// The deepest nesting of components.
const MAX_DEPTH: usize = 8;
/// Dates of one list of exceptions or additions at most.
const MAX_LISTED: usize = 2_000;
/// How long before a moment a change of clocks is looked for.
const ONSETS_BEFORE: Days = Days::new(800);

/// Why a text is no calendar that can be read, and where.
///
/// ```
/// use calendar::{BusyError, BusyProblem};
/// let refused = BusyError { line: 7, problem: BusyProblem::NoStart };
/// assert!(refused.to_string().starts_with("line 7: "));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {problem}")]
pub struct BusyError {
    /// The line in the text, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: BusyProblem,
}

/// What can be wrong with somebody's calendar. None repeats what an event is about.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BusyProblem {
    /// The text is longer than [`MAX_BUSY_BYTES`], or has too many events.
    #[error("the calendar is too large")]
    TooLarge,
    /// The text is not iCalendar.
    #[error("it is no iCalendar text")]
    NoCalendar,
    /// BEGIN and END do not pair.
    #[error("BEGIN and END do not pair")]
    Unpaired,
    /// An event has no beginning.
    #[error("an event without DTSTART")]
    NoStart,
    /// A moment has a form that is not read.
    #[error("`{0}` is no date and no time")]
    Moment(String),
    /// A duration has a form that is not read.
    #[error("`{0}` is no duration")]
    Duration(String),
    /// A zone that is neither known nor described in the text.
    #[error("`{0}` is no known zone")]
    Zone(String),
    /// An event repeats in a way that is not read.
    #[error("an event repeats in a way that is not read")]
    Repeats,
}

/// A moment as an event writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Moment {
    Day(NaiveDate),
    Local(NaiveDateTime, Option<String>),
    Utc(Instant),
}

/// An event, while it is read.
#[derive(Clone, Debug, Default)]
struct BusyEvent {
    line: usize,
    uid: String,
    start: Option<Moment>,
    end: Option<Moment>,
    lasts: Option<TimeDelta>,
    rule: Option<Rule>,
    without: Vec<Moment>,
    more: Vec<Moment>,
    replaces: Option<Moment>,
    free: bool,
}

/// When a zone that the text describes changes its clocks, and to which offset.
#[derive(Clone, Debug, Default)]
struct Observance {
    start: Option<NaiveDateTime>,
    from: TimeDelta,
    to: TimeDelta,
    rule: Option<Rule>,
    more: Vec<NaiveDateTime>,
}

/// What a text holds, before it is laid out in time.
#[derive(Debug, Default)]
struct Read {
    events: Vec<BusyEvent>,
    zones: BTreeMap<String, Vec<Observance>>,
    plain: Vec<Interval>,
}

/// The busy times of a calendar within a window, joined where they touch, in order.
///
/// `zone` is that of whole days and of times that name no zone.
///
/// ```
/// use calendar::{Interval, busy, parse_instant};
/// let at = |text| parse_instant(text).unwrap();
/// let window = Interval { from: at("2026-03-01T00:00:00Z"), to: at("2026-04-01T00:00:00Z") };
/// let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260303T150000Z\nDURATION:PT45M\nEND:VEVENT\nEND:VCALENDAR\n";
/// let found = busy(text, window, calendar::Tz::utc()).unwrap();
/// assert_eq!(found, [Interval { from: at("2026-03-03T15:00:00Z"), to: at("2026-03-03T15:45:00Z") }]);
/// ```
///
/// # Errors
/// [`BusyError`] for the first thing that cannot be read.
pub fn busy(text: &str, window: Interval, zone: Tz) -> Result<Vec<Interval>, BusyError> {
    if text.len() > MAX_BUSY_BYTES {
        return Err(at(1, BusyProblem::TooLarge));
    }
    let read = Read::of(text)?;
    let replaced = read.replaced(zone)?;
    let mut found = read.plain.clone();
    for event in &read.events {
        event.lay_out(&read, &replaced, window, zone, &mut found)?;
    }
    let within = found.into_iter().map(|one| Interval {
        from: one.from.max(window.from),
        to: one.to.min(window.to),
    });
    let joined = union(within);
    if joined.len() > MAX_BUSY {
        return Err(at(1, BusyProblem::TooLarge));
    }
    Ok(joined)
}

fn at(line: usize, problem: BusyProblem) -> BusyError {
    BusyError { line, problem }
}

impl Read {
    fn of(text: &str) -> Result<Self, BusyError> {
        let mut read = Self::default();
        let mut open: Vec<String> = Vec::new();
        let mut event = BusyEvent::default();
        let mut zone: (String, Vec<Observance>) = Default::default();
        let mut last = 1;
        for (line, content) in unfolded(text) {
            last = line;
            if content.trim().is_empty() {
                continue;
            }
            let Some(property) = property(&content) else {
                return Err(at(line, BusyProblem::NoCalendar));
            };
            let value = property.value;
            let component = value.trim().to_ascii_uppercase();
            match property.name.as_str() {
                "BEGIN" => {
                    if (open.is_empty() && component != "VCALENDAR") || open.len() == MAX_DEPTH {
                        return Err(at(line, BusyProblem::NoCalendar));
                    }
                    match component.as_str() {
                        "VEVENT" => {
                            event = BusyEvent {
                                line,
                                ..BusyEvent::default()
                            };
                        }
                        "VTIMEZONE" => zone = Default::default(),
                        "STANDARD" | "DAYLIGHT" => zone.1.push(Observance::default()),
                        _ => {}
                    }
                    open.push(component);
                }
                "END" => {
                    if open.pop().as_deref() != Some(component.as_str()) {
                        return Err(at(line, BusyProblem::Unpaired));
                    }
                    match component.as_str() {
                        "VEVENT" if read.events.len() == MAX_EVENTS => {
                            return Err(at(line, BusyProblem::TooLarge));
                        }
                        "VEVENT" => read.events.push(std::mem::take(&mut event)),
                        "VTIMEZONE" => {
                            let (name, observances) = std::mem::take(&mut zone);
                            read.zones.insert(name, observances);
                        }
                        _ => {}
                    }
                }
                name => {
                    let inside = open.last().map(String::as_str);
                    let told = match inside {
                        None => Err(BusyProblem::NoCalendar),
                        Some("VEVENT") => event.told(name, &property),
                        Some("VTIMEZONE") if name == "TZID" => {
                            zone.0 = value.trim().to_owned();
                            Ok(())
                        }
                        Some("STANDARD" | "DAYLIGHT") => match zone.1.last_mut() {
                            Some(observance) => observance.told(name, value),
                            None => Ok(()),
                        },
                        Some("VFREEBUSY") if name == "FREEBUSY" => {
                            let is_free = property
                                .parameter("FBTYPE")
                                .is_some_and(|kind| kind.eq_ignore_ascii_case("FREE"));
                            if is_free {
                                Ok(())
                            } else {
                                periods(value).map(|periods| read.plain.extend(periods))
                            }
                        }
                        Some(_) => Ok(()),
                    };
                    told.map_err(|problem| at(line, problem))?;
                }
            }
        }
        if open.is_empty() && last > 1 {
            Ok(read)
        } else {
            Err(at(last, BusyProblem::Unpaired))
        }
    }

    /// Which occurrences of which events stand as events of their own.
    fn replaced(&self, zone: Tz) -> Result<BTreeSet<(&str, Instant)>, BusyError> {
        self.events
            .iter()
            .filter_map(|event| Some((event, event.replaces.as_ref()?)))
            .map(|(event, moment)| {
                let instant = self.instant(moment, zone);
                let instant = instant.map_err(|problem| at(event.line, problem))?;
                Ok((event.uid.as_str(), instant))
            })
            .collect()
    }

    fn instant(&self, moment: &Moment, zone: Tz) -> Result<Instant, BusyProblem> {
        match moment {
            Moment::Utc(at) => Ok(*at),
            Moment::Day(date) => Ok(zone.instant(date.and_time(NaiveTime::MIN))),
            Moment::Local(wall, None) => Ok(zone.instant(*wall)),
            Moment::Local(wall, Some(name)) => match named(name) {
                Some(zone) => Ok(zone.instant(*wall)),
                None => {
                    let observances = self.zones.get(name);
                    let observances = observances.filter(|list| !list.is_empty());
                    let observances = observances.ok_or_else(|| BusyProblem::Zone(quoted(name)))?;
                    Ok((*wall - offset(observances, *wall)).and_utc())
                }
            },
        }
    }
}

/// The zone of that name. Some programs write a prefix before it.
fn named(name: &str) -> Option<Tz> {
    let mut rest = name.trim().trim_matches('"');
    loop {
        if let Ok(zone) = rest.parse() {
            return Some(zone);
        }
        rest = rest.split_once('/')?.1;
    }
}

/// The offset that a described zone has at a time on its wall: that of its last change before.
fn offset(observances: &[Observance], wall: NaiveDateTime) -> TimeDelta {
    let last = observances
        .iter()
        .filter_map(|one| Some((one.onset(wall)?, one.to)))
        .max_by_key(|(onset, _)| *onset);
    match last {
        Some((_, to)) => to,
        // Before its first change it has the offset that the first one changes from.
        None => observances
            .iter()
            .filter_map(|one| Some((one.start?, one.from)))
            .min_by_key(|(start, _)| *start)
            .map_or(TimeDelta::zero(), |(_, from)| from),
    }
}

impl Observance {
    fn told(&mut self, name: &str, value: &str) -> Result<(), BusyProblem> {
        match name {
            "DTSTART" => self.start = Some(wall(value)?),
            "TZOFFSETFROM" => self.from = utc_offset(value)?,
            "TZOFFSETTO" => self.to = utc_offset(value)?,
            "RRULE" => self.rule = Some(Rule::parse(value).ok_or(BusyProblem::Repeats)?),
            "RDATE" => {
                for one in value.split(',').take(MAX_LISTED) {
                    self.more.push(wall(one)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Its last beginning at or before a time on the wall.
    fn onset(&self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let start = self.start?;
        let more = self.more.iter().copied();
        let by_rule = self.rule.iter().flat_map(|rule| {
            // A rule of the far past is taken up near the time that is asked for.
            let near = wall.date().checked_sub_days(ONSETS_BEFORE);
            let first = near.map_or(start.date(), |near| yearly(start.date(), near));
            let until = rule
                .until
                .as_deref()
                .and_then(|until| read_until(until, start));
            rule.dates(first, wall.date())
                .into_iter()
                .skip(usize::from(first != start.date()))
                .map(|date| date.and_time(start.time()))
                .filter(move |onset| until.is_none_or(|until| *onset <= until))
                .collect::<Vec<_>>()
        });
        std::iter::once(start)
            .chain(more)
            .chain(by_rule)
            .filter(|onset| *onset <= wall)
            .max()
    }
}

/// A date of the same day of the year, not long before another one.
fn yearly(start: NaiveDate, near: NaiveDate) -> NaiveDate {
    use chrono::Datelike;
    if start >= near {
        return start;
    }
    let same_day = NaiveDate::from_ymd_opt(near.year(), start.month(), start.day());
    same_day
        .or_else(|| NaiveDate::from_ymd_opt(near.year(), start.month(), 1))
        .unwrap_or(start)
}

/// The end of a zone's rule on its wall, for a comparison within a day.
fn read_until(until: &str, start: NaiveDateTime) -> Option<NaiveDateTime> {
    match moment(until, None).ok()? {
        Moment::Day(date) => Some(date.and_time(start.time())),
        Moment::Local(wall, _) => Some(wall),
        Moment::Utc(at) => Some(at.naive_utc() + TimeDelta::days(1)),
    }
}

impl BusyEvent {
    fn told(&mut self, name: &str, property: &super::ics::Property<'_>) -> Result<(), BusyProblem> {
        let value = property.value.trim();
        let zone = property.parameter("TZID");
        let list = |text: &str| -> Result<Vec<Moment>, BusyProblem> {
            text.split(',')
                .take(MAX_LISTED)
                .map(|one| moment(one, zone))
                .collect()
        };
        match name {
            "UID" => self.uid = value.to_owned(),
            "DTSTART" => self.start = Some(moment(value, zone)?),
            "DTEND" => self.end = Some(moment(value, zone)?),
            "DURATION" => self.lasts = Some(duration(value)?),
            "RRULE" => self.rule = Some(Rule::parse(value).ok_or(BusyProblem::Repeats)?),
            "EXRULE" => return Err(BusyProblem::Repeats),
            "EXDATE" => self.without.extend(list(value)?),
            "RDATE" => self.more.extend(list(value)?),
            "RECURRENCE-ID" => {
                if property.parameter("RANGE").is_some() {
                    return Err(BusyProblem::Repeats);
                }
                self.replaces = Some(moment(value, zone)?);
            }
            "TRANSP" => self.free |= value.eq_ignore_ascii_case("TRANSPARENT"),
            "STATUS" => self.free |= value.eq_ignore_ascii_case("CANCELLED"),
            "X-MICROSOFT-CDO-BUSYSTATUS" => self.free |= value.eq_ignore_ascii_case("FREE"),
            _ => {}
        }
        Ok(())
    }

    /// Adds when the event lasts, each time that it comes within the window.
    fn lay_out(
        &self,
        read: &Read,
        replaced: &BTreeSet<(&str, Instant)>,
        window: Interval,
        zone: Tz,
        found: &mut Vec<Interval>,
    ) -> Result<(), BusyError> {
        if self.free {
            return Ok(());
        }
        let here = |problem| at(self.line, problem);
        let start = self
            .start
            .as_ref()
            .ok_or_else(|| here(BusyProblem::NoStart))?;
        let lasts = self.lasts(read, start, zone).map_err(here)?;
        let mut without = BTreeSet::new();
        for moment in &self.without {
            without.insert(read.instant(moment, zone).map_err(here)?);
        }
        let mut moments = self
            .moments(read, start, lasts, window, zone)
            .map_err(here)?;
        moments.extend(self.more.iter().cloned());
        for moment in moments {
            let from = read.instant(&moment, zone).map_err(here)?;
            let is_replaced =
                self.replaces.is_none() && replaced.contains(&(self.uid.as_str(), from));
            let one = Interval {
                from,
                to: ends(&moment, from, lasts, zone),
            };
            let meets = one.from < window.to && window.from < one.to;
            if meets && !without.contains(&from) && !is_replaced {
                found.push(one);
            }
        }
        Ok(())
    }

    /// How long it lasts: a whole day, if nothing is said of a day; no time at all, if nothing is said of a moment.
    fn lasts(&self, read: &Read, start: &Moment, zone: Tz) -> Result<TimeDelta, BusyProblem> {
        match (&self.end, self.lasts, start) {
            (Some(Moment::Day(end)), _, Moment::Day(start)) => Ok(*end - *start),
            (Some(end), _, _) => Ok(read.instant(end, zone)? - read.instant(start, zone)?),
            (None, Some(lasts), _) => Ok(lasts),
            (None, None, Moment::Day(_)) => Ok(TimeDelta::days(1)),
            (None, None, Moment::Local(..) | Moment::Utc(_)) => Ok(TimeDelta::zero()),
        }
    }

    /// The beginnings that may meet the window.
    fn moments(
        &self,
        read: &Read,
        start: &Moment,
        lasts: TimeDelta,
        window: Interval,
        zone: Tz,
    ) -> Result<Vec<Moment>, BusyProblem> {
        let Some(rule) = &self.rule else {
            return Ok(vec![start.clone()]);
        };
        let first = match start {
            Moment::Day(date) => *date,
            Moment::Local(wall, _) => wall.date(),
            Moment::Utc(at) => at.date_naive(),
        };
        // Zones differ from UTC by a day at most.
        let last = window.to.date_naive() + Days::new(1);
        let earliest = (window.from - lasts).date_naive() - Days::new(2);
        let until = match &rule.until {
            None => None,
            Some(until) => Some(match moment(until, None)? {
                // The whole last day counts.
                Moment::Day(date) => {
                    let end = date.and_time(NaiveTime::MIN) + TimeDelta::days(1);
                    read.instant(&with_zone(end, start), zone)? - TimeDelta::seconds(1)
                }
                Moment::Local(wall, _) => read.instant(&with_zone(wall, start), zone)?,
                Moment::Utc(at) => at,
            }),
        };
        let mut moments = Vec::new();
        for date in rule.dates(first, last) {
            if date < earliest {
                continue;
            }
            let moment = match start {
                Moment::Day(_) => Moment::Day(date),
                Moment::Local(wall, name) => {
                    Moment::Local(date.and_time(wall.time()), name.clone())
                }
                Moment::Utc(at) => Moment::Utc(date.and_time(at.time()).and_utc()),
            };
            if let Some(until) = until
                && read.instant(&moment, zone)? > until
            {
                break;
            }
            moments.push(moment);
        }
        Ok(moments)
    }
}

fn with_zone(wall: NaiveDateTime, like: &Moment) -> Moment {
    match like {
        Moment::Local(_, name) => Moment::Local(wall, name.clone()),
        Moment::Day(_) => Moment::Local(wall, None),
        Moment::Utc(_) => Moment::Utc(wall.and_utc()),
    }
}

/// Days end at midnight of their zone, however long they are; all else lasts as long as it says.
fn ends(moment: &Moment, from: Instant, lasts: TimeDelta, zone: Tz) -> Instant {
    match moment {
        Moment::Day(date) => date
            .checked_add_signed(lasts)
            .map_or(from, |end| zone.instant(end.and_time(NaiveTime::MIN))),
        Moment::Local(..) | Moment::Utc(_) => {
            from.checked_add_signed(lasts).unwrap_or(super::LATEST)
        }
    }
}

fn wall(text: &str) -> Result<NaiveDateTime, BusyProblem> {
    match moment(text, None)? {
        Moment::Local(wall, _) => Ok(wall),
        Moment::Utc(at) => Ok(at.naive_utc()),
        Moment::Day(date) => Ok(date.and_time(NaiveTime::MIN)),
    }
}

/// `20260303`, `20260303T150000`, `20260303T150000Z`. A period counts by its beginning.
fn moment(text: &str, zone: Option<&str>) -> Result<Moment, BusyProblem> {
    let text = text.trim();
    let wrong = || BusyProblem::Moment(quoted(text));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let is_utc = time.ends_with('Z');
    let time = time.trim_end_matches('Z');
    if date.len() != 8 || !digits(date) || !digits(time) {
        return Err(wrong());
    }
    let date = NaiveDate::parse_from_str(date, "%Y%m%d").map_err(|_| wrong())?;
    match time.len() {
        0 if !is_utc && !text.contains('T') => Ok(Moment::Day(date)),
        6 => {
            let instant = format!("{date}T{}:{}:{}Z", &time[..2], &time[2..4], &time[4..]);
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

/// `P1W`, `P1DT2H`, `PT45M`, `-PT15M`.
fn duration(text: &str) -> Result<TimeDelta, BusyProblem> {
    let wrong = || BusyProblem::Duration(quoted(text));
    let positive = text.trim().trim_start_matches('+');
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
        TimeDelta::try_seconds(total).ok_or_else(wrong)
    } else {
        Err(wrong())
    }
}

/// `-0500`, `+013000`.
fn utc_offset(text: &str) -> Result<TimeDelta, BusyProblem> {
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

/// `20260303T150000Z/PT1H,20260304T150000Z/20260304T160000Z`.
fn periods(value: &str) -> Result<Vec<Interval>, BusyProblem> {
    value
        .split(',')
        .take(MAX_LISTED)
        .map(|period| {
            let wrong = || BusyProblem::Moment(quoted(period));
            let (from, to) = period.split_once('/').ok_or_else(wrong)?;
            let Moment::Utc(from) = moment(from, None)? else {
                return Err(wrong());
            };
            let to = match moment(to, None) {
                Ok(Moment::Utc(to)) => to,
                Ok(Moment::Day(_) | Moment::Local(..)) => return Err(wrong()),
                Err(_) => from + duration(to)?,
            };
            Ok(Interval { from, to })
        })
        .collect()
}

#[cfg(test)]
#[path = "busy_tests.rs"]
mod tests;
