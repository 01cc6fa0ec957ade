//! A rule by which an event repeats, as it is written.

use chrono::Weekday;

/// The largest step between two periods.
const MAX_INTERVAL: u32 = 1_000;
/// The smallest step, in minutes, of what repeats by the minute: whatever is more often takes all the time that there is.
const MIN_MINUTES: u32 = 5;
/// Times of one day at most: each five minutes.
const MAX_TIMES: usize = 288;
/// Parts of one list of a rule at most.
const MAX_LISTED: usize = 64;

/// The period after which an event comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frequency {
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A rule by which an event repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(super) frequency: Frequency,
    pub(super) interval: u32,
    pub(super) count: Option<usize>,
    /// The last moment, as written; its meaning depends on the event's zone.
    pub(crate) until: Option<String>,
    pub(super) days: Vec<(i32, Weekday)>,
    pub(super) month_days: Vec<i32>,
    pub(super) year_days: Vec<i32>,
    pub(super) weeks: Vec<i32>,
    pub(super) months: Vec<u32>,
    pub(super) positions: Vec<i32>,
    pub(super) hours: Vec<u32>,
    pub(super) minutes: Vec<u32>,
    pub(super) seconds: Vec<u32>,
    pub(super) week_start: Weekday,
}

impl Rule {
    /// Reads the value of an `RRULE`; nothing, when it is none, or says what is not read here.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut frequency = None;
        let mut rule = Self {
            frequency: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            days: Vec::new(),
            month_days: Vec::new(),
            year_days: Vec::new(),
            weeks: Vec::new(),
            months: Vec::new(),
            positions: Vec::new(),
            hours: Vec::new(),
            minutes: Vec::new(),
            seconds: Vec::new(),
            week_start: Weekday::Mon,
        };
        for part in text.trim().split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => frequency = Some(frequency_named(value)?),
                "INTERVAL" => {
                    let interval = value.trim().parse().ok()?;
                    rule.interval = Some(interval).filter(|n| (1..=MAX_INTERVAL).contains(n))?;
                }
                "COUNT" => rule.count = Some(value.trim().parse().ok()?),
                "UNTIL" => rule.until = Some(value.trim().to_owned()),
                "BYDAY" => rule.days = listed(value, day)?,
                "BYMONTHDAY" => rule.month_days = listed(value, |one| number(one, 31))?,
                "BYYEARDAY" => rule.year_days = listed(value, |one| number(one, 366))?,
                "BYWEEKNO" => rule.weeks = listed(value, |one| number(one, 53))?,
                "BYMONTH" => {
                    rule.months = listed(value, |one| {
                        let month = one.parse().ok()?;
                        (1..=12).contains(&month).then_some(month)
                    })?;
                }
                "BYSETPOS" => rule.positions = listed(value, |one| number(one, 366))?,
                "BYHOUR" => rule.hours = listed(value, |one| clock(one, 24))?,
                "BYMINUTE" => rule.minutes = listed(value, |one| clock(one, 60))?,
                "BYSECOND" => rule.seconds = listed(value, |one| clock(one, 60))?,
                "RSCALE" if value.trim().eq_ignore_ascii_case("GREGORIAN") => {}
                "SKIP" if value.trim().eq_ignore_ascii_case("OMIT") => {}
                "WKST" => rule.week_start = weekday(value.trim())?,
                _ => return None,
            }
        }
        rule.frequency = frequency?;
        rule.is_readable().then_some(rule)
    }

    /// Whether the parts of the rule go together.
    fn is_readable(&self) -> bool {
        let is_yearly = self.frequency == Frequency::Yearly;
        let is_seldom = self.frequency != Frequency::Minutely || self.interval >= MIN_MINUTES;
        let times = [&self.hours, &self.minutes, &self.seconds]
            .map(|listed| listed.len().max(1))
            .iter()
            .product::<usize>();
        is_seldom && times <= MAX_TIMES && (is_yearly || self.weeks.is_empty())
    }
}

fn frequency_named(name: &str) -> Option<Frequency> {
    match name.trim().to_ascii_uppercase().as_str() {
        "MINUTELY" => Some(Frequency::Minutely),
        "HOURLY" => Some(Frequency::Hourly),
        "DAILY" => Some(Frequency::Daily),
        "WEEKLY" => Some(Frequency::Weekly),
        "MONTHLY" => Some(Frequency::Monthly),
        "YEARLY" => Some(Frequency::Yearly),
        _ => None,
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    match name.to_ascii_uppercase().as_str() {
        "MO" => Some(Weekday::Mon),
        "TU" => Some(Weekday::Tue),
        "WE" => Some(Weekday::Wed),
        "TH" => Some(Weekday::Thu),
        "FR" => Some(Weekday::Fri),
        "SA" => Some(Weekday::Sat),
        "SU" => Some(Weekday::Sun),
        _ => None,
    }
}

/// `MO`, `2TU`, `-1FR`: a weekday, and which one of the period; 0 for each.
fn day(text: &str) -> Option<(i32, Weekday)> {
    let at = text.len().checked_sub(2)?;
    let (ordinal, name) = (text.get(..at)?, text.get(at..)?);
    let ordinal = if ordinal.is_empty() {
        0
    } else {
        number(ordinal, 53)?
    };
    Some((ordinal, weekday(name)?))
}

fn number(text: &str, most: i32) -> Option<i32> {
    let number: i32 = text.parse().ok()?;
    (number != 0 && number.abs() <= most).then_some(number)
}

/// An hour, a minute or a second.
fn clock(text: &str, below: u32) -> Option<u32> {
    text.parse().ok().filter(|number| *number < below)
}

fn listed<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let list: Option<Vec<T>> = value.split(',').map(|one| read(one.trim())).collect();
    list.filter(|list| list.len() <= MAX_LISTED)
}
