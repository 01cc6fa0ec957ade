//! When an event lasts within a window.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use super::event::BusyEvent;
use super::moment::{Moment, moment};
use super::overrides::Overrides;
use super::zones::Zones;
use crate::recurrence::Rule;
use crate::{EARLIEST, Instant, Interval, LATEST, Tz};

/// Adds when the event lasts, each time that it comes within the window.
pub(super) fn lay_out(
    event: &BusyEvent,
    zones: &Zones,
    overrides: &Overrides<'_>,
    window: Interval,
    zone: Tz,
    found: &mut Vec<Interval>,
) {
    let Some(start) = event.start.as_ref().filter(|_| !event.free) else {
        return;
    };
    let lasts = event.lasts(zones, start, zone);
    let is_series = event.replaces.is_none();
    let margin = if is_series {
        lasts.max(overrides.margin(&event.uid))
    } else {
        lasts
    };
    let reach = Reach::around(window, margin);
    let moments = |rules: &[Rule]| moments(rules, zones, start, &reach, zone);
    let mut without: BTreeSet<Instant> = event
        .without
        .iter()
        .map(|moment| zones.instant(moment, zone))
        .collect();
    let by_rule = moments(&event.rules_without);
    without.extend(by_rule.iter().map(|moment| zones.instant(moment, zone)));
    let days: BTreeSet<NaiveDate> = event.without.iter().filter_map(whole_day).collect();
    let mut all = moments(&event.rules);
    all.push(start.clone());
    all.extend(event.more.iter().cloned());
    for moment in all {
        let from = zones.instant(&moment, zone);
        let is_out = without.contains(&from) || days.contains(&moment.date());
        if is_out || (is_series && overrides.replaces(&event.uid, &moment, from)) {
            continue;
        }
        let onward = overrides.onward(&event.uid, from).filter(|_| is_series);
        found.extend(match onward {
            Some(onward) if onward.is_over => None,
            Some(onward) => from.checked_add_signed(onward.later).map(|from| Interval {
                from,
                to: from.checked_add_signed(onward.lasts).unwrap_or(LATEST),
            }),
            None => Some(Interval {
                from,
                to: ends(&moment, from, lasts, zone),
            }),
        });
        // What is outside of the window, or lasts no time, need not wait for the others.
        found.pop_if(|one| one.from >= one.to || !meets(one, window));
    }
    let periods = event.more_periods.iter();
    found.extend(periods.map(|period| period.interval(zones, zone)));
}

/// The dates between which what begins may meet a window.
struct Reach {
    first: NaiveDate,
    last: NaiveDate,
}

impl Reach {
    /// Zones differ from UTC by a day at most.
    fn around(window: Interval, margin: TimeDelta) -> Self {
        let first = window.from.checked_sub_signed(margin).unwrap_or(EARLIEST);
        let last = window.to.checked_add_signed(margin).unwrap_or(LATEST);
        let (first, last) = (first.date_naive(), last.date_naive());
        Self {
            first: first.checked_sub_days(Days::new(2)).unwrap_or(first),
            last: last.checked_add_days(Days::new(1)).unwrap_or(last),
        }
    }
}

/// The beginnings that rules give after the first one, which the event itself says.
fn moments(rules: &[Rule], zones: &Zones, start: &Moment, reach: &Reach, zone: Tz) -> Vec<Moment> {
    let mut found = Vec::new();
    for rule in rules {
        let until = rule
            .until
            .as_deref()
            .and_then(|until| last_moment(until, zones, start, zone));
        for wall in rule.moments(start.wall(), reach.first, reach.last) {
            if wall.date() < reach.first {
                continue;
            }
            let moment = start.at(wall);
            if until.is_some_and(|until| zones.instant(&moment, zone) > until) {
                break;
            }
            found.push(moment);
        }
    }
    found
}

/// The last moment of a rule; nothing, when it cannot be read: then the event goes on, and takes more time, not less.
fn last_moment(until: &str, zones: &Zones, start: &Moment, zone: Tz) -> Option<Instant> {
    let wall = |wall| {
        let wall_of_start = match start {
            Moment::Day(_) => Moment::Local(wall, None),
            Moment::Local(..) | Moment::Utc(_) => start.at(wall),
        };
        zones.instant(&wall_of_start, zone)
    };
    Some(match moment(until, None).ok()? {
        // The whole last day counts.
        Moment::Day(date) => {
            let end = date.and_time(NaiveTime::MIN) + TimeDelta::days(1);
            wall(end) - TimeDelta::seconds(1)
        }
        Moment::Local(local, _) => wall(local),
        Moment::Utc(at) => at,
    })
}

/// A day that a list of exceptions names without a time.
fn whole_day(moment: &Moment) -> Option<NaiveDate> {
    match moment {
        Moment::Day(date) => Some(*date),
        Moment::Local(..) | Moment::Utc(_) => None,
    }
}

fn meets(one: &Interval, window: Interval) -> bool {
    one.from < window.to && window.from < one.to
}

/// When an event ends. Whole days end at midnight of their zone, even if a clock change makes one longer or shorter.
fn ends(moment: &Moment, from: Instant, lasts: TimeDelta, zone: Tz) -> Instant {
    match moment {
        Moment::Day(date) => date
            .checked_add_signed(lasts)
            .filter(|end| *end <= LATEST.date_naive())
            .map_or(LATEST, |end| zone.instant(end.and_time(NaiveTime::MIN))),
        Moment::Local(..) | Moment::Utc(_) => from.checked_add_signed(lasts).unwrap_or(LATEST),
    }
}
