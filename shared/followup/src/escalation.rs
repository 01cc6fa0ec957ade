//! When the steps of an obligation's escalation come: reminder, due, manager, warning, move.
//!
//! Computed from the obligation's start each time they are asked for, and never stored.

use crate::lead::{Lead, Obligation, ObligationKind};
use crate::policy::compiled::Policy;
use crate::policy::ladder::EscalationStep;
use calendar::{Instant, Span, Term};

/// The steps of an obligation that apply: a team of one has nobody to escalate or reassign to.
pub(crate) fn escalation_steps(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
) -> impl Iterator<Item = (EscalationStep, Span)> {
    let kind = owed.kind;
    // Who is the whole team has had the task, and gets the reminder: one in between would be said to themselves.
    let nudges = !(policy.is_solo() && kind.is_first_touch());
    applying(policy, lead, owed).filter(move |(step, _)| match step {
        EscalationStep::Wanted => nudges && kind.is_told_when_wanted(),
        EscalationStep::Reminder | EscalationStep::Due => kind.has_clock(),
        EscalationStep::Manager | EscalationStep::Warned | EscalationStep::Reassigned => true,
    })
}

/// The same, with the steps that only say when something is wanted.
fn applying(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
) -> impl Iterator<Item = (EscalationStep, Span)> {
    let solo = policy.is_solo();
    // A time with one person is agreed: whatever else is owed stays with them.
    let stays = lead.meeting().is_some();
    // The hour in which a first contact is worth most is over for whoever waited before somebody got the lead.
    let is_stale = owed.kind.is_first_touch() && owed.since < owed.start;
    owed.escalation_policy(&policy.rules, lead.ladder.as_deref())
        .steps()
        .filter(move |(step, _)| !(solo && step.takes_two()))
        .filter(move |(step, _)| !(stays && step.is_of_a_move()))
        .filter(move |(step, _)| !(is_stale && *step == EscalationStep::Wanted))
}

/// When each step of an obligation comes, the wanted time included: for desks and explanations.
#[must_use]
pub fn escalation_of(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
) -> Vec<(EscalationStep, Term)> {
    applying(policy, lead, owed)
        .filter(|_| owed.kind.has_clock())
        .map(|(step, span)| (step, deadline(policy, lead, owed, step, span)))
        .collect()
}

/// When a step of an obligation comes. Who answers a campaign within the hours of a day is due that day, whatever the ladder says.
pub(crate) fn deadline(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
    step: EscalationStep,
    span: Span,
) -> Term {
    let by_ladder = by_ladder(policy, lead, owed, step, span);
    let closing = closing_of_campaign(policy, lead, owed, step);
    match closing.filter(|closing| *closing < by_ladder.at) {
        Some(closing) => policy.calendar().term(closing, NO_TIME),
        None => by_ladder,
    }
}

/// Nothing is counted from a time that is known.
const NO_TIME: Span = Span::Elapsed { seconds: 0 };

/// Until when the day lasts on which somebody answered a campaign, of what is to be done on that day.
fn closing_of_campaign(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
    step: EscalationStep,
) -> Option<Instant> {
    let campaign = lead.campaign.as_ref()?;
    let is_answer = match owed.kind {
        ObligationKind::Answer | ObligationKind::FirstTouch => true,
        ObligationKind::Request
        | ObligationKind::Confirm
        | ObligationKind::Meeting
        | ObligationKind::NextStep
        | ObligationKind::Decide
        | ObligationKind::Approach
        | ObligationKind::FirstTouchThisWeek => false,
    };
    let is_of_the_day = match step {
        EscalationStep::Wanted | EscalationStep::Reminder | EscalationStep::Due => true,
        EscalationStep::Manager | EscalationStep::Warned | EscalationStep::Reassigned => false,
    };
    let is_first_owners = owed.lapses == 0 && !owed.kept;
    // A later cycle is no answer to the campaign any more.
    let is_of_campaign = campaign.cycle == lead.cycle && !lead.asked_for_nothing();
    if !(is_answer && is_of_the_day && is_first_owners && is_of_campaign) {
        return None;
    }
    let closing = policy.calendar().closing_of_day(owed.since)?;
    (owed.start < closing).then_some(closing)
}

/// When the ladder of an obligation has a step. What was promised is due at that time: not before its reminder, and not after the manager
/// hears of it, wherever those lie.
fn by_ladder(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
    step: EscalationStep,
    span: Span,
) -> Term {
    let start = if step.is_of_a_move() {
        owed.moves_since()
    } else {
        owed.start
    };
    let counted = |span| policy.calendar().term(start, span);
    let Some(by) = owed.promised_by.filter(|_| step == EscalationStep::Due) else {
        return counted(span);
    };
    let steps = owed.escalation_policy(&policy.rules, lead.ladder.as_deref());
    let promised = policy.calendar().term(by, NO_TIME);
    let reminder = steps.reminder.map(counted);
    let manager = steps.manager.map(counted);
    let later = |a: Term, b: Option<Term>| b.filter(|b| b.at > a.at).unwrap_or(a);
    let earlier = |a: Term, b: Option<Term>| b.filter(|b| b.at < a.at).unwrap_or(a);
    earlier(later(promised, reminder), manager)
}

/// The steps of an obligation that have come and were not acted on, in order.
pub fn steps_reached(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
    now: Instant,
) -> impl Iterator<Item = EscalationStep> {
    // The check refuses steps out of order: behind the first that has not come, none has.
    escalation_steps(policy, lead, owed)
        .filter(|(step, _)| !owed.has_reached(*step))
        .take_while(move |(step, span)| deadline(policy, lead, owed, *step, *span).at <= now)
        .map(|(step, _)| step)
}

/// When an obligation is due.
#[must_use]
pub fn promised(policy: &Policy, lead: &Lead, owed: &Obligation) -> Term {
    let ladder = lead.ladder.as_deref();
    let span = owed.escalation_policy(&policy.rules, ladder).due;
    deadline(policy, lead, owed, EscalationStep::Due, span)
}

/// Whether the ladder of an obligation has a step.
pub(crate) fn has_step(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
    step: EscalationStep,
) -> bool {
    owed.kind.has_clock() && applying(policy, lead, owed).any(|(one, _)| one == step)
}

/// When a step of an obligation comes, if its ladder has it.
#[must_use]
pub fn escalates_at(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
    step: EscalationStep,
) -> Option<Instant> {
    applying(policy, lead, owed)
        .find(|(one, _)| *one == step && owed.kind.has_clock())
        .map(|(step, span)| deadline(policy, lead, owed, step, span).at)
}

/// By when they should have heard from us: by what they were promised; who asked and was named no hour, by when anybody would have been
/// due. Nothing, where nobody expects anything.
pub(crate) fn expected_by(policy: &Policy, lead: &Lead, owed: &Obligation) -> Option<Instant> {
    if !owed.kind.is_promised_by_us() {
        return None;
    }
    owed.promised_by.or_else(|| {
        // Whom we woke ourselves, and who is on a list, waits for no first contact. What somebody wrote back may be a "not now": whether
        // it wants an answer, and when, only a person can say.
        let asked = lead.has_asked_anew() && !lead.asked_for_nothing();
        let waits = match owed.kind {
            ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek => asked,
            ObligationKind::Request => true,
            ObligationKind::Answer
            | ObligationKind::Confirm
            | ObligationKind::Meeting
            | ObligationKind::NextStep
            | ObligationKind::Approach
            | ObligationKind::Decide => false,
        };
        let ladder = lead.ladder.as_deref();
        let span = owed.kind.escalation_policy(&policy.rules, ladder).due;
        let due = policy.calendar().after(owed.since, span);
        waits.then_some(due)
    })
}
