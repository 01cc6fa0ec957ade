//! How far it has gone so far with those who asked in some days.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::day::MilestoneCounts;

/// Days that are read for those who asked in some days, from the first of these on: a year of days that are shown, and what came of it within a
/// month more.
pub const COHORT_DAYS: u64 = 400;

/// How far it has gone so far with those who asked in some days. Who asked last has had less time for it: until when it was read belongs to
/// each of these numbers.
///
/// Unlike other numbers, these lead to no leads: a fact lies under the day on which it happened, and those of who asked on one day lie under each
/// day since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CohortSoFar {
    /// How far, whenever that was. Facts that were kept before cohorts were are none of them.
    pub reached: MilestoneCounts,
    /// The last day that was read.
    pub read_until: NaiveDate,
    /// Whether there are days after it that are not read, since no more than [`COHORT_DAYS`] are.
    pub is_cut: bool,
}

impl CohortSoFar {
    /// The last day that is read `today`, where `from` is the first on which somebody asked.
    ///
    /// ```
    /// use followup::figures::{COHORT_DAYS, CohortSoFar};
    /// let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let from = day("2026-03-02");
    /// assert_eq!(CohortSoFar::last_day(from, day("2026-03-13")), day("2026-03-13"));
    /// let last = CohortSoFar::last_day(from, day("2028-01-01"));
    /// assert_eq!((last - from).num_days() + 1, COHORT_DAYS as i64);
    /// ```
    #[must_use]
    pub fn last_day(from: NaiveDate, today: NaiveDate) -> NaiveDate {
        let last = from.checked_add_days(Days::new(COHORT_DAYS - 1));
        last.map_or(today, |last| last.min(today))
    }
}
