//! When a repeating event comes again (RFC 5545, section 3.3.10).
//!
//! What repeats each few minutes, or by another calendar than the Gregorian, is not read: whoever asks is told, and does not take the
//! time for free.

mod dates;
mod rule;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use dates::nth;
use rule::Frequency;

pub(crate) use rule::Rule;

/// Periods (hours, days, weeks, months, years) that are looked at: a daily event of over a hundred years.
const MAX_PERIODS: u32 = 40_000;

impl Rule {
    /// The dates of an event that begins on `start`, up to and with `last`. The first one is `start`, whatever the rule says.
    pub(crate) fn dates(&self, start: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        let moments = self.moments(start.and_time(NaiveTime::MIN), start, last);
        let mut dates: Vec<NaiveDate> = moments.iter().map(NaiveDateTime::date).collect();
        dates.dedup();
        dates
    }

    /// When an event that begins at `start` begins again, up to and with the day `last`; what comes before the day `from` may be left out.
    /// The first one is `start`, whatever the rule says; one that the rule does not give is not counted.
    pub(crate) fn moments(
        &self,
        start: NaiveDateTime,
        from: NaiveDate,
        last: NaiveDate,
    ) -> Vec<NaiveDateTime> {
        let mut moments = vec![start];
        let mut most = self.count.unwrap_or(usize::MAX);
        let first_step = self.first_step(start, from);
        for step in first_step..first_step.saturating_add(MAX_PERIODS) {
            if step > 0 && moments.len() >= most {
                break;
            }
            let period = self.period(start, step);
            let Some(period) = period.filter(|period| period.date() <= last) else {
                break;
            };
            let times = self.times(start.time(), period.time());
            let mut within: Vec<NaiveDateTime> = self
                .within(period.date(), start.date())
                .into_iter()
                .flat_map(|date| times.iter().map(move |time| date.and_time(*time)))
                .collect();
            within.sort_unstable();
            within.dedup();
            let picked = self.at_positions(&within);
            if step == 0 && !picked.contains(&start) {
                most = most.saturating_add(1);
            }
            for moment in picked {
                if moment > start && moment.date() <= last && moments.len() < most {
                    moments.push(moment);
                }
            }
        }
        moments
    }

    /// The times at which an event begins within a period: the hour of what comes each hour is the period's, of all else the first
    /// one's, unless the rule says more.
    fn times(&self, start: NaiveTime, period: NaiveTime) -> Vec<NaiveTime> {
        let any = |given: &[u32], own: u32| match given {
            [] => vec![own],
            [..] => given.to_vec(),
        };
        let only = |given: &[u32], own: u32| match given {
            [] => vec![own],
            [..] => given.iter().copied().filter(|one| *one == own).collect(),
        };
        let (hours, minutes) = match self.frequency {
            Frequency::Minutely => (
                only(&self.hours, period.hour()),
                only(&self.minutes, period.minute()),
            ),
            Frequency::Hourly => (
                only(&self.hours, period.hour()),
                any(&self.minutes, start.minute()),
            ),
            Frequency::Daily | Frequency::Weekly | Frequency::Monthly | Frequency::Yearly => (
                any(&self.hours, start.hour()),
                any(&self.minutes, start.minute()),
            ),
        };
        let mut times = Vec::new();
        for hour in hours {
            for minute in &minutes {
                let seconds = any(&self.seconds, start.second());
                let of_minute = |second| NaiveTime::from_hms_opt(hour, *minute, second);
                times.extend(seconds.into_iter().filter_map(of_minute));
            }
        }
        times
    }

    /// The first period that is looked at. What comes each hour may have begun years ago: unless it is counted, it is followed from near
    /// the time that is asked for.
    fn first_step(&self, start: NaiveDateTime, from: NaiveDate) -> u32 {
        let Some(unit) = self.unit().filter(|_| self.count.is_none()) else {
            return 0;
        };
        let ahead = from.and_time(NaiveTime::MIN) - start;
        let steps = ahead.num_minutes() / (unit.num_minutes() * i64::from(self.interval));
        u32::try_from(steps).unwrap_or(0)
    }

    /// How long a period is of what comes more than once a day.
    fn unit(&self) -> Option<TimeDelta> {
        match self.frequency {
            Frequency::Minutely => Some(TimeDelta::minutes(1)),
            Frequency::Hourly => Some(TimeDelta::hours(1)),
            Frequency::Daily | Frequency::Weekly | Frequency::Monthly | Frequency::Yearly => None,
        }
    }

    /// The beginning of the period that is `step` intervals after the one that `start` is in.
    fn period(&self, start: NaiveDateTime, step: u32) -> Option<NaiveDateTime> {
        let steps = step.checked_mul(self.interval)?;
        if let Some(unit) = self.unit() {
            let later = unit.checked_mul(i32::try_from(steps).ok()?)?;
            return start.checked_add_signed(later);
        }
        let start = start.date();
        let first_day = match self.frequency {
            Frequency::Minutely | Frequency::Hourly | Frequency::Daily => {
                start.checked_add_days(Days::new(steps.into()))
            }
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
        };
        first_day.map(|date| date.and_time(NaiveTime::MIN))
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

#[cfg(test)]
mod tests;
