//! How long after its start each step of a ladder comes, and the ladders of their own that some inquiries have, by form, topic or points.

use serde::{Deserialize, Serialize};

use crate::inquiry::Inquiry;
use calendar::Span;

/// For how long reminders are gathered in one mail, in seconds.
const AN_HOUR: u32 = 3600;

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
    /// When it is wanted. Of a first touch, a next step and a meeting the rep is told; of everything else this is a figure only.
    #[serde(default)]
    pub wanted: Option<Span>,
    /// When whoever has the lead is reminded.
    #[serde(default)]
    pub reminder: Option<Span>,
    /// From when it is late: the breach stands on the timeline.
    pub due: Span,
    /// When the manager hears of it.
    #[serde(default)]
    pub manager: Option<Span>,
    /// When whoever has the lead hears that it is about to move.
    #[serde(default)]
    pub warned: Option<Span>,
    /// When the lead moves to somebody else who takes such leads.
    #[serde(default)]
    pub reassigned: Option<Span>,
    /// What the next one has after a reassignment, before the lead is the manager's.
    #[serde(default)]
    pub second: Option<Span>,
}

impl EscalationPolicy {
    /// The steps that this ladder has, in order.
    pub fn steps(&self) -> impl Iterator<Item = (EscalationStep, Span)> + use<> {
        [
            (EscalationStep::Wanted, self.wanted),
            (EscalationStep::Reminder, self.reminder),
            (EscalationStep::Due, Some(self.due)),
            (EscalationStep::Manager, self.manager),
            (EscalationStep::Warned, self.warned),
            (EscalationStep::Reassigned, self.reassigned),
        ]
        .into_iter()
        .filter_map(|(step, span)| Some((step, span?)))
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

/// A ladder for inquiries of a kind: a demonstration is called about in minutes, a white paper within a day. Each condition that is named
/// must hold. It is chosen once, when an inquiry is judged; what the thank-you page promises counts by the same choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LadderRule {
    /// What the ladder is called on the timeline.
    pub name: String,
    /// By which forms they came, by the names of their files; by any, if left out.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What they asked about, as the form's choice has it; anything, if left out.
    #[serde(default)]
    pub topics: Vec<String>,
    /// From how many points of the criteria on; any number, if left out.
    #[serde(default)]
    pub from_points: Option<i32>,
    /// The ladder, in the place of `clocks.first_touch`.
    pub first_touch: EscalationPolicy,
}

impl LadderRule {
    /// Whether an inquiry that has so many points is of this kind.
    #[must_use]
    pub fn holds(&self, inquiry: &Inquiry, points: i32) -> bool {
        let topic = inquiry.topic.as_deref().unwrap_or_default();
        let named = |names: &[String], name: &str| {
            names.is_empty() || names.iter().any(|one| one.eq_ignore_ascii_case(name))
        };
        named(&self.forms, &inquiry.form)
            && named(&self.topics, topic)
            && self.from_points.is_none_or(|least| points >= least)
    }
}
