//! One event of a calendar: what its lines say.

use chrono::TimeDelta;

use super::moment::{MAX_LISTED, Moment, duration, moment};
use super::period::Period;
use super::problem::{BusyError, BusyProblem};
use super::zones::Zones;
use crate::Tz;
use crate::ics::Property;
use crate::recurrence::Rule;

/// How long an event is taken to last whose end cannot be read.
const PRESUMED: TimeDelta = TimeDelta::hours(1);
/// Rules of one event at most.
const MAX_RULES: usize = 16;

/// An event, while it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct BusyEvent {
    line: usize,
    pub(super) uid: String,
    pub(super) start: Option<Moment>,
    end: Option<Moment>,
    lasts: Option<TimeDelta>,
    pub(super) rules: Vec<Rule>,
    pub(super) rules_without: Vec<Rule>,
    pub(super) without: Vec<Moment>,
    pub(super) more: Vec<Moment>,
    pub(super) more_periods: Vec<Period>,
    pub(super) replaces: Option<Moment>,
    /// It replaces all occurrences from that one on.
    pub(super) is_onward: bool,
    pub(super) free: bool,
    is_end_unread: bool,
    unread: Option<BusyError>,
}

impl BusyEvent {
    /// An event of which only the line where it begins is known.
    pub(super) fn begun(line: usize) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    /// Takes what a line says. What takes time and cannot be read is kept to be told; what would give time back is passed over.
    pub(super) fn take_line(&mut self, line: usize, property: &Property<'_>) {
        if let Err(problem) = self.read(property)
            && self.unread.is_none()
        {
            self.unread = Some(BusyError::at(line, problem));
        }
    }

    fn read(&mut self, property: &Property<'_>) -> Result<(), BusyProblem> {
        let value = property.value.trim();
        let zone = property.parameter("TZID");
        let is_day = property
            .parameter("VALUE")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("DATE"));
        let one = |text: &str| {
            let text = text.trim();
            // Some programs say that it is a day, and write the midnight with it.
            let day = text.split(['T', 't']).next().unwrap_or(text);
            moment(if is_day { day } else { text }, zone)
        };
        let rule = |rules: &[Rule]| {
            let rule = Rule::parse(value).filter(|_| rules.len() < MAX_RULES);
            rule.ok_or(BusyProblem::Repeats)
        };
        match property.name.as_str() {
            "UID" => value.clone_into(&mut self.uid),
            // A text that runs on without being folded may look like one of these: the first that can be read counts.
            "DTSTART" if self.start.is_none() => self.start = Some(one(value)?),
            "DTEND" if self.end.is_none() => match one(value) {
                Ok(end) => self.end = Some(end),
                Err(problem) => {
                    self.is_end_unread = true;
                    return Err(problem);
                }
            },
            "DURATION" if self.lasts.is_none() => match duration(value) {
                Ok(lasts) => self.lasts = Some(lasts),
                Err(problem) => {
                    self.is_end_unread = true;
                    return Err(problem);
                }
            },
            "RRULE" => self.rules.push(rule(&self.rules)?),
            "EXRULE" => self.rules_without.extend(rule(&self.rules_without)),
            "EXDATE" => {
                let listed = value.split(',').take(MAX_LISTED).map(one);
                self.without.extend(listed.flatten());
            }
            "RDATE" => {
                let listed = value.split(',').filter(|text| !text.trim().is_empty());
                for text in listed.take(MAX_LISTED) {
                    if text.contains('/') {
                        self.more_periods.push(Period::read(text, zone)?);
                    } else {
                        self.more.push(one(text)?);
                    }
                }
            }
            "RECURRENCE-ID" => {
                self.replaces = one(value).ok();
                self.is_onward = property
                    .parameter("RANGE")
                    .is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"));
            }
            "TRANSP" => self.free |= value.eq_ignore_ascii_case("TRANSPARENT"),
            "STATUS" => {
                self.free |= ["CANCELLED", "CANCELED"]
                    .iter()
                    .any(|word| value.eq_ignore_ascii_case(word));
            }
            "X-MICROSOFT-CDO-BUSYSTATUS" => self.free |= value.eq_ignore_ascii_case("FREE"),
            _ => {}
        }
        Ok(())
    }

    /// What of the event could not be understood, if it takes time at all.
    pub(super) fn untold(&self) -> Option<BusyError> {
        if self.free {
            return None;
        }
        let no_start = || BusyError::at(self.line, BusyProblem::NoStart);
        match (&self.unread, &self.start) {
            (Some(unread), _) => Some(unread.clone()),
            (None, None) => Some(no_start()),
            (None, Some(_)) => None,
        }
    }

    /// Turns an event around whose end lies before its beginning: the time between them is taken all the same, and it is told.
    pub(super) fn turn_around(&mut self, zones: &Zones, zone: Tz) {
        let (Some(start), Some(end)) = (&self.start, &self.end) else {
            return;
        };
        let is_time = |moment: &Moment| match moment {
            Moment::Day(_) => false,
            Moment::Local(..) | Moment::Utc(_) => true,
        };
        let known = |moment: &Moment| zones.doubt(moment) == TimeDelta::zero();
        let is_sure = is_time(start) && is_time(end) && known(start) && known(end);
        if is_sure && zones.instant(end, zone) < zones.instant(start, zone) {
            std::mem::swap(&mut self.start, &mut self.end);
            let told = || BusyError::at(self.line, BusyProblem::Reversed);
            self.unread.get_or_insert_with(told);
        }
    }

    /// How long the event lasts, and over how long it may, where its zone is unknown. Without an end or a duration, one that begins on
    /// a day lasts that day, and one that begins at a moment lasts no time.
    pub(super) fn lasts(&self, zones: &Zones, start: &Moment, zone: Tz) -> TimeDelta {
        let doubt = zones.doubt(start);
        let or_none = |lasts: TimeDelta| {
            if lasts > TimeDelta::zero() {
                lasts + doubt
            } else {
                TimeDelta::zero()
            }
        };
        match (&self.end, self.lasts, start) {
            // Some programs write the day itself as the end of a whole day.
            (Some(Moment::Day(end)), _, Moment::Day(start)) => {
                (*end - *start).max(TimeDelta::days(1))
            }
            (Some(end), _, _) => {
                let (from, to) = (zones.instant(start, zone), zones.instant(end, zone));
                let doubted = zones.doubt(end);
                // Both in unknown zones: taken for one and the same.
                if doubt > TimeDelta::zero() && doubted > TimeDelta::zero() {
                    or_none(to - from)
                } else {
                    (to + doubted - from).max(TimeDelta::zero())
                }
            }
            (None, Some(lasts), _) => or_none(lasts),
            (None, None, Moment::Day(_)) => TimeDelta::days(1),
            (None, None, Moment::Local(..) | Moment::Utc(_)) if self.is_end_unread => {
                PRESUMED + doubt
            }
            (None, None, Moment::Local(..) | Moment::Utc(_)) => TimeDelta::zero(),
        }
    }
}
