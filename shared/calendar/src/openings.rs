//! From the wall clock to UTC: when a calendar is open, as intervals between instants.

use std::{borrow::Cow, collections::VecDeque, iter};

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::remembered::{DatePage, Remembered};
use crate::{Calendar, EARLIEST, Instant, Interval, LATEST, Tz, instant::union};

/// No zone is a whole day away from UTC, so the instants of a date lie within a day of the same date in UTC.
const MAX_OFFSET: TimeDelta = TimeDelta::days(1);

fn midnight(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}

/// The dates whose instants may surround this one.
fn dates_around(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    [date.pred_opt(), Some(date), date.succ_opt()]
        .into_iter()
        .flatten()
}

impl Calendar {
    /// The instant on the calendar's wall clock.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let local = calendar.local(parse_instant("2026-03-02T08:00:00Z").unwrap());
    /// assert_eq!(local.to_rfc3339(), "2026-03-02T09:00:00+01:00");
    /// ```
    #[must_use]
    pub fn local(&self, at: Instant) -> DateTime<Tz> {
        at.clamp(EARLIEST, LATEST).with_timezone(&self.tz())
    }

    /// The instant of a moment on the calendar's wall clock; one that a clock change skips moves forward, one that comes
    /// twice is the first.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let ten = "2026-03-02T10:00:00".parse().unwrap();
    /// assert_eq!(calendar.instant(ten), parse_instant("2026-03-02T09:00:00Z").unwrap());
    /// ```
    #[must_use]
    pub fn instant(&self, local: NaiveDateTime) -> Instant {
        self.tz().instant(local)
    }

    /// Whether the calendar is open. At closing time it is not.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// assert!(calendar.is_open(parse_instant("2026-03-02T08:00:00Z").unwrap()));
    /// assert!(!calendar.is_open(parse_instant("2026-03-02T16:00:00Z").unwrap()));
    /// ```
    #[must_use]
    pub fn is_open(&self, at: Instant) -> bool {
        let at = at.clamp(EARLIEST, LATEST);
        self.opening_around(at)
            .is_some_and(|open| open.contains(at))
    }

    /// The next opening, or the instant itself when the calendar is open.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let saturday = parse_instant("2026-02-28T18:00:00Z").unwrap();
    /// assert_eq!(calendar.opening_at_or_after(saturday), parse_instant("2026-03-02T08:00:00Z").unwrap());
    /// ```
    #[must_use]
    pub fn opening_at_or_after(&self, at: Instant) -> Instant {
        self.opening_around(at)
            .map_or(LATEST.max(at), |open| open.from.max(at))
    }

    /// The end of the current open stretch, or of the next one when the calendar is closed. [`LATEST`] when
    /// it never closes again.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let saturday = parse_instant("2026-02-28T18:00:00Z").unwrap();
    /// assert_eq!(calendar.closing_at_or_after(saturday), parse_instant("2026-03-02T16:00:00Z").unwrap());
    /// ```
    #[must_use]
    pub fn closing_at_or_after(&self, at: Instant) -> Instant {
        self.stretches(at)
            .next()
            .map_or(LATEST.max(at), |open| open.to)
    }

    /// The closed time that begins at [`closing_at_or_after`](Self::closing_at_or_after) and lasts to the
    /// opening after it.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let week = calendar.closed_stretch_after(parse_instant("2026-03-02T12:00:00Z").unwrap());
    /// assert_eq!(week.from, parse_instant("2026-03-02T16:00:00Z").unwrap());
    /// assert_eq!(week.to, parse_instant("2026-03-09T08:00:00Z").unwrap());
    /// ```
    #[must_use]
    pub fn closed_stretch_after(&self, at: Instant) -> Interval {
        let mut open = self.stretches(at);
        let from = open.next().map_or(LATEST.max(at), |open| open.to);
        let to = open.next().map_or(LATEST.max(at), |open| open.from);
        Interval { from, to }
    }

    /// The first open instant of a local date, if it has one.
    ///
    /// A date lasts from its first midnight to the next date's, by the rules for edges: one that the zone
    /// left out altogether (Samoa's 2011-12-30) has none.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let opening = calendar.first_opening_of("2026-03-02".parse().unwrap());
    /// assert_eq!(opening, parse_instant("2026-03-02T08:00:00Z").ok());
    /// assert_eq!(calendar.first_opening_of("2026-03-03".parse().unwrap()), None);
    /// ```
    #[must_use]
    pub fn first_opening_of(&self, date: NaiveDate) -> Option<Instant> {
        self.openings_on(date).first().map(|open| open.from)
    }

    /// The last closing of the local date of an instant, if the calendar is open then: a day's end, behind a lunch break as well.
    ///
    /// A day that goes on behind midnight ends there.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let ten = parse_instant("2026-03-02T09:00:00Z").unwrap();
    /// assert_eq!(calendar.closing_of_day(ten), parse_instant("2026-03-02T16:00:00Z").ok());
    /// let six = parse_instant("2026-03-02T17:00:00Z").unwrap();
    /// assert_eq!(calendar.closing_of_day(six), None);
    /// ```
    #[must_use]
    pub fn closing_of_day(&self, at: Instant) -> Option<Instant> {
        if !self.is_open(at) {
            return None;
        }
        let open = self.openings_on(self.local(at).date_naive());
        open.last().map(|last| last.to)
    }

    /// The first opening of a later local date than the instant's.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let early_monday = parse_instant("2026-03-02T05:00:00Z").unwrap();
    /// assert_eq!(calendar.next_day_opening(early_monday), parse_instant("2026-03-09T08:00:00Z").unwrap());
    /// ```
    #[must_use]
    pub fn next_day_opening(&self, after: Instant) -> Instant {
        dates_after(self.local(after).date_naive())
            .filter_map(|date| self.first_opening_of(date))
            .find(|opening| *opening > after)
            .unwrap_or(LATEST.max(after))
    }

    /// The open time between two instants, in whole seconds. Zero when the second is not after the first.
    ///
    /// ```
    /// # use calendar::{Calendar, CalendarSource, parse_instant};
    /// # let source = r#"{"tz": "Europe/Paris", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    /// # let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
    /// let saturday = parse_instant("2026-02-28T18:00:00Z").unwrap();
    /// let monday = parse_instant("2026-03-02T09:00:00Z").unwrap();
    /// assert_eq!(calendar.business_between(saturday, monday), 3_600);
    /// ```
    #[must_use]
    pub fn business_between(&self, from: Instant, to: Instant) -> u64 {
        let open = self.remembered_between(from, to).unwrap_or_else(|| {
            self.stretches(from)
                .take_while(|open| open.from < to)
                .map(|open| open.to.min(to) - open.from)
                .sum()
        });
        u64::try_from(open.num_seconds()).unwrap_or(0)
    }

    /// The open time between two instants of which all dates are remembered.
    fn remembered_between(&self, from: Instant, to: Instant) -> Option<TimeDelta> {
        let first = Remembered::number_of(from.date_naive().pred_opt()?)?;
        let last = Remembered::number_of(to.date_naive().succ_opt()?)?;
        let mut open = TimeDelta::zero();
        for number in first..=last {
            let page = self.page(number)?;
            open += page.open_time_before(to) - page.open_time_before(from);
        }
        Some(open)
    }

    /// When so much open time has passed after an instant; nothing, where that is on a date that is not remembered.
    pub(super) fn remembered_after(&self, from: Instant, open: TimeDelta) -> Option<Instant> {
        let mut left = open;
        for number in Remembered::pages_from(from) {
            match self.page(number)?.after(from, left) {
                Ok(at) => return Some(at),
                Err(rest) => left = rest,
            }
        }
        None
    }

    /// The first open time, cut at midnights, that is not over at an instant.
    fn opening_around(&self, at: Instant) -> Option<Interval> {
        let mut pages = Remembered::pages_from(at);
        let remembered = pages.find_map(|number| self.page(number)?.open_at_or_after(at));
        remembered.or_else(|| self.openings_from(at).next())
    }

    fn page(&self, number: usize) -> Option<&DatePage> {
        let find = |date| self.find_openings(date);
        self.remembered().page(number, find)
    }

    /// The intervals of one date between instants. Those that a clock change empties are left out; they
    /// may touch, overlap or be out of order.
    fn intervals_of(&self, date: NaiveDate) -> impl Iterator<Item = Interval> {
        let edge = move |minute: u16| {
            let wall = midnight(date) + TimeDelta::minutes(minute.into());
            self.tz().instant(wall)
        };
        self.hours_on(date)
            .intervals()
            .iter()
            .map(move |wall| Interval {
                from: edge(wall.from),
                to: edge(wall.to),
            })
            .filter(|open| !open.is_empty())
    }

    /// The open time of a local date, from its midnight to the next: disjoint and in order. Dates divide all open time among them.
    pub(super) fn openings_on(&self, date: NaiveDate) -> Cow<'_, [Interval]> {
        match Remembered::number_of(date).and_then(|number| self.page(number)) {
            Some(known) => Cow::Borrowed(known.on(date)),
            None => Cow::Owned(self.find_openings(date)),
        }
    }

    fn find_openings(&self, date: NaiveDate) -> Vec<Interval> {
        let Some(next) = date.succ_opt() else {
            return Vec::new();
        };
        let from = self.tz().instant(midnight(date));
        let to = self.tz().instant(midnight(next));
        // No zone ever skipped more than a day, so an interval moves at most into the next date.
        let open = dates_around(date).flat_map(|date| self.intervals_of(date));
        union(open.map(|open| Interval {
            from: open.from.max(from),
            to: open.to.min(to),
        }))
    }

    /// Open time from an instant on, in order and cut at midnights: what is counted, where it is all the same what touches.
    pub(super) fn openings_from(&self, from: Instant) -> impl Iterator<Item = Interval> {
        let today = from.clamp(EARLIEST, LATEST).date_naive();
        let yesterday = today.pred_opt().unwrap_or(today);
        let dates = iter::once(yesterday).chain(dates_after(yesterday));
        dates
            .flat_map(|date| {
                let open = self.openings_on(date);
                (0..open.len()).map(move |place| open[place])
            })
            .map(move |open| Interval {
                from: open.from.max(from),
                to: open.to.min(LATEST),
            })
            .filter(|open| !open.is_empty())
    }

    /// Open time from an instant on: maximal, disjoint stretches in order, the last one up to [`LATEST`].
    pub(super) fn stretches(&self, from: Instant) -> impl Iterator<Item = Interval> {
        let walked_from = from.clamp(EARLIEST, LATEST).date_naive();
        let mut walk = Stretches {
            calendar: self,
            always: self.every_weekday_is_whole(),
            next_date: walked_from.pred_opt().unwrap_or(walked_from),
            pending: VecDeque::new(),
        };
        iter::from_fn(move || walk.next_stretch())
            .map(move |open| Interval {
                from: open.from.max(from),
                to: open.to.min(LATEST),
            })
            .filter(|open| !open.is_empty())
    }
}

/// The dates after this one, up to the last.
pub(super) fn dates_after(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let last = LATEST.date_naive();
    date.iter_days()
        .skip(1)
        .take_while(move |date| *date <= last)
}

/// A walk over the dates that joins their intervals.
struct Stretches<'calendar> {
    calendar: &'calendar Calendar,
    always: bool,
    next_date: NaiveDate,
    /// Disjoint, in order, not touching.
    pending: VecDeque<Interval>,
}

impl Stretches<'_> {
    /// Bounded by the dates up to [`LATEST`], of which each is visited once.
    fn next_stretch(&mut self) -> Option<Interval> {
        loop {
            let is_done = self.next_date > LATEST.date_naive();
            // What is still to come begins no earlier than this, so it cannot join what ends before it.
            let to_come = midnight(self.next_date).and_utc() - MAX_OFFSET;
            if self
                .pending
                .front()
                .is_some_and(|first| is_done || first.to < to_come)
            {
                return self.pending.pop_front();
            }
            if is_done {
                return None;
            }
            self.visit();
        }
    }

    /// Adds the next date, or for hours without end all dates up to the next special one at once.
    fn visit(&mut self) {
        let calendar = self.calendar;
        let date = self.next_date;
        if self.always {
            let special = calendar.next_special_from(date);
            if special != Some(date) {
                let midnight_of = |date| calendar.tz().instant(midnight(date));
                self.add(Interval {
                    from: midnight_of(date),
                    to: special.map_or(LATEST, midnight_of),
                });
                let done = LATEST.date_naive() + Days::new(1);
                self.next_date = special.unwrap_or(done);
                return;
            }
        }
        for open in calendar.openings_on(date).iter() {
            self.add(*open);
        }
        self.next_date = date + Days::new(1);
    }

    fn add(&mut self, open: Interval) {
        match self.pending.back_mut() {
            Some(last) if open.from <= last.to => last.to = last.to.max(open.to),
            Some(_) | None => self.pending.push_back(open),
        }
    }
}
