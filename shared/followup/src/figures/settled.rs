//! A settled day as other systems hear of it.

use calendar::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::day::DayFigures;

/// What happened on a day that is over: the detail of an event on the bus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettledDay {
    /// Derived from the day and its figures: what has come before with it is a repeat, and a day that came to something else comes once more.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9_]{1,80}$")))]
    pub event: String,
    /// The day, of the office.
    #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Date"))]
    pub day: NaiveDate,
    /// When it was counted: of two events of a day the later one holds.
    #[serde(with = "calendar::instant_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
    pub at: Instant,
    /// What happened, with each person's part only where the policy lets whoever leads the team read it (`people = "named"` in `[figures]`).
    pub figures: DayFigures,
}

impl SettledDay {
    /// The same without what each person did.
    #[must_use]
    pub fn without_people(mut self) -> Self {
        self.figures.people.clear();
        self
    }
}
