//! In which hours of the week what was due was not done, or not reported.

use std::collections::BTreeMap;

use calendar::Instant;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use followup::figures::{DayFigures, FactClass, FactGroup, FactQuery};
use followup::policy::ActiveConfig;
use followup::timeline::EntryKind;

use super::most::MostCounted;
use super::table::FigureCell::{Behind, Empty, Filed};
use super::table::FigureTable;
use crate::moment::LocalTimes;
use crate::{Words, counted};

/// Days of a week.
const DAYS: u8 = 7;
/// Hours of a day.
const HOURS: u8 = 24;

/// What is counted by the hours of the week: a title, the counts, and which facts they are.
type ByHour<'a> = (String, &'a BTreeMap<u8, u64>, FactClass);

fn counts_by_hour(words: Words, facts: &DayFigures) -> [ByHour<'_>; 2] {
    [
        (
            words.figures_breached_by_hour(),
            &facts.breached_by_hour,
            FactClass::Kind(EntryKind::Breached),
        ),
        (
            words.figures_unreported_by_hour(),
            &facts.unreported_by_hour,
            FactClass::Unreported,
        ),
    ]
}

/// On which days of the week what was due was not done, or not reported, and in which hours most of it.
pub(super) fn late_by_weekday(
    words: Words,
    active: &ActiveConfig,
    facts: &DayFigures,
    near: NaiveDate,
) -> FigureTable {
    let columns = vec![
        String::new(),
        words.figures_person_breached(),
        words.figures_most_at(),
        words.figures_unreported(),
        words.figures_most_at(),
    ];
    let mut table = FigureTable::new(words.figures_late(), columns);
    let times = LocalTimes::new(words, active.calendar().tz());
    let at = |hour| moment(active, near, hour);
    let counts = counts_by_hour(words, facts);
    for weekday in 0..DAYS {
        let mut cells = Vec::new();
        for (_, by_hour, fact) in &counts {
            let hours = by_hour.range(weekday * HOURS..(weekday + 1) * HOURS);
            let hours = hours.map(|(hour, count)| (*hour, *count));
            let all: u64 = hours.clone().map(|(_, count)| count).sum();
            let most = MostCounted::of(hours);
            let said = most.map(|most| {
                let said = most.named(|hour| times.hour(at(*hour)));
                Filed(said, most.named(|hour| format!("{:02}:00", hour % HOURS)))
            });
            let counts = FactQuery::new(*fact).of(of_weekday(weekday));
            cells.extend([Behind(all, counts), said.unwrap_or(Empty)]);
        }
        let name = times.weekday(at(weekday * HOURS));
        table.row(name, cells);
    }
    table
}

/// The same by each hour of the week, for what came at all: a row for each day, a column for each hour, and a sentence that says where most is.
pub(super) fn late_by_hour(
    words: Words,
    active: &ActiveConfig,
    facts: &DayFigures,
    near: NaiveDate,
) -> Vec<FigureTable> {
    let times = LocalTimes::new(words, active.calendar().tz());
    let mut tables = Vec::new();
    for (title, by_hour, fact) in counts_by_hour(words, facts) {
        let Some(most) = MostCounted::of(by_hour.iter().map(|(hour, count)| (*hour, *count)))
        else {
            continue;
        };
        let mut table = FigureTable::new(title, columns(|hour| hour.to_string()));
        table.page_columns = Some(columns(|hour| times.short_hour(hour)));
        for weekday in 0..DAYS {
            let hours = weekday * HOURS..(weekday + 1) * HOURS;
            let cells = hours.map(|hour| {
                let count = by_hour.get(&hour).copied().unwrap_or(0);
                Behind(count, FactQuery::new(fact).of(FactGroup::HourOfWeek(hour)))
            });
            let cells = cells.collect();
            let first = moment(active, near, weekday * HOURS);
            table.row(times.weekday(first), cells);
        }
        let when = most.named(|hour| hour_of_week(words, active, near, *hour));
        let count = most.count.to_string();
        let hours = counted(most.which.len());
        table.note = Some(words.figures_worst_hours(&count, hours, &when));
        table.shades = true;
        tables.push(table);
    }
    tables
}

/// The names of the columns: each hour of a day behind the name of its row.
fn columns(name: impl Fn(u8) -> String) -> Vec<String> {
    let hours = (0..HOURS).map(name);
    std::iter::once(String::new()).chain(hours).collect()
}

/// An hour of the week, counted from Monday's first, as a reader of figures about days near `day` has it: "Monday, 10:00".
#[must_use]
pub fn hour_of_week(words: Words, active: &ActiveConfig, day: NaiveDate, hour: u8) -> String {
    let times = LocalTimes::new(words, active.calendar().tz());
    let at = moment(active, day, hour);
    times.with_hour(words.moment_on_day(&times.weekday(at), &times.hour(at)))
}

/// When an hour of the week, counted from Monday's first, began the last time that it did on this day or before.
#[must_use]
pub fn last_hour_of_week(active: &ActiveConfig, day: NaiveDate, hour: u8) -> Instant {
    let is_to_come = u32::from(hour / HOURS) > day.weekday().num_days_from_monday();
    let near = if is_to_come { day - Days::new(7) } else { day };
    moment(active, near, hour)
}

/// A moment in an hour of the week, counted from Monday's first: which week is all the same.
fn moment(active: &ActiveConfig, day: NaiveDate, hour: u8) -> Instant {
    let monday = day.week(Weekday::Mon).first_day();
    let day = monday + Days::new((hour / HOURS).into());
    let wall = day.and_time(NaiveTime::MIN) + TimeDelta::hours((hour % HOURS).into());
    active.calendar().instant(wall)
}

/// A day of the week, counted from Monday, which is 0.
fn of_weekday(weekday: u8) -> FactGroup {
    Weekday::try_from(weekday).map_or(FactGroup::All, FactGroup::Weekday)
}
