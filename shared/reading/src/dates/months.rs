//! Months by their names.

use crate::words::MONTHS;

/// The number of the month of that name.
pub(super) fn month(word: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(at + 1).ok()
}
