//! Who is charged with a lead that moves on: whoever had it, if they were told in time that it would.
//!
//! A lead moves on when its time has come, whatever its owner knew. That it counts against them, and that two in a row keep new leads
//! from them, is for those alone who could have known: a mail said so, left in their hours, did not come back, and left them what the
//! policy means them to have.

use crate::escalation::{escalates_at, has_step, steps_reached};
use crate::ids::PersonId;
use crate::lead::{Engagement, LAPSES_TO_MANAGER, Lead, Obligation, ObligationKind};
use crate::message::notice::NoticeKind;
use crate::policy::compiled::Policy;
use crate::policy::ladder::EscalationStep;
use crate::team::Role;
use crate::telling::{Telling, Untold};
use crate::work;
use calendar::Instant;

/// What a notice may take from the step that decides it to its reader, in seconds, and still be in time. The mail of an hour waits for
/// that hour, and after a list at half past nine for half an hour more; to this comes the minute of the sweep that decides, that of the
/// one that announces, and a try that was refused for now.
const TRAVEL: u64 = 95 * 60;

/// How the owner of a lead hears that it moves on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Forewarning {
    /// The step whose notice says so; none, where the task itself says by when it is to be done.
    step: Option<EscalationStep>,
    /// When the owner is to know.
    by: Instant,
    /// When the lead moves on.
    moves_at: Instant,
    /// What is owed and not done by then.
    obligation: ObligationKind,
}

/// How the owner hears of the move for this obligation; nothing, where nothing moves. The warning says so; without one the reminder; without
/// either, the task has to do.
fn forewarning(policy: &Policy, lead: &Lead, owed: &Obligation) -> Option<Forewarning> {
    let at = |wanted| escalates_at(policy, lead, owed, wanted);
    let moves_at = at(EscalationStep::Reassigned)?;
    let step = forewarned_by(policy, lead, owed)?;
    let noticed = step.and_then(at);
    let (step, by) = match noticed {
        Some(by) => (step, by),
        // Who got a lead by a move has one span, which ends when it is due.
        None => {
            let due = at(EscalationStep::Due).unwrap_or(owed.start);
            // What was promised before the lead was theirs may have been due long ago.
            let is_theirs = owed.start <= due && due < moves_at;
            (None, if is_theirs { due } else { owed.start })
        }
    };
    Some(Forewarning {
        step,
        by,
        moves_at,
        obligation: owed.kind,
    })
}

/// The step whose notice says to the owner that this obligation moves the lead on: the warning, without one the reminder, without either none.
/// Nothing, where nothing moves.
fn forewarned_by(
    policy: &Policy,
    lead: &Lead,
    owed: &Obligation,
) -> Option<Option<EscalationStep>> {
    let has = |step: &EscalationStep| has_step(policy, lead, owed, *step);
    let notices = [EscalationStep::Warned, EscalationStep::Reminder];
    has(&EscalationStep::Reassigned).then(|| notices.into_iter().find(has))
}

/// How whoever has the lead hears of each move that is to come; nothing, where nobody has it.
fn forewarnings(policy: &Policy, lead: &Lead) -> impl Iterator<Item = Forewarning> {
    let owed = lead
        .owed
        .iter()
        .filter(|_| work::engagement(lead).is_some());
    owed.filter_map(|owed| forewarning(policy, lead, owed))
}

/// Whether a notice to the owner of a lead says that it moves on, or is all that says by when its time is over.
#[must_use]
pub fn tells_of_the_move(policy: &Policy, lead: &Lead, kind: &NoticeKind) -> bool {
    let is_theirs = work::engagement(lead).is_some();
    let said_by = |step| {
        let mut owed = lead.owed.iter().filter(|_| is_theirs);
        owed.any(|owed| forewarned_by(policy, lead, owed) == Some(step))
    };
    match kind {
        NoticeKind::Warning => said_by(Some(EscalationStep::Warned)),
        NoticeKind::Reminder | NoticeKind::ReminderAtOnce => {
            said_by(Some(EscalationStep::Reminder))
        }
        NoticeKind::NewLead | NoticeKind::MovedHere => said_by(None),
        NoticeKind::Nudge { .. }
        | NoticeKind::ForLater
        | NoticeKind::Qualify
        | NoticeKind::Answer
        | NoticeKind::CallDue
        | NoticeKind::MovedAway
        | NoticeKind::ThreeLines
        | NoticeKind::LinesCame
        | NoticeKind::Announcement { .. }
        | NoticeKind::WroteAgain
        | NoticeKind::LeftAlone { .. }
        | NoticeKind::Unclear
        | NoticeKind::Receipt { .. }
        | NoticeKind::Absence { .. }
        | NoticeKind::WhichDate { .. }
        | NoticeKind::InYourName { .. }
        | NoticeKind::Doubted
        | NoticeKind::Paused
        | NoticeKind::NotSent { .. }
        | NoticeKind::Meeting { .. }
        | NoticeKind::Escalation(_)
        | NoticeKind::Unreached { .. }
        | NoticeKind::DormantReview
        | NoticeKind::Held
        | NoticeKind::Approval { .. } => false,
    }
}

/// When a lead moves on from its owner if nothing happens before, and for want of what; nothing, where it stays.
#[must_use]
pub fn next_move(policy: &Policy, lead: &Lead) -> Option<(Instant, ObligationKind)> {
    let moves = forewarnings(policy, lead).map(|one| (one.moves_at, one.obligation));
    moves.min()
}

/// Who answers what is no lead after `rep`, of those whose work it is; nothing, where the reps have it like any lead.
pub(crate) fn next_to_answer<'a>(
    policy: &'a Policy,
    lead: &Lead,
    rep: &PersonId,
) -> Option<Option<&'a PersonId>> {
    let role = lead.answered_by.filter(|role| *role != Role::Rep)?;
    let others = policy.active.roster.with(role);
    let mut others = others.filter(|one| one.id != *rep && !lead.former.contains(&one.id));
    Some(others.next().map(|person| &person.id))
}

/// Whether the next move of a lead is to the manager: somebody let it lapse before, or nobody else is there whose work it is.
#[must_use]
pub fn goes_to_the_manager(policy: &Policy, lead: &Lead) -> bool {
    let Some((rep, (_, obligation))) = lead.rep().zip(next_move(policy, lead)) else {
        return false;
    };
    let lapsed = lead.owed.get(obligation).map_or(0, |owed| owed.lapses) + 1;
    lapsed >= LAPSES_TO_MANAGER || next_to_answer(policy, lead, rep) == Some(None)
}

/// The obligation for which the owner may keep the lead: of those that can be kept, the one that moves it on first.
pub(crate) fn to_keep(policy: &Policy, lead: &Lead) -> Option<ObligationKind> {
    let can_be_kept = |kind| lead.owed.get(kind).is_some_and(Obligation::can_be_kept);
    let moves = forewarnings(policy, lead).map(|one| (one.moves_at, one.obligation));
    let kept = moves.filter(|(_, kind)| can_be_kept(*kind));
    kept.min().map(|(_, kind)| kind)
}

/// When a lead moves on from its owner without a warning before: its task has to say so.
#[must_use]
pub fn moves_unwarned_at(policy: &Policy, lead: &Lead) -> Option<Instant> {
    let unwarned = forewarnings(policy, lead).find(|one| one.step.is_none());
    unwarned.map(|one| one.moves_at)
}

/// Whether the time has come at which this obligation takes the lead from whoever has it.
pub(crate) fn is_move_due(policy: &Policy, lead: &Lead, owed: &Obligation, now: Instant) -> bool {
    // Most have long to go, which one deadline says.
    let moves_at = escalates_at(policy, lead, owed, EscalationStep::Reassigned);
    moves_at.is_some_and(|at| at <= now)
        && steps_reached(policy, lead, owed, now).last() == Some(EscalationStep::Reassigned)
}

/// Who loses a lead now: before that is decided, somebody has to find out whether they were told.
#[must_use]
pub fn losing(policy: &Policy, lead: &Lead, now: Instant) -> Option<PersonId> {
    let engagement = work::engagement(lead)?;
    let mut owed = lead.owed.iter();
    owed.any(|owed| is_move_due(policy, lead, owed, now))
        .then(|| engagement.rep.clone())
}

/// Why the owner of a lead that moves on at `now` is not charged with it; nothing, when they are.
pub(crate) fn untold(
    policy: &Policy,
    lead: &Lead,
    engagement: &Engagement,
    owed: &Obligation,
    tellings: &[Telling],
    now: Instant,
) -> Option<Untold> {
    // Whoever kept it knows: the page on which they did says until when.
    if owed.kept && engagement.assigned_at < owed.start {
        return None;
    }
    let Some(forewarning) = forewarning(policy, lead, owed) else {
        return Some(Untold::NotInTime);
    };
    // A notice of another time, when the lead was theirs before or its clock began anew, is none of this one.
    let since = match forewarning.step {
        Some(_) => owed.start,
        None => engagement.assigned_at,
    };
    let office = policy.calendar();
    let needed = office.business_between(forewarning.by, forewarning.moves_at);
    let own = policy.active.calendar_of(&engagement.rep);
    let in_time = |telling: &&Telling| {
        // What leaves outside their hours is read when those begin.
        let read = own.opening_at_or_after(telling.at);
        let left = office.business_between(read, now);
        telling.at >= since && read <= now && left + TRAVEL.min(needed / 2) >= needed
    };
    let told: Vec<&Telling> = tellings.iter().filter(in_time).collect();
    if told.is_empty() {
        Some(Untold::NotInTime)
    } else if told.iter().all(|telling| telling.returned) {
        Some(Untold::Returned)
    } else {
        None
    }
}
