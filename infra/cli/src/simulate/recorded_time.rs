//! When something was, as lists write it: with a zone or by the office's clock, to the second or to the day, with the day or the month first.

use calendar::{Calendar, Instant, parse_instant};
use chrono::{Datelike, NaiveDate, NaiveTime};

/// Which of two numbers with strokes is the day: 3/5/2025 is read both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// The fifth of March is 5/3/2025.
    DayFirst,
    /// The fifth of March is 3/5/2025.
    MonthFirst,
}

/// A time that a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RecordedTime {
    /// When; of a day without an hour, its noon by the office's clock.
    pub(super) at: Instant,
    /// The day, where the list says no hour.
    pub(super) day: Option<NaiveDate>,
}

/// The country that writes the month first: its calling code, which a few neighbours share.
const MONTH_FIRST_CODE: &str = "1";
const DATES: [&str; 4] = ["%Y-%m-%d", "%d.%m.%y", "%d.%m.%Y", "%Y/%m/%d"];
const DAY_FIRST: [&str; 2] = ["%d/%m/%y", "%d/%m/%Y"];
const MONTH_FIRST: [&str; 2] = ["%m/%d/%y", "%m/%d/%Y"];
/// The first year of which anybody has a list.
const FIRST_YEAR: i32 = 1970;
const TIMES: [&str; 5] = ["%H:%M:%S%.f", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%I:%M%p"];

impl DateOrder {
    /// The order by which more of these can be read, else the one of the country with this calling code.
    pub(super) fn of<'a>(times: impl Iterator<Item = &'a str> + Clone, code: &str) -> Self {
        let read_by = |order| {
            let read = times.clone().filter(|text| local(text, order).is_some());
            read.count()
        };
        let (day_first, month_first) = (read_by(Self::DayFirst), read_by(Self::MonthFirst));
        if day_first > month_first || day_first == month_first && code != MONTH_FIRST_CODE {
            Self::DayFirst
        } else {
            Self::MonthFirst
        }
    }
}

impl RecordedTime {
    /// The time of a text; nothing, where nobody can tell it.
    pub(super) fn read(text: &str, order: DateOrder, office: &Calendar) -> Option<Self> {
        let whole = parse_instant(text).ok().or_else(|| {
            let zoned = chrono::DateTime::parse_from_rfc3339(text).ok()?;
            Some(zoned.to_utc())
        });
        if let Some(at) = whole {
            return Some(Self { at, day: None });
        }
        let (date, time) = local(text, order)?;
        let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
        Some(Self {
            at: office.instant(date.and_time(time.unwrap_or(noon))),
            day: time.is_none().then_some(date),
        })
    }
}

/// The date of a text, and the time of the day if it says one.
fn local(text: &str, order: DateOrder) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let (date, time) = match text.split_once([' ', 'T']) {
        Some((date, time)) => (date.trim_end_matches(','), Some(time.trim())),
        None => (text, None),
    };
    let with_strokes = match order {
        DateOrder::DayFirst => DAY_FIRST,
        DateOrder::MonthFirst => MONTH_FIRST,
    };
    let mut dates = DATES.iter().chain(&with_strokes);
    let date = dates.find_map(|format| {
        let read = NaiveDate::parse_from_str(date, format).ok()?;
        // A year of two digits is none of the first century.
        (read.year() >= FIRST_YEAR).then_some(read)
    })?;
    let Some(time) = time else {
        return Some((date, None));
    };
    let mut times = TIMES.iter();
    let time = times.find_map(|format| NaiveTime::parse_from_str(time, format).ok())?;
    Some((date, Some(time)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_lists_write_it() {
        let day = NaiveDate::from_ymd_opt(2025, 3, 5);
        let hour = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        for (text, time) in [
            ("2025-03-05 14:05", hour(14, 5)),
            ("2025-03-05T14:05:00", hour(14, 5)),
            ("05.03.2025 14:05", hour(14, 5)),
            ("5.3.25", None),
            ("5/3/2025, 2:05 PM", hour(14, 5)),
            ("05/03/25 2:05:00 pm", hour(14, 5)),
            ("2025/03/05", None),
        ] {
            let read = local(text, DateOrder::DayFirst);
            assert_eq!(read, day.map(|day| (day, time)), "{text}");
        }
        let read = local("3/5/2025 12:05 AM", DateOrder::MonthFirst);
        assert_eq!(read, day.map(|day| (day, hour(0, 5))));
        for text in ["soon", "", "31/31/2025", "2025-03-05 later", "2025"] {
            assert_eq!(local(text, DateOrder::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn strokes_are_read_as_most_of_a_list_can_be_and_else_as_the_country_writes_them() {
        let of = |times: &[&str], code| DateOrder::of(times.iter().copied(), code);
        assert_eq!(of(&["3/5/2025", "3/25/2025"], "49"), DateOrder::MonthFirst);
        assert_eq!(of(&["3/5/2025", "25/3/2025"], "1"), DateOrder::DayFirst);
        assert_eq!(of(&["25/3/25"], "1"), DateOrder::DayFirst);
        assert_eq!(local("25/3/25", DateOrder::MonthFirst), None);
        assert_eq!(of(&["3/5/2025"], "1"), DateOrder::MonthFirst);
        assert_eq!(of(&["3/5/2025"], "44"), DateOrder::DayFirst);
    }
}
