//! Why something happened to a lead: the reasons that facts hold.

use calendar::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::event::outcome::Disposition;
use crate::event::sign::Sign;
use crate::event::verdict::{LetGoReason, Verdict};
use crate::ids::{LeadId, PersonId};
use crate::inquiry::TakenState;
use crate::law::region::LegalBar;
use crate::lead::campaign_hold::CampaignHold;
use crate::lead::obligation::{Obligation, ObligationKind};
use crate::lead::stage::Ending;
use crate::route::passed_over::PassedOver;

/// Which of several texts that are compared a lead got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GivenVariant {
    /// The text, by the name that the policy gives it.
    #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
    pub name: String,
    /// How many of a hundred leads got it then.
    pub share: u8,
}

/// Something that was owed to a lead that was merged with another one, and is owed there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CarriedObligation {
    /// What it is.
    pub obligation: ObligationKind,
    /// Since when it was owed there then: of two of a kind, the longer wait. Owed since another time, it was done, and is another one.
    #[serde(with = "calendar::instant_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
    pub since: Instant,
    /// How long one of its kind had been owed there before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnWait>,
}

/// How long somebody waited for what was owed to a lead before another one was merged with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnWait {
    /// See [`Obligation::since`].
    #[serde(with = "calendar::instant_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
    pub since: Instant,
    /// See [`Obligation::promised_by`].
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "calendar::instant_text::option"
    )]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::timeline::schema::Time>")
    )]
    pub promised_by: Option<Instant>,
    /// See [`Obligation::owned_up`].
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "calendar::instant_text::option"
    )]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::timeline::schema::Time>")
    )]
    pub owned_up: Option<Instant>,
}

impl OwnWait {
    /// What an obligation says of it.
    #[must_use]
    pub fn of(owed: &Obligation) -> Self {
        Self {
            since: owed.since,
            promised_by: owed.promised_by,
            owned_up: owed.owned_up,
        }
    }

    /// An obligation that is owed so long, whatever became of its steps meanwhile.
    #[must_use]
    pub fn restored(&self, owed: Obligation) -> Obligation {
        Obligation {
            since: self.since,
            promised_by: self.promised_by,
            owned_up: self.owned_up,
            ..owed
        }
    }
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
    /// They have, or had, somebody of the same company.
    SameCompany,
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
    /// It lapsed for the second time: it is the manager's.
    LapsedTwice,
    /// It lapsed, and nobody else answers what is no lead: it is the manager's.
    NobodyElse,
    /// The campaign is theirs that the lead is of.
    OwnsCampaign,
    /// They had it in the system that it was taken over from.
    TakenOver,
    /// They answer what is no lead.
    Answers,
    /// The manager gave it to them.
    ManagersChoice,
    /// Whoever had it gave it to them.
    HandedOver,
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
    /// A call whose time is over: the next step has come, and nobody has reported that it was made.
    NotReported,
    /// A call that was still to come: somebody tried before.
    TriedBefore,
    /// Leads are not written to from here.
    WrittenElsewhere,
    /// The date has passed to which it counts down.
    DatePassed,
    /// It counts down to a date, and none is known of them.
    NoDate,
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
    /// They said by the link of a letter that they are ready.
    SaidReady,
    /// A campaign begins for them.
    Campaign,
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
    /// The manager let go what was owed.
    LetGo,
    /// They want no contact, said of a lead that was closed.
    DoNotContact,
    /// The lead ended.
    Ended {
        /// How the engagement ended.
        ending: Ending,
    },
    /// A sign from them.
    Sign {
        /// What came: an answer, a failure, or the wish for less.
        sign: Sign,
    },
    /// A sign that an earlier lead gave.
    KnownBefore {
        /// What came: an answer, a failure, or the wish for less.
        sign: Sign,
    },
    /// Their number is on the list of those that are not to be called.
    NumberKnownBefore,
}

/// Why a lead woke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WakeReason {
    /// A new inquiry.
    NewInquiry,
    /// Somebody of a list asked for the first time.
    FirstInquiry,
    /// They wrote.
    Wrote,
    /// They said by the link of a letter that they are ready.
    SaidReady,
    /// A campaign begins for them.
    Campaign,
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

impl WakeReason {
    /// Whether they asked for something, and with that it begins anew.
    #[must_use]
    pub fn is_inquiry(self) -> bool {
        matches!(self, Self::NewInquiry | Self::FirstInquiry)
    }
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
        /// What was decided.
        verdict: Verdict,
        /// That the criteria had said otherwise.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        against: bool,
    },
    /// The written steps go on.
    GoOn,
    /// The lead hears that we are late, and how to get an answer.
    OwnUp,
    /// Whoever has the lead is asked to do what is owed.
    Nudged {
        /// Who is asked.
        rep: PersonId,
    },
    /// Whoever has the lead looks at it again later; what is owed does not wait.
    PutOff {
        /// When.
        #[serde(with = "calendar::instant_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
        until: Instant,
    },
    /// Whoever put the lead off looks at it now after all.
    PutOffTakenBack,
    /// What was owed is let go, though nobody has done it.
    LetGo {
        /// Why.
        why: LetGoReason,
    },
    /// They demand that what is kept of them be erased, and nothing is to be erased.
    ErasureDeclined,
    /// Another lead is of the same person: what is owed to it is owed here.
    Merged {
        /// The other lead.
        other: LeadId,
        /// What is owed here since: what takes the two apart again reads it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        carried: Vec<CarriedObligation>,
    },
    /// The lead is of another one's person, and leads there.
    MergedInto {
        /// The other lead.
        into: LeadId,
    },
    /// The lead is of a person of its own after all.
    TakenApart {
        /// The lead that it had been merged into.
        from: LeadId,
    },
    /// A lead that was merged with this one is of a person of its own after all.
    Parted {
        /// The other lead.
        other: LeadId,
    },
    /// A report is taken back within minutes: the lead stands as if nobody had made it.
    TakenBack {
        /// What had been reported.
        outcome: Disposition,
    },
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
    /// Somebody of the team corrected who they are, or how to call them; what was, and what is right, lies with what an erasure deletes.
    DetailsCorrected {
        /// The name.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        name: bool,
        /// The number.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        phone: bool,
        /// The company.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        company: bool,
    },
    /// It was taken over from another system, as it stood there.
    TakenOver {
        /// Where it stood.
        state: TakenState,
    },
    /// They said by the link of a letter that they are ready.
    SaidReady,
    /// The list of a campaign names them, and it does not begin for them.
    CampaignHeld {
        /// Why.
        because: CampaignHold,
    },
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

impl UnprovenClaim {
    /// Whether it is words that somebody wrote in the lead's name, of which a person decides whether they are theirs.
    #[must_use]
    pub fn is_words(self) -> bool {
        match self {
            UnprovenClaim::Words | UnprovenClaim::Silence => true,
            UnprovenClaim::Report
            | UnprovenClaim::Away
            | UnprovenClaim::Failure
            | UnprovenClaim::Complaint => false,
        }
    }
}
