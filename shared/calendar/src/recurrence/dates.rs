//! The dates of one period of a rule: a day, a week, a month, a year.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::rule::{Frequency, Rule};

impl Rule {
    /// The dates of one period, before positions are picked.
    pub(super) fn within(&self, period: NaiveDate, start: NaiveDate) -> Vec<NaiveDate> {
        let in_months =
            |date: &NaiveDate| self.months.is_empty() || self.months.contains(&date.month());
        match self.frequency {
            Frequency::Minutely | Frequency::Hourly | Frequency::Daily => Some(period)
                .into_iter()
                .filter(in_months)
                .filter(|date| self.month_days.is_empty() || self.is_month_day(*date))
                .filter(|date| self.days.is_empty() || self.is_day(*date))
                .filter(|date| self.year_days.is_empty() || self.is_year_day(*date))
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
            Frequency::Yearly if !self.year_days.is_empty() || !self.weeks.is_empty() => self
                .of_year(period, start.weekday())
                .into_iter()
                .filter(in_months)
                .collect(),
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

    /// The dates of a year by the numbers of its days or of its weeks, which may reach into the years beside it.
    fn of_year(&self, year: NaiveDate, weekday: Weekday) -> Vec<NaiveDate> {
        let days = if self.weeks.is_empty() {
            days_of(year, 12)
        } else {
            self.days_of_weeks(year)
        };
        days.into_iter()
            .filter(|date| self.year_days.is_empty() || self.is_year_day(*date))
            .filter(|date| self.month_days.is_empty() || self.is_month_day(*date))
            .filter(|date| {
                if self.days.is_empty() {
                    self.weeks.is_empty() || date.weekday() == weekday
                } else {
                    self.is_day(*date)
                }
            })
            .collect()
    }

    /// The days of the weeks that the rule counts. The first week of a year has four of its days at least.
    fn days_of_weeks(&self, year: NaiveDate) -> Vec<NaiveDate> {
        let first_week = |year: i32| {
            let fourth = NaiveDate::from_ymd_opt(year, 1, 4)?;
            let into = fourth.weekday().days_since(self.week_start);
            fourth.checked_sub_days(Days::new(into.into()))
        };
        let (Some(begins), Some(ends)) = (first_week(year.year()), first_week(year.year() + 1))
        else {
            return Vec::new();
        };
        let weeks: Vec<NaiveDate> = begins
            .iter_weeks()
            .take_while(|week| *week < ends)
            .collect();
        let counted = self.weeks.iter().filter_map(|number| nth(&weeks, *number));
        counted.flat_map(|week| week.iter_days().take(7)).collect()
    }

    /// Whether a date is one of the rule's days of the year, counted from either end.
    fn is_year_day(&self, date: NaiveDate) -> bool {
        let day = i64::from(date.ordinal());
        let length = if date.leap_year() { 366 } else { 365 };
        let mut numbers = self.year_days.iter().map(|number| i64::from(*number));
        numbers.any(|number| number == day || number == day - length - 1)
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
pub(super) fn nth<T: Copy>(dates: &[T], position: i32) -> Option<T> {
    let index = usize::try_from(position.unsigned_abs())
        .ok()?
        .checked_sub(1)?;
    if position > 0 {
        dates.get(index).copied()
    } else {
        dates.iter().rev().nth(index).copied()
    }
}
