//! What a person owes a lead, and the clock that runs until it is done.

use serde::{Deserialize, Serialize};

use crate::policy::{Ladder, Rules, Rung};
use calendar::{Instant, Span};

/// A clock that runs until a person does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// What is owed.
    pub duty: Duty,
    /// From when the rungs count; may lie ahead.
    pub since: Instant,
    /// The last rung that was acted on.
    pub reached: Option<Rung>,
    /// When it was last put on the daily list, after its last rung.
    pub relisted: Option<Instant>,
}

impl Clock {
    /// A clock that starts at `since`.
    #[must_use]
    pub fn start(duty: Duty, since: Instant) -> Self {
        Self {
            duty,
            since,
            reached: None,
            relisted: None,
        }
    }

    /// Whether the rung has been acted on.
    #[must_use]
    pub fn has_reached(&self, rung: Rung) -> bool {
        self.reached.is_some_and(|reached| reached >= rung)
    }
}

/// What a person owes a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Duty {
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

impl Duty {
    /// The ladder of the duty.
    #[must_use]
    pub fn ladder(self, rules: &Rules) -> Ladder {
        let clocks = &rules.clocks;
        match self {
            Duty::FirstTouch => clocks.first_touch,
            Duty::FirstTouchThisWeek => clocks.week,
            // The next rep has one span; what the manager then hears is that it lapsed again.
            Duty::FirstTouchAfterLapse => Ladder {
                wanted: None,
                reminder: None,
                due: clocks.first_touch.second(),
                manager: None,
                warned: None,
                reassigned: Some(clocks.first_touch.second()),
                second: None,
            },
            // Nobody is left to move it to: it stays on the manager's daily list.
            Duty::FirstTouchByManager => Ladder {
                wanted: None,
                reminder: None,
                due: clocks.first_touch.second(),
                manager: None,
                warned: None,
                reassigned: None,
                second: None,
            },
            Duty::Answer | Duty::Request | Duty::Confirm => clocks.answer,
            // On the agreed date itself the rep is told.
            Duty::NextStep | Duty::Meeting => Ladder {
                wanted: Some(Span::Elapsed { seconds: 0 }),
                ..clocks.next_step
            },
            Duty::Decide => clocks.next_step,
            // Nothing was promised: its one date is when it is looked at again.
            Duty::Approach => Ladder {
                wanted: None,
                reminder: None,
                due: clocks.look,
                manager: None,
                warned: None,
                reassigned: None,
                second: None,
            },
        }
    }

    /// The duty's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Duty::FirstTouch => "first_touch",
            Duty::FirstTouchThisWeek => "first_touch_this_week",
            Duty::FirstTouchAfterLapse => "first_touch_after_lapse",
            Duty::FirstTouchByManager => "first_touch_by_manager",
            Duty::Answer => "answer",
            Duty::Request => "request",
            Duty::NextStep => "next_step",
            Duty::Confirm => "confirm",
            Duty::Meeting => "meeting",
            Duty::Approach => "approach",
            Duty::Decide => "decide",
        }
    }

    /// Whether the owner of a lead that is about to move may keep it: once, and not who got it by a move.
    #[must_use]
    pub fn can_be_kept(self) -> bool {
        match self {
            Duty::FirstTouch | Duty::FirstTouchThisWeek => true,
            Duty::FirstTouchAfterLapse
            | Duty::FirstTouchByManager
            | Duty::Answer
            | Duty::Request
            | Duty::NextStep
            | Duty::Confirm
            | Duty::Meeting
            | Duty::Approach
            | Duty::Decide => false,
        }
    }

    /// Whether the duty is a first human touch.
    #[must_use]
    pub fn is_first_touch(self) -> bool {
        match self {
            Duty::FirstTouch
            | Duty::FirstTouchThisWeek
            | Duty::FirstTouchAfterLapse
            | Duty::FirstTouchByManager => true,
            Duty::Answer
            | Duty::Request
            | Duty::NextStep
            | Duty::Confirm
            | Duty::Meeting
            | Duty::Approach
            | Duty::Decide => false,
        }
    }

    /// Whether a clock runs for it: nobody is late with what was neither asked for nor promised.
    #[must_use]
    pub fn has_clock(self) -> bool {
        match self {
            Duty::Approach => false,
            Duty::FirstTouch
            | Duty::FirstTouchThisWeek
            | Duty::FirstTouchAfterLapse
            | Duty::FirstTouchByManager
            | Duty::Answer
            | Duty::Request
            | Duty::NextStep
            | Duty::Confirm
            | Duty::Meeting
            | Duty::Decide => true,
        }
    }
}
