//! Quarters of an hour, in UTC: what a meeting takes of a rep's day.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use calendar::{Instant, LATEST};

/// How long a cell is.
pub const CELL: Duration = Duration::minutes(15);
const CELL_SECONDS: i64 = 15 * 60;

/// A quarter of an hour.
///
/// ```
/// use followup::booking::Cell;
/// let at = calendar::parse_instant("2026-03-03T15:20:00Z").unwrap();
/// let cell = Cell::of(at);
/// assert_eq!((cell.day().as_str(), cell.name().as_str()), ("2026-03-03", "1515"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell(i64);

impl Cell {
    /// The cell that a moment is in.
    #[must_use]
    pub fn of(at: Instant) -> Self {
        Self(at.timestamp().div_euclid(CELL_SECONDS))
    }

    /// The first cell that begins at or after a moment.
    #[must_use]
    pub fn from(at: Instant) -> Self {
        let cell = Self::of(at);
        if cell.start() < at {
            Self(cell.0 + 1)
        } else {
            cell
        }
    }

    /// When it begins.
    #[must_use]
    pub fn start(self) -> Instant {
        Instant::from_timestamp(self.0.saturating_mul(CELL_SECONDS), 0).unwrap_or(LATEST)
    }

    /// Its day in UTC.
    #[must_use]
    pub fn day(self) -> String {
        self.start().format("%Y-%m-%d").to_string()
    }

    /// Its name within its day.
    #[must_use]
    pub fn name(self) -> String {
        self.start().format("%H%M").to_string()
    }

    /// The cell of a day and a name.
    #[must_use]
    pub fn named(day: &str, name: &str) -> Option<Self> {
        let text = format!("{day}T{}:{}:00Z", name.get(..2)?, name.get(2..)?);
        let at = calendar::parse_instant(&text).ok()?;
        let cell = Self::of(at);
        (cell.start() == at).then_some(cell)
    }
}

/// The cells that a stretch of time touches.
pub fn cells(from: Instant, to: Instant) -> impl Iterator<Item = Cell> {
    let (first, end) = (Cell::of(from), Cell::from(to));
    (first.0..end.0).map(Cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::parse_instant;

    #[test]
    fn a_stretch_takes_every_cell_that_it_touches_and_no_other() {
        let at = |text: &str| parse_instant(&format!("2026-03-03T{text}Z")).unwrap();
        let names = |from, to| -> Vec<String> { cells(at(from), at(to)).map(Cell::name).collect() };
        assert_eq!(names("15:00:00", "15:45:00"), ["1500", "1515", "1530"]);
        assert_eq!(names("15:10:00", "15:16:00"), ["1500", "1515"]);
        assert!(names("15:00:00", "15:00:00").is_empty());
    }

    #[test]
    fn a_cell_is_found_again_by_its_day_and_name() {
        let cell = Cell::of(parse_instant("2026-12-31T23:45:00Z").unwrap());
        assert_eq!(Cell::named(&cell.day(), &cell.name()), Some(cell));
        for (day, name) in [
            ("2026-12-31", "2350"),
            ("2026-12-31", "é1"),
            ("today", "1000"),
            ("2026-12-31", ""),
        ] {
            assert_eq!(Cell::named(day, name), None, "{day} {name}");
        }
    }
}
