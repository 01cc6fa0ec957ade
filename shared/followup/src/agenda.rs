//! What a lead waits for: every clock with its deadline, and which comes next.
//!
//! Deadlines are computed from their start each time they are asked for and never patched, so that each
//! can explain itself.

use serde::Serialize;

use crate::booking::{Booking, Standing};
use crate::cadence::{MAX_UNATTENDED, departure, steps};
use crate::countdown::{Countdown, countdown};
use crate::escalation::{deadline, escalates_at, escalation_steps, expected_by, promised};
use crate::ids::PolicyVersion;
use crate::law;
use crate::lead::obligations::ANSWERS;
use crate::lead::{Lead, Obligation, ObligationKind, Open, Position, Progress, Stage};
use crate::nurture::letter_at;
use crate::policy::compiled::Policy;
use crate::policy::ladder::EscalationStep;
use crate::policy::rules::{OwnUp, Step, StepKind, Track};

use calendar::{Deadline, Instant, Span, Term};

/// No time at all: for what is due at a known instant.
const AT_ONCE: Span = Span::Elapsed { seconds: 0 };

/// What is done when a deadline comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The inquiry is judged.
    Judge,
    /// A rep is chosen.
    Route,
    /// A step of an obligation's escalation.
    Escalate {
        /// What is owed.
        obligation: ObligationKind,
        /// Which step.
        step: EscalationStep,
    },
    /// What is overdue returns to the day's list.
    Relist,
    /// Who waits for an answer is told that they should have had it.
    OwnUp {
        /// What is owed.
        obligation: ObligationKind,
    },
    /// A step of the cadence opens or is written.
    Step {
        /// Its number in the track.
        step: u8,
    },
    /// The day has passed to which the step that is open counts down.
    CountdownLapses,
    /// The cadence is over.
    EndCadence,
    /// The qualifier did not settle it: on to a rep.
    QualifyLapses,
    /// The one question was not answered: on to the qualifier.
    InformationLapses,
    /// The rest is over.
    RestEnds,
    /// Who rests and agreed to letters gets the next one.
    Letter,
    /// They rested long enough: it is closed.
    GoesQuiet,
    /// Nobody looked: it rests again.
    DormantReviewLapses,
    /// The lead and the rep are reminded of an appointment.
    Remind,
    /// The time that they asked for has come, and nobody said yes.
    RequestLapses,
    /// The time that they were promised has come.
    PromiseLapses,
    /// They never answered, and their law asks that they be forgotten.
    Forget,
}

impl Action {
    /// The number, in its track, of the step that is taken.
    pub(crate) fn step(self) -> Option<u8> {
        match self {
            Self::Step { step } => Some(step),
            Self::Judge
            | Self::Route
            | Self::Escalate { .. }
            | Self::Relist
            | Self::OwnUp { .. }
            | Self::CountdownLapses
            | Self::EndCadence
            | Self::QualifyLapses
            | Self::InformationLapses
            | Self::RestEnds
            | Self::Letter
            | Self::GoesQuiet
            | Self::DormantReviewLapses
            | Self::Remind
            | Self::RequestLapses
            | Self::PromiseLapses
            | Self::Forget => None,
        }
    }
}

/// An action and when it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Due {
    /// What is done.
    pub action: Action,
    /// When.
    pub term: Term,
}

impl Due {
    /// When it is due.
    #[must_use]
    pub fn at(&self) -> Instant {
        self.term.at
    }

    /// The deadline, and why it is then.
    #[must_use]
    pub fn deadline(&self, policy: &Policy) -> Deadline {
        policy.calendar().explain(&self.term)
    }
}

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

fn due(policy: &Policy, action: Action, start: Instant, span: Span) -> Due {
    Due {
        action,
        term: policy.calendar().term(start, span),
    }
}

/// The next working day's opening after an instant, as a deadline.
fn next_day(policy: &Policy, action: Action, after: Instant) -> Due {
    due(
        policy,
        action,
        policy.calendar().next_day_opening(after),
        AT_ONCE,
    )
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
    // Who waits for an answer gets no written step, unless the step has words for that and a time was promised.
    let mut answers = lead.owed.iter().filter(|owed| ANSWERS.contains(&owed.kind));
    let template = || policy.templates.get(written.text_for(&lead.id).template);
    let has_words = || template().is_some_and(|template| template.owing().is_some());
    let waits = answers.any(|owed| owed.promised_by.is_none() || !has_words());
    (!waits).then(|| not_before_all(policy, lead, due))
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

/// Whether a written step is still to come that is no goodbye.
fn writes_later(policy: &Policy, lead: &Lead) -> bool {
    lead.cadence.is_some_and(|progress| {
        let steps = steps(policy, lead, progress.track);
        let first = progress.step.max(progress.written);
        let mut to_come = steps.iter().skip(usize::from(first));
        to_come.any(|step| step.kind == StepKind::Mail)
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

/// What would come before `at` comes at `at`, whether the office is open then or not.
fn not_until(policy: &Policy, due: Due, at: Instant) -> Due {
    not_before(due, policy.calendar().term(at, AT_ONCE))
}

/// What a person was given time for does not go out by itself before that time is over.
fn not_before(due: Due, term: Term) -> Due {
    if due.at() < term.at {
        Due { term, ..due }
    } else {
        due
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

fn step_due(policy: &Policy, lead: &Lead, progress: &Progress) -> Due {
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
