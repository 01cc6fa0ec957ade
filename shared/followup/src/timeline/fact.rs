//! What can happen to a lead: each fact is one variant here, and one sentence in the crate `wording`.

use calendar::Instant;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, IntoStaticStr, VariantArray};

use super::reasons::{
    AssignReason, CancelReason, GivenVariant, LoggedNote, QueueReason, Ruling, SkipReason,
    StopReason, UnprovenClaim, WakeReason,
};
use crate::criteria::Fit;
use crate::event::amount::SaleAmount;
use crate::event::outcome::{Disposition, Evidence};
use crate::event::sign::Sign;
use crate::ids::{InquiryId, LeadId, PersonId};
use crate::lead::memory::HandoverReason;
use crate::lead::obligation::ObligationKind;
use crate::lead::stage::{Ending, RestReason};
use crate::message::reason::{ApprovalReason, NotSentReason};
use crate::route::passed_over::PassedOver;
use crate::telling::Untold;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, EnumDiscriminants)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", strum_discriminants(derive(schemars::JsonSchema)))]
#[strum_discriminants(
    name(EntryKind),
    doc = "The kinds of facts: a [`Fact`] without what it holds.",
    derive(
        PartialOrd,
        Ord,
        Hash,
        IntoStaticStr,
        VariantArray,
        Serialize,
        Deserialize
    ),
    strum(serialize_all = "snake_case"),
    serde(rename_all = "snake_case")
)]
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
        /// The ladder of its own that the first touch has, by the name that the policy gives it; absent, where the common one holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        ladder: Option<String>,
        /// They rang and reached nobody: they are called back, however many points there are.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        rang: bool,
    },
    /// It looks unwanted: sent to review.
    Suspected,
    /// Waits for a person's judgement.
    Queued {
        /// What a person has to judge.
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
        /// Why not to the others, where one was chosen among several; of a large team the first in the team file.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        others: Vec<PassedOver>,
    },
    /// A call opened.
    CallOpened {
        /// The step of the cadence, by the name that the policy gives it.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: String,
    },
    /// A task opened: something that a person does on another channel.
    TaskOpened {
        /// The step of the cadence, by the name that the policy gives it.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: String,
        /// Whether it counts as an attempt once it is done.
        touch: bool,
    },
    /// A mail was written to the outbox.
    MailPlanned {
        /// The step of the cadence, or what else it is.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: String,
        /// Which of the step's texts it is, where several are compared.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        variant: Option<GivenVariant>,
    },
    /// A step was left out, or put off.
    StepSkipped {
        /// The step of the cadence; absent, when it comes again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: Option<String>,
        /// What the step gives way to.
        #[serde(flatten)]
        why: SkipReason,
    },
    /// The owner was reminded.
    Reminded {
        /// Of what they owe.
        obligation: ObligationKind,
    },
    /// It is due from now on, and nobody has done it.
    Breached {
        /// For what was owed.
        obligation: ObligationKind,
    },
    /// A person turned to them by the time that they were promised.
    PromiseKept {
        /// By when it was promised.
        #[serde(with = "calendar::instant_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
        promised_by: Instant,
    },
    /// The time that they were promised came, and nobody had reported anything.
    PromiseMissed {
        /// By when it was promised.
        #[serde(with = "calendar::instant_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
        promised_by: Instant,
    },
    /// The time that a page had promised them cannot be kept: their acknowledgement names it, and what is promised in its place.
    PromiseMoved {
        /// By when it was promised.
        #[serde(with = "calendar::instant_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
        from: Instant,
        /// By when it is promised now; nothing, where nobody can name an hour.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "calendar::instant_text::option"
        )]
        #[cfg_attr(
            feature = "schema",
            schemars(with = "Option<crate::timeline::schema::Time>")
        )]
        to: Option<Instant>,
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
        /// Why it does not count against them; absent, when it does, and of a queue.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        untold: Option<Untold>,
    },
    /// It is still open another day.
    StillOpen,
    /// A meeting was booked.
    Booked {
        /// With whom the meeting is, and when.
        #[serde(flatten)]
        meeting: MeetingFact,
    },
    /// A time was asked for that the rep has to confirm.
    BookingRequested {
        /// With whom the meeting is, and when.
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
        /// With whom the meeting is, and when.
        #[serde(flatten)]
        meeting: MeetingFact,
        /// Why, where nobody simply cancelled it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<CancelReason>,
    },
    /// A person reported an outcome.
    Outcome {
        /// What they reported.
        #[serde(flatten)]
        report: OutcomeReport,
        /// For which task; absent, when the lead was closed already.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        task: Option<String>,
    },
    /// A person corrected an outcome.
    Corrected {
        /// What they report instead.
        #[serde(flatten)]
        report: OutcomeReport,
        /// For which task.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        task: String,
    },
    /// Something from the lead, or about their mailbox. It is always seen.
    Sign {
        /// What came: an answer, a failure, or the wish for less.
        sign: Sign,
    },
    /// Automatic steps ended.
    Stopped {
        /// What ended them.
        #[serde(flatten)]
        why: StopReason,
    },
    /// It rests.
    Rested {
        /// What sent it to rest.
        because: RestReason,
        /// Until when.
        #[serde(with = "calendar::instant_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
        until: Instant,
    },
    /// It woke.
    Woke {
        /// What woke it.
        because: WakeReason,
    },
    /// It ended.
    Closed {
        /// How the engagement ended.
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
        /// What kept it from leaving, or from being known to have left.
        #[serde(flatten)]
        why: NotSentReason,
    },
    /// What became of a message is not known.
    Unknown {
        /// The step that it is.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        step: String,
        /// What kept it from leaving, or from being known to have left.
        #[serde(flatten)]
        why: NotSentReason,
    },
    /// What was known of the person is gone.
    Erased,
    /// Something that changes nothing by itself.
    Noted {
        /// What is noted.
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
        /// The other lead.
        other: LeadId,
    },
    /// They demand that what is kept of them be erased.
    ErasureDemanded,
    /// They said yes to the newsletter.
    OptedIn,
    /// What its owner had agreed moves to somebody else, and they are asked for three lines about it.
    HandedOver {
        /// Who had it.
        from: PersonId,
        /// Why it moves.
        why: HandoverReason,
    },
    /// A written step waits for a person to send it.
    AwaitingApproval {
        /// Why it does not go out by itself.
        #[serde(default)]
        why: ApprovalReason,
    },
    /// Something was written in somebody's name, and nothing proves that it was them.
    Doubted {
        /// What was claimed.
        claim: UnprovenClaim,
    },
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
        self.into()
    }
}

impl EntryKind {
    /// Everything that a timeline can say.
    pub const ALL: &'static [EntryKind] = EntryKind::VARIANTS;

    /// Whether lines of this kind may have a personal text beside them: what the team noted, what the lead wrote, what they agreed to.
    #[must_use]
    pub fn may_have_text(self) -> bool {
        matches!(
            self,
            Self::Outcome
                | Self::Corrected
                | Self::Verdict
                | Self::Sign
                | Self::Noted
                | Self::Doubted
                | Self::OptedIn
                | Self::ErasureDemanded
        )
    }

    /// The name in stored items and on the bus.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
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

/// An outcome as a timeline names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OutcomeReport {
    /// Which outcome.
    pub outcome: Disposition,
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
    pub next_at: Option<Instant>,
    /// Whether Baton saw it or somebody said so.
    pub known: Evidence,
    /// That they had been tried as often as the policy wants at most in a cycle, and nothing was owed to them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beyond: bool,
    /// That nothing but the date is new: what was reported was counted before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dated: bool,
    /// What they bought for, in whole units of the company's currency, where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<u64>"))]
    pub amount: Option<SaleAmount>,
}
