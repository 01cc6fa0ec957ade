//! Which rep gets a lead.

mod candidate;
mod duty;
mod eligibility;
mod forecast;
mod matter;
pub(crate) mod passed_over;
pub(crate) mod routing;
mod share;
mod takers;

pub(crate) use forecast::is_taken;
pub use forecast::{Absence, Forecast};
pub use passed_over::{PassedOver, Unfit};
pub use routing::{MAX_OTHERS, Routing};
pub use takers::everybody;
pub(crate) use takers::{gets_leads, takes_of};

use self::candidate::{Candidate, Judged};
use self::duty::keep_on_duty;
use self::eligibility::Eligibility;
use self::matter::Matter;
use crate::ids::PersonId;
use crate::inquiry::ContactWhen;
use crate::lead::{Lead, ObligationKind};
use crate::policy::compiled::Policy;
use crate::team::{Person, Role, Team};
use crate::timeline::reasons::AssignReason;
use calendar::{Instant, LATEST};
use chrono::Duration;

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
    choose(policy, lead, team, now, &ALL_TERMS).routing()
}

/// As [`route`], where it finds somebody: of who waits already it is known why nobody could take them.
#[must_use]
pub fn route_to_somebody(
    policy: &Policy,
    lead: &Lead,
    team: &Team,
    now: Instant,
) -> Option<Routing> {
    let choice = choose(policy, lead, team, now, &ALL_TERMS);
    choice.found.is_some().then(|| choice.routing())
}

/// As [`route`], of a lead that may have a rep: to whom it goes in their place.
#[must_use]
pub fn route_elsewhere(policy: &Policy, lead: &Lead, team: &Team, now: Instant) -> Routing {
    let terms = RoutingTerms {
        but: lead.rep(),
        ..ALL_TERMS
    };
    choose(policy, lead, team, now, &terms).routing()
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
    let terms = RoutingTerms {
        but: None,
        is_free: &is_free,
        for_shifts: false,
    };
    choose(policy, lead, team, now, &terms).routing()
}

/// Who is asked, besides being there and having room.
struct RoutingTerms<'a> {
    /// Whose place somebody is to take: as if they were not there.
    but: Option<&'a PersonId>,
    /// Who has time.
    is_free: &'a dyn Fn(&PersonId) -> bool,
    /// Whether it counts how long somebody works until it is due.
    for_shifts: bool,
}

const ALL_TERMS: RoutingTerms<'static> = RoutingTerms {
    but: None,
    is_free: &|_| true,
    for_shifts: true,
};

impl RoutingTerms<'_> {
    fn is_free(&self, person: &PersonId) -> bool {
        self.but != Some(person) && (self.is_free)(person)
    }
}

/// Who gets a lead, and what is known of all who could.
struct Choice<'a> {
    judged: Vec<Judged<'a>>,
    found: Option<(&'a Person, AssignReason)>,
}

fn choose<'a>(
    policy: &'a Policy,
    lead: &Lead,
    team: &'a Team,
    now: Instant,
    terms: &RoutingTerms<'_>,
) -> Choice<'a> {
    let roster = &policy.active.roster;
    if policy.is_solo()
        && let Some(only) = roster.people.first()
        && terms.is_free(&only.id)
    {
        return Choice {
            judged: Vec::new(),
            found: Some((only, AssignReason::Solo)),
        };
    }
    let matter = Matter::of_lead(policy, lead);
    let mut judged = judged(policy, (lead, &matter), team, now, terms);
    if terms.for_shifts {
        keep_on_duty(policy, (lead, &matter), now, &mut judged);
    }
    let fit = judged.iter().filter(|(_, fits)| fits.is_ok());
    let fit: Vec<&Candidate<'_>> = fit.map(|(one, _)| one).collect();
    let found = chosen((lead, &matter), &fit, now);
    Choice { judged, found }
}

/// Every rep, and whether the lead can be theirs, whenever their shift ends.
fn judged<'a>(
    policy: &'a Policy,
    (lead, matter): (&Lead, &Matter<'_>),
    team: &'a Team,
    now: Instant,
    terms: &RoutingTerms<'_>,
) -> Vec<Judged<'a>> {
    let all = || Candidate::all(team, policy.active.roster.with(Role::Rep), now);
    let eligible = Eligibility::new(matter, |is_such| {
        let mut there = all().filter(|one| one.is_there_for(lead).is_ok());
        there.any(|one| terms.but != Some(&one.person.id) && is_such(one.person))
    });
    let judge = |one: Candidate<'a>| {
        let fits = one
            .can_take(lead)
            .and_then(|()| eligible.admits(one.person))
            .and_then(|()| taken(terms.is_free(&one.person.id)));
        (one, fits)
    };
    all().map(judge).collect()
}

impl Choice<'_> {
    fn routing(self) -> Routing {
        let chosen = self.found.as_ref().map(|(person, _)| &person.id);
        let others = self
            .judged
            .iter()
            .filter(|(one, _)| Some(&one.person.id) != chosen);
        let others = others.map(|(one, fits)| PassedOver {
            rep: one.person.id.clone(),
            because: fits.err().unwrap_or(Unfit::Behind { open: one.open }),
        });
        match &self.found {
            Some((person, why)) => {
                Routing::to(&person.id, why.clone(), others.take(MAX_OTHERS).collect())
            }
            None => Routing::nobody(others.collect()),
        }
    }
}

fn taken(is_free: bool) -> Result<(), Unfit> {
    if is_free { Ok(()) } else { Err(Unfit::Taken) }
}

/// Who of those who fit gets a lead, and why.
fn chosen<'a>(
    (lead, matter): (&Lead, &Matter<'_>),
    fit: &[&Candidate<'a>],
    now: Instant,
) -> Option<(&'a Person, AssignReason)> {
    let preferred = lead.preferred.as_ref();
    if let Some(one) = fit.iter().find(|one| preferred == Some(&one.person.id)) {
        let why = if lead.linked.is_empty() {
            AssignReason::HadItBefore
        } else if lead.same_company {
            AssignReason::SameCompany
        } else {
            AssignReason::HasLinked
        };
        return Some((one.person, why));
    }
    let is_owner = |one: &&&Candidate<'a>| matter.is_of_campaign_of(one.person);
    if let Some(one) = fit.iter().find(is_owner) {
        return Some((one.person, AssignReason::OwnsCampaign));
    }
    if lead.former.is_empty() {
        let (first, open) = share::next(fit, now)?;
        return Some((first, AssignReason::LeastLoaded { open }));
    }
    // What one rep let lapse does not go to the next who has just done the same, while anybody else has room.
    let lapses = fit.iter().map(|one| one.lapses).min()?;
    let fewest = fit.iter().filter(|one| one.lapses == lapses);
    let fewest: Vec<&Candidate<'_>> = fewest.copied().collect();
    let (first, open) = share::next(&fewest, now)?;
    Some((first, AssignReason::FewestLapses { lapses, open }))
}

/// Whether anybody takes new leads now, of whatever topic and source: who is there, is not paused, and has room.
#[must_use]
pub fn somebody_takes_new_leads(policy: &Policy, team: &Team, now: Instant) -> bool {
    policy.is_solo()
        || Candidate::all(team, everybody(policy), now).any(|one| one.takes_new_leads())
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
    let free: Vec<Candidate<'_>> = Candidate::all(team, free, now).collect();
    let (person, open) = share::next(&free.iter().collect::<Vec<_>>(), now)?;
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
    let matter = Matter::of_lead(policy, lead);
    let judged = judged(policy, (lead, &matter), team, now, &ALL_TERMS);
    let reps = roster.with(Role::Rep).zip(judged);
    let fit = reps.filter(|(_, (_, fits))| fits.is_ok());
    fit.map(|(person, _)| person).collect()
}
