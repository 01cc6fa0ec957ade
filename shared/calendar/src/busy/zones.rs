//! The zones of a calendar: those that are known by name, and those that the text describes itself.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::moment::{MAX_LISTED, Moment, moment, utc_offset, wall};
use super::problem::BusyProblem;
use super::zone_name::MeantZone;
use crate::recurrence::Rule;
use crate::{Instant, Tz};

/// How long before a moment a change of clocks is looked for.
const ONSETS_BEFORE: Days = Days::new(800);

/// The zones that a text describes itself, by name.
#[derive(Debug, Default)]
pub(super) struct Zones {
    /// That of times which name none, if the calendar says one.
    own: Option<Tz>,
    described: BTreeMap<String, Vec<Observance>>,
}

impl Zones {
    /// Keeps a description that says something; one that cannot be read is as good as none.
    pub(super) fn describe(&mut self, zone: ZoneDescription) {
        if !zone.is_unreadable && !zone.observances.is_empty() {
            self.described.insert(zone.name, zone.observances);
        }
    }

    /// Takes the zone that the calendar names for times without one; one that nobody knows is as good as none.
    pub(super) fn take_own(&mut self, name: &str) {
        self.own = self.own.or_else(|| match self.zone(name) {
            FoundZone::Meant(MeantZone::Known(zone)) => Some(zone),
            FoundZone::Meant(MeantZone::Between(..)) | FoundZone::Described(_) => None,
        });
    }

    /// When a moment is; of an unknown zone, the earliest that it can be. `zone` is that of whole days, and of times for which the calendar names none.
    pub(super) fn instant(&self, moment: &Moment, zone: Tz) -> Instant {
        match moment {
            Moment::Utc(at) => *at,
            Moment::Day(date) => zone.instant(date.and_time(NaiveTime::MIN)),
            Moment::Local(wall, None) => self.own.unwrap_or(zone).instant(*wall),
            Moment::Local(wall, Some(name)) => match self.zone(name) {
                FoundZone::Meant(MeantZone::Known(zone)) => zone.instant(*wall),
                FoundZone::Meant(MeantZone::Between(_, greatest)) => (*wall - greatest).and_utc(),
                FoundZone::Described(observances) => (*wall - offset(observances, *wall)).and_utc(),
            },
        }
    }

    /// How much later than [`instant`](Self::instant) a moment can be, because nobody knows its zone.
    pub(super) fn doubt(&self, moment: &Moment) -> TimeDelta {
        match moment {
            Moment::Local(_, Some(name)) => match self.zone(name) {
                FoundZone::Meant(MeantZone::Between(least, greatest)) => greatest - least,
                FoundZone::Meant(MeantZone::Known(_)) | FoundZone::Described(_) => {
                    TimeDelta::zero()
                }
            },
            Moment::Local(_, None) | Moment::Day(_) | Moment::Utc(_) => TimeDelta::zero(),
        }
    }

    /// A name of the database goes before the text's own description, and that before what else a name may mean.
    fn zone(&self, name: &str) -> FoundZone<'_> {
        match (named(name), self.described.get(name)) {
            (Some(zone), _) => FoundZone::Meant(MeantZone::Known(zone)),
            (None, Some(observances)) => FoundZone::Described(observances),
            (None, None) => FoundZone::Meant(MeantZone::of(name)),
        }
    }
}

/// Where the offset of a zone comes from.
enum FoundZone<'a> {
    Meant(MeantZone),
    Described(&'a [Observance]),
}

/// A zone's description, while it is read.
#[derive(Debug, Default)]
pub(super) struct ZoneDescription {
    pub(super) name: String,
    pub(super) observances: Vec<Observance>,
    /// Something in it has a form that is not read.
    pub(super) is_unreadable: bool,
}

/// When a zone that the text describes changes its clocks, and to which offset.
#[derive(Clone, Debug, Default)]
pub(super) struct Observance {
    start: Option<NaiveDateTime>,
    from: TimeDelta,
    to: TimeDelta,
    rule: Option<Rule>,
    more: Vec<NaiveDateTime>,
}

/// The zone of that name. Some programs write a prefix before the name.
fn named(name: &str) -> Option<Tz> {
    let mut rest = name.trim().trim_matches('"');
    loop {
        if let Ok(zone) = rest.parse() {
            return Some(zone);
        }
        rest = rest.split_once('/')?.1;
    }
}

/// The offset that a described zone has at a time on its wall: that of its last change before.
fn offset(observances: &[Observance], wall: NaiveDateTime) -> TimeDelta {
    let last = observances
        .iter()
        .filter_map(|one| Some((one.onset(wall)?, one.to)))
        .max_by_key(|(onset, _)| *onset);
    match last {
        Some((_, to)) => to,
        // Before its first change a zone has the offset that this change leaves.
        None => observances
            .iter()
            .filter_map(|one| Some((one.start?, one.from)))
            .min_by_key(|(start, _)| *start)
            .map_or(TimeDelta::zero(), |(_, from)| from),
    }
}

impl Observance {
    pub(super) fn take_line(&mut self, name: &str, value: &str) -> Result<(), BusyProblem> {
        match name {
            "DTSTART" => self.start = Some(wall(value)?),
            "TZOFFSETFROM" => self.from = utc_offset(value)?,
            "TZOFFSETTO" => self.to = utc_offset(value)?,
            "RRULE" => self.rule = Some(Rule::parse(value).ok_or(BusyProblem::Repeats)?),
            "RDATE" => {
                for one in value.split(',').take(MAX_LISTED) {
                    self.more.push(wall(one)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The last change to this observance at or before a time on the wall.
    fn onset(&self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let start = self.start?;
        let more = self.more.iter().copied();
        let by_rule = self.rule.iter().flat_map(|rule| {
            // A rule may begin decades ago: it is followed only from near the time that is asked for.
            let near = wall.date().checked_sub_days(ONSETS_BEFORE);
            let first = near.map_or(start.date(), |near| yearly(start.date(), near));
            let until = rule
                .until
                .as_deref()
                .and_then(|until| read_until(until, start));
            rule.dates(first, wall.date())
                .into_iter()
                .skip(usize::from(first != start.date()))
                .map(|date| date.and_time(start.time()))
                .filter(move |onset| until.is_none_or(|until| *onset <= until))
                .collect::<Vec<_>>()
        });
        std::iter::once(start)
            .chain(more)
            .chain(by_rule)
            .filter(|onset| *onset <= wall)
            .max()
    }
}

/// A date of the same day of the year, not long before another one.
fn yearly(start: NaiveDate, near: NaiveDate) -> NaiveDate {
    use chrono::Datelike;
    if start >= near {
        return start;
    }
    let same_day = NaiveDate::from_ymd_opt(near.year(), start.month(), start.day());
    same_day
        .or_else(|| NaiveDate::from_ymd_opt(near.year(), start.month(), 1))
        .unwrap_or(start)
}

/// The end of a zone's rule on its wall, for a comparison within a day.
fn read_until(until: &str, start: NaiveDateTime) -> Option<NaiveDateTime> {
    match moment(until, None).ok()? {
        Moment::Day(date) => Some(date.and_time(start.time())),
        Moment::Local(wall, _) => Some(wall),
        Moment::Utc(at) => Some(at.naive_utc() + TimeDelta::days(1)),
    }
}
