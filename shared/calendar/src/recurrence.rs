//! The dates of a repeating event (RFC 5545, section 3.3.10).
//!
//! What repeats each so many hours, or by the number of a week or a day of the year, is not read: whoever asks is told, and
//! does not take the time for free.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

/// Periods (days, weeks, months, years) that are looked at: a daily event of over a hundred years.
const MAX_PERIODS: u32 = 40_000;
/// The largest step between two periods.
const MAX_INTERVAL: u32 = 1_000;
/// Parts of one list of a rule at most.
const MAX_LISTED: usize = 64;

/// The period after which an event comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A rule by which an event repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    frequency: Frequency,
    interval: u32,
    count: Option<usize>,
    /// The last moment, as written; its meaning depends on the event's zone.
    pub(super) until: Option<String>,
    days: Vec<(i32, Weekday)>,
    month_days: Vec<i32>,
    months: Vec<u32>,
    positions: Vec<i32>,
    hours: Vec<u32>,
    minutes: Vec<u32>,
    seconds: Vec<u32>,
    week_start: Weekday,
}

impl Rule {
    /// Reads the value of an `RRULE`; nothing, when it is none, or says what is not read here.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut frequency = None;
        let mut rule = Self {
            frequency: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            days: Vec::new(),
            month_days: Vec::new(),
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
        Some(rule)
    }

    /// The dates of an event that begins on `start`, up to and with `last`. The first one is `start`, whatever the rule says.
    pub(super) fn dates(&self, start: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        let moments = self.moments(start.and_time(NaiveTime::MIN), last);
        let mut dates: Vec<NaiveDate> = moments.iter().map(NaiveDateTime::date).collect();
        dates.dedup();
        dates
    }

    /// When an event that begins at `start` begins again, up to and with the day `last`. The first one is `start`, whatever the rule
    /// says.
    pub(super) fn moments(&self, start: NaiveDateTime, last: NaiveDate) -> Vec<NaiveDateTime> {
        let first = start.date();
        let times = self.times(start.time());
        let mut moments = vec![start];
        let most = self.count.unwrap_or(usize::MAX);
        for step in 0..MAX_PERIODS {
            if moments.len() >= most {
                break;
            }
            let Some(period) = self.period(first, step) else {
                break;
            };
            if period > last {
                break;
            }
            let mut within: Vec<NaiveDateTime> = self
                .within(period, first)
                .into_iter()
                .flat_map(|date| times.iter().map(move |time| date.and_time(*time)))
                .collect();
            within.sort_unstable();
            within.dedup();
            for moment in self.at_positions(&within) {
                if moment > start && moment.date() <= last && moments.len() < most {
                    moments.push(moment);
                }
            }
        }
        moments
    }

    /// The times of a day, of which an event has one unless its rule says more.
    fn times(&self, start: NaiveTime) -> Vec<NaiveTime> {
        let or = |given: &[u32], own: u32| match given {
            [] => vec![own],
            [..] => given.to_vec(),
        };
        let mut times = Vec::new();
        for hour in or(&self.hours, start.hour()) {
            for minute in or(&self.minutes, start.minute()) {
                let seconds = or(&self.seconds, start.second());
                let of_minute = |second| NaiveTime::from_hms_opt(hour, minute, second);
                times.extend(seconds.into_iter().filter_map(of_minute));
            }
        }
        times.truncate(MAX_LISTED);
        times
    }

    /// The first day of the period that is `step` intervals after the one that `start` is in.
    fn period(&self, start: NaiveDate, step: u32) -> Option<NaiveDate> {
        let steps = step.checked_mul(self.interval)?;
        match self.frequency {
            Frequency::Daily => start.checked_add_days(Days::new(steps.into())),
            Frequency::Weekly => {
                let into = start.weekday().days_since(self.week_start);
                start
                    .checked_sub_days(Days::new(into.into()))?
                    .checked_add_days(Days::new(u64::from(steps) * 7))
            }
            Frequency::Monthly => start.with_day(1)?.checked_add_months(Months::new(steps)),
            Frequency::Yearly => {
                let year = start.year().checked_add(i32::try_from(steps).ok()?)?;
                NaiveDate::from_ymd_opt(year, 1, 1)
            }
        }
    }

    /// The dates of one period, before positions are picked.
    fn within(&self, period: NaiveDate, start: NaiveDate) -> Vec<NaiveDate> {
        let in_months =
            |date: &NaiveDate| self.months.is_empty() || self.months.contains(&date.month());
        match self.frequency {
            Frequency::Daily => Some(period)
                .into_iter()
                .filter(in_months)
                .filter(|date| self.month_days.is_empty() || self.is_month_day(*date))
                .filter(|date| self.days.is_empty() || self.is_day(*date))
                .collect(),
            Frequency::Weekly => period
                .iter_days()
                .take(7)
                .filter(in_months)
                .filter(|date| {
                    if self.days.is_empty() {
                        date.weekday() == start.weekday()
                    } else {
                        self.is_day(*date)
                    }
                })
                .collect(),
            Frequency::Monthly => Some(period)
                .filter(in_months)
                .map_or_else(Vec::new, |month| self.of_month(month, start.day())),
            Frequency::Yearly if self.months.is_empty() && !self.days.is_empty() => {
                let of_year = ordinals(days_of(period, 12), &self.days);
                of_year
                    .into_iter()
                    .filter(|date| self.month_days.is_empty() || self.is_month_day(*date))
                    .collect()
            }
            Frequency::Yearly => {
                let months: Vec<u32> = if !self.months.is_empty() {
                    self.months.clone()
                } else if self.month_days.is_empty() {
                    vec![start.month()]
                } else {
                    (1..=12).collect()
                };
                months
                    .into_iter()
                    .filter_map(|month| period.with_month(month))
                    .flat_map(|month| self.of_month(month, start.day()))
                    .collect()
            }
        }
    }

    /// The dates of a month, whose first day is given; without any rule the day that the event began on.
    fn of_month(&self, month: NaiveDate, day: u32) -> Vec<NaiveDate> {
        match (self.days.is_empty(), self.month_days.is_empty()) {
            (true, true) => month.with_day(day).into_iter().collect(),
            (true, false) => days_of(month, 1)
                .into_iter()
                .filter(|date| self.is_month_day(*date))
                .collect(),
            (false, no_month_days) => ordinals(days_of(month, 1), &self.days)
                .into_iter()
                .filter(|date| no_month_days || self.is_month_day(*date))
                .collect(),
        }
    }

    fn is_day(&self, date: NaiveDate) -> bool {
        self.days.iter().any(|(_, day)| *day == date.weekday())
    }

    /// Whether a date is one of the rule's days of the month, which count from the month's beginning, or with a minus from its end.
    fn is_month_day(&self, date: NaiveDate) -> bool {
        let day = i64::from(date.day());
        let length =
            i64::try_from(days_of(date.with_day(1).unwrap_or(date), 1).len()).unwrap_or(31);
        self.month_days
            .iter()
            .any(|given| i64::from(*given) == day || i64::from(*given) == day - length - 1)
    }

    fn at_positions(&self, dates: &[NaiveDateTime]) -> Vec<NaiveDateTime> {
        if self.positions.is_empty() {
            return dates.to_vec();
        }
        let mut picked: Vec<NaiveDateTime> = self
            .positions
            .iter()
            .filter_map(|position| nth(dates, *position))
            .collect();
        picked.sort_unstable();
        picked.dedup();
        picked
    }
}

fn frequency_named(name: &str) -> Option<Frequency> {
    match name.trim().to_ascii_uppercase().as_str() {
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

/// The days of so many months from a first day on.
fn days_of(first: NaiveDate, months: u32) -> Vec<NaiveDate> {
    let end = first.checked_add_months(Months::new(months));
    first
        .iter_days()
        .take_while(|date| end.is_some_and(|end| *date < end))
        .collect()
}

/// The days of a period that fall on these weekdays, or on the n-th of them.
fn ordinals(days: Vec<NaiveDate>, wanted: &[(i32, Weekday)]) -> Vec<NaiveDate> {
    let mut found = Vec::new();
    for (ordinal, weekday) in wanted {
        let such: Vec<NaiveDate> = days
            .iter()
            .copied()
            .filter(|date| date.weekday() == *weekday)
            .collect();
        if *ordinal == 0 {
            found.extend(such);
        } else {
            found.extend(nth(&such, *ordinal));
        }
    }
    found
}

/// The n-th from the beginning, or with a minus from the end.
fn nth<T: Copy>(dates: &[T], position: i32) -> Option<T> {
    let index = usize::try_from(position.unsigned_abs())
        .ok()?
        .checked_sub(1)?;
    if position > 0 {
        dates.get(index).copied()
    } else {
        dates.iter().rev().nth(index).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn dates(rule: &str, start: &str, last: &str) -> Vec<String> {
        let rule = Rule::parse(rule).unwrap();
        let dates = rule.dates(date(start), date(last));
        dates.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_week_has_the_days_that_are_named() {
        assert_eq!(
            dates(
                "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4",
                "2026-03-03",
                "2027-01-01"
            ),
            ["2026-03-03", "2026-03-05", "2026-03-10", "2026-03-12"]
        );
        // RFC 5545: the first day of a week decides which weeks every second one has.
        assert_eq!(
            dates(
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
                "1997-08-05",
                "1998-01-01"
            ),
            ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]
        );
        assert_eq!(
            dates(
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
                "1997-08-05",
                "1998-01-01"
            ),
            ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]
        );
    }

    #[test]
    fn a_month_counts_its_weekdays_and_its_days_from_both_ends() {
        assert_eq!(
            dates(
                "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3",
                "2026-01-30",
                "2027-01-01"
            ),
            ["2026-01-30", "2026-02-27", "2026-03-27"]
        );
        assert_eq!(
            dates(
                "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
                "2026-01-31",
                "2027-01-01"
            ),
            ["2026-01-31", "2026-02-28", "2026-03-31"]
        );
        // A month without a 31st is left out.
        assert_eq!(
            dates("FREQ=MONTHLY;COUNT=3", "2026-01-31", "2027-01-01"),
            ["2026-01-31", "2026-03-31", "2026-05-31"]
        );
        assert_eq!(
            dates(
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "2026-01-30",
                "2026-03-31"
            ),
            ["2026-01-30", "2026-02-27", "2026-03-31"]
        );
        assert_eq!(
            dates(
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
                "2026-02-13",
                "2026-12-31"
            ),
            ["2026-02-13", "2026-03-13", "2026-11-13"]
        );
    }

    #[test]
    fn a_year_has_its_months_and_leap_days_wait_for_a_leap_year() {
        assert_eq!(
            dates(
                "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
                "2026-03-08",
                "2028-12-31"
            ),
            ["2026-03-08", "2027-03-14", "2028-03-12"]
        );
        assert_eq!(
            dates("FREQ=YEARLY", "2024-02-29", "2033-01-01"),
            ["2024-02-29", "2028-02-29", "2032-02-29"]
        );
        assert_eq!(
            dates("FREQ=YEARLY;BYDAY=20MO;COUNT=3", "1997-05-19", "2000-01-01"),
            ["1997-05-19", "1998-05-18", "1999-05-17"]
        );
    }

    #[test]
    fn every_third_day_is_counted_from_the_first() {
        assert_eq!(
            dates("FREQ=DAILY;INTERVAL=3", "2026-02-27", "2026-03-08"),
            ["2026-02-27", "2026-03-02", "2026-03-05", "2026-03-08"]
        );
        assert_eq!(
            dates(
                "FREQ=DAILY;BYDAY=MO,WE;BYMONTH=3",
                "2026-03-02",
                "2026-04-30"
            )
            .len(),
            9
        );
    }

    #[test]
    fn a_day_may_have_several_times_and_the_count_counts_each() {
        let rule = Rule::parse("FREQ=DAILY;BYHOUR=9,14;BYMINUTE=0,30;COUNT=6").unwrap();
        let start = date("2026-03-02").and_hms_opt(9, 0, 0).unwrap();
        let found: Vec<String> = rule
            .moments(start, date("2027-01-01"))
            .iter()
            .map(|at| at.format("%d %H:%M").to_string())
            .collect();
        assert_eq!(
            found,
            [
                "02 09:00", "02 09:30", "02 14:00", "02 14:30", "03 09:00", "03 09:30"
            ]
        );
        let last = Rule::parse("FREQ=DAILY;BYHOUR=9,14;BYSETPOS=-1;COUNT=2").unwrap();
        let found = last.moments(start, date("2027-01-01"));
        assert_eq!(found[1], date("2026-03-02").and_hms_opt(14, 0, 0).unwrap());
    }

    #[test]
    fn what_is_not_read_is_no_rule() {
        for rule in [
            "",
            "BYDAY=MO",
            "FREQ=HOURLY",
            "FREQ=DAILY;BYHOUR=24",
            "FREQ=DAILY;BYHOUR=-1",
            "FREQ=DAILY;BYMINUTE=60",
            "FREQ=YEARLY;RSCALE=HEBREW",
            "FREQ=YEARLY;BYWEEKNO=20",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "FREQ=MONTHLY;BYMONTH=13",
            "FREQ=MONTHLY;é",
            "FREQ=WEEKLY;BYDAY=é",
        ] {
            assert_eq!(Rule::parse(rule), None, "{rule}");
        }
    }

    #[test]
    fn a_rule_of_the_far_past_ends() {
        let rule = Rule::parse("FREQ=YEARLY;INTERVAL=1000").unwrap();
        assert_eq!(rule.dates(date("1601-01-01"), date("2026-01-01")).len(), 1);
        let daily = Rule::parse("FREQ=DAILY").unwrap();
        let dates = daily.dates(date("1990-01-01"), date("2026-01-01"));
        assert_eq!(dates.last(), Some(&date("2026-01-01")));
    }
}
