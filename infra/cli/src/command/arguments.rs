//! What several commands are told, and how they read it.

use chrono::NaiveDate;

/// A day.
///
/// The error says how one is written.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let said = "write a day as year, month and day, such as 2026-03-16";
    text.parse().map_err(|_| said.to_owned())
}
