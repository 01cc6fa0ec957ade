//! Occurrences of a series that stand as events of their own, and series that are others from some occurrence on.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use super::event::BusyEvent;
use super::moment::Moment;
use super::zones::Zones;
use crate::{Instant, Tz};

/// Occurrences of series, by the beginning that their rule gives them.
#[derive(Debug, Default)]
pub(super) struct Overrides<'a> {
    alone: BTreeSet<(&'a str, Instant)>,
    days: BTreeSet<(&'a str, NaiveDate)>,
    onward: Vec<Onward<'a>>,
}

/// What a series is from one of its occurrences on (`RANGE=THISANDFUTURE`).
#[derive(Debug)]
pub(super) struct Onward<'a> {
    uid: &'a str,
    from: Instant,
    /// How much later it begins than its rule says.
    pub(super) later: TimeDelta,
    pub(super) lasts: TimeDelta,
    /// It takes no more time: it is cancelled, or goes on by a rule of its own.
    pub(super) is_over: bool,
}

impl<'a> Overrides<'a> {
    pub(super) fn of(events: &'a [BusyEvent], zones: &Zones, zone: Tz) -> Self {
        let mut overrides = Self::default();
        for event in events {
            let Some(replaces) = &event.replaces else {
                continue;
            };
            match replaces {
                Moment::Day(date) => {
                    overrides.days.insert((event.uid.as_str(), *date));
                }
                Moment::Local(..) | Moment::Utc(_) => {}
            }
            let at = zones.instant(replaces, zone);
            overrides.alone.insert((event.uid.as_str(), at));
            if event.is_onward {
                overrides.onward.push(onward(event, at, zones, zone));
            }
        }
        overrides
    }

    /// Whether this occurrence stands as an event of its own.
    pub(super) fn replaces(&self, uid: &str, moment: &Moment, at: Instant) -> bool {
        self.alone.contains(&(uid, at)) || self.days.contains(&(uid, moment.date()))
    }

    /// What a series is at an occurrence, if it is another by then.
    pub(super) fn onward(&self, uid: &str, at: Instant) -> Option<&Onward<'a>> {
        self.onward
            .iter()
            .filter(|one| one.uid == uid && one.from <= at)
            .max_by_key(|one| one.from)
    }

    /// How far an occurrence of a series can be from where its rule has it.
    pub(super) fn margin(&self, uid: &str) -> TimeDelta {
        self.onward
            .iter()
            .filter(|one| one.uid == uid)
            .map(|one| one.later.abs().max(one.lasts))
            .max()
            .unwrap_or_default()
    }
}

fn onward<'a>(event: &'a BusyEvent, from: Instant, zones: &Zones, zone: Tz) -> Onward<'a> {
    let begins = event
        .start
        .as_ref()
        .map_or(from, |start| zones.instant(start, zone));
    let lasts = event
        .start
        .as_ref()
        .map_or_else(TimeDelta::zero, |start| event.lasts(zones, start, zone));
    Onward {
        uid: &event.uid,
        from,
        later: begins - from,
        lasts,
        is_over: event.free || !event.rules.is_empty(),
    }
}
