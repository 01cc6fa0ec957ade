//! The years of which a check tries every day: what no rule can tell lies in weekends, holidays, and changes of clocks.

use chrono::{Datelike, NaiveDate, NaiveTime};

use calendar::{Calendar, Instant};

/// The year that is tried where no calendar names a date: a leap year, so that it has a 29th of February.
const A_YEAR: i32 = 2028;
/// Years that are tried at most: the last ones of which holidays are known.
const MAX_YEARS: i32 = 4;
/// Days behind the last year, for what begins in it.
const DAYS_BEHIND: u64 = 31;

/// From when to when.
pub(super) struct TriedYears {
    pub(super) from: Instant,
    pub(super) to: Instant,
}

impl TriedYears {
    /// The years of all dates that these calendars name, and a leap year.
    pub(super) fn of<'a>(calendars: impl IntoIterator<Item = &'a Calendar>) -> Self {
        let named = calendars.into_iter().filter_map(Calendar::special_dates);
        let years = named.flat_map(|(first, last)| [first.year(), last.year()]);
        let (first, last) = years.fold((A_YEAR, A_YEAR), |(first, last), year| {
            (first.min(year), last.max(year))
        });
        let first = first.max(last - MAX_YEARS + 1);
        let midnight = |year, behind| {
            NaiveDate::from_ymd_opt(year, 1, 1)
                .and_then(|date| date.checked_add_days(chrono::Days::new(behind)))
                .map_or(calendar::LATEST, |date| {
                    date.and_time(NaiveTime::MIN).and_utc()
                })
        };
        Self {
            from: midnight(first, 0),
            to: midnight(last + 1, DAYS_BEHIND),
        }
    }
}
