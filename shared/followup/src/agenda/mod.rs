//! What a lead waits for: every clock with its deadline, and which comes next.
//!
//! Deadlines are computed from their start each time they are asked for and never patched, so that each
//! can explain itself.

mod due;
mod steps;

pub use due::{Action, Due};
pub(crate) use steps::step_comes;
pub use steps::{call_due, goodbye};

use serde::Serialize;

use crate::booking::{Booking, Standing};
use crate::cadence::{MAX_UNATTENDED, steps};
use crate::escalation::{deadline, escalates_at, escalation_steps, expected_by, promised};
use crate::ids::PolicyVersion;
use crate::law;
use crate::lead::obligations::ANSWERS;
use crate::lead::{Lead, Obligation, Open, Progress, Stage};
use crate::nurture::letter_at;
use crate::policy::compiled::Policy;
use crate::policy::ladder::EscalationStep;
use crate::policy::rules::{OwnUp, Step, StepKind};
use due::{AT_ONCE, due, next_day, not_before, not_until};
use steps::step_due;

/// Everything that an open lead waits for: at least one thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agenda {
    next: Due,
    later: Vec<Due>,
    /// The rules by which it was computed.
    pub policy: PolicyVersion,
}

impl Agenda {
    /// What comes first.
    #[must_use]
    pub fn next(&self) -> &Due {
        &self.next
    }

    /// Everything, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Due> {
        std::iter::once(&self.next).chain(&self.later)
    }
}

/// What a lead waits for; nothing, only once it is closed.
#[must_use]
pub fn agenda(policy: &Policy, lead: &Lead) -> Option<Agenda> {
    match &lead.stage {
        Stage::Closed { .. } => None,
        Stage::Open(open) => Some(agenda_of(policy, lead, open)),
    }
}

/// What an open lead waits for.
#[must_use]
pub fn agenda_of(policy: &Policy, lead: &Lead, open: &Open) -> Agenda {
    let mut later = Vec::new();
    each_due(policy, lead, open, &mut |due| later.push(due));
    let next = next_due(policy, lead, open);
    if let Some(place) = later.iter().position(|due| *due == next) {
        later.remove(place);
    }
    later.sort_by_key(Due::at);
    Agenda {
        next,
        later,
        policy: policy.version.clone(),
    }
}

/// What comes first of an open lead: what whoever decides needs to know.
#[must_use]
pub fn next_due(policy: &Policy, lead: &Lead, open: &Open) -> Due {
    let mut first: Option<Due> = None;
    each_due(policy, lead, open, &mut |due| {
        if first.is_none_or(|first| due.at() < first.at()) {
            first = Some(due);
        }
    });
    first.expect("an open lead waits for something: `work` says of each at least one thing")
}

/// Everything that an open lead waits for. Of two that come at once, the first is done first: the day on which the law has it forgotten, the
/// time of its promise, and the work.
fn each_due(policy: &Policy, lead: &Lead, open: &Open, take: &mut impl FnMut(Due)) {
    if let Some(at) = law::erased_at(policy, lead) {
        take(due(policy, Action::Forget, at, AT_ONCE));
    }
    if let Some(promise) = &lead.promise {
        take(due(policy, Action::PromiseLapses, promise.by, AT_ONCE));
    }
    work(policy, lead, open, take);
}

/// What an open lead waits for besides the time of its promise and the day on which the law has it forgotten: at least one thing.
fn work(policy: &Policy, lead: &Lead, open: &Open, take: &mut impl FnMut(Due)) {
    let clocks = &policy.rules.clocks;
    let one = match open {
        Open::Received => due(policy, Action::Judge, lead.arrived_at, AT_ONCE),
        Open::Routing { since } => due(policy, Action::Route, *since, AT_ONCE),
        Open::InReview { since, relisted } => match relisted {
            None => due(policy, Action::Relist, *since, clocks.review),
            Some(last) => next_day(policy, Action::Relist, *last),
        },
        // Each morning somebody may be back or have room again. What they were promised, and the steps, go on meanwhile.
        Open::WithManager {
            since, relisted, ..
        } => {
            take(next_day(policy, Action::Relist, relisted.unwrap_or(*since)));
            let going_on = goes_on(policy, lead);
            return going_on
                .filter(|due| due.action != Action::Relist)
                .for_each(take);
        }
        Open::Qualifying { since } => due(policy, Action::QualifyLapses, *since, clocks.qualify),
        Open::AskedInformation { since } => due(
            policy,
            Action::InformationLapses,
            *since,
            clocks.information,
        ),
        Open::Resting { until, returns, .. } => {
            if let Some(at) = letter_at(policy, lead) {
                take(due(policy, Action::Letter, at, AT_ONCE));
            }
            // A date that was agreed comes first.
            if let Some(rest) = lead.rest.filter(|_| !returns) {
                take(due(policy, Action::GoesQuiet, rest.ends, AT_ONCE));
            }
            due(policy, Action::RestEnds, *until, AT_ONCE)
        }
        Open::Reviewing { since } => {
            // Somebody looks; who reads letters reads on.
            if let Some(at) = letter_at(policy, lead) {
                take(due(policy, Action::Letter, at, AT_ONCE));
            }
            let lapses = Action::DormantReviewLapses;
            due(policy, lapses, *since, clocks.conversation)
        }
        Open::Active(engagement) => {
            let mut dues = goes_on(policy, lead);
            let Some(first) = dues.next() else {
                // No decision leaves a lead with nothing due. Should it happen, whoever has the lead sees it on the list each day.
                return take(next_day(policy, Action::Relist, engagement.assigned_at));
            };
            take(first);
            return dues.for_each(take);
        }
    };
    take(one);
}

/// Everything that goes on for a lead, whoever has it: the steps, the appointment, and what is owed.
fn goes_on(policy: &Policy, lead: &Lead) -> impl Iterator<Item = Due> {
    let cadence = lead.cadence;
    let cadence = cadence.and_then(|progress| cadence_due(policy, lead, &progress));
    let owed = || lead.owed.iter();
    let dues = cadence.into_iter().chain(meeting_due(policy, lead));
    dues.chain(owed().map(|owed| obligation_due(policy, lead, owed)))
        .chain(owed().filter_map(|owed| own_up_due(policy, lead, owed)))
}

/// The next step of the calls and mails that go on, unless what is owed keeps it from coming.
fn cadence_due(policy: &Policy, lead: &Lead, progress: &Progress) -> Option<Due> {
    // Whoever tried has named the day of the next call, or has to decide about words in their name: nothing comes before that.
    if lead.is_held() {
        return None;
    }
    let due = while_away(policy, lead, step_due(policy, lead, progress));
    let steps = steps(policy, lead, progress.track);
    let number = due.action.step().map(usize::from);
    let step = number.and_then(|number| steps.get(number));
    let says_goodbye = step.is_some_and(|step| step.kind == StepKind::Goodbye);
    // What goes out by itself never stands for a person (P7): there is no goodbye, and the lead does not go quiet, before
    // what is owed was done.
    let ends = due.action == Action::EndCadence || says_goodbye;
    if ends && !lead.owed.is_empty() {
        return None;
    }
    let Some(written) = step.filter(|step| step.kind.is_written()) else {
        let is_task = step.is_some_and(|step| step.kind == StepKind::Task);
        return Some(if is_task {
            due
        } else {
            callable(policy, lead, due)
        });
    };
    may_be_written(policy, lead, written).then(|| not_before_all(policy, lead, due))
}

/// Whether a written step comes as things stand: who waits for an answer gets none, unless it has words for that and a time was promised.
fn may_be_written(policy: &Policy, lead: &Lead, step: &Step) -> bool {
    let template = || policy.templates.get(step.text_for(&lead.id).template);
    let has_words = || template().is_some_and(|template| template.owing().is_some());
    let mut answers = lead.owed.iter().filter(|owed| ANSWERS.contains(&owed.kind));
    !answers.any(|owed| owed.promised_by.is_none() || !has_words())
}

/// When the lead is told that a promise was missed: when the manager hears of it, too, or at the promised time where no manager does.
/// While a written step is still to come, that step says so, and nothing comes here.
fn own_up_due(policy: &Policy, lead: &Lead, owed: &Obligation) -> Option<Due> {
    let says = match policy.rules.cadence.own_up {
        OwnUp::Auto => policy.writes_to_leads() && !writes_later(policy, lead),
        OwnUp::Manager | OwnUp::Off => false,
    };
    // To a customer the manager says it, who may know more than Baton does.
    let by_itself = lead.may_hear_that_we_are_late() && !lead.is_customer;
    // The last of several that went unanswered by us waits for a person; another like it would only be one more draft. The manager's
    // lists have a button for it.
    let drafted = lead.unattended_emails > MAX_UNATTENDED || owed.left_lying;
    if owed.owned_up.is_some() || !says || !by_itself || drafted || lead.meeting().is_some() {
        return None;
    }
    let by = expected_by(policy, lead, owed)?;
    let manager = escalates_at(policy, lead, owed, EscalationStep::Manager);
    let at = manager.map_or(by, |at| at.max(by));
    let obligation = owed.kind;
    Some(Due {
        action: Action::OwnUp { obligation },
        term: policy.calendar().term(at, AT_ONCE),
    })
}

/// Whether a written step is still to come that is no goodbye, whatever a person is to do before it. While the steps wait for a call, or in
/// doubt, none is.
pub(crate) fn writes_later(policy: &Policy, lead: &Lead) -> bool {
    let walks = lead.cadence.filter(|_| !lead.is_held());
    walks.is_some_and(|progress| {
        let steps = steps(policy, lead, progress.track);
        let first = progress.step.max(progress.written);
        let mut to_come = steps.iter().skip(usize::from(first));
        to_come.any(|step| step.kind == StepKind::Mail && may_be_written(policy, lead, step))
    })
}

/// What an appointment waits for, before it takes place.
fn meeting_due(policy: &Policy, lead: &Lead) -> Vec<Due> {
    let Some(meeting) = lead.meeting() else {
        return Vec::new();
    };
    match meeting.standing {
        Standing::Requested => vec![due(
            policy,
            Action::RequestLapses,
            meeting.time.from,
            AT_ONCE,
        )],
        Standing::Confirmed => {
            let booking = policy.active.booking.as_ref();
            let reminders = booking.map(Booking::reminders).unwrap_or_default();
            let next = reminders.get(usize::from(meeting.reminded));
            let at = next.map(|before| meeting.time.from - *before);
            at.map(|at| due(policy, Action::Remind, at, AT_ONCE))
                .into_iter()
                .collect()
        }
        Standing::Over => Vec::new(),
    }
}

fn obligation_due(policy: &Policy, lead: &Lead, owed: &Obligation) -> Due {
    let comes = |(step, span)| {
        let obligation = owed.kind;
        Due {
            action: Action::Escalate { obligation, step },
            term: deadline(policy, lead, owed, step, span),
        }
    };
    if let Some(next) =
        escalation_steps(policy, lead, owed).find(|(step, _)| !owed.has_reached(*step))
    {
        return comes(next);
    }
    if !owed.kind.has_clock() {
        // Nobody waits for it: a mail each day would only be noise.
        let since = owed.relisted.unwrap_or(owed.start);
        return due(
            policy,
            Action::Relist,
            since,
            policy.rules.clocks.dormant_review,
        );
    }
    let last = owed.relisted.unwrap_or_else(|| {
        let last = escalation_steps(policy, lead, owed).last().map(comes);
        last.map_or(owed.start, |due| due.at())
    });
    next_day(policy, Action::Relist, last)
}

/// A call comes when its law lets it be made, on the clock of whoever is called. The first one is the answer to an inquiry:
/// it is a person's at once, and its task says what time it is there.
fn callable(policy: &Policy, lead: &Lead, step: Due) -> Due {
    if step.action.step().is_none() || lead.touches == 0 {
        return step;
    }
    let at = law::call_at_or_after(policy, lead, step.at());
    not_until(policy, step, at)
}

/// What goes out by itself waits for the time that a person was given, and for what a colleague has to say.
fn not_before_all(policy: &Policy, lead: &Lead, step: Due) -> Due {
    let promised = lead.owed.iter().map(|owed| promised(policy, lead, owed));
    let step = promised.fold(step, not_before);
    match &lead.colleague_pause {
        Some(pause) => not_until(policy, step, pause.until),
        None => step,
    }
}

/// Who is away is not written to, or called, before they can be reached again.
fn while_away(policy: &Policy, lead: &Lead, due: Due) -> Due {
    if due.action.step().is_none() {
        return due;
    }
    match lead.reachable_from(policy.calendar()) {
        Some(from) => not_until(policy, due, from),
        None => due,
    }
}
