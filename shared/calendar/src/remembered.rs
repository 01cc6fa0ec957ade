//! What was found out of the dates of a calendar, a page of them at a time: when they are open, and how much open time lies before each
//! opening. So the zone's rules are asked once for each date, and a span is counted without walking from opening to opening.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta};

use crate::{Instant, Interval};

/// Dates of a page.
const PAGE: usize = 32;
/// The first date that is remembered, in days since year one: 2000-01-01.
const FIRST: i32 = 730_120;
/// How many pages there are: a hundred years of dates.
const PAGES: usize = 1_142;
/// 1970-01-01, in days since year one.
const EPOCH: i64 = 719_163;
/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// The open time of dates of this century; a page is found out, and takes its room, when it is first asked for. Copies of a calendar share it.
#[derive(Clone)]
pub(super) struct Remembered(Arc<[OnceLock<Box<DatePage>>]>);

/// The open time of the dates of a page: disjoint and in order.
pub(super) struct DatePage {
    open: Box<[Interval]>,
    /// When each of these begins, in seconds since 1970.
    begun: Box<[i64]>,
    /// When each of these is over, in seconds since 1970: whole numbers are searched in a fraction of the time that dates take.
    over: Box<[i64]>,
    /// Seconds of open time of the page before each of these.
    before: Box<[i64]>,
    /// How many of these are over when each date is.
    until: [u16; PAGE],
    /// Seconds of open time of the whole page.
    all: i64,
}

impl Default for Remembered {
    fn default() -> Self {
        Self((0..PAGES).map(|_| OnceLock::new()).collect())
    }
}

/// It is no part of what a calendar is.
impl PartialEq for Remembered {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Remembered {}

impl fmt::Debug for Remembered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Remembered")
    }
}

impl Remembered {
    /// The number of the page on which a date stands; nothing for a date of another century.
    pub(super) fn number_of(date: NaiveDate) -> Option<usize> {
        Self::number_of_day(date.num_days_from_ce().into())
    }

    /// The same, of so many days since year one.
    fn number_of_day(day: i64) -> Option<usize> {
        let days = usize::try_from(day - i64::from(FIRST)).ok()?;
        Some(days / PAGE).filter(|number| *number < PAGES)
    }

    /// The numbers of the pages whose dates may be open at an instant or after it, by whatever wall clock; none in another century.
    pub(super) fn pages_from(at: Instant) -> Range<usize> {
        let today = EPOCH + at.timestamp().div_euclid(DAY);
        let first = Self::number_of_day(today - 1);
        first.map_or(0..0, |first| first..PAGES)
    }

    /// A page, found out by `find`, which says when a date is open, if nobody has asked for it before.
    pub(super) fn page(
        &self,
        number: usize,
        find: impl Fn(NaiveDate) -> Vec<Interval>,
    ) -> Option<&DatePage> {
        let page = self.0.get(number)?;
        Some(page.get_or_init(|| Box::new(DatePage::of(number, find))))
    }
}

impl DatePage {
    fn of(number: usize, find: impl Fn(NaiveDate) -> Vec<Interval>) -> Self {
        let mut page = Self {
            open: Box::default(),
            begun: Box::default(),
            over: Box::default(),
            before: Box::default(),
            until: [0; PAGE],
            all: 0,
        };
        let (mut all_open, mut before) = (Vec::new(), Vec::new());
        for (days, until) in (FIRST + (number * PAGE) as i32..).zip(&mut page.until) {
            let date = NaiveDate::from_num_days_from_ce_opt(days);
            for open in date.map(&find).unwrap_or_default() {
                before.push(page.all);
                page.all += (open.to - open.from).num_seconds();
                all_open.push(open);
            }
            *until = u16::try_from(all_open.len()).expect("a day has few intervals");
        }
        page.over = all_open.iter().map(|open| open.to.timestamp()).collect();
        page.begun = all_open.iter().map(|open| open.from.timestamp()).collect();
        page.open = all_open.into();
        page.before = before.into();
        page
    }

    /// The open time of one of its dates.
    pub(super) fn on(&self, date: NaiveDate) -> &[Interval] {
        let days = usize::try_from(date.num_days_from_ce() - FIRST).unwrap_or(0);
        let place = days % PAGE;
        let from = place.checked_sub(1).map_or(0, |last| self.until[last]);
        &self.open[from.into()..self.until[place].into()]
    }

    /// The number of the first opening of the page that is not over.
    fn first_at(&self, at: Instant) -> usize {
        let seconds = at.timestamp();
        self.over.partition_point(|over| *over <= seconds)
    }

    /// The first opening of the page that is not over.
    pub(super) fn open_at_or_after(&self, at: Instant) -> Option<Interval> {
        self.open.get(self.first_at(at)).copied()
    }

    /// How much of its open time lies before an instant.
    pub(super) fn open_time_before(&self, at: Instant) -> TimeDelta {
        let begun = self.open.partition_point(|open| open.from < at);
        let Some(last) = begun.checked_sub(1) else {
            return TimeDelta::zero();
        };
        self.before_opening(last) + (self.open[last].to.min(at) - self.open[last].from)
    }

    fn before_opening(&self, number: usize) -> TimeDelta {
        TimeDelta::seconds(self.before[number])
    }

    /// When so much open time has passed after an instant; where the page has less, what is left of it. What ends exactly at a closing ends
    /// there, and no time at all at the first instant that is open.
    pub(super) fn after(&self, at: Instant, left: TimeDelta) -> Result<Instant, TimeDelta> {
        let first = self.first_at(at);
        let Some(begun) = self.begun.get(first) else {
            return Err(left);
        };
        // Counted in whole seconds, and what is beyond them added at the end: as dates it takes several times as long. What begins later
        // is waited for to the second, since hours begin at one.
        let passed = at.timestamp() - begun;
        let beyond = if passed < 0 {
            0
        } else {
            i64::from(at.timestamp_subsec_nanos())
        };
        let beyond = TimeDelta::nanoseconds(beyond + i64::from(left.subsec_nanos()));
        let wanted = self.before[first] + passed.max(0) + left.num_seconds() + beyond.num_seconds();
        let beyond = TimeDelta::nanoseconds(beyond.subsec_nanos().into());
        if wanted > self.all || (wanted == self.all && !beyond.is_zero()) {
            return Err(TimeDelta::seconds(wanted - self.all) + beyond);
        }
        let is_before = |before: &i64| *before < wanted || (*before == wanted && !beyond.is_zero());
        let last = self.before.partition_point(is_before).saturating_sub(1);
        let number = last.max(first);
        let seconds = self.begun[number] + (wanted - self.before[number]);
        let at = DateTime::from_timestamp(seconds, 0).expect("it lies within the page");
        Ok(at + beyond)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::parse_instant;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// From nine to twelve and from one to five, by UTC, on each day of an even number.
    fn even_days(date: NaiveDate) -> Vec<Interval> {
        let between = |from, to| {
            let at = |hour| date.and_hms_opt(hour, 0, 0).unwrap().and_utc();
            Interval {
                from: at(from),
                to: at(to),
            }
        };
        if date.day().is_multiple_of(2) {
            vec![between(9, 12), between(13, 17)]
        } else {
            Vec::new()
        }
    }

    #[test]
    fn a_page_is_found_out_once_and_no_page_has_a_date_of_another_century() {
        let remembered = Remembered::default();
        for known in ["2000-01-01", "2026-03-02", "2099-12-31"] {
            let asked = Cell::new(0);
            let find = |date| {
                asked.set(asked.get() + 1);
                even_days(date)
            };
            let number = Remembered::number_of(date(known)).unwrap();
            for _ in 0..2 {
                let page = remembered.page(number, find).unwrap();
                assert_eq!(page.on(date(known)), even_days(date(known)), "{known}");
            }
            assert_eq!(asked.get(), PAGE, "{known}");
        }
        for unknown in ["1999-12-31", "2100-03-01", "9999-12-31"] {
            assert_eq!(Remembered::number_of(date(unknown)), None, "{unknown}");
        }
        assert!(remembered.page(PAGES, even_days).is_none());
    }

    #[test]
    fn open_time_of_a_page_is_counted_to_its_edges_and_what_is_left_is_said() {
        let remembered = Remembered::default();
        let number = Remembered::number_of(date("2026-03-04")).unwrap();
        let page = remembered.page(number, even_days).unwrap();
        let at = |text: &str| parse_instant(&format!("2026-03-{text}Z")).unwrap();
        let hours = TimeDelta::hours;
        for (from, open, to) in [
            ("04T08:00:00", 0, "04T09:00:00"),
            ("04T10:00:00", 0, "04T10:00:00"),
            ("04T10:00:00", 2, "04T12:00:00"),
            ("04T12:00:00", 0, "04T13:00:00"),
            ("04T11:00:00", 2, "04T14:00:00"),
            ("04T11:00:00.5", 1, "04T13:00:00.5"),
            ("03T11:00:00", 8, "06T10:00:00"),
        ] {
            let (from, to) = (at(from), at(to));
            assert_eq!(page.after(from, hours(open)), Ok(to), "{from}");
            let passed = page.open_time_before(to) - page.open_time_before(from);
            assert_eq!(passed, hours(open), "{from}");
        }
        let long_before = parse_instant("2000-01-01T00:00:00Z").unwrap();
        let all = TimeDelta::seconds(page.all);
        assert_eq!(page.after(long_before, all + hours(3)), Err(hours(3)));
        assert_eq!(page.after(crate::LATEST, hours(3)), Err(hours(3)));
        assert_eq!(page.open_time_before(long_before), TimeDelta::zero());
        assert_eq!(page.open_time_before(crate::LATEST), all);
    }
}
