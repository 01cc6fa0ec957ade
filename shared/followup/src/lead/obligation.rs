//! Something that a person owes a lead, and the clock that runs until it is done.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::inquiry::Promise;
use crate::policy::ladder::{EscalationPolicy, EscalationStep};
use crate::policy::rules::Rules;
use calendar::{Instant, Span};

/// How many owners may let what is owed lapse; after that the lead stays with the manager.
pub const LAPSES_TO_MANAGER: u8 = 2;

/// Something that a person owes a lead, and the clock that runs until it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// What is owed.
    pub kind: ObligationKind,
    /// Since when they wait, or for when it was agreed: its true age, which no move makes younger.
    pub since: Instant,
    /// From when the escalation steps count for whoever has the lead now; may lie ahead.
    pub start: Instant,
    /// By when it was promised to them: it is due then, whenever its escalation steps began to count.
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
    /// How many owners let it lapse.
    #[serde(default)]
    pub lapses: u8,
    /// From when the steps count by which it moves on, where that is later than `start`: whoever has it tried to reach them then, or they
    /// wrote then about what was owed before.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "calendar::instant_text::option"
    )]
    pub moves_from: Option<Instant>,
    /// The owner kept the lead when it was about to move: possible once, and with the time that the next rep would have had.
    #[serde(default)]
    pub kept: bool,
    /// The date was agreed with them; otherwise it is one that we chose.
    #[serde(default)]
    pub agreed: bool,
    /// When the manager last asked whoever has it to do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nudged: Option<Instant>,
    /// When the mail that says that it is late leaves, or left; there is one at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owned_up: Option<Instant>,
    /// A mail that says so was drafted, and nobody sent it: another draft would be one more to leave lying.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left_lying: bool,
    /// Its owner handed it to a colleague: handed on once more, it goes on where it stood.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub passed_on: bool,
}

impl Obligation {
    /// An obligation that is owed since `since`, and whose escalation steps count from then.
    #[must_use]
    pub fn new(kind: ObligationKind, since: Instant) -> Self {
        Self {
            kind,
            since,
            start: since,
            promised_by: None,
            reached: None,
            relisted: None,
            lapses: 0,
            moves_from: None,
            kept: false,
            agreed: false,
            nudged: None,
            owned_up: None,
            left_lying: false,
            passed_on: false,
        }
    }

    /// The same, due at the time of the promise, if there is one.
    #[must_use]
    pub fn promised(self, promise: Option<&Promise>) -> Self {
        Self {
            promised_by: promise.map(|promise| promise.by),
            ..self
        }
    }

    /// The same of who waits for another one of its kind as well: since the longer of both waits, and due by the earlier promise.
    #[must_use]
    pub fn with_wait_of(self, other: &Self) -> Self {
        Self {
            since: self.since.min(other.since),
            promised_by: [self.promised_by, other.promised_by]
                .into_iter()
                .flatten()
                .min(),
            owned_up: self.owned_up.max(other.owned_up),
            ..self
        }
    }

    /// The same with its escalation begun anew at `start`: since when they wait stays as it is.
    #[must_use]
    pub fn restarted(self, start: Instant) -> Self {
        Self {
            start,
            reached: None,
            relisted: None,
            nudged: None,
            moves_from: None,
            ..self
        }
    }

    /// Whether it is owed at `now`, by a clock.
    pub(crate) fn is_running(&self, now: Instant) -> bool {
        self.start <= now && self.kind.has_clock()
    }

    /// Whether the step has been acted on.
    #[must_use]
    pub fn has_reached(&self, step: EscalationStep) -> bool {
        self.reached.is_some_and(|reached| reached >= step)
    }

    /// Whether the owner of a lead that is about to move may keep it: once, and not who got it by a move.
    #[must_use]
    pub fn can_be_kept(&self) -> bool {
        self.kind.moves_by_itself() && !self.kept && self.lapses == 0
    }

    /// From when the steps count by which it moves on.
    pub(crate) fn moves_since(&self) -> Instant {
        self.moves_from.map_or(self.start, |at| at.max(self.start))
    }

    /// Somebody tried, and an answer it was not: it is owed as before, and moves on later, since they have it in hand; who was warned of that
    /// is warned anew.
    pub(crate) fn tried(&mut self, at: Instant) {
        self.moves_from = Some(at);
        self.reached = self
            .reached
            .map(|reached| reached.min(EscalationStep::Manager));
    }

    /// The escalation policy that holds for it, of a lead with this ladder: that of its kind, or one span alone once an owner let it lapse
    /// or kept it.
    #[must_use]
    pub fn escalation_policy(&self, rules: &Rules, ladder: Option<&str>) -> EscalationPolicy {
        let policy = self.kind.escalation_policy(rules, ladder);
        if !self.kind.moves_by_itself() || (self.lapses == 0 && !self.kept) {
            policy
        } else {
            // What the manager hears of the next one is that it lapsed again. Where nobody is left to move it to, it stays on the manager's
            // daily list.
            policy.of_the_next(self.lapses < LAPSES_TO_MANAGER)
        }
    }
}

/// What a person owes a lead, in the order in which it presses: who waits for a person by name comes before the first contact.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ObligationKind {
    /// An answer to what the lead wrote.
    Answer,
    /// The answer to a request that is no lead: with it the matter ends.
    Request,
    /// A yes or a no to a time that the lead asked for.
    Confirm,
    /// What became of an appointment: the rep says so once it is over.
    Meeting,
    /// The agreed next step of a conversation.
    NextStep,
    /// A decision about a lead to whom nothing may be sent by itself any more.
    Decide,
    /// A first word to somebody of a list, who asked for nothing: no clock runs.
    Approach,
    /// The first human touch.
    FirstTouch,
    /// The first human touch for who asked to be called this week.
    FirstTouchThisWeek,
}

impl ObligationKind {
    /// The escalation policy of this kind, as long as nobody has let it lapse.
    pub(crate) fn escalation_policy(self, rules: &Rules, ladder: Option<&str>) -> EscalationPolicy {
        let clocks = &rules.clocks;
        match self {
            ObligationKind::FirstTouch => *clocks.first_touch_by(ladder),
            ObligationKind::FirstTouchThisWeek => clocks.week,
            ObligationKind::Answer | ObligationKind::Request => clocks.answer,
            // The time that they chose is one of this person's.
            ObligationKind::Confirm => EscalationPolicy {
                warned: None,
                reassigned: None,
                ..clocks.answer
            },
            // On the agreed date itself the rep is told.
            ObligationKind::NextStep | ObligationKind::Meeting => EscalationPolicy {
                wanted: Some(Span::Elapsed { seconds: 0 }),
                ..clocks.next_step
            },
            ObligationKind::Decide => clocks.next_step,
            // Nothing was promised: its one date is when it is looked at again.
            ObligationKind::Approach => EscalationPolicy::due_in(clocks.dormant_review),
        }
    }

    /// The obligation's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Whether the obligation is a first human touch.
    #[must_use]
    pub fn is_first_touch(self) -> bool {
        match self {
            ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek => true,
            ObligationKind::Answer
            | ObligationKind::Request
            | ObligationKind::NextStep
            | ObligationKind::Confirm
            | ObligationKind::Meeting
            | ObligationKind::Approach
            | ObligationKind::Decide => false,
        }
    }

    /// Whether they wait for it on our promise alone, without an agreed date: only then does Baton own up by itself.
    #[must_use]
    pub fn is_promised_by_us(self) -> bool {
        match self {
            ObligationKind::Answer
            | ObligationKind::Request
            | ObligationKind::FirstTouch
            | ObligationKind::FirstTouchThisWeek => true,
            ObligationKind::Confirm
            | ObligationKind::Meeting
            | ObligationKind::NextStep
            | ObligationKind::Decide
            | ObligationKind::Approach => false,
        }
    }

    /// Whether it moves to somebody else when whoever has it does nothing: they wait for the company, and for nobody in it by name. What a
    /// person agreed with them moves by the manager's click, or when that person is not there.
    #[must_use]
    pub fn moves_by_itself(self) -> bool {
        self.is_promised_by_us()
    }

    /// Whether its owner hears when it is wanted: on the day that was agreed, and once when the time is over in which a first contact
    /// is worth most. Whoever gets a lead by a lapse has one span, and has heard of it then.
    #[must_use]
    pub fn is_told_when_wanted(self) -> bool {
        match self {
            ObligationKind::FirstTouch
            | ObligationKind::FirstTouchThisWeek
            | ObligationKind::NextStep
            | ObligationKind::Meeting => true,
            ObligationKind::Answer
            | ObligationKind::Request
            | ObligationKind::Confirm
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
            | ObligationKind::Answer
            | ObligationKind::Request
            | ObligationKind::NextStep
            | ObligationKind::Confirm
            | ObligationKind::Meeting
            | ObligationKind::Decide => true,
        }
    }
}
