//! What can happen to a lead.

pub(crate) mod amount;
pub(crate) mod merging;
pub(crate) mod outcome;
pub(crate) mod sign;
pub(crate) mod verdict;
pub(crate) mod web_link;

pub use amount::{NoAmount, SaleAmount};
pub use merging::Merging;
pub use outcome::{Disposition, Evidence, Outcome};
pub use sign::Sign;
pub use verdict::{LetGoReason, Verdict};
pub use web_link::{NoWebLink, WebLink};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::booking::Arrangement;
use crate::ids::{InquiryId, LeadId, MessageId, PersonId};
use crate::inquiry::{DetailSet, Inquiry};
use crate::lead::block::Block;
use crate::lead::memory::HandoverReason;
use crate::message::Message;
use crate::message::reason::{ApprovalReason, NotSentReason};
use crate::route::routing::Routing;
use crate::telling::Telling;
use crate::timeline::reasons::UnprovenClaim;
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
        /// Whether it is over a limit: then it goes to review.
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
    /// Whoever has the lead gave it to a colleague.
    HandedOver {
        /// To whom.
        to: PersonId,
        /// Who had it.
        by: PersonId,
    },
    /// Who agreed on what is due now is away, or has left.
    OwnerAbsent {
        /// Away, or left.
        why: HandoverReason,
    },
    /// Its owner is away: what falls due before they are back does not wait for them.
    OwnerAway {
        /// Who.
        rep: PersonId,
        /// From when they work again.
        back: Instant,
    },
    /// Whoever had it before an absence is back: it returns where nobody has turned to the lead since.
    OwnerBack {
        /// Who.
        rep: PersonId,
    },
    /// Its owner is not of the team any more: everything of theirs goes on with somebody else.
    OwnerLeft {
        /// Who.
        rep: PersonId,
    },
    /// The time has come at which a lead moves on from its owner, and it was found out what they were told of that. Without this event
    /// it stays where it is: nobody is charged with what nobody has looked up.
    MoveDue {
        /// Who has the lead.
        owner: PersonId,
        /// The mails that told them.
        tellings: Vec<Telling>,
        /// Whether the manager is there, or somebody stands in.
        is_managed: bool,
    },
    /// The owner keeps a lead that is about to move.
    KeptByOwner {
        /// The person of the team who did it.
        by: PersonId,
    },
    /// The qualifier or the manager settled what waited for them.
    Verdict {
        /// What was decided.
        verdict: Verdict,
        /// The person of the team who did it.
        by: PersonId,
    },
    /// A sign from the lead.
    Sign(Sign),
    /// What came back without a person behind it.
    MachineReplied(MachineReply),
    /// Who reported something takes it back, a moment later.
    TakenBack {
        /// What they had reported it for.
        task: String,
        /// Who does.
        by: PersonId,
    },
    /// A person of the team wrote something that is no outcome.
    NoteAdded {
        /// The person of the team who did it.
        by: PersonId,
        /// Whether they are asked back: a machine answers an address once a day.
        answer: bool,
    },
    /// Somebody of the team corrected who they are, or how to call them.
    DetailsCorrected {
        /// The person of the team who did it.
        by: PersonId,
        /// What was corrected.
        what: DetailSet,
        /// What is known of them from now on.
        inquiry: Box<Inquiry>,
    },
    /// Something was written in the name of the team or of the lead, and nothing proves that it was them.
    Unproven(Unproven),
    /// A rep answered "goes out at 11:00".
    AnnouncementAnswered {
        /// Which message.
        message: MessageId,
        /// What to do with it.
        choice: AnnouncementChoice,
        /// The person of the team who did it.
        by: PersonId,
    },
    /// A person writes to the lead from here, in their own words.
    Written {
        /// The person of the team who does.
        by: PersonId,
        /// Names the mail: what is pressed twice is one.
        message: MessageId,
    },
    /// A message could not be sent, in time or at all.
    NotSent {
        /// The message that it is about.
        message: MessageId,
        /// Which step it is; absent, when it has none.
        step: Option<String>,
        /// What kept it from leaving.
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
        /// The other lead.
        lead: LeadId,
        /// Who has it.
        rep: Option<PersonId>,
    },
    /// What the manager says of two leads: that they are of one person, or of two after all.
    Merging(Merging),
    /// Somebody of a linked lead wrote back, booked or was reached.
    ColleagueInTouch {
        /// Which lead.
        lead: LeadId,
        /// When they were heard.
        at: Instant,
        /// The message of this lead that would leave now, if one would.
        pending: Option<MessageId>,
    },
    /// The manager apologises for what is late, and offers a way to get it.
    OwnUp {
        /// Who apologises.
        by: PersonId,
    },
    /// The manager asks whoever has the lead to do what is owed.
    Nudged {
        /// Who asks.
        by: PersonId,
    },
    /// Whoever has the lead looks at it again later: nothing that is owed waits for that.
    PutOff {
        /// Who has it.
        by: PersonId,
        /// Until when it does not stand first; nothing, where they look at it now after all.
        until: Option<Instant>,
    },
    /// The manager lets go what is owed, though nobody has done it.
    LetGo {
        /// Who does.
        by: PersonId,
        /// Why.
        why: LetGoReason,
        /// Whether the lead reads the courteous no; otherwise it reads nothing.
        says_no: bool,
    },
    /// A person lets the written steps go on that a colleague's sign of life holds.
    GoOn {
        /// The person of the team who did it.
        by: PersonId,
    },
    /// The mail service had taken a message, and has given up on it: a full mailbox, or a server that never answered.
    NotDelivered {
        /// What it was.
        message: Box<Message>,
    },
    /// Another system told its name for them.
    NamedElsewhere {
        /// The name.
        id: String,
    },
    /// They demand that what is kept of them be erased.
    ErasureDemanded {
        /// What else they said by it: that they are to be left alone, or no more than that they wrote.
        sign: Sign,
        /// When the mail service took the mail, if it says so: the time that the law gives counts from then.
        at: Option<Instant>,
    },
    /// Whoever leads the team has looked at what they demand, and nothing is to be erased.
    ErasureDeclined {
        /// The person of the team who did it.
        by: PersonId,
    },
    /// They said yes to the offer of the newsletter.
    OptedIn,
    /// They said by the link of a letter that they are ready.
    SaidReady,
    /// A written step waits for a person.
    ApprovalAwaited {
        /// Which message.
        message: MessageId,
        /// Why it does not go out by itself.
        why: ApprovalReason,
    },
    /// Nobody sent, or left out, a written step that waited for a person, and its time is over.
    ApprovalLapsed {
        /// What it was.
        message: Box<Message>,
    },
    /// Somebody sent a mail that waited for a person, or left it out.
    MessageSettled {
        /// The person of the team who did it.
        by: PersonId,
    },
}

impl Event {
    /// The inquiry by which a lead began, if this is that.
    #[must_use]
    pub fn arrived(&self) -> Option<&Inquiry> {
        let Event::Arrived { inquiry, .. } = self else {
            return None;
        };
        Some(inquiry)
    }

    /// Whether it says anything of people. Most events do not, and only of those that do it matters whether they changed anything.
    pub(crate) fn says_of_people(&self) -> bool {
        self.is_a_persons_act() || self.is_sign_of_contact()
    }

    /// Whether a person did it: somebody of the team by a report, a copy or a click, or the lead by an answer or a booking. A form is none:
    /// anybody can fill it in with somebody's address.
    #[must_use]
    pub fn is_a_persons_act(&self) -> bool {
        match self {
            Event::Outcome(_)
            | Event::Assigned { .. }
            | Event::HandedOver { .. }
            | Event::KeptByOwner { .. }
            | Event::Verdict { .. }
            | Event::Sign(Sign::Replied)
            | Event::ErasureDemanded {
                sign: Sign::Replied,
                ..
            }
            | Event::AnnouncementAnswered { .. }
            | Event::Written { .. }
            | Event::AppointmentChanged(_)
            | Event::OwnUp { .. }
            | Event::LetGo { .. }
            | Event::GoOn { .. }
            | Event::OptedIn
            | Event::SaidReady
            | Event::MessageSettled { .. } => true,
            Event::Tick
            | Event::Arrived { .. }
            | Event::Joined { .. }
            | Event::Routed(_)
            | Event::OwnerAbsent { .. }
            | Event::OwnerAway { .. }
            | Event::OwnerBack { .. }
            | Event::OwnerLeft { .. }
            | Event::MoveDue { .. }
            | Event::Sign(
                Sign::Unsubscribed | Sign::Bounced | Sign::Complained | Sign::DoNotContact,
            )
            | Event::ErasureDemanded {
                sign: Sign::Unsubscribed | Sign::Bounced | Sign::Complained | Sign::DoNotContact,
                ..
            }
            | Event::MachineReplied(_)
            | Event::NoteAdded { .. }
            | Event::DetailsCorrected { .. }
            | Event::Unproven(_)
            | Event::NotSent { .. }
            | Event::NotDelivered { .. }
            | Event::NamedElsewhere { .. }
            | Event::Erased
            | Event::SuppressionFound { .. }
            | Event::Linked { .. }
            | Event::Merging(_)
            | Event::Nudged { .. }
            | Event::ErasureDeclined { .. }
            | Event::PutOff { .. }
            | Event::TakenBack { .. }
            | Event::ColleagueInTouch { .. }
            | Event::ApprovalAwaited { .. }
            | Event::ApprovalLapsed { .. } => false,
        }
    }

    /// Whether it shows that they are in contact with somebody of us, by a way of which Baton may not see all: what was planned for who
    /// hears nothing may not fit any more.
    #[must_use]
    pub fn is_sign_of_contact(&self) -> bool {
        match self {
            Event::Outcome(outcome) => {
                let copied = outcome.known == Evidence::Seen;
                let wrote = outcome.disposition == Disposition::Wrote;
                outcome.disposition.is_contact() || wrote && copied
            }
            Event::AnnouncementAnswered { choice, .. } => match choice {
                AnnouncementChoice::InTouch => true,
                AnnouncementChoice::SendNow | AnnouncementChoice::Stop => false,
            },
            Event::Sign(Sign::Replied)
            | Event::ErasureDemanded {
                sign: Sign::Replied,
                ..
            }
            | Event::Written { .. }
            | Event::SaidReady
            | Event::AppointmentChanged(_)
            | Event::ColleagueInTouch { .. } => true,
            Event::Tick
            | Event::Arrived { .. }
            | Event::Joined { .. }
            | Event::Routed(_)
            | Event::OwnerAbsent { .. }
            | Event::OwnerAway { .. }
            | Event::OwnerBack { .. }
            | Event::OwnerLeft { .. }
            | Event::MoveDue { .. }
            | Event::Assigned { .. }
            | Event::HandedOver { .. }
            | Event::KeptByOwner { .. }
            | Event::Verdict { .. }
            | Event::Sign(
                Sign::Unsubscribed | Sign::Bounced | Sign::Complained | Sign::DoNotContact,
            )
            | Event::ErasureDemanded {
                sign: Sign::Unsubscribed | Sign::Bounced | Sign::Complained | Sign::DoNotContact,
                ..
            }
            | Event::MachineReplied(_)
            | Event::NoteAdded { .. }
            | Event::DetailsCorrected { .. }
            | Event::Unproven(_)
            | Event::NotSent { .. }
            | Event::NotDelivered { .. }
            | Event::NamedElsewhere { .. }
            | Event::Erased
            | Event::SuppressionFound { .. }
            | Event::Linked { .. }
            | Event::Merging(_)
            | Event::OwnUp { .. }
            | Event::Nudged { .. }
            | Event::ErasureDeclined { .. }
            | Event::PutOff { .. }
            | Event::TakenBack { .. }
            | Event::LetGo { .. }
            | Event::GoOn { .. }
            | Event::OptedIn
            | Event::ApprovalAwaited { .. }
            | Event::ApprovalLapsed { .. }
            | Event::MessageSettled { .. } => false,
        }
    }
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

impl Unproven {
    /// What is claimed, as a timeline has it.
    #[must_use]
    pub fn claim(&self) -> UnprovenClaim {
        match self {
            Unproven::Report { .. } => UnprovenClaim::Report,
            Unproven::Words => UnprovenClaim::Words,
            Unproven::Silence => UnprovenClaim::Silence,
            Unproven::Away => UnprovenClaim::Away,
            Unproven::Failure => UnprovenClaim::Failure,
            Unproven::Complaint => UnprovenClaim::Complaint,
        }
    }
}

/// Why an address is on the list of those that are not to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// The strongest signal.
    pub block: Block,
    /// When it was last given.
    pub since: Instant,
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
