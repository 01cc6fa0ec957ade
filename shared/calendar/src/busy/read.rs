//! From the lines of a calendar to its events, its zones and its plain busy times.

use super::event::BusyEvent;
use super::moment::MAX_LISTED;
use super::period::Period;
use super::problem::{BusyError, BusyProblem};
use super::zones::{Observance, ZoneDescription, Zones};
use crate::ics::{Property, property, unfolded};

/// Events of a calendar at most.
const MAX_EVENTS: usize = 20_000;
/// What stands in a calendar by itself.
const STANDS_ALONE: [&str; 5] = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"];
/// The deepest nesting of components.
const MAX_DEPTH: usize = 8;

/// What a text holds, before it is laid out in time.
#[derive(Debug, Default)]
pub(super) struct ReadCalendar {
    pub(super) events: Vec<BusyEvent>,
    pub(super) zones: Zones,
    /// Busy times that the text lists by themselves (`FREEBUSY`), and not as events.
    pub(super) plain: Vec<Period>,
    /// Busy times so listed that cannot be read.
    pub(super) unread: Vec<BusyError>,
}

impl ReadCalendar {
    pub(super) fn read(text: &str) -> Result<Self, BusyError> {
        let mut reader = Reader::default();
        let mut last = 1;
        for (line, content) in unfolded(text) {
            last = line;
            // A line that is none of iCalendar's is the rest of a text that was not folded: it says nothing of when.
            let Some(property) = property(&content).filter(|property| property.is_named()) else {
                if reader.is_new() && !content.trim().is_empty() {
                    return Err(BusyError::at(line, BusyProblem::NoCalendar));
                }
                continue;
            };
            reader
                .read(line, &property)
                .map_err(|problem| BusyError::at(line, problem))?;
        }
        if reader.open.is_empty() && !reader.is_new() {
            Ok(reader.calendar)
        } else {
            Err(BusyError::at(last, BusyProblem::Unpaired))
        }
    }
}

/// A calendar, while its lines are read.
#[derive(Default)]
struct Reader {
    calendar: ReadCalendar,
    has_begun: bool,
    /// The components that have begun and not ended, the outermost first.
    open: Vec<String>,
    event: BusyEvent,
    zone: ZoneDescription,
}

impl Reader {
    /// Whether no calendar has begun yet.
    fn is_new(&self) -> bool {
        !self.has_begun
    }

    fn read(&mut self, line: usize, property: &Property<'_>) -> Result<(), BusyProblem> {
        match property.name.as_str() {
            "BEGIN" => self.begin(line, property.value.trim().to_ascii_uppercase()),
            "END" => self.end(&property.value.trim().to_ascii_uppercase()),
            _ if self.is_new() => Err(BusyProblem::NoCalendar),
            _ => {
                self.property(line, property);
                Ok(())
            }
        }
    }

    fn begin(&mut self, line: usize, component: String) -> Result<(), BusyProblem> {
        let is_outermost = component == "VCALENDAR";
        if (self.open.is_empty() && !is_outermost) || self.open.len() == MAX_DEPTH {
            return Err(BusyProblem::NoCalendar);
        }
        // None of these holds another: the one before was not ended, or its end is misspelt.
        if STANDS_ALONE.contains(&component.as_str())
            && let Some(open) = self
                .open
                .iter()
                .find(|open| STANDS_ALONE.contains(&open.as_str()))
        {
            self.end(&open.clone())?;
        }
        self.has_begun = true;
        match component.as_str() {
            "VEVENT" => self.event = BusyEvent::begun(line),
            "VTIMEZONE" => self.zone = ZoneDescription::default(),
            "STANDARD" | "DAYLIGHT" => self.zone.observances.push(Observance::default()),
            _ => {}
        }
        self.open.push(component);
        Ok(())
    }

    /// Ends a component, and with it what was begun inside and not ended. The end of something that has not begun is passed over.
    fn end(&mut self, component: &str) -> Result<(), BusyProblem> {
        let Some(at) = self.open.iter().rposition(|open| open == component) else {
            return if self.has_begun {
                Ok(())
            } else {
                Err(BusyProblem::NoCalendar)
            };
        };
        for ended in self.open.split_off(at).into_iter().rev() {
            match ended.as_str() {
                "VEVENT" if self.calendar.events.len() == MAX_EVENTS => {
                    return Err(BusyProblem::TooLarge);
                }
                "VEVENT" => self.calendar.events.push(std::mem::take(&mut self.event)),
                "VTIMEZONE" => self.calendar.zones.describe(std::mem::take(&mut self.zone)),
                _ => {}
            }
        }
        Ok(())
    }

    /// A line that says something of the innermost component.
    fn property(&mut self, line: usize, property: &Property<'_>) {
        let name = property.name.as_str();
        match self.open.last().map(String::as_str) {
            Some("VEVENT") => self.event.take_line(line, property),
            Some("VCALENDAR") if name == "X-WR-TIMEZONE" => {
                self.calendar.zones.take_own(property.value.trim());
            }
            Some("VTIMEZONE") if name == "TZID" => {
                property.value.trim().clone_into(&mut self.zone.name);
            }
            Some("STANDARD" | "DAYLIGHT") => {
                let observance = self.zone.observances.last_mut();
                let taken = observance.map(|one| one.take_line(name, property.value));
                self.zone.is_unreadable |= taken.is_some_and(|taken| taken.is_err());
            }
            Some("VFREEBUSY") if name == "FREEBUSY" && !is_free(property) => {
                for period in property.value.split(',').take(MAX_LISTED) {
                    match Period::read(period, property.parameter("TZID")) {
                        Ok(period) => self.calendar.plain.push(period),
                        Err(problem) => self.calendar.unread.push(BusyError::at(line, problem)),
                    }
                }
            }
            Some(_) | None => {}
        }
    }
}

/// Whether the periods of a line are those in which somebody is free.
fn is_free(property: &Property<'_>) -> bool {
    property
        .parameter("FBTYPE")
        .is_some_and(|kind| kind.eq_ignore_ascii_case("FREE"))
}
