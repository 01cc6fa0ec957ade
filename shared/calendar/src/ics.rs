//! A small, strict reader of holidays from iCalendar text (RFC 5545).
//!
//! It reads the whole-day events and nothing else. What it cannot honour (a repeating event, an event at a
//! time of day) it refuses, because a holiday that is silently missing is noticed by a customer.

use crate::quoted::quoted;
use chrono::{Days, NaiveDate};
use thiserror::Error;

/// The longest text that is read as one .ics file, in bytes.
///
/// ```
/// assert_eq!(calendar::MAX_ICS_BYTES, 1 << 20);
/// ```
pub const MAX_ICS_BYTES: usize = 1 << 20;

/// The most days that one event may last.
const MAX_EVENT_DAYS: u64 = 366;

/// The deepest nesting of components.
const MAX_DEPTH: usize = 8;

/// Why a text is no list of holidays, and where.
///
/// ```
/// use calendar::{IcsError, IcsProblem};
/// let refused = IcsError { line: 7, problem: IcsProblem::Repeats };
/// assert!(refused.to_string().starts_with("line 7: "));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {problem}")]
pub struct IcsError {
    /// The line in the file, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: IcsProblem,
}

/// What can be wrong with a text of holidays.
///
/// ```
/// assert!(calendar::IcsProblem::NoDate.to_string().contains("DTSTART"));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum IcsProblem {
    /// The text is longer than [`MAX_ICS_BYTES`].
    #[error("an .ics text of {given} bytes: at most {MAX_ICS_BYTES}")]
    TooLong {
        /// How long it is.
        given: usize,
    },
    /// The text is not iCalendar.
    #[error("an .ics text begins with BEGIN:VCALENDAR and consists of lines NAME:value")]
    NoCalendar,
    /// BEGIN and END do not pair.
    #[error("BEGIN and END do not pair at `{name}`")]
    Unpaired {
        /// The component.
        name: String,
    },
    /// Components are nested deeper than any calendar has them.
    #[error("components nested more than {MAX_DEPTH} deep")]
    TooDeep,
    /// An event has no date.
    #[error("an event without DTSTART: write DTSTART;VALUE=DATE:20261225")]
    NoDate,
    /// An event's date has another form.
    #[error("`{text}` is no whole day: write it as VALUE=DATE:20261225")]
    Date {
        /// What was given.
        text: String,
    },
    /// An event's duration is not in days or weeks.
    #[error("`{text}` is no duration of whole days: write P1D or P1W")]
    Duration {
        /// What was given.
        text: String,
    },
    /// An event does not end after it begins, or lasts beyond any holiday.
    #[error("an event lasts 1 to {MAX_EVENT_DAYS} days (DTEND is the first day after it)")]
    Length,
    /// An event repeats by a rule.
    #[error("an event that repeats (RRULE or RDATE) is not read: write one event for each year")]
    Repeats,
}

/// A whole-day event, while it is read.
#[derive(Default)]
struct DayEvent {
    line: usize,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    days: Option<u64>,
    name: Option<String>,
    cancelled: bool,
}

/// The holidays of an .ics text, each date with the name of its event.
pub(super) fn holidays(text: &str) -> Result<Vec<(NaiveDate, Option<String>)>, IcsError> {
    if text.len() > MAX_ICS_BYTES {
        let given = text.len();
        return Err(at(1, IcsProblem::TooLong { given }));
    }
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut event = DayEvent::default();
    let mut last_line = 1;
    for (line, content) in unfolded(text) {
        last_line = line;
        if content.trim().is_empty() {
            continue;
        }
        let (name, value) = parts(&content).ok_or_else(|| at(line, IcsProblem::NoCalendar))?;
        let component = value.trim().to_ascii_uppercase();
        match name.as_str() {
            "BEGIN" => {
                if open.is_empty() && component != "VCALENDAR" {
                    return Err(at(line, IcsProblem::NoCalendar));
                }
                if open.len() == MAX_DEPTH {
                    return Err(at(line, IcsProblem::TooDeep));
                }
                if component == "VEVENT" {
                    event = DayEvent {
                        line,
                        ..DayEvent::default()
                    };
                }
                open.push(component);
            }
            "END" => {
                if open.pop().as_deref() != Some(component.as_str()) {
                    let name = quoted(value);
                    return Err(at(line, IcsProblem::Unpaired { name }));
                }
                if component == "VEVENT" {
                    event.list(&mut found)?;
                }
            }
            _ if open.is_empty() => return Err(at(line, IcsProblem::NoCalendar)),
            property if open.last().is_some_and(|inside| inside == "VEVENT") => {
                event
                    .read(property, value)
                    .map_err(|problem| at(line, problem))?;
            }
            _ => {}
        }
    }
    match open.pop() {
        Some(name) => Err(at(last_line, IcsProblem::Unpaired { name })),
        None if last_line == 1 => Err(at(1, IcsProblem::NoCalendar)),
        None => Ok(found),
    }
}

fn at(line: usize, problem: IcsProblem) -> IcsError {
    IcsError { line, problem }
}

impl DayEvent {
    fn read(&mut self, property: &str, value: &str) -> Result<(), IcsProblem> {
        match property {
            "DTSTART" => self.from = Some(date(value)?),
            "DTEND" => self.to = Some(date(value)?),
            "DURATION" => self.days = Some(days(value)?),
            "RRULE" | "RDATE" => return Err(IcsProblem::Repeats),
            "SUMMARY" => self.name = Some(unescaped(value)).filter(|name| !name.is_empty()),
            "STATUS" => self.cancelled = value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
        Ok(())
    }

    fn list(&mut self, found: &mut Vec<(NaiveDate, Option<String>)>) -> Result<(), IcsError> {
        if self.cancelled {
            return Ok(());
        }
        let from = self.from.ok_or_else(|| at(self.line, IcsProblem::NoDate))?;
        let days = match (self.to, self.days) {
            (Some(to), _) => u64::try_from((to - from).num_days()).unwrap_or(0),
            (None, Some(days)) => days,
            (None, None) => 1,
        };
        if !(1..=MAX_EVENT_DAYS).contains(&days) {
            return Err(at(self.line, IcsProblem::Length));
        }
        let dates = (0..days).filter_map(|day| from.checked_add_days(Days::new(day)));
        found.extend(dates.map(|date| (date, self.name.clone())));
        Ok(())
    }
}

/// A line taken apart.
#[derive(Debug)]
pub(super) struct Property<'a> {
    pub(super) name: String,
    parameters: &'a str,
    pub(super) value: &'a str,
}

impl<'a> Property<'a> {
    /// Whether the name is one that iCalendar may have: letters, digits and dashes.
    pub(super) fn is_named(&self) -> bool {
        let mut bytes = self.name.bytes();
        bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    }

    /// The value of a parameter, without its quotes.
    pub(super) fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut in_quotes = false;
        let mut parts = self.parameters.split(move |character| {
            in_quotes ^= character == '"';
            character == ';' && !in_quotes
        });
        parts.find_map(|part| {
            let (given, value) = part.split_once('=')?;
            let is_it = given.trim().eq_ignore_ascii_case(name);
            is_it.then(|| value.trim().trim_matches('"'))
        })
    }
}

/// Logical lines with the number of their first physical line: a line that begins with white space goes on
/// the one before it.
pub(super) fn unfolded(text: &str) -> Vec<(usize, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines: Vec<(usize, String)> = Vec::new();
    // Some programs end their lines as old computers did.
    let ending = if text.contains('\n') { '\n' } else { '\r' };
    for (index, line) in text.split(ending).enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, whole))) => whole.push_str(rest),
            (Some(_) | None, _) => lines.push((index + 1, line.to_owned())),
        }
    }
    while lines.last().is_some_and(|(_, line)| line.is_empty()) {
        lines.pop();
    }
    lines
}

/// The name and the value of a line, without its parameters.
fn parts(line: &str) -> Option<(String, &str)> {
    property(line).map(|property| (property.name, property.value))
}

/// The name, the parameters and the value. A quoted parameter may hold colons and semicolons.
pub(super) fn property(line: &str) -> Option<Property<'_>> {
    let end_of_head = |brackets_hold: bool| {
        let (mut in_quotes, mut in_parameters, mut in_brackets) = (false, false, false);
        line.find(|character| {
            in_quotes ^= character == '"';
            in_parameters |= character == ';';
            in_brackets = match character {
                '(' => in_parameters && brackets_hold,
                ')' => false,
                _ => in_brackets,
            };
            character == ':' && !in_quotes && !in_brackets
        })
    };
    // `TZID=(UTC+01:00) Paris` without quotes is wrong, and written.
    let colon = end_of_head(true).or_else(|| end_of_head(false))?;
    let (head, value) = (&line[..colon], &line[colon + 1..]);
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    let name = name.trim();
    (!name.is_empty()).then(|| Property {
        name: name.to_ascii_uppercase(),
        parameters,
        value,
    })
}

fn date(value: &str) -> Result<NaiveDate, IcsProblem> {
    let value = value.trim();
    let whole_day = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    whole_day
        .then(|| NaiveDate::parse_from_str(value, "%Y%m%d").ok())
        .flatten()
        .ok_or_else(|| IcsProblem::Date {
            text: quoted(value),
        })
}

fn days(value: &str) -> Result<u64, IcsProblem> {
    let value = value.trim();
    let number = |unit: char, days: u64| {
        let number = value.strip_prefix('P')?.strip_suffix(unit)?;
        number.parse::<u64>().ok()?.checked_mul(days)
    };
    number('D', 1)
        .or_else(|| number('W', 7))
        .ok_or_else(|| IcsProblem::Duration {
            text: quoted(value),
        })
}

/// A text value: `\n`, `\,`, `\;` and `\\` are escapes. Names are shown in one line, so a break is a space.
fn unescaped(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut characters = value.trim().chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => plain.push(' '),
                Some(escaped) => plain.push(escaped),
                None => {}
            },
            other => plain.push(other),
        }
    }
    quoted(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(event: &str) -> String {
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    }

    fn problem(event: &str) -> IcsProblem {
        holidays(&calendar(event)).unwrap_err().problem
    }

    fn read(event: &str) -> Vec<(String, Option<String>)> {
        let found = holidays(&calendar(event)).unwrap();
        found
            .into_iter()
            .map(|(date, name)| (date.to_string(), name))
            .collect()
    }

    fn named(date: &str, name: &str) -> (String, Option<String>) {
        (date.to_owned(), Some(name.to_owned()))
    }

    #[test]
    fn an_event_without_an_end_is_one_day() {
        assert_eq!(
            read("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas Day"),
            [named("2026-12-25", "Christmas Day")]
        );
    }

    #[test]
    fn the_end_of_an_event_is_not_part_of_it() {
        let event = "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270102\r\nSUMMARY:New Year";
        assert_eq!(
            read(event),
            [
                named("2026-12-31", "New Year"),
                named("2027-01-01", "New Year")
            ]
        );
        assert_eq!(read("DTSTART:20261231\r\nDURATION:P1W").len(), 7);
    }

    #[test]
    fn folded_lines_escapes_and_quoted_parameters_are_read() {
        let event = "DTSTART;VALUE=DATE:2026\r\n 1225\r\nSUMMARY;ALTREP=\"http://a;b\":Peace\\, and\r\n\t quiet";
        assert_eq!(read(event), [named("2026-12-25", "Peace, and quiet")]);
    }

    #[test]
    fn lines_may_end_without_a_carriage_return_and_names_are_case_insensitive() {
        let text = "\u{feff}begin:vcalendar\nbegin:vevent\ndtstart;value=date:20261225\nend:vevent\nend:vcalendar";
        assert_eq!(holidays(text).unwrap().len(), 1);
    }

    #[test]
    fn a_cancelled_event_and_what_is_nested_in_one_are_left_out() {
        assert!(read("STATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20261225").is_empty());
        let alarm = "DTSTART;VALUE=DATE:20261225\r\nBEGIN:VALARM\r\nSUMMARY:Wake\r\nDURATION:PT15M\r\nEND:VALARM";
        assert_eq!(read(alarm), [("2026-12-25".to_owned(), None)]);
    }

    #[test]
    fn a_repeating_event_is_refused_because_it_would_be_missing_next_year() {
        assert_eq!(
            problem("DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY"),
            IcsProblem::Repeats
        );
    }

    #[test]
    fn an_event_at_a_time_of_day_or_without_a_date_or_length_is_refused() {
        assert!(matches!(
            problem("DTSTART:20261225T090000Z"),
            IcsProblem::Date { .. }
        ));
        assert!(matches!(
            problem("DTSTART;VALUE=DATE:20261325"),
            IcsProblem::Date { .. }
        ));
        assert!(matches!(
            problem("DTSTART:20261225\r\nDURATION:PT8H"),
            IcsProblem::Duration { .. }
        ));
        assert_eq!(problem("SUMMARY:Some day"), IcsProblem::NoDate);
        assert_eq!(
            problem("DTSTART:20261225\r\nDTEND:20261225"),
            IcsProblem::Length
        );
        assert_eq!(
            problem("DTSTART:20261225\r\nDTEND:20991225"),
            IcsProblem::Length
        );
    }

    #[test]
    fn an_error_names_its_line_and_a_text_that_is_no_calendar_is_refused() {
        let refused = holidays(&calendar("SUMMARY:x\r\nDTSTART:soon")).unwrap_err();
        assert_eq!(refused.line, 5);
        for text in [
            "",
            "\n\n",
            "2026-12-25",
            "DTSTART:20261225",
            "BEGIN:VEVENT\nEND:VEVENT",
        ] {
            assert_eq!(
                holidays(text).unwrap_err().problem,
                IcsProblem::NoCalendar,
                "{text:?}"
            );
        }
        let cut = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225";
        assert!(matches!(
            holidays(cut).unwrap_err().problem,
            IcsProblem::Unpaired { .. }
        ));
    }
}
