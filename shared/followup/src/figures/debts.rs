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
        self.add(DebtAge::of(calendar, due, now));
    }

    /// Counts one more of an age.
    pub fn add(&mut self, age: DebtAge) {
        let count = match age {
            DebtAge::UnderADay => &mut self.under_a_day,
            DebtAge::UnderThreeDays => &mut self.under_three_days,
            DebtAge::UnderTenDays => &mut self.under_ten_days,
            DebtAge::TenDays => &mut self.ten_days,
        };
        *count += 1;
    }

    /// How many are of an age.
    #[must_use]
    pub fn of(&self, age: DebtAge) -> u64 {
        match age {
            DebtAge::UnderADay => self.under_a_day,
            DebtAge::UnderThreeDays => self.under_three_days,
            DebtAge::UnderTenDays => self.under_ten_days,
            DebtAge::TenDays => self.ten_days,
        }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.under_a_day + self.under_three_days + self.under_ten_days + self.ten_days
    }
}

/// For how long something is late, in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebtAge {
    /// For less than a working day.
    UnderADay,
    /// One day or more, and less than three.
    UnderThreeDays,
    /// Three days or more, and less than ten.
    UnderTenDays,
    /// Ten days or more.
    TenDays,
}

impl DebtAge {
    /// Every age, the youngest first: the order of the rows of a table.
    pub const ALL: [Self; 4] = [
        Self::UnderADay,
        Self::UnderThreeDays,
        Self::UnderTenDays,
        Self::TenDays,
    ];

    /// The age of what was due to be done at `due` and is not done at `now`.
    #[must_use]
    pub fn of(calendar: &Calendar, due: Instant, now: Instant) -> Self {
        let is_for = |days| calendar.after(due, Span::BusinessDays { days }) <= now;
        if is_for(10) {
            Self::TenDays
        } else if is_for(3) {
            Self::UnderTenDays
        } else if is_for(1) {
            Self::UnderThreeDays
        } else {
            Self::UnderADay
        }
    }

    /// Its name in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnderADay => "under_a_day",
            Self::UnderThreeDays => "under_three_days",
            Self::UnderTenDays => "under_ten_days",
            Self::TenDays => "ten_days",
        }
    }

    /// The age of this name; none of another.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|age| age.as_str() == name)
    }
}
