//! A lead: what is known of a pursuit, in a shape that cannot be an orphan.
//!
//! [`Stage::Open`] has an owner by [`Open::owner`] and a next action with a due time by
//! [`crate::agenda::agenda`]; both are total. A lead without one of them cannot be written down.

use serde::{Deserialize, Serialize};

use crate::event::Disposition;
use crate::ids::{InquiryId, LeadId, PersonId, PolicyVersion};
use crate::inquiry::{ContactHow, ContactWhen, Inquiry};
use crate::policy::{Ladder, Rules, Rung, Track};
use crate::time::{Instant, Span};

/// Linked leads that a lead remembers.
pub const MAX_LINKED: usize = 8;
/// Former owners that a lead remembers, so that it does not go back to who let it lapse.
pub const MAX_FORMER: usize = 8;
/// Characters of a source, a topic or a task that a lead remembers.
pub const MAX_WORD: usize = 64;

/// A word of bounded length, so that no answer makes a lead grow.
pub(crate) fn word(text: &str) -> String {
    text.chars().take(MAX_WORD).collect()
}

/// What decisions know of how a person can and wants to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// There is an address that mail may reach.
    pub email: bool,
    /// There is a number that may be called.
    pub phone: bool,
    /// When they want to be contacted.
    pub when: ContactWhen,
    /// How they want to be contacted.
    pub how: ContactHow,
    /// They asked for the newsletter.
    pub opted_in: bool,
    /// They said when; otherwise `when` is the form's default.
    #[serde(default)]
    pub asked_when: bool,
}

/// The answer that says when somebody wants to be contacted.
const CONTACT_WHEN: &str = "contact_when";

impl Contact {
    /// Reads the facts off an inquiry.
    #[must_use]
    pub fn of(inquiry: &Inquiry) -> Self {
        Self {
            email: inquiry.email.is_some(),
            phone: inquiry.phone.is_some(),
            when: inquiry.contact_when,
            how: inquiry.contact_how,
            opted_in: inquiry.consent.is_some(),
            asked_when: inquiry
                .answers
                .get(CONTACT_WHEN)
                .is_some_and(|answer| !answer.trim().is_empty())
                || inquiry.contact_when != ContactWhen::default(),
        }
    }

    /// Whether a person should be called rather than written to.
    #[must_use]
    pub fn by_phone(&self) -> bool {
        self.phone && (self.how != ContactHow::Email || !self.email)
    }

    /// The steps that fit.
    #[must_use]
    pub fn track(&self) -> Track {
        if !self.email || (self.phone && self.how == ContactHow::Phone) {
            Track::Calls
        } else {
            Track::Inbound
        }
    }
}

/// Signals that block writing, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// They stopped our mail: nothing but the direct answer to a newer inquiry.
    Unsubscribed,
    /// The mailbox does not exist.
    Bounced,
    /// They reported our mail as unwanted: no channel.
    Complained,
    /// They, or a rep for them, said so: no channel.
    DoNotContact,
}

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
    /// The agreed next step of a conversation.
    NextStep,
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
            Duty::Answer => clocks.answer,
            // On the agreed date itself the rep is told.
            Duty::NextStep => Ladder {
                wanted: Some(Span::Elapsed { seconds: 0 }),
                ..clocks.next_step
            },
            Duty::Decide => clocks.next_step,
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
            Duty::NextStep => "next_step",
            Duty::Decide => "decide",
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
            Duty::Answer | Duty::NextStep | Duty::Decide => false,
        }
    }
}

/// Where a lead stands in its cadence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The list of steps.
    pub track: Track,
    /// The step that is next or open; the number of steps, when all are done.
    pub step: u8,
    /// How it got there.
    pub at: Position,
}

/// What the cadence waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// The step comes at a fixed time (the first one, or after a date).
    From {
        /// When.
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
}

/// What a rep is doing with a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Calls and mails, until there is an answer or a goodbye.
    Cadence(Progress),
    /// There was contact; automatic steps have ended, a person owes something with a date.
    Person(Clock),
}

/// A lead in a rep's hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pursuit {
    /// Whose lead it is.
    pub rep: PersonId,
    /// Since when.
    pub assigned_at: Instant,
    /// The clock of the first human touch, until there was one.
    pub first_touch: Option<Clock>,
    /// What goes on.
    pub phase: Phase,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// The criteria gave it too few points for a call.
    LowScore,
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
        /// Why.
        because: ManagerReason,
        /// When it was last listed.
        relisted: Option<Instant>,
    },
    /// A rep follows up.
    Pursued(Pursuit),
    /// Quiet until a date, on which a person takes it up.
    Resting {
        /// Until when.
        until: Instant,
        /// Why.
        because: RestReason,
        /// A rep takes it up again on the date; otherwise the qualifier looks.
        returns: bool,
    },
    /// The qualifier looks at a lead that went quiet.
    Looking {
        /// Since when.
        since: Instant,
    },
}

/// How a pursuit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// The courteous no was released.
    Refused,
    /// Review found an unwanted inquiry.
    Unwanted,
}

/// Whether a lead waits for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It does.
    Open(Open),
    /// It does not.
    Closed {
        /// When it ended.
        at: Instant,
        /// How.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
        match self {
            Queue::Arrivals => "arrivals",
            Queue::Qualifier => "qualifier",
            Queue::Manager => "manager",
            Queue::Resting => "resting",
        }
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
            Open::Qualifying { .. } | Open::AskedInformation { .. } | Open::Looking { .. } => {
                Owner::Queue(Queue::Qualifier)
            }
            Open::Pursued(pursuit) => Owner::Person(pursuit.rep.clone()),
            Open::Resting { .. } => Owner::Queue(Queue::Resting),
        }
    }

    /// The word that lists and figures use.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match self {
            Open::Received => "received",
            Open::InReview { .. } => "review",
            Open::Qualifying { .. } => "qualifying",
            Open::AskedInformation { .. } => "needs_information",
            Open::Routing { .. } => "routing",
            Open::WithManager { .. } => "with_manager",
            Open::Pursued(Pursuit {
                phase: Phase::Cadence(_),
                ..
            }) => "working",
            Open::Pursued(Pursuit {
                phase: Phase::Person(_),
                ..
            }) => "in_conversation",
            Open::Resting { .. } => "resting",
            Open::Looking { .. } => "looking",
        }
    }
}

impl Ending {
    /// The word that lists and figures use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Ending::Won => "won",
            Ending::Lost => "lost",
            Ending::NotAFit => "not_a_fit",
            Ending::NotALead => "not_a_lead",
            Ending::ExistingCustomer => "existing_customer",
            Ending::DoNotContact => "do_not_contact",
            Ending::Refused => "refused",
            Ending::Unwanted => "unwanted",
        }
    }
}

impl Stage {
    /// The word that lists and figures use.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match self {
            Stage::Open(open) => open.status(),
            Stage::Closed { ending, .. } => ending.as_str(),
        }
    }
}

/// What a person last reported: a second click is the first one again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastOutcome {
    /// The task that was answered.
    pub task: String,
    /// What was reported.
    pub disposition: Disposition,
    /// Who reported it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// How it stood before: what a correction goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
}

/// How a lead stood before an outcome was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Whose it was, and what went on.
    pub pursuit: Pursuit,
    /// [`Lead::touches`].
    pub touches: u8,
    /// [`Lead::attempts`].
    pub attempts: u8,
    /// [`Lead::touched_at`].
    pub touched_at: Option<Instant>,
    /// [`Contact::phone`].
    pub phone: bool,
}

/// A lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// Its identifier.
    pub id: LeadId,
    /// Counts the pursuits of one person; a lead that wakes starts the next.
    pub cycle: u32,
    /// Counts the stops; a message written before the last stop is not sent.
    pub stop_epoch: u32,
    /// Counts the fresh starts within a cycle: a step that comes twice is two messages.
    #[serde(default)]
    pub round: u32,
    /// The rules and texts under which it started; none, if there was no policy yet.
    pub policy: Option<PolicyVersion>,
    /// When the first inquiry of this cycle arrived: promises to the lead count from here.
    pub arrived_at: Instant,
    /// The inquiry that follow-ups speak of.
    pub inquiry: InquiryId,
    /// How many inquiries there are.
    pub inquiries: u32,
    /// How they can and want to be reached.
    pub contact: Contact,
    /// Where they came from.
    pub source: String,
    /// What they asked about, as the form's choice has it.
    pub topic: Option<String>,
    /// The criteria's points.
    pub score: Option<i32>,
    /// A rep got it although the qualifier did not settle it in time.
    pub unqualified: bool,
    /// Calls and mails of this cycle.
    pub touches: u8,
    /// Calls that a person made in this cycle: what "I tried to call you" needs.
    pub attempts: u8,
    /// The first human touch of this cycle.
    pub touched_at: Option<Instant>,
    /// They answered before anybody owned the lead.
    pub reply_waiting: Option<Instant>,
    /// What goes on once somebody owns it again; a new cadence, if absent.
    pub resume: Option<Phase>,
    /// The last outcome that a person reported.
    pub last_outcome: Option<LastOutcome>,
    /// The strongest signal that blocks writing.
    pub blocked: Option<Block>,
    /// Who should have it again.
    pub preferred: Option<PersonId>,
    /// Who let it lapse in this cycle.
    pub former: Vec<PersonId>,
    /// Leads that may be the same person or company; they share the owner.
    pub linked: Vec<LeadId>,
    /// Where it stands.
    pub stage: Stage,
}

impl Lead {
    /// The lead that an inquiry starts.
    #[must_use]
    pub fn received(
        id: LeadId,
        inquiry_id: InquiryId,
        inquiry: &Inquiry,
        at: Instant,
        policy: Option<PolicyVersion>,
    ) -> Self {
        Self {
            id,
            cycle: 1,
            stop_epoch: 0,
            round: 0,
            policy,
            arrived_at: at,
            inquiry: inquiry_id,
            inquiries: 1,
            contact: Contact::of(inquiry),
            source: word(&inquiry.source),
            topic: inquiry.topic.as_deref().map(word),
            score: None,
            unqualified: false,
            touches: 0,
            attempts: 0,
            touched_at: None,
            reply_waiting: None,
            resume: None,
            last_outcome: None,
            blocked: None,
            preferred: None,
            former: Vec::new(),
            linked: Vec::new(),
            stage: Stage::Open(Open::Received),
        }
    }

    /// Whose lead it is; nobody's only once it is closed.
    #[must_use]
    pub fn owner(&self) -> Option<Owner> {
        match &self.stage {
            Stage::Open(open) => Some(open.owner()),
            Stage::Closed { .. } => None,
        }
    }

    /// The name of what a person is asked to do with it now; part of every link in a mail.
    #[must_use]
    pub fn task(&self) -> String {
        let what = match &self.stage {
            Stage::Closed { ending, .. } => ending.as_str().to_owned(),
            Stage::Open(Open::Pursued(Pursuit {
                phase: Phase::Cadence(progress),
                ..
            })) => {
                format!("{}_{}", progress.track.as_str(), progress.step)
            }
            Stage::Open(Open::Pursued(Pursuit {
                phase: Phase::Person(clock),
                ..
            })) => {
                format!("{}_{}", clock.duty.as_str(), clock.since.timestamp())
            }
            Stage::Open(open) => open.status().to_owned(),
        };
        match self.round {
            0 => format!("c{}_{what}", self.cycle),
            round => format!("c{}r{round}_{what}", self.cycle),
        }
    }

    /// The rep who has it.
    #[must_use]
    pub fn rep(&self) -> Option<&PersonId> {
        match &self.stage {
            Stage::Open(Open::Pursued(pursuit)) => Some(&pursuit.rep),
            Stage::Open(_) | Stage::Closed { .. } => None,
        }
    }

    /// Whether Baton may write to them by itself.
    #[must_use]
    pub fn may_write(&self) -> bool {
        self.contact.email && self.blocked.is_none()
    }

    /// Whether somebody may call.
    #[must_use]
    pub fn may_call(&self) -> bool {
        self.contact.phone
            && match self.blocked {
                None | Some(Block::Bounced) => true,
                // After a stop, a call only if a call was asked for.
                Some(Block::Unsubscribed) => self.contact.how == ContactHow::Phone,
                Some(Block::Complained | Block::DoNotContact) => false,
            }
    }
}

/// The span of a rest, by its reason.
#[must_use]
pub fn rest_span(rules: &Rules, because: RestReason) -> Span {
    match because {
        RestReason::NotNow => rules.clocks.later,
        RestReason::NoAnswer
        | RestReason::NoBudget
        | RestReason::Nurture
        | RestReason::LowScore => rules.clocks.look,
    }
}
