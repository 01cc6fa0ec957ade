//! Which times a lead can choose, and the round by which one is taken: what is read decides, what is written has the last word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calendar::{Instant, Interval};
use chrono::Duration;
use cloud::table::lead::{Committed, StoredLead, With};
use cloud::{Cloud, CloudError};
use followup::booking::{Appointment, Arrangement, Bookable, Booking, Diary, Side, Zone};
use followup::event::Event;
use followup::ids::PersonId;
use followup::lead::{Lead, Open, Stage};
use followup::policy::Policy;
use followup::route::{Routing, candidates, route_among};
use followup::team::{Person, Team};
use followup::timeline::AssignReason;

use crate::case::Visit;
use crate::refused::Refused;

/// Races that one booking may lose before it is given up.
const MAX_RACES: usize = 60;
/// Days that are read at once when free times are looked for.
const DAYS_AT_ONCE: Duration = Duration::days(3);
/// Stands for the appointment of a lead that has none.
pub(crate) const NONE: &str = "none";

/// What a page of times is made of.
#[derive(Debug)]
pub(crate) struct Times {
    /// The policy's section.
    pub(crate) booking: Booking,
    /// How a time is chosen.
    pub(crate) way: Way,
}

/// How a time is chosen.
#[derive(Debug)]
pub(crate) enum Way {
    /// One of these is free.
    Free {
        /// In order.
        times: Vec<Instant>,
        /// There may be more after the last one.
        more: bool,
    },
    /// On another page, with this person.
    Elsewhere {
        /// Who.
        name: String,
        /// Where.
        url: String,
    },
    /// Two times are asked for.
    Two,
}

/// What became of a wish.
#[derive(Debug)]
pub(crate) enum Became {
    /// It is so.
    Done,
    /// It was so already.
    Same,
    /// Somebody else has the time.
    Taken,
    /// The appointment is not the one that the page showed.
    Changed,
    /// It cannot be.
    Impossible,
}

/// The name of a lead's appointment as it is now, for a form to bring back.
pub(crate) fn mark(lead: &Lead) -> String {
    lead.meeting()
        .map_or_else(|| NONE.to_owned(), |meeting| meeting.mark())
}

/// Whether the appointment is this side's to arrange: the lead's, that of whoever has the lead, or that of whoever it is with.
/// An old link of somebody who had the lead once arranges nothing.
pub(crate) fn is_theirs(lead: &Lead, side: &Side) -> bool {
    match side {
        Side::Lead => true,
        Side::Team(person) => {
            let with = lead.meeting().map(|meeting| &meeting.rep);
            lead.rep() == Some(person) || with == Some(person)
        }
    }
}

/// The people whose time the lead can choose: their rep, or those who could become it.
fn people<'a>(policy: &'a Policy, lead: &Lead, team: &Team, now: Instant) -> Vec<&'a Person> {
    match &lead.stage {
        Stage::Open(Open::Pursued(pursuit)) => policy
            .setting
            .roster
            .get(&pursuit.rep)
            .into_iter()
            .collect(),
        Stage::Open(_) | Stage::Closed { .. } => candidates(policy, lead, team, now),
    }
}

/// What is known of somebody's time.
#[derive(Debug)]
struct Known {
    booked: BTreeSet<followup::booking::Cell>,
    busy: Vec<Interval>,
    away: Option<Interval>,
    sure: bool,
}

impl Known {
    async fn read(
        cloud: &Cloud,
        policy: &Policy,
        person: &Person,
        team: &Team,
        lead: &Lead,
        window: Interval,
        now: Instant,
    ) -> Result<Self, CloudError> {
        let booked = cloud.booked(&person.id, window, Some(&lead.id)).await?;
        let (busy, sure) = match person.bookable() {
            Bookable::Calendar(url) => {
                let zone = Zone::from(policy.setting.calendar_of(&person.id).tz());
                let busy = cloud.busy(&person.id, url, zone, now).await?;
                let sure = busy.is_fresh(now);
                (busy.intervals, sure)
            }
            Bookable::WhenOpen | Bookable::Elsewhere(_) | Bookable::TwoTimes => (Vec::new(), true),
        };
        let load = team.load(&person.id);
        let away = load.away_until.map(|to| Interval {
            from: load.away_from.unwrap_or(now),
            to,
        });
        Ok(Self {
            booked,
            busy,
            away,
            sure,
        })
    }

    fn diary<'a>(&'a self, policy: &'a Policy, person: &Person) -> Diary<'a> {
        Diary {
            hours: policy.setting.calendar_of(&person.id),
            booked: &self.booked,
            busy: &self.busy,
            away: self.away,
        }
    }
}

/// What a meeting needs around the moments at which it may begin.
fn around(booking: &Booking, from: Instant, to: Instant) -> Interval {
    Interval {
        from: from - booking.buffer(),
        to: to + booking.slot() + booking.buffer(),
    }
}

/// When a meeting may begin: a lead keeps the policy's notice, who has the meeting to go to may be quicker.
fn window(policy: &Policy, booking: &Booking, side: &Side, now: Instant) -> Interval {
    let window = booking.window(policy.calendar(), now);
    match side {
        Side::Lead => window,
        Side::Team(_) => Interval {
            from: now,
            ..window
        },
    }
}

/// The times to choose from, after a moment; nothing, when the policy offers none.
pub(crate) async fn times(
    cloud: &Cloud,
    policy: &Policy,
    lead: &Lead,
    side: &Side,
    after: Option<Instant>,
    now: Instant,
) -> Result<Option<Times>, CloudError> {
    let Some(booking) = policy.setting.booking.clone() else {
        return Ok(None);
    };
    let team = cloud.team().await?;
    let people = people(policy, lead, &team, now);
    let with_times: Vec<&Person> = people
        .iter()
        .copied()
        .filter(|person| match side {
            Side::Lead => person.bookable().has_times(),
            Side::Team(_) => true,
        })
        .collect();
    if with_times.is_empty() {
        let elsewhere = people.iter().find_map(|person| match person.bookable() {
            Bookable::Elsewhere(url) => Some((person.name.clone(), url.to_owned())),
            Bookable::WhenOpen | Bookable::Calendar(_) | Bookable::TwoTimes => None,
        });
        let way = elsewhere.map_or(Way::Two, |(name, url)| Way::Elsewhere { name, url });
        return Ok(Some(Times { booking, way }));
    }
    let window = window(policy, &booking, side, now);
    let most = usize::from(booking.offered);
    let mut found: BTreeSet<Instant> = BTreeSet::new();
    let mut at = after.map_or(window.from, |after| {
        window.from.max(after + Duration::seconds(1))
    });
    while at < window.to && found.len() < most {
        let end = window.to.min(at + DAYS_AT_ONCE);
        let reach = around(&booking, at, end);
        for person in &with_times {
            let known = Known::read(cloud, policy, person, &team, lead, reach, now).await?;
            let part = Interval { from: at, to: end };
            found.extend(known.diary(policy, person).free(&booking, part, most));
        }
        at = end;
    }
    let more = found.len() > most || at < window.to;
    let times: Vec<Instant> = found.into_iter().take(most).collect();
    let way = if times.is_empty() && after.is_none() {
        Way::Two
    } else {
        Way::Free { times, more }
    };
    Ok(Some(Times { booking, way }))
}

/// A time that somebody wants.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    /// When.
    pub(crate) from: Instant,
    /// The zone that the lead reads times in.
    pub(crate) zone: Option<Zone>,
    /// The appointment that the page showed.
    pub(crate) was: String,
    /// Who wants it.
    pub(crate) by: Side,
}

/// What somebody wants of an appointment.
enum Wanted<'a> {
    /// A time.
    Time(&'a Wish),
    /// One of two times, which the rep chooses.
    OneOfTwo {
        times: [Instant; 2],
        zone: Zone,
        was: &'a str,
    },
    /// The rep says yes to a time that was asked for.
    Yes {
        by: &'a PersonId,
        from: Instant,
        was: &'a str,
    },
    /// That it does not take place.
    Off { by: &'a Side, was: &'a str },
}

/// What follows from a wish, for the lead as it was read.
enum Answer {
    /// Nothing is written.
    Said(Became),
    /// This happens, and gives a lead that nobody has to this person.
    Happens(Arrangement, Option<PersonId>),
}

/// Answers a wish: what it leads to is found for the lead as it is, and once more when somebody else was faster.
async fn answered(visit: &Visit<'_>, wanted: &Wanted<'_>) -> Result<Became, Refused> {
    for _ in 0..MAX_RACES {
        let policy = visit.policy().await?;
        let stored = visit.lead().await?;
        let team = visit.cloud.team().await?;
        let (rules, lead) = (policy.as_ref(), &stored.lead);
        let answer = match wanted {
            Wanted::Time(wish) if !is_theirs(lead, &wish.by) => Answer::Said(Became::Impossible),
            Wanted::Time(wish) => taken(visit, wish, rules, lead, &team).await?,
            Wanted::OneOfTwo { times, zone, was } => {
                proposed(visit, *times, *zone, was, rules, lead, &team)
            }
            Wanted::Yes { by, from, was } => confirmed(visit, by, *from, was, rules, lead).await?,
            Wanted::Off { by, was } if is_theirs(lead, by) => cancelled(by, was, lead),
            Wanted::Off { .. } => Answer::Said(Became::Impossible),
        };
        let (arrangement, rep) = match answer {
            Answer::Said(became) => return Ok(became),
            Answer::Happens(arrangement, rep) => (arrangement, rep),
        };
        // Their count of open leads is to be the one that was read.
        let open = rep.filter(|_| stored.lead.rep().is_none()).map(|rep| {
            let open = team.load(&rep).open;
            (rep, open)
        });
        let event = Event::Arranged(arrangement);
        if let Some(became) = written(visit, &policy, &stored, event, open).await? {
            return Ok(became);
        }
    }
    Err(Refused::Cloud(CloudError::Busy {
        operation: "TransactWriteItems",
    }))
}

/// Takes a time, if it is still free: for the lead's rep, or for whoever of those who are free then routing chooses.
pub(crate) async fn take(visit: &Visit<'_>, wish: &Wish) -> Result<Became, Refused> {
    answered(visit, &Wanted::Time(wish)).await
}

/// Proposes two times to the lead's rep, or to whom routing chooses; to the manager, when no rep can take it.
pub(crate) async fn propose(
    visit: &Visit<'_>,
    times: [Instant; 2],
    zone: Zone,
    was: &str,
) -> Result<Became, Refused> {
    answered(visit, &Wanted::OneOfTwo { times, zone, was }).await
}

/// Says yes to a time that was asked for, if it is still free.
pub(crate) async fn confirm(
    visit: &Visit<'_>,
    by: &PersonId,
    from: Instant,
    was: &str,
) -> Result<Became, Refused> {
    answered(visit, &Wanted::Yes { by, from, was }).await
}

/// Calls the appointment off that the page showed.
pub(crate) async fn cancel(visit: &Visit<'_>, by: &Side, was: &str) -> Result<Became, Refused> {
    answered(visit, &Wanted::Off { by, was }).await
}

async fn taken(
    visit: &Visit<'_>,
    wish: &Wish,
    policy: &Policy,
    lead: &Lead,
    team: &Team,
) -> Result<Answer, Refused> {
    let (cloud, now) = (visit.cloud, visit.now);
    let has_it = |meeting: &Appointment| meeting.time.from == wish.from;
    if lead.meeting().is_some_and(has_it) {
        return Ok(Answer::Said(Became::Same));
    }
    if mark(lead) != wish.was {
        return Ok(Answer::Said(Became::Changed));
    }
    let Some(booking) = policy.setting.booking.clone().filter(|_| lead.may_book()) else {
        return Ok(Answer::Said(Became::Impossible));
    };
    if !window(policy, &booking, &wish.by, now).contains(wish.from) {
        return Ok(Answer::Said(Became::Taken));
    }
    let mut free: BTreeMap<PersonId, bool> = BTreeMap::new();
    let reach = around(&booking, wish.from, wish.from);
    for person in people(policy, lead, team, now) {
        if !person.bookable().has_times() && wish.by == Side::Lead {
            continue;
        }
        let known = Known::read(cloud, policy, person, team, lead, reach, now).await?;
        if known.diary(policy, person).is_free(&booking, wish.from) {
            free.insert(person.id.clone(), known.sure);
        }
    }
    // Whoever has the lead keeps it, and may not be free.
    let found = chosen(policy, lead, team, now, |id| free.contains_key(id));
    let Some((rep, why, sure)) = found.and_then(|(rep, why)| {
        let sure = *free.get(&rep)?;
        Some((rep, why, sure))
    }) else {
        return Ok(Answer::Said(Became::Taken));
    };
    let take = Arrangement::Take {
        rep: rep.clone(),
        why,
        from: wish.from,
        zone: wish.zone,
        sure,
        by: wish.by.clone(),
    };
    Ok(Answer::Happens(take, Some(rep)))
}

/// The lead's rep; or whom routing chooses among those who fit, and why them.
fn chosen(
    policy: &Policy,
    lead: &Lead,
    team: &Team,
    now: Instant,
    fits: impl Fn(&PersonId) -> bool,
) -> Option<(PersonId, Option<AssignReason>)> {
    if let Some(rep) = lead.rep() {
        return Some((rep.clone(), None));
    }
    match route_among(policy, lead, team, now, fits) {
        Routing::To { rep, why } => {
            let among = Box::new(why);
            Some((rep, Some(AssignReason::FreeThen { among })))
        }
        Routing::Exhausted { .. } => None,
    }
}

fn proposed(
    visit: &Visit<'_>,
    times: [Instant; 2],
    zone: Zone,
    was: &str,
    policy: &Policy,
    lead: &Lead,
    team: &Team,
) -> Answer {
    let is_same = lead.meeting().is_some_and(|meeting| {
        meeting.time.from == times[0] && meeting.or.unwrap_or(times[0]) == times[1]
    });
    if is_same {
        return Answer::Said(Became::Same);
    }
    if mark(lead) != was {
        return Answer::Said(Became::Changed);
    }
    if !lead.may_book() {
        return Answer::Said(Became::Impossible);
    }
    let manager = || {
        let manager = policy.setting.roster.manager()?;
        Some((manager.id.clone(), Some(AssignReason::NoRepFree)))
    };
    let found = chosen(policy, lead, team, visit.now, |_| true).or_else(manager);
    let Some((rep, why)) = found else {
        return Answer::Said(Became::Impossible);
    };
    let propose = Arrangement::Propose {
        rep: rep.clone(),
        why,
        times,
        zone,
    };
    Answer::Happens(propose, Some(rep))
}

async fn confirmed(
    visit: &Visit<'_>,
    by: &PersonId,
    from: Instant,
    was: &str,
    policy: &Policy,
    lead: &Lead,
) -> Result<Answer, Refused> {
    if mark(lead) != was {
        return Ok(Answer::Said(Became::Changed));
    }
    let Some(booking) = &policy.setting.booking else {
        return Ok(Answer::Said(Became::Impossible));
    };
    let reach = around(booking, from, from);
    let taken = visit.cloud.booked(by, reach, Some(&lead.id)).await?;
    let needs = followup::booking::cells(from, from + booking.slot() + booking.buffer());
    if from <= visit.now || needs.into_iter().any(|cell| taken.contains(&cell)) {
        return Ok(Answer::Said(Became::Taken));
    }
    let by = by.clone();
    Ok(Answer::Happens(Arrangement::Confirm { by, from }, None))
}

fn cancelled(by: &Side, was: &str, lead: &Lead) -> Answer {
    if lead.meeting().is_none() {
        return Answer::Said(Became::Same);
    }
    if mark(lead) != was {
        return Answer::Said(Became::Changed);
    }
    Answer::Happens(Arrangement::Cancel { by: by.clone() }, None)
}

/// Writes a decision on what was read; nothing, when somebody was faster: look again.
async fn written(
    visit: &Visit<'_>,
    policy: &Arc<Policy>,
    stored: &StoredLead,
    event: Event,
    open: Option<(PersonId, u32)>,
) -> Result<Option<Became>, Refused> {
    let mut events = visit.cloud.joined_events(stored).await?;
    events.push(event);
    let with = With {
        open,
        ..With::default()
    };
    let settled = visit
        .cloud
        .settle_events(policy, stored, &events, visit.now, &with)
        .await?;
    Ok(match settled {
        Some((Committed::Written, _)) => Some(Became::Done),
        Some((Committed::Overtaken, _)) => None,
        None => Some(Became::Impossible),
    })
}
