//! Which times a lead can choose, and how one is taken: planned on what was read, and written only if that is still so.

mod plan;

use std::sync::Arc;

use calendar::Instant;
use cloud::table::commit::{CommitOptions, Committed};
use cloud::table::lead::StoredLead;
use cloud::transact::{Turn, take_turns};
use followup::booking::{Side, Zone};
use followup::event::Event;
use followup::ids::PersonId;
use followup::policy::Policy;

use crate::access::Visit;
use crate::refused::NotServed;
use plan::{BookingPlan, BookingRequest, plan};

pub(crate) use plan::{BookingResult, RequestedTime, mark};

/// Plans a request for the lead as it is and writes what follows; plans again when somebody else was faster.
async fn arrange(
    visit: &Visit<'_>,
    request: &BookingRequest<'_>,
) -> Result<BookingResult, NotServed> {
    let turn = || -> Turn<'_, BookingResult, NotServed> {
        Box::pin(async {
            let policy = visit.policy().await?;
            let stored = visit.lead().await?;
            let team = visit.cloud.team(&policy.active).await?;
            let plan = plan(visit, request, policy.as_ref(), &stored.lead, &team).await?;
            let (arrangement, rep) = match plan {
                BookingPlan::Nothing(result) => return Ok(Some(result)),
                BookingPlan::Arrange(arrangement, rep) => (arrangement, rep),
            };
            // The write asks that the rep's count of open leads is still the one that was read: routing has chosen by it.
            let open = rep.filter(|_| stored.lead.rep().is_none()).map(|rep| {
                let open = team.load(&rep).open;
                (rep, open)
            });
            let event = Event::AppointmentChanged(arrangement);
            written(visit, &policy, &stored, &event, open).await
        })
    };
    take_turns(turn).await
}

/// Takes a time, if it is still free: for the lead's rep; of a lead without one, for whom routing chooses among those who are free.
pub(crate) async fn take(
    visit: &Visit<'_>,
    wish: &RequestedTime,
) -> Result<BookingResult, NotServed> {
    arrange(visit, &BookingRequest::Time(wish)).await
}

/// Proposes two times to the lead's rep, or to whom routing chooses; to the manager, when no rep can take it.
pub(crate) async fn propose(
    visit: &Visit<'_>,
    times: [Instant; 2],
    zone: Zone,
    was: &str,
) -> Result<BookingResult, NotServed> {
    arrange(visit, &BookingRequest::OneOfTwo { times, zone, was }).await
}

/// Says yes to a time that was asked for, if it is still free.
pub(crate) async fn confirm(
    visit: &Visit<'_>,
    by: &PersonId,
    from: Instant,
    was: &str,
) -> Result<BookingResult, NotServed> {
    arrange(visit, &BookingRequest::Yes { by, from, was }).await
}

/// Calls off the appointment that the page showed.
pub(crate) async fn cancel(
    visit: &Visit<'_>,
    by: &Side,
    was: &str,
) -> Result<BookingResult, NotServed> {
    arrange(visit, &BookingRequest::Off { by, was }).await
}

/// Writes the decision if the lead is still as it was read; `None` when somebody was faster, so that the caller looks again.
async fn written(
    visit: &Visit<'_>,
    policy: &Arc<Policy>,
    stored: &StoredLead,
    event: &Event,
    open: Option<(PersonId, u32)>,
) -> Result<Option<BookingResult>, NotServed> {
    let options = CommitOptions {
        open,
        ..CommitOptions::default()
    };
    let settled = visit
        .cloud
        .commit_event(policy, stored, event, visit.now, &options)
        .await?;
    Ok(match settled {
        Some((Committed::Written, _)) => Some(BookingResult::Done),
        Some((Committed::Overtaken, _)) => None,
        None => Some(BookingResult::Impossible),
    })
}
