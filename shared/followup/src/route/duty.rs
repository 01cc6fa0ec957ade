//! Who works while a lead waits for its first touch, of a team that works in shifts.

use super::share::Candidate;
use crate::lead::Lead;
use crate::policy::compiled::Policy;
use crate::team::Person;
use calendar::Instant;

/// Which part of the working time that the best placed rep has is enough.
const ENOUGH: u64 = 2;

/// Until when whoever gets the lead now is to turn to it.
fn due(policy: &Policy, lead: &Lead, now: Instant) -> Instant {
    let clocks = &policy.rules.clocks;
    let ladder = clocks.first_touch_by(lead.ladder.as_deref());
    let span = if lead.former.is_empty() {
        ladder.due
    } else {
        ladder.second()
    };
    let promised = lead.promise.map(|promise| promise.by);
    let promised = promised.filter(|by| *by > now && lead.former.is_empty());
    promised.unwrap_or_else(|| policy.calendar().after(now, span))
}

/// Leaves those out, and names them, who work less than half as long as somebody else until the lead is due: with them it would wait for
/// their next shift. Who has the leads of the same company stays. Where all work by one calendar, all stay.
pub(super) fn keep_on_duty<'a>(
    policy: &Policy,
    lead: &Lead,
    now: Instant,
    reps: &mut Vec<Candidate<'a>>,
) -> Vec<Candidate<'a>> {
    let first = reps.first().map(|(first, _)| &first.calendar);
    if reps.iter().all(|(rep, _)| Some(&rep.calendar) == first) {
        return Vec::new();
    }
    let due = due(policy, lead, now);
    let time_of = |rep: &Person| {
        let calendar = policy.active.calendar_of(&rep.id);
        calendar.business_between(now, due)
    };
    let most = reps.iter().map(|(rep, _)| time_of(rep)).max().unwrap_or(0);
    let has_linked =
        |rep: &Person| !lead.linked.is_empty() && lead.preferred.as_ref() == Some(&rep.id);
    let (on_duty, off_duty) = std::mem::take(reps)
        .into_iter()
        .partition(|(rep, _)| has_linked(rep) || time_of(rep) * ENOUGH >= most);
    *reps = on_duty;
    off_duty
}
