//! Who asks, and when: office hours, evenings, weekends, bursts, a show, and a busy Saturday.

use std::collections::HashMap;

use calendar::{Instant, Tz};
use chrono::{
    DateTime, Datelike, Days, DurationRound, NaiveDate, NaiveTime, TimeDelta, Timelike, Weekday,
};

use crate::Chance;

/// What is drawn about arrivals.
const ARRIVAL: u64 = 1;
/// What is drawn about days on which more ask than otherwise.
const BURST: u64 = 2;
/// Minutes of an hour.
const MINUTES: u64 = 60;
/// Hours of a day.
const HOURS: u32 = 24;

/// How likely an hour of a working day is, from midnight on: few at night, most while offices are open, some in the evening.
const WORKING_DAY: [u64; HOURS as usize] = [
    3, 2, 2, 2, 2, 3, 8, 20, 55, 90, 100, 100, 80, 90, 100, 95, 80, 55, 35, 30, 28, 25, 15, 8,
];
/// The same for a Saturday or a Sunday.
const WEEKEND: [u64; HOURS as usize] = [
    3, 2, 2, 2, 2, 2, 4, 8, 15, 25, 32, 35, 30, 28, 28, 26, 24, 24, 25, 28, 28, 22, 12, 6,
];
/// Days between two bursts, such as a newsletter that everybody reads: about one a month.
const BURST_EVERY: u64 = 30;
/// How many times as many ask in the hours of a burst.
const BURST_TIMES: u64 = 9;
/// Hours that a burst lasts.
const BURST_HOURS: u32 = 3;
/// How many times as many ask on the busy Saturday.
const SATURDAY_TIMES: u64 = 12;
/// Of a hundred who ask, so many hand over their card at the show.
const AT_THE_SHOW: u64 = 4;
/// A show needs a year, or nearly one, to take place.
const SHOW_IN_DAYS: u32 = 60;
/// At which part of the time the show is, in hundredths.
const SHOW_AT: u64 = 38;
/// Between which hours cards are scanned at the show.
const SHOW_OPEN: (u32, u32) = (9, 18);
/// Days that the show lasts.
const SHOW_DAYS: u64 = 3;

/// What is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scenario {
    /// How many people ask.
    pub leads: u32,
    /// Within how many days.
    pub days: u32,
    /// From which day on.
    pub from: NaiveDate,
    /// What everything is drawn from.
    pub seed: u64,
}

/// Somebody who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inquirer {
    /// When, at a full minute.
    pub at: Instant,
    /// Whether their card was scanned at a show, and they did not come by a form.
    pub at_show: bool,
    /// Which recorded inquiry it is, of one that really came: its number among [`Population::recorded`].
    pub recorded: Option<usize>,
    /// Who has asked before, and is the same person: their number.
    pub same_as: Option<u32>,
}

/// What a list says of a first contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstContact {
    /// Nobody got in touch.
    Never,
    /// When somebody did.
    At(Instant),
    /// On a day of which no hour is known: not before this moment of it.
    NotBefore(Instant),
    /// Something that nobody can read as a time after the inquiry: whether somebody did is not known.
    Unknown,
}

/// An inquiry that really came, as a list has it. Who it was is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedInquiry {
    /// When.
    pub at: Instant,
    /// When somebody first got in touch with them.
    pub first_contact: FirstContact,
    /// Where it came from, if that was recorded.
    pub source: Option<String>,
    /// The form by which it came, by the name that a policy gives it; the one that most people fill in, where the list does not say it.
    pub form: Option<String>,
    /// What was answered, by the names of a form's fields. Of a name, an address, a number or a text it says only whether there was one.
    pub answers: Vec<(String, String)>,
    /// Who it was, by a number; nothing, where nothing says it. Of one person there may be several.
    pub person: Option<usize>,
}

/// Everybody who asks, the earliest first. Two policies that are compared meet the same people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    /// What it was drawn for.
    pub scenario: Scenario,
    /// The first moment, and the first after the last day.
    pub time: (Instant, Instant),
    /// Who asks.
    pub people: Vec<Inquirer>,
    /// What really came; nothing, where everybody is drawn.
    pub recorded: Vec<RecordedInquiry>,
}

/// Days after the last recorded inquiry that are played, too: what came last is followed up as well.
const DAYS_AFTER: u32 = 14;

impl Scenario {
    /// The first moment, and the first after the last day, by the clocks of a zone.
    #[must_use]
    pub fn time(&self, zone: Tz) -> (Instant, Instant) {
        let midnight = |date: NaiveDate| zone.instant(date.and_time(NaiveTime::MIN));
        let end = self.from + Days::new(self.days.into());
        (midnight(self.from), midnight(end))
    }
}

impl Population {
    /// Draws everybody, by the clocks of a zone.
    #[must_use]
    pub fn draw(scenario: Scenario, zone: Tz) -> Self {
        let time = scenario.time(zone);
        let hours = weights(&scenario, zone, time);
        let all = hours.last().map_or(0, |(_, sum)| *sum);
        let show = show(&scenario, zone);
        let mut people: Vec<Inquirer> = (0..scenario.leads)
            .map(|number| {
                let mut chance = Chance::of(scenario.seed, &[ARRIVAL, number.into()]);
                let at_show = show.filter(|_| chance.percent(AT_THE_SHOW));
                let at = match at_show {
                    Some((day, hours)) => day + TimeDelta::minutes(minutes(&mut chance, hours)),
                    None => {
                        let wanted = chance.below(all.max(1));
                        let found = hours.partition_point(|(_, sum)| *sum <= wanted);
                        let hour = hours.get(found).map_or(time.0, |(hour, _)| *hour);
                        hour + TimeDelta::minutes(minutes(&mut chance, 1))
                    }
                };
                Inquirer {
                    at,
                    at_show: at_show.is_some(),
                    recorded: None,
                    same_as: None,
                }
            })
            .collect();
        people.sort_by_key(|one| one.at);
        Self {
            scenario,
            time,
            people,
            recorded: Vec::new(),
        }
    }

    /// Those who really came, the earliest first, by the clocks of a zone; nothing of no inquiry. What they did then is drawn.
    #[must_use]
    pub fn replay(mut recorded: Vec<RecordedInquiry>, seed: u64, zone: Tz) -> Option<Self> {
        recorded.sort_by_key(|one| one.at);
        let day = |at: Instant| at.with_timezone(&zone).date_naive();
        let (from, last) = (day(recorded.first()?.at), day(recorded.last()?.at));
        let days = u32::try_from((last - from).num_days()).unwrap_or(0) + 1 + DAYS_AFTER;
        let scenario = Scenario {
            leads: u32::try_from(recorded.len()).ok()?,
            days,
            from,
            seed,
        };
        let mut first: HashMap<usize, u32> = HashMap::new();
        let people = (0..).zip(&recorded).map(|(number, one)| {
            let person = one.person;
            let before = person.map(|person| *first.entry(person).or_insert(number));
            Inquirer {
                at: one
                    .at
                    .duration_trunc(TimeDelta::minutes(1))
                    .unwrap_or(one.at),
                at_show: false,
                recorded: Some(number as usize),
                same_as: before.filter(|before| *before != number),
            }
        });
        let people = people.collect();
        Some(Self {
            scenario,
            time: scenario.time(zone),
            people,
            recorded,
        })
    }

    /// What was recorded of somebody.
    #[must_use]
    pub fn recorded_of(&self, who: &Inquirer) -> Option<&RecordedInquiry> {
        self.recorded.get(who.recorded?)
    }
}

/// A minute within so many hours.
fn minutes(chance: &mut Chance, hours: u64) -> i64 {
    i64::try_from(chance.below(hours * MINUTES)).unwrap_or(0)
}

/// The hours, and how likely each and those before it are together.
fn weights(
    scenario: &Scenario,
    zone: Tz,
    (from, until): (Instant, Instant),
) -> Vec<(Instant, u64)> {
    let saturday = busy_saturday(scenario);
    let mut sum = 0;
    let mut hours = Vec::new();
    let mut at = from;
    while at < until {
        let local = at.with_timezone(&zone);
        sum += weight(scenario, &local, saturday);
        hours.push((at, sum));
        at += TimeDelta::hours(1);
    }
    hours
}

fn weight(scenario: &Scenario, local: &DateTime<Tz>, saturday: Option<NaiveDate>) -> u64 {
    let date = local.date_naive();
    let is_weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let usual = if is_weekend { WEEKEND } else { WORKING_DAY };
    let usual = usual[(local.hour() % HOURS) as usize];
    let mut of_day = Chance::of(scenario.seed, &[BURST, day_number(date)]);
    let bursts = of_day.below(BURST_EVERY) == 0;
    let begins = 8 + u32::try_from(of_day.below(10)).unwrap_or(0);
    let in_burst = bursts && (begins..begins + BURST_HOURS).contains(&local.hour());
    match (saturday == Some(date), in_burst) {
        (true, _) => usual * SATURDAY_TIMES,
        (false, true) => usual * BURST_TIMES,
        (false, false) => usual,
    }
}

fn day_number(date: NaiveDate) -> u64 {
    u64::try_from(date.num_days_from_ce()).unwrap_or(0)
}

/// The Saturday on which an advertisement runs: at three quarters of the time.
fn busy_saturday(scenario: &Scenario) -> Option<NaiveDate> {
    let about = scenario.from + Days::new(u64::from(scenario.days) * 3 / 4);
    let until = scenario.from + Days::new(scenario.days.into());
    let week = about.iter_days().take(7);
    let mut saturdays = week.filter(|date| date.weekday() == Weekday::Sat);
    saturdays.next().filter(|date| *date < until)
}

/// When the show opens, and how many hours cards are scanned there; none in a time that is too short for one.
fn show(scenario: &Scenario, zone: Tz) -> Option<(Instant, u64)> {
    if scenario.days < SHOW_IN_DAYS {
        return None;
    }
    let about = scenario.from + Days::new(u64::from(scenario.days) * SHOW_AT / 100);
    let tuesday = about
        .iter_days()
        .take(7)
        .find(|date| date.weekday() == Weekday::Tue)?;
    let (opens, closes) = SHOW_OPEN;
    let opening = NaiveTime::from_hms_opt(opens, 0, 0)?;
    let hours = u64::from(HOURS) * (SHOW_DAYS - 1) + u64::from(closes - opens);
    Some((zone.instant(tuesday.and_time(opening)), hours))
}
