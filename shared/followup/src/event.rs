//! What can happen to a lead.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::booking::Arrangement;
use crate::ids::{InquiryId, LeadId, MessageId, PersonId};
use crate::inquiry::Inquiry;
use crate::lead::Block;
use crate::message::NotSentReason;
use crate::route::Routing;
use calendar::Instant;

/// Something that happened, as [`crate::decide::decide`] is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Time passed.
    Tick,
    /// The inquiry that started the lead, judged against the limits.
    Arrived {
        /// The answers.
        inquiry: Box<Inquiry>,
        /// What is suspicious about it.
        suspicious: bool,
    },
    /// One more inquiry of the same person.
    Joined {
        /// Its identifier.
        id: InquiryId,
        /// The answers.
        inquiry: Box<Inquiry>,
    },
    /// The one worker that assigns has asked [`crate::route::route`].
    Routed(Routing),
    /// A person reported what happened.
    Outcome(Outcome),
    /// The manager gave the lead to somebody.
    Assigned {
        /// To whom.
        to: PersonId,
        /// By whom.
        by: PersonId,
    },
    /// The owner of a lead that is about to move has it.
    KeptByOwner {
        /// Who.
        by: PersonId,
    },
    /// The qualifier or the manager settled what waited for them.
    Verdict {
        /// What.
        verdict: Verdict,
        /// Who.
        by: PersonId,
    },
    /// A sign from the lead.
    Sign(Sign),
    /// What came back without a person behind it.
    MachineReplied(MachineReply),
    /// A person of the team wrote something that is no outcome.
    NoteAdded {
        /// Who.
        by: PersonId,
        /// Whether they are asked back: a machine answers an address once a day.
        answer: bool,
    },
    /// Something was written in the name of the team or of the lead, and nothing proves that it was them.
    Unproven(Unproven),
    /// A rep answered "goes out at 11:00".
    AnnouncementAnswered {
        /// Which message.
        message: MessageId,
        /// What to do with it.
        choice: AnnouncementChoice,
        /// Who.
        by: PersonId,
    },
    /// A message could not be sent, in time or at all.
    NotSent {
        /// Which.
        message: MessageId,
        /// Which step it is; absent, when it has none.
        step: Option<String>,
        /// Why.
        why: NotSentReason,
    },
    /// A meeting is booked, confirmed, moved or cancelled.
    AppointmentChanged(Arrangement),
    /// What was known of the person is to be erased.
    Erased,
    /// An address or a number that came with an inquiry is on the list of those that are not to be used.
    SuppressionFound {
        /// What keeps the address from being written to.
        email: Option<Suppression>,
        /// What keeps the number from being called.
        phone: Option<Block>,
    },
    /// Another lead may be of the same person or company.
    Linked {
        /// Which.
        lead: LeadId,
        /// Who has it.
        rep: Option<PersonId>,
    },
    /// Somebody of a linked lead wrote back, booked or was reached.
    ColleagueInTouch {
        /// Which lead.
        lead: LeadId,
        /// When.
        at: Instant,
        /// The message of this lead that would leave now, if one would.
        pending: Option<MessageId>,
    },
    /// A person lets the written steps go on that a colleague's sign of life holds.
    GoOn {
        /// Who.
        by: PersonId,
    },
    /// They said yes to the offer of the newsletter.
    OptedIn,
    /// A written step waits for a person, because answers to it would not come back here.
    ApprovalAwaited {
        /// Which message.
        message: MessageId,
    },
    /// Nobody sent, or left out, a written step that waited for a person, and its time is over.
    ApprovalLapsed {
        /// Which step.
        step: String,
    },
}

/// What was written without a proof of who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unproven {
    /// A report in the name of somebody of the team.
    Report {
        /// In whose.
        by: PersonId,
        /// The hash of the address that it came from, when that is not known to be theirs.
        from: Option<String>,
        /// Whether they are asked back: a machine asks once a day.
        asks: bool,
    },
    /// Words in the lead's name.
    Words,
    /// The wish for silence in the lead's name.
    Silence,
    /// An automatic answer in the lead's name.
    Away,
    /// A report that mail to the lead failed, without a mail of ours in it.
    Failure,
    /// A report that the lead complained, without a mail of ours in it.
    Complaint,
}

/// Why an address is on the list of those that are not to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// The strongest signal.
    pub block: Block,
    /// When it was last given.
    pub since: Instant,
}

/// A sign of life, or the wish for silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// They wrote back.
    Replied,
    /// They want no more mail.
    Unsubscribed,
    /// The mailbox does not exist.
    Bounced,
    /// They reported our mail as unwanted.
    Complained,
    /// They want no contact at all.
    DoNotContact,
}

/// What came back without a person behind it: it ends nothing, and is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MachineReply {
    /// A machine answered for them.
    AutoReply {
        /// The day on which they are back, if it says so: what is next waits until it has passed.
        back: Option<NaiveDate>,
    },
    /// The mailbox did not take a mail this time: full, or a filter.
    SoftBounced,
    /// A mail is still under way.
    Delayed,
}

/// What the qualifier or the manager decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A person asks: a rep follows up.
    Ready,
    /// Not now: nurtured.
    Nurture,
    /// No inquiry.
    NotALead,
    /// An existing customer.
    ExistingCustomer,
    /// Unwanted: a machine, an advertisement.
    Unwanted,
    /// The courteous no goes out.
    Refuse,
}

/// What to do with an announced message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnnouncementChoice {
    /// Send it now.
    SendNow,
    /// The rep is in touch already: no more automatic steps.
    InTouch,
    /// Leave this step out.
    Stop,
}

/// What a person reports of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Who.
    pub by: PersonId,
    /// Which task: [`crate::lead::Lead::task`] when the link was made.
    pub task: String,
    /// What happened.
    pub disposition: Disposition,
    /// The date of the next step, or until when to rest.
    pub next_at: Option<Instant>,
    /// The same once more, and not a second click.
    pub again: bool,
    /// How it is known.
    pub known: Evidence,
}

/// How what somebody did is known (P19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Baton saw it: a mail or a copy through here, a booking.
    Seen,
    /// Somebody said so: a click, a word.
    Said,
}

/// The outcomes that a rep can report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Disposition {
    /// Talked to them.
    Reached,
    /// Left a message.
    Voicemail,
    /// Called, nobody there.
    NoAnswer,
    /// Wrote to them.
    Wrote,
    /// They answered the rep.
    Answered,
    /// An appointment is made.
    Booked,
    /// The appointment took place.
    Met,
    /// Nobody came to the appointment.
    NoShow,
    /// They bought.
    Won,
    /// They bought elsewhere, or not at all.
    Lost,
    /// The number is somebody else's.
    WrongNumber,
    /// Not now.
    NotNow,
    /// They are no fit.
    NotAFit,
    /// It was no inquiry.
    NotALead,
    /// They are not to be contacted.
    DoNotContact,
    /// For later, by letter.
    Nurture,
    /// Handed back: the wrong person in the company.
    WrongPerson,
    /// Handed back: no budget.
    NoBudget,
    /// Handed back: more information is needed first.
    NeedsInformation,
}

impl Disposition {
    /// Every outcome, in the order of the page.
    pub const ALL: [Disposition; 19] = [
        Disposition::Reached,
        Disposition::Voicemail,
        Disposition::NoAnswer,
        Disposition::Wrote,
        Disposition::Answered,
        Disposition::Booked,
        Disposition::Met,
        Disposition::NoShow,
        Disposition::Won,
        Disposition::Lost,
        Disposition::WrongNumber,
        Disposition::NotNow,
        Disposition::NotAFit,
        Disposition::NotALead,
        Disposition::DoNotContact,
        Disposition::Nurture,
        Disposition::WrongPerson,
        Disposition::NoBudget,
        Disposition::NeedsInformation,
    ];

    /// The name in links and on timelines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Disposition::Reached => "reached",
            Disposition::Voicemail => "voicemail",
            Disposition::NoAnswer => "no_answer",
            Disposition::Wrote => "wrote",
            Disposition::Answered => "answered",
            Disposition::Booked => "booked",
            Disposition::Met => "met",
            Disposition::NoShow => "no_show",
            Disposition::Won => "won",
            Disposition::Lost => "lost",
            Disposition::WrongNumber => "wrong_number",
            Disposition::NotNow => "not_now",
            Disposition::NotAFit => "not_a_fit",
            Disposition::NotALead => "not_a_lead",
            Disposition::DoNotContact => "do_not_contact",
            Disposition::Nurture => "nurture",
            Disposition::WrongPerson => "wrong_person",
            Disposition::NoBudget => "no_budget",
            Disposition::NeedsInformation => "needs_information",
        }
    }

    /// The outcome of that name.
    ///
    /// ```
    /// use followup::event::Disposition;
    /// assert_eq!(Disposition::named("voicemail"), Some(Disposition::Voicemail));
    /// assert_eq!(Disposition::named("maybe"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }

    /// The words on its button.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Disposition::Reached => "Reached",
            Disposition::Voicemail => "Left a voicemail",
            Disposition::NoAnswer => "No answer",
            Disposition::Wrote => "Wrote to them",
            Disposition::Answered => "They answered me",
            Disposition::Booked => "Booked",
            Disposition::Met => "We met",
            Disposition::NoShow => "They did not come",
            Disposition::Won => "Won",
            Disposition::Lost => "Lost",
            Disposition::WrongNumber => "Wrong number",
            Disposition::NotNow => "Not now",
            Disposition::NotAFit => "Not a fit",
            Disposition::NotALead => "Not a lead",
            Disposition::DoNotContact => "Do not contact",
            Disposition::Nurture => "Nurture",
            Disposition::WrongPerson => "Hand back: wrong person",
            Disposition::NoBudget => "Hand back: no budget",
            Disposition::NeedsInformation => "Hand back: more information needed",
        }
    }

    /// Whether a person turned to the lead: it stops the clock of the first touch and counts.
    #[must_use]
    pub fn is_touch(self) -> bool {
        match self {
            Disposition::Reached
            | Disposition::Voicemail
            | Disposition::NoAnswer
            | Disposition::Wrote => true,
            Disposition::Answered
            | Disposition::Booked
            | Disposition::Met
            | Disposition::NoShow
            | Disposition::Won
            | Disposition::Lost
            | Disposition::WrongNumber
            | Disposition::NotNow
            | Disposition::NotAFit
            | Disposition::NotALead
            | Disposition::DoNotContact
            | Disposition::Nurture
            | Disposition::WrongPerson
            | Disposition::NoBudget
            | Disposition::NeedsInformation => false,
        }
    }

    /// Whether it says that there was contact, and so satisfies the first touch without an attempt.
    #[must_use]
    pub fn is_contact(self) -> bool {
        match self {
            Disposition::Reached
            | Disposition::Answered
            | Disposition::Booked
            | Disposition::Met
            | Disposition::Won
            | Disposition::Lost
            | Disposition::NotNow
            | Disposition::NotAFit
            | Disposition::NoBudget
            | Disposition::DoNotContact => true,
            Disposition::NoShow
            | Disposition::Voicemail
            | Disposition::NoAnswer
            | Disposition::Wrote
            | Disposition::WrongNumber
            | Disposition::NotALead
            | Disposition::Nurture
            | Disposition::WrongPerson
            | Disposition::NeedsInformation => false,
        }
    }
}
