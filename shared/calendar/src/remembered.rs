//! What was found out of the dates of a calendar, so that the zone's rules are asked once for each.

use std::fmt;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::Interval;

/// Dates of a page.
const PAGE: usize = 64;
/// The first date that is remembered, in days since year one: 2000-01-01.
const FIRST: i32 = 730_120;
/// How many pages there are: a hundred years of dates.
const PAGES: usize = 571;

/// The open time of dates of this century; a date is found out when it is first asked for. Copies of a calendar share it.
#[derive(Clone)]
pub(super) struct Remembered(Arc<[OnceLock<Box<DatePage>>]>);

type DatePage = [OnceLock<Box<[Interval]>>; PAGE];

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
    /// The intervals of a date, found out by `find` if nobody has asked for them before; nothing for a date of another century.
    pub(super) fn of(
        &self,
        date: NaiveDate,
        find: impl FnOnce() -> Box<[Interval]>,
    ) -> Option<&[Interval]> {
        use chrono::Datelike as _;
        let number = usize::try_from(date.num_days_from_ce() - FIRST).ok()?;
        let page = self.0.get(number / PAGE)?;
        let page = page.get_or_init(|| Box::new([const { OnceLock::new() }; PAGE]));
        Some(page[number % PAGE].get_or_init(find))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_found_out_once_and_one_of_another_century_each_time() {
        let remembered = Remembered::default();
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        for known in ["2000-01-01", "2026-03-02", "2099-12-31"] {
            let mut asked = 0;
            for _ in 0..2 {
                let found = remembered.of(date(known), || {
                    asked += 1;
                    Box::new([])
                });
                assert_eq!(found, Some(&[][..]), "{known}");
            }
            assert_eq!(asked, 1, "{known}");
        }
        for unknown in ["1999-12-31", "2100-03-01", "9999-12-31"] {
            assert_eq!(
                remembered.of(date(unknown), || Box::new([])),
                None,
                "{unknown}"
            );
        }
    }
}
