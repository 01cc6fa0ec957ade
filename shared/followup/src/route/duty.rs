//! Who works while a lead waits for its first touch, of a team that works in shifts.

use super::candidate::Judged;
use super::matter::Matter;
use super::passed_over::Unfit;
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

/// Leaves those out who work less than half as long as somebody else until the lead is due: with them it would wait for
/// their next shift. Who has the leads of the same company stays, and whose campaign it is. Where all work by one calendar, all stay.
pub(super) fn keep_on_duty(
    policy: &Policy,
    (lead, matter): (&Lead, &Matter<'_>),
    now: Instant,
    judged: &mut [Judged<'_>],
) {
    if !policy.active.roster.people.has_own_hours() {
        return;
    }
    let due = due(policy, lead, now);
    let time_of = |rep: &Person| {
        let calendar = policy.active.hours_of(rep);
        calendar.business_between(now, due)
    };
    let fit = judged.iter().filter(|(_, fits)| fits.is_ok());
    let most = fit.map(|(one, _)| time_of(one.person)).max().unwrap_or(0);
    let stays = |rep: &Person| {
        let is_preferred = !lead.linked.is_empty() && lead.preferred.as_ref() == Some(&rep.id);
        is_preferred || matter.is_of_campaign_of(rep)
    };
    for (one, fits) in judged.iter_mut().filter(|(_, fits)| fits.is_ok()) {
        let is_on_duty = stays(one.person) || time_of(one.person) * ENOUGH >= most;
        if !is_on_duty {
            *fits = Err(Unfit::ShiftEnds);
        }
    }
}
