//! Which rep gets a lead.

mod duty;
mod forecast;
mod matter;
pub(crate) mod passed_over;
pub(crate) mod routing;
mod share;
mod takers;

pub use forecast::{Absence, Forecast};
pub use passed_over::{PassedOver, Unfit};
pub use routing::{MAX_OTHERS, Routing};
pub use takers::everybody;

use self::duty::keep_on_duty;
use self::matter::Matter;
use self::share::Candidate;
use crate::ids::PersonId;
use crate::inquiry::ContactWhen;
use crate::lead::{Lead, ObligationKind};
use crate::policy::compiled::Policy;
use crate::team::{Person, RepLoad, Role, Team};
use crate::timeline::reasons::AssignReason;
use calendar::{Instant, LATEST};
use chrono::Duration;
use std::ptr;

/// How many open leads keep a person from taking this one: rows of a list fill half of the room only, so that who asks finds some.
fn room(person: &Person, lead: &Lead) -> u32 {
    if lead.asked_for_nothing() {
        person.max_open.div_ceil(2)
    } else {
        person.max_open
    }
}

fn fitness(
    policy: &Policy,
    person: &Person,
    load: &RepLoad,
    (lead, matter): (&Lead, &Matter<'_>),
    now: Instant,
) -> Result<(), Unfit> {
    if person.weight == 0 {
        Err(Unfit::NoWeight)
    } else if load.is_away(now) {
        Err(Unfit::Away)
    } else if lead.former.contains(&person.id) {
        Err(Unfit::LetItLapse)
    } else if load.is_paused() {
        Err(Unfit::Paused)
    } else if load.open >= room(person, lead) {
        Err(Unfit::Full)
    } else {
        matter.is_for(policy, person)
    }
}

/// Where whoever asked and was promised no hour stands among those who were: as if it had been by so long after they asked.
const UNPROMISED_NOW: Duration = Duration::days(1);
/// The same for whoever has a week's time.
const UNPROMISED_WEEK: Duration = Duration::days(7);

/// In which order leads are given away, the least first: whoever was promised the earliest answer, kept or missed, then who has waited
/// longest. Who asked when no hour could be promised stands behind those who were promised one that day.
#[must_use]
pub fn place(lead: &Lead) -> (Instant, Instant) {
    let owed = lead.owed.promised_by();
    let promised = lead.promise.map(|promise| promise.by);
    let promised = owed.into_iter().chain(promised).min();
    let unpromised = match lead.contact.when {
        _ if lead.asked_for_nothing() || lead.had_an_owner => LATEST,
        ContactWhen::Now => lead.arrived_at + UNPROMISED_NOW,
        ContactWhen::Week => lead.arrived_at + UNPROMISED_WEEK,
        ContactWhen::Later => LATEST,
    };
    (promised.unwrap_or(unpromised), lead.arrived_at)
}

/// Chooses the rep for a lead: an earlier owner if there is one, then whose campaign it is of, then whoever is furthest behind their share
/// of what is open;
/// ties go to whoever waited longest, then to the first in the file. A lead that somebody let lapse goes to
/// whoever let the fewest lapse lately. Whose shift leaves little time for it until it is due comes behind all others; only who has
/// the leads of the same company has this one, too, at whatever hour.
///
/// A team of one always gets it: there is nobody else to do anything.
#[must_use]
pub fn route(policy: &Policy, lead: &Lead, team: &Team, now: Instant) -> Routing {
    choose(policy, lead, team, now, |_| true, true)
}

/// As [`route`], of a lead that may have a rep: to whom it goes in their place.
#[must_use]
pub fn route_elsewhere(policy: &Policy, lead: &Lead, team: &Team, now: Instant) -> Routing {
    choose(policy, lead, team, now, |id| lead.rep() != Some(id), true)
}

/// Whose time alone a lead can choose: its rep's, and that of whoever agreed on something with them. Who has it because nobody else took it,
/// as the manager has after two lapses, or who has left, keeps them from nobody: whoever of the team has time meets them.
#[must_use]
pub fn meets_alone<'a>(policy: &Policy, lead: &'a Lead) -> Option<&'a PersonId> {
    let rep = lead.rep()?;
    let person = policy.active.roster.get(rep)?;
    let agreed = lead.meeting().is_some() || lead.owed.has(&[ObligationKind::NextStep]);
    (policy.is_solo() || person.is(Role::Rep) || agreed).then_some(rep)
}

/// As [`route`], among those of whom more is known: who is free at a time that the lead chose.
#[must_use]
pub fn route_among(
    policy: &Policy,
    lead: &Lead,
    team: &Team,
    now: Instant,
    is_free: impl Fn(&PersonId) -> bool,
) -> Routing {
    choose(policy, lead, team, now, is_free, false)
}

fn choose(
    policy: &Policy,
    lead: &Lead,
    team: &Team,
    now: Instant,
    is_free: impl Fn(&PersonId) -> bool,
    asks_for_shifts: bool,
) -> Routing {
    let roster = &policy.active.roster;
    if policy.is_solo()
        && let Some(only) = roster.people.first()
        && is_free(&only.id)
    {
        return Routing::to(&only.id, AssignReason::Solo, Vec::new());
    }
    let matter = Matter::of_lead(policy, lead);
    let mut refused: Vec<(&Person, Unfit)> = Vec::new();
    let mut fit: Vec<Candidate<'_>> = Vec::new();
    for (person, load) in team.beside(roster.with(Role::Rep)) {
        match fitness(policy, person, &load, (lead, &matter), now) {
            Ok(()) if !is_free(&person.id) => refused.push((person, Unfit::Taken)),
            Ok(()) => fit.push((person, load)),
            Err(unfit) => refused.push((person, unfit)),
        }
    }
    if asks_for_shifts {
        let off_duty = keep_on_duty(policy, lead, now, &mut fit).into_iter();
        refused.extend(off_duty.map(|(person, _)| (person, Unfit::ShiftEnds)));
    }
    let because = |(person, because): (&Person, Unfit)| PassedOver {
        rep: person.id.clone(),
        because,
    };
    let Some((person, why)) = chosen(policy, lead, &fit, now) else {
        return Routing::nobody(refused.into_iter().map(because).collect());
    };
    let others = fit.iter().filter(|(other, _)| other.id != person.id);
    refused.extend(others.map(|(other, load)| (*other, Unfit::Behind { open: load.open })));
    // Who stands first in the file lies first in memory: of a large team, nothing else would take as long as to look for each.
    refused.sort_by_key(|(one, _)| ptr::from_ref(*one));
    refused.truncate(MAX_OTHERS);
    Routing::to(&person.id, why, refused.into_iter().map(because).collect())
}

/// Who of those who fit gets a lead, and why.
fn chosen<'a>(
    policy: &Policy,
    lead: &Lead,
    fit: &[Candidate<'a>],
    now: Instant,
) -> Option<(&'a Person, AssignReason)> {
    let preferred = lead.preferred.as_ref();
    if let Some((person, _)) = fit.iter().find(|(person, _)| Some(&person.id) == preferred) {
        let why = if lead.linked.is_empty() {
            AssignReason::HadItBefore
        } else if lead.same_company {
            AssignReason::SameCompany
        } else {
            AssignReason::HasLinked
        };
        return Some((*person, why));
    }
    let owner = policy.campaign(lead).and_then(|one| one.owner.as_ref());
    if let Some((person, _)) = fit.iter().find(|(person, _)| Some(&person.id) == owner) {
        return Some((*person, AssignReason::OwnsCampaign));
    }
    if lead.former.is_empty() {
        let (first, open) = share::next(fit, now)?;
        return Some((first, AssignReason::LeastLoaded { open }));
    }
    // What one rep let lapse does not go to the next who has just done the same, while anybody else has room.
    let lapses = fit.iter().map(|(_, load)| load.lapses).min()?;
    let fewest = fit.iter().filter(|(_, load)| load.lapses == lapses);
    let fewest: Vec<Candidate<'_>> = fewest.cloned().collect();
    let (first, open) = share::next(&fewest, now)?;
    Some((first, AssignReason::FewestLapses { lapses, open }))
}

/// Whether anybody takes new leads now, of whatever topic and source: who is there, is not paused, and has room.
#[must_use]
pub fn somebody_takes_new_leads(policy: &Policy, team: &Team, now: Instant) -> bool {
    let takes = |(person, load): &Candidate<'_>| {
        !load.is_away(now) && !load.is_paused() && load.open < person.max_open
    };
    policy.is_solo() || team.beside(everybody(policy)).iter().any(takes)
}

/// Where [`route`] finds nobody: who of everybody is free at a time that the lead chose, and has least to do.
#[must_use]
pub fn route_anyway(
    policy: &Policy,
    team: &Team,
    now: Instant,
    is_free: impl Fn(&PersonId) -> bool,
) -> Option<(PersonId, AssignReason)> {
    let free = everybody(policy).filter(|person| is_free(&person.id));
    let (person, open) = share::next(&team.beside(free), now)?;
    Some((person.id.clone(), AssignReason::LeastLoaded { open }))
}

/// Everybody whom [`route`] could choose, in file order.
#[must_use]
pub fn candidates<'a>(
    policy: &'a Policy,
    lead: &Lead,
    team: &Team,
    now: Instant,
) -> Vec<&'a Person> {
    let roster = &policy.active.roster;
    if policy.is_solo() {
        return roster.people.iter().collect();
    }
    let reps = team.beside(roster.with(Role::Rep)).into_iter();
    let asked = (lead, &Matter::of_lead(policy, lead));
    reps.filter(|(person, load)| fitness(policy, person, load, asked, now).is_ok())
        .map(|(person, _)| person)
        .collect()
}
