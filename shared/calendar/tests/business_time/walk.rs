//! The second implementation: it knows only what a wall clock shows at each minute of UTC, and walks.

use std::collections::BTreeMap;

use calendar::{CalendarSource, Day, Instant, Interval, Tz};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeZone};

const MINUTE_MS: i64 = 60_000;
const DAY_MINUTES: i64 = 1_440;

/// Days on each side of the window whose clock is known, so that every edge inside can be found.
const MARGIN_DAYS: i64 = 3;

/// Some days, minute by minute.
pub(crate) struct Walk {
    first: i64,
    walls: Vec<i64>,
    open: Vec<bool>,
}

fn minutes(wall: NaiveDateTime) -> i64 {
    wall.and_utc().timestamp().div_euclid(60)
}

fn hours_on(source: &CalendarSource, date: NaiveDate) -> Vec<(String, String)> {
    let day = Day::ALL[date.weekday().num_days_from_monday() as usize];
    let text = date.to_string();
    let weekly: &BTreeMap<Day, _> = &source.hours;
    match source.exceptions.get(&text) {
        Some(hours) => hours.clone(),
        None if source.holidays.contains(&text) => Vec::new(),
        None => weekly.get(&day).cloned().unwrap_or_default(),
    }
}

impl Walk {
    /// Reads the clock for so many days from a date, and marks the minutes that are open.
    pub(crate) fn new(source: &CalendarSource, from: NaiveDate, days: i64) -> Self {
        let tz: Tz = source.tz.parse().unwrap();
        let midnight = minutes(from.and_hms_opt(0, 0, 0).unwrap());
        let first = midnight - MARGIN_DAYS * DAY_MINUTES;
        let count = (days + 2 * MARGIN_DAYS) * DAY_MINUTES;
        let shown = |minute: i64| {
            let utc = DateTime::from_timestamp(minute * 60, 0)
                .unwrap()
                .naive_utc();
            minutes(tz.from_utc_datetime(&utc).naive_local())
        };
        let walls: Vec<i64> = (first..first + count).map(shown).collect();
        let open = vec![false; walls.len()];
        let mut walk = Self { first, walls, open };
        for day in 0..days as u64 + 2 {
            let date = from + Days::new(day) - Days::new(1);
            for (from, to) in hours_on(source, date) {
                let (from, to) = (walk.edge(date, &from), walk.edge(date, &to));
                for index in from..to {
                    walk.open[index] = true;
                }
            }
        }
        walk
    }

    /// The first minute at which the clock shows a time. If it jumps over it: the first minute at which it
    /// shows the time that is later by as much as it jumped.
    fn edge(&self, date: NaiveDate, text: &str) -> usize {
        let (hour, minute) = text.split_once(':').unwrap();
        let minute = hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap();
        let wall = minutes(date.and_hms_opt(0, 0, 0).unwrap()) + minute;
        let near = usize::try_from(wall - self.first - 20 * 60).unwrap();
        let shows = |wall: i64| (near..self.walls.len()).find(|index| self.walls[*index] == wall);
        shows(wall).unwrap_or_else(|| {
            let jumps = |index: &usize| self.walls[index - 1] < wall && wall < self.walls[*index];
            let after = (near..self.walls.len()).find(jumps).unwrap();
            let jumped = self.walls[after] - self.walls[after - 1] - 1;
            shows(wall + jumped).unwrap()
        })
    }

    /// Closes what is paused. Pauses begin and end at whole minutes.
    pub(crate) fn pause(&mut self, pauses: &[Interval]) {
        for pause in pauses {
            for minute in pause.from.timestamp() / 60..pause.to.timestamp() / 60 {
                if let Some(open) = self.open.get_mut((minute - self.first) as usize) {
                    *open = false;
                }
            }
        }
    }

    pub(crate) fn is_open(&self, at: Instant) -> bool {
        self.open[(at.timestamp().div_euclid(60) - self.first) as usize]
    }

    /// The first instant from here on that is open, or closed. None beyond the window.
    pub(crate) fn first(&self, at: Instant, open: bool) -> Option<Instant> {
        let mut at = at.timestamp_millis();
        while *self.open.get((at / MINUTE_MS - self.first) as usize)? != open {
            at = (at / MINUTE_MS + 1) * MINUTE_MS;
        }
        DateTime::from_timestamp_millis(at)
    }

    /// The open milliseconds from here to the end of the window, and the instant at which so many of them
    /// are used up.
    pub(crate) fn spend(&self, start: Instant, mut left: i64) -> Option<Instant> {
        let mut at = start.timestamp_millis();
        loop {
            let next_minute = (at / MINUTE_MS + 1) * MINUTE_MS;
            if *self.open.get((at / MINUTE_MS - self.first) as usize)? {
                let used = left.min(next_minute - at);
                left -= used;
                if left == 0 {
                    return DateTime::from_timestamp_millis(at + used);
                }
            }
            at = next_minute;
        }
    }

    /// The open milliseconds between two instants.
    pub(crate) fn between(&self, from: Instant, to: Instant) -> i64 {
        let (mut at, to) = (from.timestamp_millis(), to.timestamp_millis());
        let mut sum = 0;
        while at < to {
            let next = ((at / MINUTE_MS + 1) * MINUTE_MS).min(to);
            if self.open[(at / MINUTE_MS - self.first) as usize] {
                sum += next - at;
            }
            at = next;
        }
        sum
    }
}
