//! What a lead pins when it starts: criteria, clocks and cadence.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use super::ladder_rule::LadderRule;
use crate::criteria::Criteria;
use calendar::Span;

/// For how long reminders are gathered in one mail, in seconds.
const AN_HOUR: u32 = 3600;

/// The rules under which a lead started and under which it ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// What makes an inquiry ready for a rep.
    pub criteria: Criteria,
    /// Every duration that somebody waits for.
    pub clocks: Clocks,
    /// The steps of the follow-up.
    pub cadence: Cadence,
}

/// The window of the acknowledgement, counted from the inquiry's arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Breathing time: nothing goes out before.
    pub not_before: Span,
    /// Nothing goes out after; a person takes over.
    pub not_after: Span,
}

/// The clocks of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Clocks {
    /// When an inquiry is acknowledged.
    pub acknowledge: Window,
    /// How long the qualifier has; lapsed, the lead goes on to a rep, marked unqualified.
    pub qualify: Span,
    /// How long an answer to the one question is awaited; lapsed, it is the qualifier's.
    pub information: Span,
    /// How long the manager has for a suspicious inquiry before it is listed again.
    pub review: Span,
    /// The ladder of the first human touch.
    pub first_touch: EscalationPolicy,
    /// The ladder of the first human touch for who asked to be called "this week".
    pub week: EscalationPolicy,
    /// The ladder of an answer that is owed to a lead who wrote.
    pub answer: EscalationPolicy,
    /// The ladder of a next step whose date has come.
    pub next_step: EscalationPolicy,
    /// Ladders of the first human touch for some inquiries, in the order in which they are tried: the first that fits holds, and
    /// `first_touch` where none does.
    #[serde(default)]
    pub by: Vec<LadderRule>,
    /// When a conversation without an agreed date is taken up again.
    pub conversation: Span,
    /// How long a lead that asked for "later", or said "not now", rests.
    pub later: Span,
    /// After how long a person looks at a lead that went quiet.
    pub dormant_review: Span,
}

/// The steps of a ladder, in the order in which they must come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EscalationStep {
    /// When it is wanted. Of a first touch, a next step and a meeting the rep is told; of everything else this is a figure only.
    Wanted,
    /// The owner is reminded.
    Reminder,
    /// From here on it is late: the breach stands on the timeline.
    Due,
    /// The manager hears of it.
    Manager,
    /// The owner hears that the lead is about to move.
    Warned,
    /// The lead moves to somebody else who takes such leads.
    Reassigned,
}

impl EscalationStep {
    /// Whether it needs somebody beside the owner: a team of one has nobody to escalate or reassign to.
    #[must_use]
    pub fn takes_two(self) -> bool {
        match self {
            EscalationStep::Wanted | EscalationStep::Reminder | EscalationStep::Due => false,
            EscalationStep::Manager | EscalationStep::Warned | EscalationStep::Reassigned => true,
        }
    }

    /// Whether the lead moves by it, or its owner hears that it will.
    pub(crate) fn is_of_a_move(self) -> bool {
        match self {
            EscalationStep::Warned | EscalationStep::Reassigned => true,
            EscalationStep::Wanted
            | EscalationStep::Reminder
            | EscalationStep::Due
            | EscalationStep::Manager => false,
        }
    }
}

/// A ladder: how long after its start each step comes. Only `due` must be there.
///
/// An inline table makes a whole ladder one line:
/// `first_touch = { due = "8h", manager = "24h", reassigned = "48h" }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EscalationPolicy {
    /// See [`EscalationStep::Wanted`].
    #[serde(default)]
    pub wanted: Option<Span>,
    /// See [`EscalationStep::Reminder`].
    #[serde(default)]
    pub reminder: Option<Span>,
    /// See [`EscalationStep::Due`].
    pub due: Span,
    /// See [`EscalationStep::Manager`].
    #[serde(default)]
    pub manager: Option<Span>,
    /// See [`EscalationStep::Warned`].
    #[serde(default)]
    pub warned: Option<Span>,
    /// See [`EscalationStep::Reassigned`].
    #[serde(default)]
    pub reassigned: Option<Span>,
    /// What the next one has after a reassignment, before the lead is the manager's.
    #[serde(default)]
    pub second: Option<Span>,
}

impl EscalationPolicy {
    /// The steps that this ladder has, in order.
    #[must_use]
    pub fn steps(&self) -> Vec<(EscalationStep, Span)> {
        [
            (EscalationStep::Wanted, self.wanted),
            (EscalationStep::Reminder, self.reminder),
            (EscalationStep::Due, Some(self.due)),
            (EscalationStep::Manager, self.manager),
            (EscalationStep::Warned, self.warned),
            (EscalationStep::Reassigned, self.reassigned),
        ]
        .into_iter()
        .filter_map(|(step, span)| span.map(|span| (step, span)))
        .collect()
    }

    /// Whether it is due so soon after the reminder that a mail which gathers an hour's reminders could come too late.
    #[must_use]
    pub fn reminds_shortly(&self) -> bool {
        self.reminder
            .is_some_and(|reminder| is_within_an_hour(reminder, self.due))
    }

    /// Whether the step after the wanted time comes so soon that a mail which gathers an hour's reminders could come with it, or after it.
    #[must_use]
    pub fn nudges_shortly(&self) -> bool {
        let next = self.reminder.unwrap_or(self.due);
        self.wanted
            .is_some_and(|wanted| is_within_an_hour(wanted, next))
    }

    /// How long the next one has after a reassignment.
    #[must_use]
    pub fn second(&self) -> Span {
        self.second.unwrap_or(self.due)
    }

    /// The same ladder for whoever got the lead by a move, or kept it: one span, at the end of which it moves on; `moves`, where there is
    /// anybody left to move it to.
    pub(crate) fn of_the_next(&self, moves: bool) -> Self {
        let span = self.second();
        Self {
            reassigned: (moves && self.reassigned.is_some()).then_some(span),
            ..Self::due_in(span)
        }
    }

    /// The ladder with one step.
    pub(crate) fn due_in(due: Span) -> Self {
        Self {
            wanted: None,
            reminder: None,
            due,
            manager: None,
            warned: None,
            reassigned: None,
            second: None,
        }
    }
}

/// Whether one span ends less than an hour after another; of two that count differently it is not known.
fn is_within_an_hour(first: Span, next: Span) -> bool {
    match (first, next) {
        (Span::Elapsed { seconds: first }, Span::Elapsed { seconds: next })
        | (Span::BusinessTime { seconds: first }, Span::BusinessTime { seconds: next }) => {
            next.saturating_sub(first) < AN_HOUR
        }
        (Span::Elapsed { .. } | Span::BusinessTime { .. } | Span::BusinessDays { .. }, _) => false,
    }
}

/// What a step of the cadence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A person calls; without a phone, writes personally from a draft.
    Call,
    /// A person does something on another channel: connects with them there, records a video for them, posts a card.
    Task,
    /// Baton writes.
    Mail,
    /// Baton writes for the last time.
    Goodbye,
}

impl StepKind {
    /// Whether it is a mail that Baton writes; else a person does it.
    #[must_use]
    pub fn is_written(self) -> bool {
        match self {
            StepKind::Mail | StepKind::Goodbye => true,
            StepKind::Call | StepKind::Task => false,
        }
    }
}

/// One step of a cadence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Name on the timeline, `[a-z0-9_]`; part of the message id, so it must be unique.
    pub name: String,
    /// What it is.
    pub kind: StepKind,
    /// How long after the step before was done.
    pub after: Span,
    /// How long after the step before was due, when nobody did it; `after`, if absent.
    #[serde(default)]
    pub at_latest: Option<Span>,
    /// The template of a mail, of a call's script, or of what a task asks for.
    pub template: String,
    /// Whether a task that is done counts as an attempt to reach them; it does, if absent. Only a task has it: a call and a mail always
    /// count, a goodbye never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub touch: Option<bool>,
}

impl Step {
    /// See [`Step::at_latest`].
    #[must_use]
    pub fn at_latest(&self) -> Span {
        self.at_latest.unwrap_or(self.after)
    }

    /// Whether it is one of the attempts of a cycle, once it is done.
    #[must_use]
    pub fn is_touch(&self) -> bool {
        match self.kind {
            StepKind::Call | StepKind::Mail => true,
            StepKind::Task => self.touch.unwrap_or(true),
            StepKind::Goodbye => false,
        }
    }
}

/// The steps of the follow-up, by what is known of the lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// Attempts in a cycle at most, calls and mails together; the goodbye comes on top.
    pub max_touches: u8,
    /// How long before a written step its rep hears of it.
    pub notice: Span,
    /// The same, when the rep has just reported that the call failed and knows.
    pub notice_after_attempt: Span,
    /// How long a written step may be late before a person decides instead.
    pub not_after: Span,
    /// Who says to a lead that a promise to them was missed.
    #[serde(default)]
    pub own_up: OwnUp,
    /// Email and, with a phone, calls.
    pub inbound: Vec<Step>,
    /// No email, or "please call": calls at different times of day.
    pub calls: Vec<Step>,
    /// "Contact me later": before the date.
    pub later: Vec<Step>,
    /// Silence after a conversation.
    pub conversation: Vec<Step>,
}

/// Who says to a lead that they should have heard from us by now, and how to get an answer. It is said once, in words that are true
/// also where somebody called and did not report it; of what a person agreed with them, only by the manager's click.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OwnUp {
    /// The next written step, after its rep was asked; where none comes, a mail of its own.
    #[default]
    Auto,
    /// Nothing by itself: the manager, by a click.
    Manager,
    /// Nobody.
    Off,
}

/// Which list of steps a lead walks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Track {
    /// [`Cadence::inbound`].
    Inbound,
    /// [`Cadence::calls`].
    Calls,
    /// [`Cadence::later`].
    Later,
    /// [`Cadence::conversation`].
    Conversation,
}

impl Track {
    /// Every track.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name of the track in `policy.toml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl Cadence {
    /// The step by which somebody is called who has not been called before: the first call of [`Cadence::calls`] for who walks it,
    /// else of [`Cadence::inbound`]. The other tracks begin after a contact, or with mails.
    #[must_use]
    pub fn first_call(&self, track: Track) -> Option<&Step> {
        let (own, other) = match track {
            Track::Calls => (&self.calls, &self.inbound),
            Track::Inbound | Track::Later | Track::Conversation => (&self.inbound, &self.calls),
        };
        own.iter()
            .chain(other)
            .find(|step| step.kind == StepKind::Call)
    }

    /// Whether the step of this name is the last word of a track, in whichever round it is taken.
    #[must_use]
    pub fn ends_with(&self, step: &str) -> bool {
        // No step of a policy has a hyphen: behind one stands the round.
        let step = step.split('-').next().unwrap_or(step);
        let mut steps = Track::ALL.iter().flat_map(|track| self.steps(*track));
        steps.any(|one| one.name == step && one.kind == StepKind::Goodbye)
    }

    /// The steps of a track.
    #[must_use]
    pub fn steps(&self, track: Track) -> &[Step] {
        match track {
            Track::Inbound => &self.inbound,
            Track::Calls => &self.calls,
            Track::Later => &self.later,
            Track::Conversation => &self.conversation,
        }
    }
}
