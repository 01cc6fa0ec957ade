//! What somebody wants of an appointment, and what follows from it for the lead as it was read.

use std::collections::BTreeMap;

use calendar::Instant;
use cloud::free_times::{AvailabilityInputs, around, people, window};
use followup::access::{Act, may};
use followup::booking::{Appointment, Arrangement, Side, Zone};
use followup::ids::PersonId;
use followup::lead::Lead;
use followup::policy::Policy;
use followup::route::{Routing, meets_alone, route_among, route_anyway};
use followup::team::Team;
use followup::timeline::AssignReason;

use crate::access::Visit;
use crate::refused::NotServed;

/// Stands for the appointment of a lead that has none.
const NONE: &str = "none";

/// The name of a lead's appointment as it is now, for a form to bring back.
pub(crate) fn mark(lead: &Lead) -> String {
    lead.meeting()
        .map_or_else(|| NONE.to_owned(), |meeting| meeting.mark())
}

/// What became of a wish.
#[derive(Debug)]
pub(crate) enum BookingResult {
    /// It is arranged now.
    Done,
    /// It was arranged already, and nothing was written.
    Same,
    /// Somebody else has the time.
    Taken,
    /// The appointment is not the one that the page showed.
    Changed,
    /// The policy or the state of the lead does not allow it, or it is not for this person to arrange.
    Impossible,
}

/// A time that somebody wants.
#[derive(Debug, Clone)]
pub(crate) struct RequestedTime {
    /// When it begins.
    pub(crate) from: Instant,
    /// The zone that the lead reads times in.
    pub(crate) zone: Option<Zone>,
    /// The appointment that the page showed.
    pub(crate) was: String,
    /// Who wants it.
    pub(crate) by: Side,
}

/// What somebody wants of an appointment.
pub(super) enum BookingRequest<'a> {
    /// A time.
    Time(&'a RequestedTime),
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
    /// The appointment is called off.
    Off { by: &'a Side, was: &'a str },
}

/// What follows from a wish, for the lead as it was read.
pub(super) enum BookingPlan {
    /// Nothing is written.
    Nothing(BookingResult),
    /// This is written, and a lead without a rep goes to this person.
    Arrange(Arrangement, Option<PersonId>),
}

/// Finds what is to be written for a request, or why nothing is.
pub(super) async fn plan(
    visit: &Visit<'_>,
    request: &BookingRequest<'_>,
    policy: &Policy,
    lead: &Lead,
    team: &Team,
) -> Result<BookingPlan, NotServed> {
    let is_theirs = |side: &Side| may(lead, side, Act::Arrange);
    Ok(match request {
        BookingRequest::Time(wish) if !is_theirs(&wish.by) => {
            BookingPlan::Nothing(BookingResult::Impossible)
        }
        BookingRequest::Time(wish) => taken(visit, wish, policy, lead, team).await?,
        BookingRequest::OneOfTwo { times, zone, was } => {
            proposed(visit, *times, *zone, was, policy, lead, team)
        }
        BookingRequest::Yes { by, from, was } => {
            confirmed(visit, by, *from, was, policy, lead).await?
        }
        BookingRequest::Off { by, was } if is_theirs(by) => cancelled(by, was, lead),
        BookingRequest::Off { .. } => BookingPlan::Nothing(BookingResult::Impossible),
    })
}

async fn taken(
    visit: &Visit<'_>,
    wish: &RequestedTime,
    policy: &Policy,
    lead: &Lead,
    team: &Team,
) -> Result<BookingPlan, NotServed> {
    let (cloud, now) = (visit.cloud, visit.now);
    let has_it = |meeting: &Appointment| meeting.time.from == wish.from;
    if lead.meeting().is_some_and(has_it) {
        return Ok(BookingPlan::Nothing(BookingResult::Same));
    }
    if mark(lead) != wish.was {
        return Ok(BookingPlan::Nothing(BookingResult::Changed));
    }
    let Some(booking) = policy.active.booking.clone().filter(|_| lead.may_book()) else {
        return Ok(BookingPlan::Nothing(BookingResult::Impossible));
    };
    if !window(policy, &booking, &wish.by, now).contains(wish.from) {
        return Ok(BookingPlan::Nothing(BookingResult::Taken));
    }
    let mut free: BTreeMap<PersonId, bool> = BTreeMap::new();
    let reach = around(&booking, wish.from, wish.from);
    for person in people(policy, lead, team, now) {
        if !person.bookable().has_times() && wish.by == Side::Lead {
            continue;
        }
        let inputs =
            AvailabilityInputs::read(cloud, policy, person, team, lead, reach, now).await?;
        if inputs
            .availability(policy, person)
            .is_free(&booking, wish.from)
        {
            free.insert(person.id.clone(), inputs.sure);
        }
    }
    // A lead that has a rep stays with them: where they are not free, the time counts as taken.
    let is_free = |id: &PersonId| free.contains_key(id);
    let nobody_fits = || {
        let found = route_anyway(policy, team, now, is_free)
            .filter(|_| meets_alone(policy, lead).is_none());
        found.map(|(rep, why)| {
            let among = Box::new(why);
            (rep, Some(AssignReason::FreeThen { among }))
        })
    };
    let found = chosen(policy, lead, team, now, is_free).or_else(nobody_fits);
    let Some((rep, why, sure)) = found.and_then(|(rep, why)| {
        let sure = *free.get(&rep)?;
        Some((rep, why, sure))
    }) else {
        return Ok(BookingPlan::Nothing(BookingResult::Taken));
    };
    let take = Arrangement::Take {
        rep: rep.clone(),
        why,
        from: wish.from,
        zone: wish.zone,
        sure,
        by: wish.by.clone(),
    };
    Ok(BookingPlan::Arrange(take, Some(rep)))
}

/// The lead's rep; or whom routing chooses among those who fit, and why.
fn chosen(
    policy: &Policy,
    lead: &Lead,
    team: &Team,
    now: Instant,
    fits: impl Fn(&PersonId) -> bool,
) -> Option<(PersonId, Option<AssignReason>)> {
    if let Some(rep) = meets_alone(policy, lead) {
        return Some((rep.clone(), None));
    }
    match route_among(policy, lead, team, now, fits) {
        Routing::To { rep, why, .. } => {
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
) -> BookingPlan {
    let is_same = lead.meeting().is_some_and(|meeting| {
        meeting.time.from == times[0] && meeting.or.unwrap_or(times[0]) == times[1]
    });
    if is_same {
        return BookingPlan::Nothing(BookingResult::Same);
    }
    if mark(lead) != was {
        return BookingPlan::Nothing(BookingResult::Changed);
    }
    if !lead.may_book() {
        return BookingPlan::Nothing(BookingResult::Impossible);
    }
    let manager = || {
        let manager = policy.active.roster.manager()?;
        Some((manager.id.clone(), Some(AssignReason::NoRepFree)))
    };
    let found = chosen(policy, lead, team, visit.now, |_| true).or_else(manager);
    let Some((rep, why)) = found else {
        return BookingPlan::Nothing(BookingResult::Impossible);
    };
    let propose = Arrangement::Propose {
        rep: rep.clone(),
        why,
        times,
        zone,
    };
    BookingPlan::Arrange(propose, Some(rep))
}

async fn confirmed(
    visit: &Visit<'_>,
    by: &PersonId,
    from: Instant,
    was: &str,
    policy: &Policy,
    lead: &Lead,
) -> Result<BookingPlan, NotServed> {
    if mark(lead) != was {
        return Ok(BookingPlan::Nothing(BookingResult::Changed));
    }
    let Some(booking) = &policy.active.booking else {
        return Ok(BookingPlan::Nothing(BookingResult::Impossible));
    };
    let reach = around(booking, from, from);
    let taken = visit.cloud.booked(by, reach, Some(&lead.id)).await?;
    let needs = followup::booking::cells(from, from + booking.slot() + booking.buffer());
    if from <= visit.now || needs.into_iter().any(|cell| taken.contains(&cell)) {
        return Ok(BookingPlan::Nothing(BookingResult::Taken));
    }
    let by = by.clone();
    Ok(BookingPlan::Arrange(
        Arrangement::Confirm { by, from },
        None,
    ))
}

fn cancelled(by: &Side, was: &str, lead: &Lead) -> BookingPlan {
    if lead.meeting().is_none() {
        return BookingPlan::Nothing(BookingResult::Same);
    }
    if mark(lead) != was {
        return BookingPlan::Nothing(BookingResult::Changed);
    }
    BookingPlan::Arrange(Arrangement::Cancel { by: by.clone() }, None)
}
