//! When the steps of the calls and mails that go on come.

use super::due::{AT_ONCE, Action, Due, due, not_until};
use crate::cadence::{departure, steps};
use crate::countdown::{Countdown, countdown};
use crate::lead::{Lead, Position, Progress};
use crate::policy::compiled::Policy;
use crate::policy::rules::{Step, StepKind, Track};

use calendar::{Instant, Span};

/// By when a call or a task that opened at `since` is to be done: by the end of the day, and before the mail leaves that goes
/// out when nobody does it.
///
/// `progress` stands at it.
#[must_use]
pub fn call_due(policy: &Policy, lead: &Lead, progress: &Progress, since: Instant) -> Instant {
    let closing = day_ends(policy, since);
    let steps = steps(policy, lead, progress.track);
    match following(steps, progress) {
        Some((next, number)) if next.kind.is_written() => {
            let written = passed_over(policy, lead, steps, (next, number), since);
            let leaves = departure(policy, next, Position::CallOpen { since }, written.at());
            closing.min(leaves.at)
        }
        Some(_) | None => closing,
    }
}

/// The end of the working day in which something opens.
fn day_ends(policy: &Policy, since: Instant) -> Instant {
    let calendar = policy.calendar();
    calendar.closing_at_or_after(calendar.opening_at_or_after(since))
}

/// When the step of the cadence that is next comes.
pub(crate) fn step_comes(policy: &Policy, lead: &Lead, progress: &Progress) -> Instant {
    step_due(policy, lead, progress).at()
}

/// A step of a track, so long after something: one that counts down to a date not before its own day, and what comes after that date not
/// before it is over. What leads up to a date and comes too late for it comes when it lapses, and is left out then.
fn comes(
    policy: &Policy,
    lead: &Lead,
    steps: &[Step],
    number: u8,
    (start, span): (Instant, Span),
) -> Due {
    let step = |start, span| due(policy, Action::Step { step: number }, start, span);
    match countdown(policy, lead, steps, number) {
        None => step(start, span),
        Some(Countdown::After { over }) => step(start.max(over), span),
        Some(Countdown::Before { day, lapses }) => {
            let waited = step(start, span);
            let comes = day.map_or(waited, |day| not_until(policy, waited, day));
            let lapses = lapses.max(start);
            if lapses < comes.at() {
                step(lapses, AT_ONCE)
            } else {
                comes
            }
        }
    }
}

/// The step that comes when nobody reports what is open since then. One that counts down to a date leaves the day for it.
fn passed_over(
    policy: &Policy,
    lead: &Lead,
    steps: &[Step],
    (next, number): (&Step, u8),
    since: Instant,
) -> Due {
    let from = match next.before {
        Some(_) => (day_ends(policy, since), AT_ONCE),
        None => (since, next.at_latest()),
    };
    comes(policy, lead, steps, number, from)
}

/// What becomes of the call or the task that is open since then, when nobody reports it: the next step comes, or the date has passed
/// to which it counts down.
fn open_due(policy: &Policy, lead: &Lead, progress: &Progress, since: Instant) -> Due {
    let steps = steps(policy, lead, progress.track);
    let next = match following(steps, progress) {
        Some(next) => passed_over(policy, lead, steps, next, since),
        None => due(
            policy,
            Action::EndCadence,
            since,
            policy.rules.clocks.conversation,
        ),
    };
    let own = countdown(policy, lead, steps, progress.step);
    match own.and_then(Countdown::lapses) {
        Some(lapses) if lapses < next.at() => due(policy, Action::CountdownLapses, lapses, AT_ONCE),
        Some(_) | None => next,
    }
}

/// What comes when nobody reports the call or the task that is open, and its number.
fn following<'a>(steps: &'a [Step], progress: &Progress) -> Option<(&'a Step, u8)> {
    let next = progress.from(steps, progress.step + 1);
    Some((steps.get(usize::from(next))?, next))
}

pub(super) fn step_due(policy: &Policy, lead: &Lead, progress: &Progress) -> Due {
    let steps = steps(policy, lead, progress.track);
    let index = usize::from(progress.step);
    let step = |from: (Instant, Span)| comes(policy, lead, steps, progress.step, from);
    match (steps.get(index), progress.at) {
        (Some(_), Position::From { at }) => step((at, AT_ONCE)),
        (Some(next), Position::After { done, .. }) => step((done, next.after())),
        (Some(_), Position::CallOpen { since } | Position::TaskOpen { since }) => {
            open_due(policy, lead, progress, since)
        }
        (None, at) => {
            let done = match at {
                Position::From { at } => at,
                Position::After { done, .. } => done,
                Position::CallOpen { since } | Position::TaskOpen { since } => since,
            };
            match progress.track {
                Track::Later => due(
                    policy,
                    Action::EndCadence,
                    lead.arrived_at,
                    policy.rules.clocks.later,
                ),
                Track::Inbound | Track::Calls | Track::Conversation | Track::Campaign => {
                    due(policy, Action::EndCadence, done, AT_ONCE)
                }
            }
        }
    }
}

/// The goodbye's number in a track, or the number of its steps when it has none.
#[must_use]
pub fn goodbye(policy: &Policy, lead: &Lead, track: Track) -> u8 {
    let steps = steps(policy, lead, track);
    let index = steps
        .iter()
        .position(|step| step.kind == StepKind::Goodbye)
        .unwrap_or(steps.len());
    u8::try_from(index).expect("the check allows few steps")
}
