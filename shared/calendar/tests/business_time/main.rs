//! Business time: each rule by example, and all of them against a second implementation that walks through
//! time minute by minute.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod busy_calendars;
mod duration_rules;
mod edge_rules;
mod explain_lines;
mod foreign_calendars;
mod properties;
mod span_words;
mod walk;

use calendar::{
    Calendar, CalendarSource, Deadline, Instant, Interval, Span, format_instant, parse_instant,
};

/// An instant, from its text.
fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

/// An interval, from the texts of its ends.
fn between(from: &str, to: &str) -> Interval {
    Interval {
        from: at(from),
        to: at(to),
    }
}

/// A calendar, from the JSON of its fields after the zone.
fn calendar(tz: &str, rest: &str) -> Calendar {
    let source: CalendarSource =
        serde_json::from_str(&format!(r#"{{"tz": "{tz}", {rest}}}"#)).unwrap();
    Calendar::new(source).unwrap()
}

const NINE_TO_FIVE: &str = r#""hours": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]],
    "wed": [["09:00", "17:00"]], "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]]}"#;

/// Monday to Friday, 9 to 17, in UTC.
fn office() -> Calendar {
    calendar("UTC", NINE_TO_FIVE)
}

/// The deadline without pauses.
fn after(calendar: &Calendar, start: &str, span: &str) -> Deadline {
    calendar.deadline(at(start), span.parse::<Span>().unwrap(), &[])
}

/// The deadline's instant without pauses, to the second, as text.
fn due(calendar: &Calendar, start: &str, span: &str) -> String {
    text(after(calendar, start, span).at)
}

fn text(instant: Instant) -> String {
    format_instant(instant).replace(".000Z", "Z")
}
