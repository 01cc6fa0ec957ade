//! What a person owes a lead, and the clock that runs until it is done.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::inquiry::Promise;
use crate::policy::rules::{EscalationPolicy, EscalationStep, Rules};
use calendar::{Instant, Span};

/// A clock that runs until a person does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// What is owed.
    pub obligation: ObligationKind,
    /// From when the steps count; may lie ahead.
    pub since: Instant,
    /// By when it was promised to them: the time at which it is due, whenever its steps began to count.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "calendar::instant_text::option"
    )]
    pub promised_by: Option<Instant>,
    /// The last step that was acted on.
    pub reached: Option<EscalationStep>,
    /// When it was last put on the daily list, after its last step.
    pub relisted: Option<Instant>,
}

impl Clock {
    /// A clock that starts at `since`.
    #[must_use]
    pub fn start(obligation: ObligationKind, since: Instant) -> Self {
        Self {
            obligation,
            since,
            promised_by: None,
            reached: None,
            relisted: None,
        }
    }

    /// The same clock, for what was promised to them.
    #[must_use]
    pub fn promised(self, promise: Option<&Promise>) -> Self {
        Self {
            promised_by: promise.map(|promise| promise.by),
            ..self
        }
    }

    /// Whether the step has been acted on.
    #[must_use]
    pub fn has_reached(&self, step: EscalationStep) -> bool {
        self.reached.is_some_and(|reached| reached >= step)
    }
}

/// What a person owes a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ObligationKind {
    /// The first human touch.
    FirstTouch,
    /// The first human touch for who asked to be called this week.
    FirstTouchThisWeek,
    /// The first human touch by the rep that the lead moved to.
    FirstTouchAfterLapse,
    /// The first human touch by the manager, after two reps let it lapse.
    FirstTouchByManager,
    /// An answer to what the lead wrote.
    Answer,
    /// The answer to a request that is no lead: with it the matter ends.
    Request,
    /// The agreed next step of a conversation.
    NextStep,
    /// A yes or a no to a time that the lead asked for.
    Confirm,
    /// What became of an appointment: the rep says so once it is over.
    Meeting,
    /// A first word to somebody of a list, who asked for nothing: no clock runs.
    Approach,
    /// A decision about a lead to whom nothing may be sent by itself any more.
    Decide,
}

impl ObligationKind {
    /// The ladder of the obligation.
    #[must_use]
    pub fn escalation_policy(self, rules: &Rules) -> EscalationPolicy {
        let clocks = &rules.clocks;
        match self {
            ObligationKind::FirstTouch => clocks.first_touch,
            ObligationKind::FirstTouchThisWeek => clocks.week,
            // The next rep has one span; what the manager then hears is that it lapsed again.
            ObligationKind::FirstTouchAfterLapse => EscalationPolicy {
                wanted: None,
                reminder: None,
                due: clocks.first_touch.second(),
                manager: None,
                warned: None,
                reassigned: Some(clocks.first_touch.second()),
                second: None,
            },
            // Nobody is left to move it to: it stays on the manager's daily list.
            ObligationKind::FirstTouchByManager => EscalationPolicy {
                wanted: None,
                reminder: None,
                due: clocks.first_touch.second(),
                manager: None,
                warned: None,
                reassigned: None,
                second: None,
            },
            ObligationKind::Answer | ObligationKind::Request | ObligationKind::Confirm => {
                clocks.answer
            }
            // On the agreed date itself the rep is told.
            ObligationKind::NextStep | ObligationKind::Meeting => EscalationPolicy {
                wanted: Some(Span::Elapsed { seconds: 0 }),
                ..clocks.next_step
            },
            ObligationKind::Decide => clocks.next_step,
            // Nothing was promised: its one date is when it is looked at again.
            ObligationKind::Approach => EscalationPolicy {
                wanted: None,
                reminder: None,
                due: clocks.dormant_review,
                manager: None,
                warned: None,
                reassigned: None,
                second: None,
            },
        }
    }

    /// The obligation's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Whether the owner of a lead that is about to move may keep it: once, and not who got it by a move.
    #[must_use]
    pub fn can_be_kept(self) -> bool {
        match self {
            ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek => true,
            ObligationKind::FirstTouchAfterLapse
            | ObligationKind::FirstTouchByManager
            | ObligationKind::Answer
            | ObligationKind::Request
            | ObligationKind::NextStep
            | ObligationKind::Confirm
            | ObligationKind::Meeting
            | ObligationKind::Approach
            | ObligationKind::Decide => false,
        }
    }

    /// Whether the obligation is a first human touch.
    #[must_use]
    pub fn is_first_touch(self) -> bool {
        match self {
            ObligationKind::FirstTouch
            | ObligationKind::FirstTouchThisWeek
            | ObligationKind::FirstTouchAfterLapse
            | ObligationKind::FirstTouchByManager => true,
            ObligationKind::Answer
            | ObligationKind::Request
            | ObligationKind::NextStep
            | ObligationKind::Confirm
            | ObligationKind::Meeting
            | ObligationKind::Approach
            | ObligationKind::Decide => false,
        }
    }

    /// Whether a clock runs for it: nobody is late with what was neither asked for nor promised.
    #[must_use]
    pub fn has_clock(self) -> bool {
        match self {
            ObligationKind::Approach => false,
            ObligationKind::FirstTouch
            | ObligationKind::FirstTouchThisWeek
            | ObligationKind::FirstTouchAfterLapse
            | ObligationKind::FirstTouchByManager
            | ObligationKind::Answer
            | ObligationKind::Request
            | ObligationKind::NextStep
            | ObligationKind::Confirm
            | ObligationKind::Meeting
            | ObligationKind::Decide => true,
        }
    }
}
