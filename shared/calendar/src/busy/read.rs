//! From the lines of a calendar to its events, its zones and its plain busy times.

use std::collections::BTreeSet;

use super::event::BusyEvent;
use super::moment::periods;
use super::problem::{BusyError, BusyProblem};
use super::zones::{Observance, ZoneDescription, Zones};
use crate::ics::{Property, property, unfolded};
use crate::{Instant, Interval, Tz};

/// Events of a calendar at most.
const MAX_EVENTS: usize = 20_000;
/// The deepest nesting of components.
const MAX_DEPTH: usize = 8;

/// What a text holds, before it is laid out in time.
#[derive(Debug, Default)]
pub(super) struct ReadCalendar {
    pub(super) events: Vec<BusyEvent>,
    pub(super) zones: Zones,
    /// Busy times that the text lists by themselves (`FREEBUSY`), and not as events.
    pub(super) plain: Vec<Interval>,
}

impl ReadCalendar {
    pub(super) fn read(text: &str) -> Result<Self, BusyError> {
        let mut reader = Reader::default();
        let mut last = 1;
        for (line, content) in unfolded(text) {
            last = line;
            if content.trim().is_empty() {
                continue;
            }
            let read = match property(&content) {
                Some(property) => reader.read(line, &property),
                None => Err(BusyProblem::NoCalendar),
            };
            read.map_err(|problem| BusyError::at(line, problem))?;
        }
        if reader.open.is_empty() && last > 1 {
            Ok(reader.calendar)
        } else {
            Err(BusyError::at(last, BusyProblem::Unpaired))
        }
    }

    /// Which occurrences of which events stand as events of their own.
    pub(super) fn replaced(&self, zone: Tz) -> Result<BTreeSet<(&str, Instant)>, BusyError> {
        self.events
            .iter()
            .filter_map(|event| Some((event, event.replaces.as_ref()?)))
            .map(|(event, moment)| {
                let instant = self.zones.instant(moment, zone);
                let instant = instant.map_err(|problem| BusyError::at(event.line, problem))?;
                Ok((event.uid.as_str(), instant))
            })
            .collect()
    }
}

/// A calendar, while its lines are read.
#[derive(Default)]
struct Reader {
    calendar: ReadCalendar,
    /// The components that have begun and not ended, the outermost first.
    open: Vec<String>,
    event: BusyEvent,
    zone: ZoneDescription,
}

impl Reader {
    fn read(&mut self, line: usize, property: &Property<'_>) -> Result<(), BusyProblem> {
        match property.name.as_str() {
            "BEGIN" => self.begin(line, property.value.trim().to_ascii_uppercase()),
            "END" => self.end(&property.value.trim().to_ascii_uppercase()),
            _ => self.property(property),
        }
    }

    fn begin(&mut self, line: usize, component: String) -> Result<(), BusyProblem> {
        if (self.open.is_empty() && component != "VCALENDAR") || self.open.len() == MAX_DEPTH {
            return Err(BusyProblem::NoCalendar);
        }
        match component.as_str() {
            "VEVENT" => self.event = BusyEvent::begun(line),
            "VTIMEZONE" => self.zone = ZoneDescription::default(),
            "STANDARD" | "DAYLIGHT" => self.zone.observances.push(Observance::default()),
            _ => {}
        }
        self.open.push(component);
        Ok(())
    }

    fn end(&mut self, component: &str) -> Result<(), BusyProblem> {
        if self.open.pop().as_deref() != Some(component) {
            return Err(BusyProblem::Unpaired);
        }
        match component {
            "VEVENT" if self.calendar.events.len() == MAX_EVENTS => {
                return Err(BusyProblem::TooLarge);
            }
            "VEVENT" => self.calendar.events.push(std::mem::take(&mut self.event)),
            "VTIMEZONE" => self.calendar.zones.describe(std::mem::take(&mut self.zone)),
            _ => {}
        }
        Ok(())
    }

    /// A line that says something of the innermost component.
    fn property(&mut self, property: &Property<'_>) -> Result<(), BusyProblem> {
        let name = property.name.as_str();
        match self.open.last().map(String::as_str) {
            None => Err(BusyProblem::NoCalendar),
            Some("VEVENT") => self.event.take_line(name, property),
            Some("VTIMEZONE") if name == "TZID" => {
                property.value.trim().clone_into(&mut self.zone.name);
                Ok(())
            }
            Some("STANDARD" | "DAYLIGHT") => match self.zone.observances.last_mut() {
                Some(observance) => observance.take_line(name, property.value),
                None => Ok(()),
            },
            Some("VFREEBUSY") if name == "FREEBUSY" && !is_free(property) => {
                self.calendar.plain.extend(periods(property.value)?);
                Ok(())
            }
            Some(_) => Ok(()),
        }
    }
}

/// Whether the periods of a line are those in which somebody is free.
fn is_free(property: &Property<'_>) -> bool {
    property
        .parameter("FBTYPE")
        .is_some_and(|kind| kind.eq_ignore_ascii_case("FREE"))
}
