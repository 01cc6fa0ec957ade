//! What is done for a lead, and when.

use serde::Serialize;

use crate::lead::ObligationKind;
use crate::policy::compiled::Policy;
use crate::policy::ladder::EscalationStep;

use calendar::{Deadline, Instant, Span, Term};

/// No time at all: for what is due at a known instant.
pub(super) const AT_ONCE: Span = Span::Elapsed { seconds: 0 };

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

/// What is done so long after something.
pub(super) fn due(policy: &Policy, action: Action, start: Instant, span: Span) -> Due {
    Due {
        action,
        term: policy.calendar().term(start, span),
    }
}

/// The next working day's opening after an instant, as a deadline.
pub(super) fn next_day(policy: &Policy, action: Action, after: Instant) -> Due {
    due(
        policy,
        action,
        policy.calendar().next_day_opening(after),
        AT_ONCE,
    )
}

/// What would come before `at` comes at `at`, whether the office is open then or not.
pub(super) fn not_until(policy: &Policy, due: Due, at: Instant) -> Due {
    not_before(due, policy.calendar().term(at, AT_ONCE))
}

/// What a person was given time for does not go out by itself before that time is over.
pub(super) fn not_before(due: Due, term: Term) -> Due {
    if due.at() < term.at {
        Due { term, ..due }
    } else {
        due
    }
}
