//! What is owed and late, by for how long.

use calendar::{Calendar, Instant, Span};
use serde::Serialize;

/// What is owed and late, by how many working days ago it was due to be done.
///
/// ```
/// use std::collections::BTreeMap;
/// use calendar::{Calendar, CalendarSource, Day, parse_instant};
/// use followup::figures::DebtAges;
///
/// let nine_to_five = || vec![("09:00".to_owned(), "17:00".to_owned())];
/// let office = Calendar::new(CalendarSource {
///     tz: "Etc/UTC".into(),
///     hours: BTreeMap::from([(Day::Mon, nine_to_five()), (Day::Fri, nine_to_five())]),
///     ..CalendarSource::default()
/// }).unwrap();
/// let at = |text| parse_instant(text).unwrap();
/// let mut ages = DebtAges::default();
/// // From a Friday afternoon to Monday morning, no working day has passed.
/// ages.count(&office, at("2026-03-06T15:00:00Z"), at("2026-03-09T09:00:00Z"));
/// ages.count(&office, at("2026-01-05T15:00:00Z"), at("2026-03-09T09:00:00Z"));
/// assert_eq!((ages.under_a_day, ages.ten_days, ages.all()), (1, 1, 2));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct DebtAges {
    /// For less than a working day.
    pub under_a_day: u64,
    /// One day or more, and less than three.
    pub under_three_days: u64,
    /// Three days or more, and less than ten.
    pub under_ten_days: u64,
    /// Ten days or more.
    pub ten_days: u64,
}

impl DebtAges {
    /// Counts what was due to be done at `due` and is not done at `now`.
    pub fn count(&mut self, calendar: &Calendar, due: Instant, now: Instant) {
        let is_for = |days| calendar.after(due, Span::BusinessDays { days }) <= now;
        let count = if is_for(10) {
            &mut self.ten_days
        } else if is_for(3) {
            &mut self.under_ten_days
        } else if is_for(1) {
            &mut self.under_three_days
        } else {
            &mut self.under_a_day
        };
        *count += 1;
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.under_a_day + self.under_three_days + self.under_ten_days + self.ten_days
    }
}
