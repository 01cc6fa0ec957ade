//! Where a lead stands, who has it there, and what goes on.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::ids::PersonId;
use crate::policy::rules::{Step, StepKind, Track};
use calendar::Instant;

/// Where a lead stands in its cadence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The list of steps.
    pub track: Track,
    /// The step that is next or open; the number of steps, when all are done.
    pub step: u8,
    /// How it got there.
    pub at: Position,
    /// Mails of steps below this number have been written: a call that is made up for is not followed by them once more.
    #[serde(default, skip_serializing_if = "is_none_yet")]
    pub written: u8,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_none_yet(written: &u8) -> bool {
    *written == 0
}

impl Progress {
    /// At the first step of a list.
    #[must_use]
    pub fn first(track: Track, at: Position) -> Self {
        Self {
            track,
            step: 0,
            at,
            written: 0,
        }
    }

    /// The step that comes when one before `index` is done: a mail that has been written is not written again.
    #[must_use]
    pub fn from(&self, steps: &[Step], index: u8) -> u8 {
        let is_written = |index: u8| {
            let step = steps.get(usize::from(index));
            index < self.written && step.is_some_and(|step| step.kind == StepKind::Mail)
        };
        let mut index = index;
        while is_written(index) {
            index += 1;
        }
        index
    }
}

/// What the cadence waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// The step comes at a fixed time (the first one, or after a date).
    From {
        /// When the step comes.
        at: Instant,
    },
    /// The step before was done: `after` counts from here.
    After {
        /// When it was done.
        done: Instant,
        /// A person did it, and knows what comes.
        by_person: bool,
    },
    /// A call is open; `at_latest` of the next step counts from here.
    CallOpen {
        /// Since when.
        since: Instant,
    },
    /// A task is open; `at_latest` of the next step counts from here.
    TaskOpen {
        /// Since when.
        since: Instant,
    },
}

impl Position {
    /// Whether something of a person's is open, and since when.
    #[must_use]
    pub fn open_since(self) -> Option<Instant> {
        match self {
            Position::CallOpen { since } | Position::TaskOpen { since } => Some(since),
            Position::From { .. } | Position::After { .. } => None,
        }
    }
}

/// A lead in a rep's hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engagement {
    /// Whose lead it is.
    pub rep: PersonId,
    /// Since when.
    pub assigned_at: Instant,
}

/// Why a lead is in the manager's hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ManagerReason {
    /// No rep has room, is here and takes this kind.
    Exhausted,
    /// A declared hard exclusion: the courteous no waits to be released.
    Refusal,
    /// The criteria say it is no inquiry.
    NotALead,
    /// There was no policy when it arrived, or its facts cannot be read.
    NoPolicy,
}

/// Why a lead rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RestReason {
    /// The cadence ended without an answer.
    NoAnswer,
    /// They asked for later, or said not now.
    NotNow,
    /// No budget for now.
    NoBudget,
    /// A rep gave it to nurture.
    Nurture,
    /// The manager let go what was owed.
    LetGo,
    /// The criteria gave it too few points for a call.
    LowScore,
    /// A rep found them to be no fit, and nobody has looked since.
    NotAFit,
}

/// A lead that waits for something, and who has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// Accepted; the next sweep judges it.
    Received,
    /// Suspicious: the manager looks.
    InReview {
        /// Since when.
        since: Instant,
        /// When it was last listed.
        relisted: Option<Instant>,
    },
    /// The qualifier settles it.
    Qualifying {
        /// Since when.
        since: Instant,
    },
    /// One question was asked by mail.
    AskedInformation {
        /// Since when.
        since: Instant,
    },
    /// Waits for the one worker that assigns.
    Routing {
        /// Since when.
        since: Instant,
    },
    /// The manager decides.
    WithManager {
        /// Since when.
        since: Instant,
        /// Why no rep has it.
        because: ManagerReason,
        /// When it was last listed.
        relisted: Option<Instant>,
    },
    /// A rep follows up.
    Active(Engagement),
    /// Quiet until a date, on which a person takes it up.
    Resting {
        /// Until when.
        until: Instant,
        /// What sent it to rest.
        because: RestReason,
        /// A rep takes it up again on the date; otherwise the qualifier looks.
        returns: bool,
    },
    /// The qualifier looks at a lead that went quiet.
    Reviewing {
        /// Since when.
        since: Instant,
    },
}

/// How an engagement ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Ending {
    /// They bought.
    Won,
    /// They did not.
    Lost,
    /// They are no fit.
    NotAFit,
    /// It was no inquiry: a seller, a job, support.
    NotALead,
    /// An existing customer; their owner knows.
    ExistingCustomer,
    /// They are not to be contacted.
    DoNotContact,
    /// They reported our mail as unwanted.
    Complained,
    /// The courteous no was released.
    Refused,
    /// Review found an unwanted inquiry.
    Unwanted,
    /// The person's data were erased while it was open.
    Erased,
    /// They rested for as long as the policy lets them rest, and nothing woke them.
    Quiet,
}

/// Whether a lead waits for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It waits for something, and somebody has it.
    Open(Open),
    /// It has ended.
    Closed {
        /// When it ended.
        at: Instant,
        /// How the engagement ended.
        ending: Ending,
    },
}

/// Who has an open lead: never nobody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// A person.
    Person(PersonId),
    /// A named queue.
    Queue(Queue),
}

/// The named queues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Queue {
    /// Minutes at most: accepted, or about to be assigned.
    Arrivals,
    /// The qualifier's.
    Qualifier,
    /// The manager's.
    Manager,
    /// Resting until a date.
    Resting,
}

impl Queue {
    /// The queue's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl std::fmt::Display for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Owner::Person(person) => person.fmt(f),
            Owner::Queue(queue) => write!(f, "queue:{}", queue.as_str()),
        }
    }
}

impl Open {
    /// Who has the lead. Total: nothing open is nobody's.
    #[must_use]
    pub fn owner(&self) -> Owner {
        match self {
            Open::Received | Open::Routing { .. } => Owner::Queue(Queue::Arrivals),
            Open::InReview { .. } | Open::WithManager { .. } => Owner::Queue(Queue::Manager),
            Open::Qualifying { .. } | Open::AskedInformation { .. } | Open::Reviewing { .. } => {
                Owner::Queue(Queue::Qualifier)
            }
            Open::Active(engagement) => Owner::Person(engagement.rep.clone()),
            Open::Resting { .. } => Owner::Queue(Queue::Resting),
        }
    }
}

impl Ending {
    /// The word that lists and figures use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
