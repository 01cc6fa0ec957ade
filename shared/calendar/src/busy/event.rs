//! One event of a calendar: what its lines say, and when it lasts within a window.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};

use super::moment::{MAX_LISTED, Moment, duration, moment};
use super::problem::{BusyError, BusyProblem};
use super::zones::Zones;
use crate::ics::Property;
use crate::recurrence::Rule;
use crate::{Instant, Interval, LATEST, Tz};

/// An event, while it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct BusyEvent {
    pub(super) line: usize,
    pub(super) uid: String,
    start: Option<Moment>,
    end: Option<Moment>,
    lasts: Option<TimeDelta>,
    rule: Option<Rule>,
    without: Vec<Moment>,
    more: Vec<Moment>,
    pub(super) replaces: Option<Moment>,
    free: bool,
}

impl BusyEvent {
    /// An event of which only the line where it begins is known.
    pub(super) fn begun(line: usize) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    pub(super) fn take_line(
        &mut self,
        name: &str,
        property: &Property<'_>,
    ) -> Result<(), BusyProblem> {
        let value = property.value.trim();
        let zone = property.parameter("TZID");
        let list = |text: &str| -> Result<Vec<Moment>, BusyProblem> {
            text.split(',')
                .take(MAX_LISTED)
                .map(|one| moment(one, zone))
                .collect()
        };
        match name {
            "UID" => self.uid = value.to_owned(),
            "DTSTART" => self.start = Some(moment(value, zone)?),
            "DTEND" => self.end = Some(moment(value, zone)?),
            "DURATION" => self.lasts = Some(duration(value)?),
            "RRULE" => self.rule = Some(Rule::parse(value).ok_or(BusyProblem::Repeats)?),
            "EXRULE" => return Err(BusyProblem::Repeats),
            "EXDATE" => self.without.extend(list(value)?),
            "RDATE" => self.more.extend(list(value)?),
            "RECURRENCE-ID" => {
                if property.parameter("RANGE").is_some() {
                    return Err(BusyProblem::Repeats);
                }
                self.replaces = Some(moment(value, zone)?);
            }
            "TRANSP" => self.free |= value.eq_ignore_ascii_case("TRANSPARENT"),
            "STATUS" => self.free |= value.eq_ignore_ascii_case("CANCELLED"),
            "X-MICROSOFT-CDO-BUSYSTATUS" => self.free |= value.eq_ignore_ascii_case("FREE"),
            _ => {}
        }
        Ok(())
    }

    /// Adds when the event lasts, each time that it comes within the window.
    pub(super) fn lay_out(
        &self,
        zones: &Zones,
        replaced: &BTreeSet<(&str, Instant)>,
        window: Interval,
        zone: Tz,
        found: &mut Vec<Interval>,
    ) -> Result<(), BusyError> {
        if self.free {
            return Ok(());
        }
        let here = |problem| BusyError::at(self.line, problem);
        let start = self
            .start
            .as_ref()
            .ok_or_else(|| here(BusyProblem::NoStart))?;
        let lasts = self.lasts(zones, start, zone).map_err(here)?;
        let mut without = BTreeSet::new();
        for moment in &self.without {
            without.insert(zones.instant(moment, zone).map_err(here)?);
        }
        let mut moments = self
            .moments(zones, start, lasts, window, zone)
            .map_err(here)?;
        moments.extend(self.more.iter().cloned());
        for moment in moments {
            let from = zones.instant(&moment, zone).map_err(here)?;
            let is_replaced =
                self.replaces.is_none() && replaced.contains(&(self.uid.as_str(), from));
            let one = Interval {
                from,
                to: ends(&moment, from, lasts, zone),
            };
            let meets = one.from < window.to && window.from < one.to;
            if meets && !without.contains(&from) && !is_replaced {
                found.push(one);
            }
        }
        Ok(())
    }

    /// How long the event lasts. Without an end or a duration, one that begins on a day lasts that day, and one that begins at a
    /// moment lasts no time.
    fn lasts(&self, zones: &Zones, start: &Moment, zone: Tz) -> Result<TimeDelta, BusyProblem> {
        match (&self.end, self.lasts, start) {
            (Some(Moment::Day(end)), _, Moment::Day(start)) => Ok(*end - *start),
            (Some(end), _, _) => Ok(zones.instant(end, zone)? - zones.instant(start, zone)?),
            (None, Some(lasts), _) => Ok(lasts),
            (None, None, Moment::Day(_)) => Ok(TimeDelta::days(1)),
            (None, None, Moment::Local(..) | Moment::Utc(_)) => Ok(TimeDelta::zero()),
        }
    }

    /// The beginnings that may meet the window.
    fn moments(
        &self,
        zones: &Zones,
        start: &Moment,
        lasts: TimeDelta,
        window: Interval,
        zone: Tz,
    ) -> Result<Vec<Moment>, BusyProblem> {
        let Some(rule) = &self.rule else {
            return Ok(vec![start.clone()]);
        };
        let first = match start {
            Moment::Day(date) => *date,
            Moment::Local(wall, _) => wall.date(),
            Moment::Utc(at) => at.date_naive(),
        };
        // Zones differ from UTC by a day at most.
        let last = window.to.date_naive() + Days::new(1);
        let earliest = (window.from - lasts).date_naive() - Days::new(2);
        let until = match &rule.until {
            None => None,
            Some(until) => Some(match moment(until, None)? {
                // The whole last day counts.
                Moment::Day(date) => {
                    let end = date.and_time(NaiveTime::MIN) + TimeDelta::days(1);
                    zones.instant(&with_zone(end, start), zone)? - TimeDelta::seconds(1)
                }
                Moment::Local(wall, _) => zones.instant(&with_zone(wall, start), zone)?,
                Moment::Utc(at) => at,
            }),
        };
        let mut moments = Vec::new();
        for date in rule.dates(first, last) {
            if date < earliest {
                continue;
            }
            let moment = match start {
                Moment::Day(_) => Moment::Day(date),
                Moment::Local(wall, name) => {
                    Moment::Local(date.and_time(wall.time()), name.clone())
                }
                Moment::Utc(at) => Moment::Utc(date.and_time(at.time()).and_utc()),
            };
            if let Some(until) = until
                && zones.instant(&moment, zone)? > until
            {
                break;
            }
            moments.push(moment);
        }
        Ok(moments)
    }
}

fn with_zone(wall: NaiveDateTime, like: &Moment) -> Moment {
    match like {
        Moment::Local(_, name) => Moment::Local(wall, name.clone()),
        Moment::Day(_) => Moment::Local(wall, None),
        Moment::Utc(_) => Moment::Utc(wall.and_utc()),
    }
}

/// When an event ends. Whole days end at midnight of their zone, even if a clock change makes one longer or shorter.
fn ends(moment: &Moment, from: Instant, lasts: TimeDelta, zone: Tz) -> Instant {
    match moment {
        Moment::Day(date) => date
            .checked_add_signed(lasts)
            .map_or(from, |end| zone.instant(end.and_time(NaiveTime::MIN))),
        Moment::Local(..) | Moment::Utc(_) => from.checked_add_signed(lasts).unwrap_or(LATEST),
    }
}
