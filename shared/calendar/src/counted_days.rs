//! Which hours lie between two moments, date by date: what a page says to who asks why a time is what it is.

use chrono::NaiveDate;

use crate::{Because, Calendar, Instant, Interval};

/// The most dates that are told one by one.
pub const MAX_COUNTED_DAYS: usize = 400;

/// A local date between two moments, and what of it counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedDay {
    /// The date.
    pub date: NaiveDate,
    /// What was open of it between the moments, in order; empty where it was closed, or had not opened yet, or had closed already.
    pub open: Vec<Interval>,
    /// Why it was closed all day; none of a day with hours.
    pub closed: Option<Because>,
}

impl Calendar {
    /// The dates from a moment to a later one, each with its open hours between them: all of these together are the open time between the
    /// moments, and so the business time of a deadline. Of more than [`MAX_COUNTED_DAYS`] the first.
    ///
    /// ```
    /// # use calendar::{Because, Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "UTC", "hours": {"fri": [["09:00", "17:00"]], "mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str::<CalendarSource>(source).unwrap()).unwrap();
    /// let friday = parse_instant("2026-02-27T16:00:00Z").unwrap();
    /// let monday = calendar.after(friday, "2bh".parse().unwrap());
    /// let days = calendar.counted_days(friday, monday);
    /// let hours: Vec<i64> = days.iter().map(|day| day.open.iter().map(|one| (one.to - one.from).num_hours()).sum()).collect();
    /// assert_eq!(hours, [1, 0, 0, 1]);
    /// assert_eq!(days[1].closed, Some(Because::ClosedWeekday));
    /// ```
    #[must_use]
    pub fn counted_days(&self, from: Instant, to: Instant) -> Vec<CountedDay> {
        let last = self.local(to).date_naive();
        let dates = self.local(from).date_naive().iter_days();
        dates
            .take_while(|date| *date <= last)
            .take(MAX_COUNTED_DAYS)
            .map(|date| CountedDay {
                date,
                open: self.open_between(date, from, to),
                closed: self.closed_because(date),
            })
            .collect()
    }

    fn open_between(&self, date: NaiveDate, from: Instant, to: Instant) -> Vec<Interval> {
        let open = self.openings_on(date);
        let within = open.iter().map(|one| Interval {
            from: one.from.max(from),
            to: one.to.min(to),
        });
        within.filter(|one| !one.is_empty()).collect()
    }
}
