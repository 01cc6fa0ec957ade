//! What a person owes a lead, and when it is due.
//!
//! [`agenda`](crate::agenda) says what happens to a lead and when; this says the same to whoever has the lead: by when their part
//! is to be done, and whether it is open now.

use crate::agenda::{Action, Due, agenda, call_due, next_due, step_comes, writes_later};
use crate::cadence::steps;
use crate::escalation::{escalates_at, expected_by, has_step, promised};
use crate::ids::PersonId;
use crate::lead::obligations::MEETINGS;
use crate::lead::{
    Engagement, HandoverReason, Lead, ManagerReason, Obligation, ObligationKind, Open, Position,
    Progress, Stage,
};
use crate::policy::compiled::Policy;
use crate::policy::ladder::EscalationStep;
use crate::policy::rules::{Step, StepKind, Track};
use crate::promise::come_back_at;
use crate::team::{RepLoad, Role};
use calendar::{Instant, Span};

/// Working days after which what is owed has waited so long that it is asked once what shall become of it.
pub const LONG_WAIT_DAYS: u16 = 30;

/// The rep's engagement of a lead.
#[must_use]
pub fn engagement(lead: &Lead) -> Option<&Engagement> {
    match &lead.stage {
        Stage::Open(Open::Active(engagement)) => Some(engagement),
        Stage::Open(_) | Stage::Closed { .. } => None,
    }
}

/// Since when whoever has the lead has it.
#[must_use]
pub fn assigned_at(lead: &Lead) -> Option<Instant> {
    engagement(lead).map(|engagement| engagement.assigned_at)
}

/// The first contact that a rep owes, until there was one.
#[must_use]
pub fn first_touch(lead: &Lead) -> Option<&Obligation> {
    engagement(lead)?;
    lead.owed.first_touch()
}

/// What whoever has the lead owes it first.
#[must_use]
pub fn owed(lead: &Lead) -> Option<&Obligation> {
    engagement(lead)?;
    lead.owed.first()
}

/// What they should have had from us by now: of several, what they have waited for the longest. A new owner has time for it; they have
/// waited all the same.
#[must_use]
pub fn late<'a>(policy: &Policy, lead: &'a Lead, now: Instant) -> Option<&'a Obligation> {
    let all = all_late(policy, lead, now);
    all.min_by_key(|(by, _)| *by).map(|(_, owed)| owed)
}

/// Each obligation that they should have had from us by now, with by when.
pub(crate) fn all_late<'a>(
    policy: &Policy,
    lead: &'a Lead,
    now: Instant,
) -> impl Iterator<Item = (Instant, &'a Obligation)> {
    let owed = lead.owed.iter();
    let owed = owed.filter_map(move |owed| Some((expected_by(policy, lead, owed)?, owed)));
    owed.filter(move |(by, _)| *by <= now)
}

/// When the hour is over in which a first contact is worth most, while it is owed. Who gave us a week is nobody's to call within it.
#[must_use]
pub fn wanted_at(policy: &Policy, lead: &Lead) -> Option<Instant> {
    let owed = first_touch(lead)?;
    if owed.kind != ObligationKind::FirstTouch {
        return None;
    }
    escalates_at(policy, lead, owed, EscalationStep::Wanted)
}

/// Where the lead stands in its cadence, while somebody walks it.
#[must_use]
pub fn progress(lead: &Lead) -> Option<Progress> {
    engagement(lead)?;
    lead.cadence
}

/// The step of the cadence that is next or open.
#[must_use]
pub fn step<'a>(policy: &'a Policy, lead: &Lead) -> Option<(&'a Step, Position)> {
    let progress = progress(lead)?;
    let steps = steps(policy, lead, progress.track);
    let step = steps.get(usize::from(progress.step))?;
    Some((step, progress.at))
}

/// The task of the cadence that is open: something that a person is to do on another channel.
#[must_use]
pub fn open_task<'a>(policy: &'a Policy, lead: &Lead) -> Option<&'a Step> {
    step(policy, lead).and_then(|(step, position)| match position {
        Position::TaskOpen { .. } => Some(step),
        Position::From { .. } | Position::After { .. } | Position::CallOpen { .. } => None,
    })
}

/// What the cadence does next, and when it comes: the number of a step of its track; none, when it only ends.
#[must_use]
pub fn next_step(policy: &Policy, lead: &Lead) -> Option<(Option<u8>, Instant)> {
    let agenda = agenda(policy, lead)?;
    agenda.iter().find_map(|due| match due.action.step() {
        Some(step) => Some((Some(step), due.at())),
        None => (due.action == Action::EndCadence).then(|| (None, due.at())),
    })
}

/// From when the call or the task that is open is not done any more, since it counts down to a day.
#[must_use]
pub fn lapses_at(policy: &Policy, lead: &Lead) -> Option<Instant> {
    let agenda = agenda(policy, lead)?;
    let mut all = agenda.iter();
    let lapse = all.find(|due| due.action == Action::CountdownLapses)?;
    Some(lapse.at())
}

/// The first call of the steps so far that nobody has reported: as many as were reported count as made.
pub(crate) fn unmade_call(policy: &Policy, lead: &Lead, progress: Progress) -> Option<u8> {
    let made = usize::from(lead.call_attempts) + usize::from(lead.personal_emails);
    let steps = steps(policy, lead, progress.track);
    let is_call = |index: &u8| {
        let step = steps.get(usize::from(*index));
        step.is_some_and(|step| step.kind == StepKind::Call)
    };
    (0..progress.step).filter(is_call).nth(made)
}

/// Whether somebody has tried, and the next call was due since then and is not reported: it was perhaps never made.
#[must_use]
pub fn has_unmade_call(policy: &Policy, lead: &Lead) -> bool {
    let tried = lead.call_attempts > 0 || lead.personal_emails > 0;
    let unmade = lead
        .cadence
        .and_then(|progress| unmade_call(policy, lead, progress));
    tried && unmade.is_some()
}

/// For when something was agreed with them: a next step, or a meeting.
#[must_use]
pub fn agreed_for(lead: &Lead) -> Option<Instant> {
    let owed = owed(lead)?;
    match owed.kind {
        ObligationKind::NextStep => Some(owed.since),
        ObligationKind::Meeting => Some(lead.meeting()?.time.from),
        ObligationKind::FirstTouch
        | ObligationKind::FirstTouchThisWeek
        | ObligationKind::Answer
        | ObligationKind::Request
        | ObligationKind::Confirm
        | ObligationKind::Approach
        | ObligationKind::Decide => None,
    }
}

/// Whether the time of [`agreed_for`] was agreed with them; else it is one that we chose.
#[must_use]
pub fn is_agreed_with_them(lead: &Lead) -> bool {
    owed(lead).is_some_and(|owed| owed.agreed || owed.kind == ObligationKind::Meeting)
}

/// When a person's work on the lead is due: a clock's promise, the end of the day of an open call, a verdict.
#[must_use]
pub fn due_at(policy: &Policy, lead: &Lead) -> Option<Instant> {
    let Stage::Open(open) = &lead.stage else {
        return None;
    };
    if lead.asked_for_nothing() {
        // Nobody is late with what was neither asked for nor promised.
        return None;
    }
    let calendar = policy.calendar();
    match open {
        Open::Active(_) => {
            if let Some(owed) = owed(lead) {
                return escalates_at(policy, lead, owed, EscalationStep::Due);
            }
            let progress = progress(lead)?;
            let (step, position) = step(policy, lead)?;
            match (step.kind, position) {
                (
                    StepKind::Call | StepKind::Task,
                    Position::CallOpen { since } | Position::TaskOpen { since },
                ) => Some(call_due(policy, lead, &progress, since)),
                (
                    StepKind::Call | StepKind::Task,
                    Position::From { .. } | Position::After { .. },
                ) => {
                    let since = step_comes(policy, lead, &progress);
                    Some(call_due(policy, lead, &progress, since))
                }
                (StepKind::Mail | StepKind::Goodbye, _) => None,
            }
        }
        Open::InReview { since, .. } => Some(calendar.after(*since, policy.rules.clocks.review)),
        Open::WithManager { since, .. } => Some(match lead.owed.first() {
            Some(owed) => promised(policy, lead, owed).at,
            // Who wants to hear from us later is nobody's delay before.
            None if lead.cadence.is_some_and(|one| one.track == Track::Later) => {
                come_back_at(policy, lead.arrived_at)
            }
            None => calendar.closing_at_or_after(*since),
        }),
        Open::Qualifying { .. } => Some(next_due(policy, lead, open).at()),
        // A letter that comes meanwhile is nobody's work.
        Open::Reviewing { since } => Some(calendar.after(*since, policy.rules.clocks.conversation)),
        Open::Received
        | Open::AskedInformation { .. }
        | Open::Routing { .. }
        | Open::Resting { .. } => None,
    }
}

/// Whether a call, a task or an answer is owed now, and not merely planned. A first contact that nobody has made stays open when the
/// cadence has come to a mail: what goes out by itself is not from a person.
#[must_use]
pub fn is_open(policy: &Policy, lead: &Lead, now: Instant) -> bool {
    let has_come = |owed: &Obligation| owed.start <= now;
    let by_name = lead.owed.iter().filter(|owed| !owed.kind.is_first_touch());
    if engagement(lead).is_some() && by_name.into_iter().any(has_come) {
        return true;
    }
    let awaits_first_touch = first_touch(lead).is_some_and(has_come);
    match step(policy, lead) {
        Some((step, position)) => match (step.kind, position) {
            (
                StepKind::Call | StepKind::Task,
                Position::CallOpen { .. } | Position::TaskOpen { .. },
            ) => true,
            (StepKind::Call | StepKind::Task, Position::From { at }) => at <= now,
            (StepKind::Call | StepKind::Task, Position::After { .. })
            | (StepKind::Mail | StepKind::Goodbye, _) => awaits_first_touch,
        },
        None => awaits_first_touch,
    }
}

/// Whether the day of a step has come that a person agreed with them.
#[must_use]
pub fn has_agreed_step_due(lead: &Lead, now: Instant) -> bool {
    let step = lead.owed.get(ObligationKind::NextStep);
    engagement(lead).is_some() && step.is_some_and(|step| step.start <= now)
}

/// Whether somebody waits for this owner and nobody else: an agreed step whose day has come, a meeting, or a yes to a time.
#[must_use]
pub fn waits_for_its_owner(lead: &Lead, now: Instant) -> bool {
    has_agreed_step_due(lead, now) || (engagement(lead).is_some() && lead.owed.has(MEETINGS))
}

/// Whether a rep's part of their lead falls due before they are back from an absence: then it does not wait for them. What goes out by
/// itself goes on in any case, what is the work of another role is theirs, and what was agreed waits for its day.
#[must_use]
pub fn is_due_before(
    policy: &Policy,
    lead: &Lead,
    rep: &PersonId,
    back: Instant,
    now: Instant,
) -> bool {
    let person = policy.active.roster.get(rep);
    let is_a_reps = person.is_some_and(|person| person.is(Role::Rep))
        && lead.answered_by.is_none_or(|role| role == Role::Rep);
    is_a_reps
        && !policy.is_solo()
        && lead.rep() == Some(rep)
        && owed(lead).is_none_or(|owed| owed.kind.moves_by_itself())
        && !lead.owed.has(&[ObligationKind::NextStep])
        && !waits_for_its_owner(lead, now)
        && due_at(policy, lead).is_some_and(|due| due < back)
}

/// Whether a lead that goes to a colleague in an absence is to come back: who has spoken with the lead, or tried, is whom they know.
#[must_use]
pub fn is_lent(lead: &Lead) -> bool {
    lead.touched_at.is_some()
}

/// Why what a person agreed, or whom they were to meet, has to move now: they have left, or are away when it comes. None, while they can do
/// it, and for what only they can report on.
#[must_use]
pub fn owner_absent(
    policy: &Policy,
    lead: &Lead,
    load: &RepLoad,
    now: Instant,
) -> Option<HandoverReason> {
    if !waits_for_its_owner(lead, now) {
        return None;
    }
    if policy.active.roster.get(&load.rep).is_none() {
        return Some(HandoverReason::Left);
    }
    let is_away_until = |due: Instant| load.back_at(now).is_some_and(|back| back > due.max(now));
    let due_of = |owed| promised(policy, lead, owed).at;
    let meeting = lead.meeting().filter(|meeting| meeting.time.from > now);
    let is_absent = match (meeting, lead.owed.get(ObligationKind::Confirm)) {
        (Some(meeting), Some(yes)) => is_away_until(due_of(yes).min(meeting.time.from)),
        (Some(meeting), None) => load.is_away(meeting.time.from),
        (None, _) => {
            let step = lead.owed.get(ObligationKind::NextStep);
            step.is_some_and(|step| is_away_until(due_of(step)))
        }
    };
    is_absent.then_some(HandoverReason::Away)
}

/// When the manager's step comes of each thing that is owed; without such a step, when it is due.
pub(crate) fn managers_steps<'a>(
    policy: &'a Policy,
    lead: &'a Lead,
) -> impl Iterator<Item = Instant> + 'a {
    lead.owed.iter().filter_map(|owed| {
        escalates_at(policy, lead, owed, EscalationStep::Manager)
            .or_else(|| escalates_at(policy, lead, owed, EscalationStep::Due))
    })
}

/// Whether the manager should see it: nobody did what was owed, and the manager's step has come.
#[must_use]
pub fn is_the_managers(policy: &Policy, lead: &Lead, now: Instant) -> bool {
    engagement(lead).is_some() && managers_steps(policy, lead).any(|at| at <= now)
}

/// Whether a lead that somebody has is on the manager's list: nobody did what was owed, or whoever has it has left.
#[must_use]
pub fn is_on_the_managers_list(policy: &Policy, lead: &Lead, now: Instant) -> bool {
    let roster = &policy.active.roster;
    let has_left = lead.rep().is_some_and(|rep| roster.get(rep).is_none());
    has_left || is_the_managers(policy, lead, now)
}

/// Whether they want to hear from us after `until`, and nothing is owed to them before: nobody is needed for them yet.
#[must_use]
pub fn is_for_later(policy: &Policy, lead: &Lead, until: Instant) -> bool {
    let waits = lead
        .cadence
        .is_some_and(|progress| progress.track == Track::Later);
    waits && lead.owed.is_empty() && come_back_at(policy, lead.arrived_at) > until
}

/// Whether nothing more goes out by itself to somebody whom we owe something, and to whom mails have gone out: a person has to act.
#[must_use]
pub fn waits_for_a_person(policy: &Policy, lead: &Lead) -> bool {
    let owns_up = |due: &Due| matches!(due.action, Action::OwnUp { .. });
    // With whoever gets it next the steps begin anew, if nobody has tried.
    let moves = |owed: &Obligation| has_step(policy, lead, owed, EscalationStep::Reassigned);
    let begins_anew = lead.cadence.is_none() && lead.owed.first_touch().is_some_and(moves);
    lead.owed.is_promised_by_us()
        && lead.automated_emails > 0
        && !begins_anew
        && lead.next_call_at().is_none()
        && !writes_later(policy, lead)
        && !agenda(policy, lead).is_some_and(|all| all.iter().any(owns_up))
}

/// Whether something has been owed to them for [`LONG_WAIT_DAYS`] or more, whoever has had the lead in the meantime.
#[must_use]
pub fn has_waited_long(policy: &Policy, lead: &Lead, now: Instant) -> bool {
    let days = LONG_WAIT_DAYS;
    let span = Span::BusinessDays { days };
    let ends = |owed: &Obligation| policy.calendar().after(owed.since, span);
    lead.owed
        .iter()
        .any(|owed| owed.since <= now && ends(owed) <= now)
}

/// Whether a person has yet to turn to it: whoever has it, or in the manager's queue.
#[must_use]
pub fn is_untouched(lead: &Lead, now: Instant) -> bool {
    let first_word = |owed: &&Obligation| match owed.kind {
        ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek => true,
        // Who asked for help, or answered a mail of ours, before anybody has turned to them.
        ObligationKind::Answer | ObligationKind::Request => lead.touched_at.is_none(),
        ObligationKind::Confirm
        | ObligationKind::Meeting
        | ObligationKind::NextStep
        | ObligationKind::Decide
        | ObligationKind::Approach => false,
    };
    let waits = || {
        let mut owed = lead.owed.iter().filter(first_word);
        owed.any(|owed| owed.start <= now)
    };
    match &lead.stage {
        Stage::Open(Open::Active(_)) => waits(),
        Stage::Open(Open::WithManager { because, .. }) => match because {
            ManagerReason::Exhausted => waits(),
            // Nobody knew the rules when they asked, so that nothing has begun yet.
            ManagerReason::NoPolicy => true,
            ManagerReason::Refusal | ManagerReason::NotALead => false,
        },
        Stage::Open(
            Open::Received
            | Open::InReview { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::Routing { .. }
            | Open::Resting { .. }
            | Open::Reviewing { .. },
        )
        | Stage::Closed { .. } => false,
    }
}
