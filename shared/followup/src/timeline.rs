//! What happened to a lead: typed facts, one a line of its timeline (P17).
//!
//! A fact is stored in the table, goes out on the bus and is written to the log as it is here: codes, identifiers, numbers
//! and times, never a sentence. The words that a person reads are made by the crate `wording`, where they are read.

use calendar::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::criteria::Fit;
use crate::event::{Disposition, Evidence, Sign, Verdict};
use crate::ids::{InquiryId, LeadId, PersonId};
use crate::law::LegalBar;
use crate::lead::{Ending, ObligationKind, RestReason};
use crate::message::NotSentReason;
use crate::route::PassedOver;

/// Who or what did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Baton, automatically.
    Baton,
    /// Somebody of the team.
    Person(PersonId),
    /// The lead.
    Lead,
}

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
    /// Who or what did it.
    pub by: Actor,
}

/// A line of a timeline as other systems hear of it: the detail of an event on the bus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeadEvent {
    /// The line of the timeline: what has come before with it is a repeat.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9_]{1,80}$")))]
    pub event: String,
    /// The lead.
    pub lead: LeadId,
    /// When it happened.
    #[serde(with = "calendar::instant_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
    pub at: Instant,
    /// What happened, and who or what did it.
    #[serde(flatten)]
    pub entry: Entry,
}

impl Entry {
    /// What kind of fact it holds.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        self.fact.kind()
    }
}

/// Something that happened to a lead.
///
/// ```
/// use followup::event::Sign;
/// use followup::timeline::{EntryKind, Fact};
/// let fact = Fact::Sign { sign: Sign::Replied };
/// assert_eq!(fact.kind(), EntryKind::Sign);
/// let stored = serde_json::to_string(&fact).unwrap();
/// assert_eq!(stored, r#"{"kind":"sign","sign":"replied"}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// An inquiry was accepted, or a row of a list became a lead.
    Received {
        /// Which inquiry.
        inquiry: InquiryId,
    },
    /// One more inquiry of the same person.
    Joined {
        /// Which inquiry.
        inquiry: InquiryId,
    },
    /// The criteria were applied.
    Assessed {
        /// What they say.
        fit: Fit,
        /// Its points.
        points: i32,
        /// The criteria that held, by the names that the policy gives them.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        held: Vec<String>,
    },
    /// It looks unwanted: sent to review.
    Suspected,
    /// Waits for a person's judgement.
    Queued {
        /// Why.
        #[serde(flatten)]
        why: QueueReason,
    },
    /// Given to a person.
    Assigned {
        /// To whom.
        to: PersonId,
        /// Why to them.
        #[serde(flatten)]
        why: AssignReason,
    },
    /// A call opened.
    CallOpened {
        /// The step of the cadence, by the name that the policy gives it.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: String,
    },
    /// A mail was written to the outbox.
    MailPlanned {
        /// The step of the cadence, or what else it is.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: String,
    },
    /// A step was left out, or put off.
    StepSkipped {
        /// The step of the cadence; absent, when it comes again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: Option<String>,
        /// Why.
        #[serde(flatten)]
        why: SkipReason,
    },
    /// The owner was reminded.
    Reminded {
        /// Of what they owe.
        obligation: ObligationKind,
    },
    /// The promised time has passed.
    Breached {
        /// For what was owed.
        obligation: ObligationKind,
    },
    /// The manager was told.
    Escalated {
        /// Of what is owed.
        obligation: ObligationKind,
    },
    /// The owner was warned that it moves.
    Warned {
        /// Because of what is owed.
        obligation: ObligationKind,
    },
    /// The owner has it after all.
    Kept,
    /// It left whoever had it, because nothing was done in time.
    Lapsed {
        /// Who had it; absent, when it was in the qualifier's queue.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rep: Option<PersonId>,
    },
    /// It is still open another day.
    StillOpen,
    /// A meeting was booked.
    Booked {
        /// Which.
        #[serde(flatten)]
        meeting: MeetingFact,
    },
    /// A time was asked for that the rep has to confirm.
    BookingRequested {
        /// Which.
        #[serde(flatten)]
        meeting: MeetingFact,
    },
    /// A meeting has another time.
    BookingMoved {
        /// Which, with its new time.
        #[serde(flatten)]
        meeting: MeetingFact,
    },
    /// A meeting does not take place.
    BookingCancelled {
        /// Which.
        #[serde(flatten)]
        meeting: MeetingFact,
        /// Why, where nobody simply cancelled it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<CancelReason>,
    },
    /// A person reported an outcome.
    Outcome {
        /// Which.
        outcome: Disposition,
        /// For which task; absent, when the lead was closed already.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        task: Option<String>,
        /// The date of the next step, or until when to rest, where one was named.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "calendar::instant_text::option"
        )]
        #[cfg_attr(
            feature = "schema",
            schemars(with = "Option<crate::timeline::schema::Time>")
        )]
        next_at: Option<Instant>,
        /// Whether Baton saw it or somebody said so.
        known: Evidence,
    },
    /// A person corrected an outcome.
    Corrected {
        /// What it is now.
        outcome: Disposition,
        /// For which task.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        task: String,
        /// The date of the next step, or until when to rest, where one was named.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "calendar::instant_text::option"
        )]
        #[cfg_attr(
            feature = "schema",
            schemars(with = "Option<crate::timeline::schema::Time>")
        )]
        next_at: Option<Instant>,
        /// Whether Baton saw it or somebody said so.
        known: Evidence,
    },
    /// A sign from the lead. It is always seen.
    Sign {
        /// Which.
        sign: Sign,
    },
    /// Automatic steps ended.
    Stopped {
        /// Why.
        #[serde(flatten)]
        why: StopReason,
    },
    /// It rests.
    Rested {
        /// Why.
        because: RestReason,
        /// Until when.
        #[serde(with = "calendar::instant_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
        until: Instant,
    },
    /// It woke.
    Woke {
        /// Why.
        because: WakeReason,
    },
    /// It ended.
    Closed {
        /// How.
        ending: Ending,
    },
    /// A verdict of the qualifier or the manager, or what its owner decided about a message or a doubt.
    Verdict {
        /// What was decided.
        #[serde(flatten)]
        ruling: Ruling,
    },
    /// A message was sent.
    Sent {
        /// The step that it is; absent, when a restored backup does not hold it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: Option<String>,
        /// What it was rendered from, where the sender recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        template: Option<String>,
        /// Its claim came before a stop that then found it on its way.
        #[serde(default, skip_serializing_if = "is_false")]
        in_flight: bool,
    },
    /// A message was not sent.
    NotSent {
        /// The step that it is; absent, when it has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: Option<String>,
        /// Why.
        #[serde(flatten)]
        why: NotSentReason,
    },
    /// What became of a message is not known.
    Unknown {
        /// The step that it is.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: String,
        /// Why.
        #[serde(flatten)]
        why: NotSentReason,
    },
    /// What was known of the person is gone.
    Erased,
    /// Something that changes nothing by itself.
    Noted {
        /// What.
        #[serde(flatten)]
        note: LoggedNote,
    },
    /// The written steps wait, because somebody of a linked lead is in touch.
    Held {
        /// The linked lead.
        other: LeadId,
        /// Until when, at most.
        #[serde(with = "calendar::instant_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
        until: Instant,
    },
    /// Another lead may be of the same person or company.
    Linked {
        /// Which.
        other: LeadId,
    },
    /// They said yes to the newsletter.
    OptedIn,
    /// A written step waits for a person to send it, because answers would not come back here.
    Drafted,
    /// Something was written in somebody's name, and nothing proves that it was them.
    Doubted {
        /// What.
        claim: UnprovenClaim,
    },
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a reference to the field"
)]
fn is_false(value: &bool) -> bool {
    !value
}

/// A meeting as a timeline names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeetingFact {
    /// With whom.
    pub rep: PersonId,
    /// When it begins.
    #[serde(with = "calendar::instant_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
    pub from: Instant,
    /// The other time that was proposed.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "calendar::instant_text::option"
    )]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::timeline::schema::Time>")
    )]
    pub or: Option<Instant>,
}

/// Why a lead waits for a person's judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum QueueReason {
    /// The answers do not settle the criteria.
    Unsettled,
    /// The one question that would settle it cannot be asked.
    CannotAsk,
    /// The question was not answered in time.
    NotAnswered,
    /// The question cannot be answered any more: they stopped our mail.
    CannotAnswer,
    /// A rep handed it back.
    HandedBack {
        /// With which outcome.
        outcome: Disposition,
    },
    /// A declared exclusion holds.
    Excluded,
    /// The criteria say that it is no inquiry.
    NotALead,
    /// Nobody has room, is here and takes this kind.
    NobodyFree {
        /// Why each rep does not get it.
        refused: Vec<PassedOver>,
    },
}

/// Why a person got a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum AssignReason {
    /// A team of one.
    Solo,
    /// They had this lead before.
    HadItBefore,
    /// They have, or had, a lead linked to this one.
    HasLinked,
    /// They have the fewest open leads, by weight.
    LeastLoaded {
        /// How many they had.
        open: u32,
    },
    /// Of a lead that somebody let lapse: who let the fewest lapse lately, then who has the fewest open.
    FewestLapses {
        /// How many they let lapse in a row.
        lapses: u32,
        /// How many they had open.
        open: u32,
    },
    /// They are free at the time that the lead chose.
    FreeThen {
        /// What chose them among those who are.
        among: Box<AssignReason>,
    },
    /// The manager, because no rep can take a meeting now.
    NoRepFree,
    /// Two reps let it lapse: it is the manager's.
    LapsedTwice,
    /// They answer what is no lead.
    Answers,
    /// The manager gave it to them.
    ManagersChoice,
    /// They reported an outcome of it.
    Reported,
    /// An outcome of theirs was corrected: it goes back to where it was.
    Corrected,
}

/// Why a step was left out, or put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum SkipReason {
    /// The attempts of this cycle are used up.
    AttemptsUsedUp,
    /// There is no way to reach them.
    Unreachable,
    /// There is no address that may be written to.
    NoAddress,
    /// A list names them, and no consent is recorded.
    NoConsent,
    /// The template says that they asked, and a list names them.
    SaysTheyAsked,
    /// Their law forbids it.
    Law {
        /// By which rule.
        rule: LegalBar,
    },
    /// Somebody wrote in their name without a proof; a person decides.
    Doubt,
    /// They are away: it comes again when they are back.
    Away,
}

/// Why automatic steps ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum StopReason {
    /// They wrote again, by a form.
    WroteAgain,
    /// Somebody of a list asked for something.
    Asked,
    /// They chose a time.
    ChoseATime,
    /// A person is in contact with them.
    InContact,
    /// They said not now.
    NotNow,
    /// A rep gave them to nurture.
    Nurture,
    /// They have no budget.
    NoBudget,
    /// A rep handed the lead back.
    HandedBack,
    /// They want no contact, said of a lead that was closed.
    DoNotContact,
    /// The lead ended.
    Ended {
        /// How.
        ending: Ending,
    },
    /// A sign from them.
    Sign {
        /// Which.
        sign: Sign,
    },
    /// A sign that an earlier lead gave.
    KnownBefore {
        /// Which.
        sign: Sign,
    },
    /// Their number is on the list of those that are not to be called.
    NumberKnownBefore,
}

/// Why a lead woke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WakeReason {
    /// A new inquiry.
    NewInquiry,
    /// Somebody of a list asked for the first time.
    FirstInquiry,
    /// They wrote.
    Wrote,
    /// They chose a time.
    ChoseATime,
    /// The date until which it rested has come.
    DateCame,
    /// The date that they asked for has come.
    DateTheyAskedFor,
    /// It comes up for a person to look at.
    Review,
    /// A person looked, and found it ready.
    Reviewed,
    /// The manager gave it to somebody.
    ManagersChoice,
}

/// Why a meeting does not take place, where nobody simply cancelled it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// They want no contact.
    NoContact,
    /// The lead has another rep.
    OtherRep,
    /// The lead is not followed up any more.
    NotFollowedUp,
    /// Nobody confirmed the time that they asked for.
    NotConfirmed,
}

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Ruling {
    /// What the qualifier or the manager settled.
    Verdict {
        /// What.
        verdict: Verdict,
    },
    /// The written steps go on.
    GoOn,
    /// An announced mail goes out now.
    SendNow,
    /// An announced mail is left out.
    LeaveOut,
    /// The rep is in touch already.
    InTouch,
    /// A message that waited goes out.
    Released {
        /// The step that it is.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: String,
    },
    /// A message that waited does not go out.
    Dropped {
        /// The step that it is; absent, when its text was lost.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: Option<String>,
    },
}

/// Something that changes nothing by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum LoggedNote {
    /// A list names somebody who is known.
    OnAList,
    /// A row of a list was judged: they asked for nothing.
    AskedForNothing,
    /// A machine answered for them.
    AutoReply {
        /// The day on which they are back, if it says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(
            feature = "schema",
            schemars(with = "Option<crate::timeline::schema::Date>")
        )]
        back: Option<NaiveDate>,
    },
    /// The mailbox did not take a mail this time.
    SoftBounced,
    /// A mail is delayed.
    Delayed,
    /// Somebody of the team wrote something that is no outcome.
    NoteAdded,
}

/// What was written in somebody's name without a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnprovenClaim {
    /// A report in the name of the team.
    Report,
    /// Words in the lead's name.
    Words,
    /// The wish for silence in the lead's name.
    Silence,
    /// An automatic answer in the lead's name.
    Away,
    /// A report that mail to the lead failed.
    Failure,
    /// A report that the lead complained.
    Complaint,
}

impl Fact {
    /// The inquiry that joined, when it is that.
    #[must_use]
    pub fn joined(&self) -> Option<&InquiryId> {
        if let Fact::Joined { inquiry } = self {
            Some(inquiry)
        } else {
            None
        }
    }

    /// What kind of fact it is.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        match self {
            Fact::Received { .. } => EntryKind::Received,
            Fact::Joined { .. } => EntryKind::Joined,
            Fact::Assessed { .. } => EntryKind::Assessed,
            Fact::Suspected => EntryKind::Suspected,
            Fact::Queued { .. } => EntryKind::Queued,
            Fact::Assigned { .. } => EntryKind::Assigned,
            Fact::CallOpened { .. } => EntryKind::CallOpened,
            Fact::MailPlanned { .. } => EntryKind::MailPlanned,
            Fact::StepSkipped { .. } => EntryKind::StepSkipped,
            Fact::Reminded { .. } => EntryKind::Reminded,
            Fact::Breached { .. } => EntryKind::Breached,
            Fact::Escalated { .. } => EntryKind::Escalated,
            Fact::Warned { .. } => EntryKind::Warned,
            Fact::Kept => EntryKind::Kept,
            Fact::Lapsed { .. } => EntryKind::Lapsed,
            Fact::StillOpen => EntryKind::StillOpen,
            Fact::Booked { .. } => EntryKind::Booked,
            Fact::BookingRequested { .. } => EntryKind::BookingRequested,
            Fact::BookingMoved { .. } => EntryKind::BookingMoved,
            Fact::BookingCancelled { .. } => EntryKind::BookingCancelled,
            Fact::Outcome { .. } => EntryKind::Outcome,
            Fact::Corrected { .. } => EntryKind::Corrected,
            Fact::Sign { .. } => EntryKind::Sign,
            Fact::Stopped { .. } => EntryKind::Stopped,
            Fact::Rested { .. } => EntryKind::Rested,
            Fact::Woke { .. } => EntryKind::Woke,
            Fact::Closed { .. } => EntryKind::Closed,
            Fact::Verdict { .. } => EntryKind::Verdict,
            Fact::Sent { .. } => EntryKind::Sent,
            Fact::NotSent { .. } => EntryKind::NotSent,
            Fact::Unknown { .. } => EntryKind::Unknown,
            Fact::Erased => EntryKind::Erased,
            Fact::Noted { .. } => EntryKind::Noted,
            Fact::Held { .. } => EntryKind::Held,
            Fact::Linked { .. } => EntryKind::Linked,
            Fact::OptedIn => EntryKind::OptedIn,
            Fact::Drafted => EntryKind::Drafted,
            Fact::Doubted { .. } => EntryKind::Doubted,
        }
    }
}

/// The kinds of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// An inquiry was accepted.
    Received,
    /// One more inquiry of the same person.
    Joined,
    /// The criteria were applied.
    Assessed,
    /// Sent to review.
    Suspected,
    /// Waits for a person's judgement.
    Queued,
    /// Given to a rep.
    Assigned,
    /// A call opened.
    CallOpened,
    /// A mail was written to the outbox.
    MailPlanned,
    /// A step was left out.
    StepSkipped,
    /// The owner was reminded.
    Reminded,
    /// The promised time has passed.
    Breached,
    /// The manager was told.
    Escalated,
    /// The owner was warned that it moves.
    Warned,
    /// The owner has it after all.
    Kept,
    /// It left its owner.
    Lapsed,
    /// It is still open another day.
    StillOpen,
    /// A meeting was booked.
    Booked,
    /// A time was asked for that the rep has to confirm.
    BookingRequested,
    /// A meeting has another time.
    BookingMoved,
    /// A meeting does not take place.
    BookingCancelled,
    /// A person reported an outcome.
    Outcome,
    /// A person corrected an outcome.
    Corrected,
    /// A sign from the lead.
    Sign,
    /// Automatic steps ended.
    Stopped,
    /// It rests.
    Rested,
    /// It woke.
    Woke,
    /// It ended.
    Closed,
    /// A verdict of the qualifier or the manager.
    Verdict,
    /// A message was sent.
    Sent,
    /// A message was not sent.
    NotSent,
    /// What became of a message is not known.
    Unknown,
    /// What was known of the person is gone.
    Erased,
    /// Something was heard or written that changes nothing by itself.
    Noted,
    /// The written steps wait, because somebody of a linked lead is in touch.
    Held,
    /// Another lead may be of the same person or company.
    Linked,
    /// They said yes to the newsletter.
    OptedIn,
    /// A written step waits for a person to send it.
    Drafted,
    /// Something was written in somebody's name, and nothing proves that it was them.
    Doubted,
}

impl EntryKind {
    /// Everything that a timeline can say.
    pub const ALL: [EntryKind; 38] = [
        EntryKind::Received,
        EntryKind::Joined,
        EntryKind::Assessed,
        EntryKind::Suspected,
        EntryKind::Queued,
        EntryKind::Assigned,
        EntryKind::CallOpened,
        EntryKind::MailPlanned,
        EntryKind::StepSkipped,
        EntryKind::Reminded,
        EntryKind::Breached,
        EntryKind::Escalated,
        EntryKind::Warned,
        EntryKind::Kept,
        EntryKind::Lapsed,
        EntryKind::StillOpen,
        EntryKind::Booked,
        EntryKind::BookingRequested,
        EntryKind::BookingMoved,
        EntryKind::BookingCancelled,
        EntryKind::Outcome,
        EntryKind::Corrected,
        EntryKind::Sign,
        EntryKind::Stopped,
        EntryKind::Rested,
        EntryKind::Woke,
        EntryKind::Closed,
        EntryKind::Verdict,
        EntryKind::Sent,
        EntryKind::NotSent,
        EntryKind::Unknown,
        EntryKind::Erased,
        EntryKind::Noted,
        EntryKind::Held,
        EntryKind::Linked,
        EntryKind::OptedIn,
        EntryKind::Drafted,
        EntryKind::Doubted,
    ];

    /// The name in stored items and on the bus.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EntryKind::Received => "received",
            EntryKind::Joined => "joined",
            EntryKind::Assessed => "assessed",
            EntryKind::Suspected => "suspected",
            EntryKind::Queued => "queued",
            EntryKind::Assigned => "assigned",
            EntryKind::CallOpened => "call_opened",
            EntryKind::MailPlanned => "mail_planned",
            EntryKind::StepSkipped => "step_skipped",
            EntryKind::Reminded => "reminded",
            EntryKind::Breached => "breached",
            EntryKind::Escalated => "escalated",
            EntryKind::Warned => "warned",
            EntryKind::Kept => "kept",
            EntryKind::Lapsed => "lapsed",
            EntryKind::StillOpen => "still_open",
            EntryKind::Booked => "booked",
            EntryKind::BookingRequested => "booking_requested",
            EntryKind::BookingMoved => "booking_moved",
            EntryKind::BookingCancelled => "booking_cancelled",
            EntryKind::Outcome => "outcome",
            EntryKind::Corrected => "corrected",
            EntryKind::Sign => "sign",
            EntryKind::Stopped => "stopped",
            EntryKind::Rested => "rested",
            EntryKind::Woke => "woke",
            EntryKind::Closed => "closed",
            EntryKind::Verdict => "verdict",
            EntryKind::Sent => "sent",
            EntryKind::NotSent => "not_sent",
            EntryKind::Unknown => "unknown",
            EntryKind::Erased => "erased",
            EntryKind::Noted => "noted",
            EntryKind::Held => "held",
            EntryKind::Linked => "linked",
            EntryKind::OptedIn => "opted_in",
            EntryKind::Drafted => "drafted",
            EntryKind::Doubted => "doubted",
        }
    }
}

/// What facts look like on the bus: JSON Schema, made of the types themselves.
#[cfg(feature = "schema")]
pub mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    /// An instant as [`calendar::format_instant`] writes it.
    pub(crate) struct Time;

    impl JsonSchema for Time {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Time".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string",
                "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$",
            })
        }
    }

    /// A day of the calendar.
    pub(crate) struct Date;

    impl JsonSchema for Date {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Date".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
        }
    }
}
