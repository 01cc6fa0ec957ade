//! Messages to leads, and notices to the team.

use serde::{Deserialize, Serialize};

use crate::booking::Invitation;
use crate::criteria::Fit;
use crate::ids::{InquiryId, LeadId, MessageId, PersonId};
use crate::inquiry::{ContactWhen, Inquiry};
use crate::law::LegalBar;
use crate::lead::Lead;
use crate::policy::{Policy, Window};
use crate::template::MailKind;
use calendar::{Instant, Span};

/// What decides whether a stop holds a message back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopRule {
    /// The direct answer to an inquiry: only bounce, complaint and do-not-contact hold it back.
    Acknowledgement,
    /// A step that goes out by itself: every stop holds it back.
    Automatic,
    /// The answer to what was done about an appointment: it goes out for the appointment as it is, and what blocks their
    /// address, or stopped our mail since, holds it back.
    Appointment,
    /// What the clock says of that appointment, or what follows when nobody came: held back as what belongs to it is, and
    /// sent by a person where answers would not come back.
    Reminder,
    /// What a person released: bounce, complaint, do-not-contact and unsubscribe hold it back.
    Released,
}

/// Why a message was not sent, or waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum NotSentReason {
    /// The time in which it could go has passed.
    TooLate,
    /// A stop came first.
    Stopped,
    /// There is no address to write to.
    NoAddress,
    /// The lead is gone.
    LeadGone,
    /// The inquiry is gone.
    InquiryGone,
    /// The lead was merged into another.
    Merged,
    /// The appointment is not the same any more.
    AppointmentChanged,
    /// The address was acknowledged within the day: the inquiry is noted as a repeat.
    Acknowledged,
    /// The lead's law forbids it.
    Law {
        /// By which rule.
        rule: LegalBar,
    },
    /// It cannot be written.
    Unrenderable {
        /// The template.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
        template: String,
        /// What is wrong with it, or with what it is filled with.
        #[serde(flatten)]
        problem: TemplateProblem,
    },
    /// The mail service refused it.
    Refused {
        /// What it said.
        refusal: MailRefusal,
    },
    /// The mail service took it, and rejected it afterwards.
    Rejected,
    /// The mail service did not say whether it has it.
    NoAnswer {
        /// What was heard in place of an answer.
        failure: NoAnswer,
    },
    /// The lease of whoever claimed it was nearly over.
    LeaseNearlyOver,
    /// Whoever claimed it never said what became of it.
    SenderSilent,
    /// Perhaps it was sent: the mail service's own event has not come.
    PerhapsSent,
    /// A person was to send it, and nobody did in time.
    NotTakenUp,
    /// A backup was restored, and it may have been sent after that was made.
    Restored,
    /// A mail to somebody who is not of the team any more.
    NotOfTheTeam,
    /// Nothing of a mail to the team matters any more.
    NothingToSay,
    /// What a mail to the team speaks of cannot be read.
    Unreadable,
}

/// Why a template did not become a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum TemplateProblem {
    /// There is no such template.
    Absent,
    /// It says that they asked, and a list names them.
    SaysTheyAsked,
    /// A variable has no value and no fallback.
    Missing {
        /// The variable.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "template")))]
        variable: String,
        /// Where it stands.
        line: usize,
    },
    /// A variable has an empty value and no fallback.
    Empty {
        /// The variable.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "template")))]
        variable: String,
        /// Where it stands.
        line: usize,
    },
    /// A variable has a value of the wrong kind.
    WrongShape {
        /// The variable.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "template")))]
        variable: String,
        /// Where it stands.
        line: usize,
    },
    /// A variable is to be a link, and is none.
    NotALink {
        /// The variable.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "template")))]
        variable: String,
        /// Where it stands.
        line: usize,
    },
    /// It claims what nobody did, and has no neutral twin.
    NoNeutralTwin,
    /// A mark of a merge field is left over.
    LeftOver {
        /// The mark.
        #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "template")))]
        mark: String,
        /// Where it stands.
        line: usize,
    },
}

/// What the mail service says when it refuses a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MailRefusal {
    /// The request cannot be built.
    Unbuildable,
    /// Nobody answered the door.
    NoConnection,
    /// Too many requests.
    TooManyRequests,
    /// A limit of the account is reached.
    LimitReached,
    /// Something that the request names is missing.
    ResourceMissing,
    /// The message is rejected.
    MessageRejected,
    /// The request is malformed.
    Malformed,
    /// Another refusal.
    Other,
    /// Sending is paused.
    SendingPaused,
    /// The account is suspended.
    AccountSuspended,
    /// The sender's domain is not verified.
    DomainNotVerified,
    /// The sender is not verified.
    SenderNotVerified,
    /// The day's quota is used up.
    DailyQuota,
    /// The mail service lets nobody in.
    AccessDenied,
}

/// What was heard in place of the mail service's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoAnswer {
    /// The answer has no message id.
    NoMessageId,
    /// It failed.
    Failed {
        /// With which HTTP status.
        status: u16,
    },
    /// Nothing.
    Silence,
}

/// A message to a lead, not yet sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Derived from all that makes it this message and no other (P4).
    pub id: MessageId,
    /// To whom.
    pub lead: LeadId,
    /// The inquiry that it answers.
    pub inquiry: InquiryId,
    /// The step of the cadence, or what else it is.
    pub step: String,
    /// The template; its neutral twin is chosen when it is rendered.
    pub template: String,
    /// What may hold it back.
    pub stop_rule: StopRule,
    /// Not sent before.
    pub not_before: Instant,
    /// Not sent after.
    pub not_after: Instant,
    /// The stops that had been counted when it was written.
    pub stop_generation: u32,
    /// Counts the releases of one message by a person.
    pub occurrence: u32,
    /// The state of an appointment that it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<Invitation>,
}

impl Message {
    /// A message for a step of a lead's follow-up.
    #[must_use]
    pub fn new(
        lead: &Lead,
        step: &str,
        template: &str,
        stop_rule: StopRule,
        not_before: Instant,
        not_after: Instant,
    ) -> Self {
        let occurrence = 1;
        // No policy can name a step so: a step that comes once more is another message.
        let step = &match lead.restart {
            0 => step.to_owned(),
            round => format!("{step}-{}", round.saturating_add(1)),
        };
        Self {
            id: message_id(&lead.id, lead.cycle, &lead.inquiry, step, occurrence),
            lead: lead.id.clone(),
            inquiry: lead.inquiry.clone(),
            step: step.to_owned(),
            template: template.to_owned(),
            stop_rule,
            not_before,
            not_after,
            stop_generation: lead.stop_generation,
            occurrence,
            invitation: None,
        }
    }
}

/// The step of an acknowledgement.
pub const ACKNOWLEDGEMENT: &str = MailKind::Acknowledgement.as_str();
/// When an inquiry is acknowledged before any policy was pushed.
const DEFAULT_WINDOW: Window = Window {
    not_before: Span::Elapsed { seconds: 2 * 60 },
    not_after: Span::Elapsed { seconds: 15 * 60 },
};

/// The identifier of an inquiry's acknowledgement. It belongs to the inquiry and not to a cycle, so that it can
/// be written down without reading the lead.
#[must_use]
pub fn acknowledgement_id(lead: &LeadId, inquiry: &InquiryId, occurrence: u32) -> MessageId {
    message_id(lead, 0, inquiry, ACKNOWLEDGEMENT, occurrence)
}

/// The time of a span that passes on the clock on the wall; the check allows no other in the window.
fn elapsed(span: Span) -> chrono::Duration {
    let seconds = match span {
        Span::Elapsed { seconds } | Span::BusinessTime { seconds } => i64::from(seconds),
        Span::BusinessDays { days } => i64::from(days) * 86_400,
    };
    chrono::Duration::seconds(seconds)
}

/// The acknowledgement of an inquiry that arrived at `at`: the policy's window, or two to fifteen minutes.
#[must_use]
pub fn acknowledgement(
    policy: Option<&Policy>,
    lead: &LeadId,
    id: &InquiryId,
    inquiry: &Inquiry,
    at: Instant,
) -> Message {
    let window = policy.map_or(DEFAULT_WINDOW, |policy| policy.rules.clocks.acknowledge);
    // Whoever asks for help is answered now, and wants no peace.
    let to_answer = policy.is_some_and(|policy| {
        let fit = policy.rules.criteria.assess(inquiry).fit;
        matches!(fit, Fit::ToAnswer { .. })
    });
    let mail = match inquiry.contact_when {
        ContactWhen::Later if !to_answer => MailKind::AcknowledgementLater,
        ContactWhen::Later | ContactWhen::Now | ContactWhen::Week => MailKind::Acknowledgement,
    };
    let occurrence = 1;
    Message {
        id: acknowledgement_id(lead, id, occurrence),
        lead: lead.clone(),
        inquiry: id.clone(),
        step: ACKNOWLEDGEMENT.to_owned(),
        template: mail.as_str().to_owned(),
        stop_rule: StopRule::Acknowledgement,
        not_before: at + elapsed(window.not_before),
        not_after: at + elapsed(window.not_after),
        stop_generation: 0,
        occurrence,
        invitation: None,
    }
}

/// The identifier of a message to a lead.
#[must_use]
pub fn message_id(
    lead: &LeadId,
    cycle: u32,
    inquiry: &InquiryId,
    step: &str,
    occurrence: u32,
) -> MessageId {
    MessageId::derive(&[
        "message",
        lead.as_str(),
        &cycle.to_string(),
        inquiry.as_str(),
        step,
        "lead",
        &occurrence.to_string(),
    ])
}

/// Something that a member of the team must hear.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Notice {
    /// Who.
    pub to: PersonId,
    /// About which lead.
    pub lead: LeadId,
    /// What.
    pub kind: NoticeKind,
}

/// What a notice says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A new lead to call or to write to.
    NewLead,
    /// The lead's answers do not settle the criteria.
    Qualify,
    /// The lead wrote: an answer is owed.
    Answer,
    /// A call of the cadence, or an agreed next step, is due.
    CallDue,
    /// The first touch is wanted.
    Reminder,
    /// The lead moves to somebody else soon.
    Warning,
    /// The lead has moved away.
    MovedAway,
    /// The lead has moved here.
    MovedHere,
    /// A written step goes out soon.
    Announcement {
        /// Which.
        message: MessageId,
    },
    /// The person wrote again, from a form.
    WroteAgain,
    /// What they wrote names no outcome: filed, and asked with the buttons.
    Unclear,
    /// A report in this person's name, of which nothing proves that it is theirs.
    InYourName {
        /// The hash of the address that it came from, when that is not known to be theirs.
        from: Option<String>,
    },
    /// Words in the lead's name, of which nothing proves that they are theirs: the owner decides.
    Doubted,
    /// New leads are paused after two lapses in a row.
    Paused,
    /// A step could not be sent in time, or at all; a person decides.
    NotSent {
        /// Which.
        message: MessageId,
    },
    /// Something about an appointment.
    Meeting {
        /// What.
        news: MeetingNews,
        /// The state of the appointment that it speaks of.
        invitation: Invitation,
    },
    /// The manager hears.
    Escalation(Escalation),
    /// A lead that went quiet: does it stay so?
    Look,
    /// The written steps wait, because somebody of a linked lead is in touch.
    Held,
    /// A written step waits for this person to send it, or to leave it out.
    Approval {
        /// Which.
        message: MessageId,
    },
}

/// What a rep hears of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingNews {
    /// It was made.
    Booked,
    /// It has another time.
    Moved,
    /// It waits for a yes.
    Requested,
    /// It does not take place.
    Cancelled,
    /// It comes soon.
    Soon,
    /// It is over: how did it go?
    Over,
}

/// Why the manager hears of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Escalation {
    /// Nobody has touched it.
    Untouched,
    /// An answer is owed and overdue.
    Unanswered,
    /// An agreed step is overdue.
    StepOverdue,
    /// Nothing goes to them by itself any more, and nobody has said what becomes of it.
    Undecided,
    /// It moved to another rep.
    Reassigned,
    /// Two reps let it lapse.
    LapsedTwice,
    /// No rep has room: capacity is exhausted.
    Exhausted,
    /// It looks unwanted.
    Review,
    /// A courteous no waits for release.
    Refusal,
    /// The criteria say it is no inquiry.
    NotALead,
    /// There was no policy when it arrived.
    NoPolicy,
    /// A mail that waited for a person was left out.
    DraftLapsed,
}

/// How notices are gathered into mails, so that nobody is flooded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DigestKind {
    /// One mail at once, about one lead.
    Single,
    /// Reminders and calls due, at most one mail an hour.
    Reminders,
    /// Escalations, at most one mail an hour.
    Escalations,
    /// The list at opening.
    Morning,
    /// What nobody has touched, before a closure of more than a day.
    Untouched,
}

impl NoticeKind {
    /// The message to the lead that it speaks of.
    #[must_use]
    pub fn message(&self) -> Option<&MessageId> {
        let (NoticeKind::Announcement { message }
        | NoticeKind::NotSent { message }
        | NoticeKind::Approval { message }) = self
        else {
            return None;
        };
        Some(message)
    }
}

/// With which others a notice shares its mail, when that is one at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shares {
    /// With those of this name on the same day: whom several lapses pause hears of it once.
    Day(&'static str),
    /// With those of this name that are decided in the same minute: what comes due for several leads is one mail.
    Minute(&'static str),
    /// With none.
    Nothing,
}

impl Notice {
    /// How the notice is gathered during working hours.
    #[must_use]
    pub fn digest_kind(&self) -> DigestKind {
        match self.kind {
            NoticeKind::NewLead
            | NoticeKind::Qualify
            | NoticeKind::Answer
            | NoticeKind::Warning
            | NoticeKind::MovedAway
            | NoticeKind::MovedHere
            | NoticeKind::Announcement { .. }
            | NoticeKind::WroteAgain
            | NoticeKind::Unclear
            | NoticeKind::InYourName { .. }
            | NoticeKind::Doubted
            | NoticeKind::Paused
            | NoticeKind::Meeting { .. }
            | NoticeKind::Held
            | NoticeKind::Approval { .. }
            | NoticeKind::NotSent { .. } => DigestKind::Single,
            NoticeKind::CallDue | NoticeKind::Reminder | NoticeKind::Look => DigestKind::Reminders,
            NoticeKind::Escalation(_) => DigestKind::Escalations,
        }
    }

    /// With which others it shares a mail that goes out at once.
    #[must_use]
    pub fn shares(&self) -> Shares {
        match self.kind {
            NoticeKind::Paused => Shares::Day("paused"),
            NoticeKind::Warning => Shares::Minute("warnings"),
            NoticeKind::Announcement { .. } => Shares::Minute("announcements"),
            NoticeKind::MovedAway => Shares::Minute("moved"),
            NoticeKind::NewLead
            | NoticeKind::Qualify
            | NoticeKind::Answer
            | NoticeKind::CallDue
            | NoticeKind::Reminder
            | NoticeKind::MovedHere
            | NoticeKind::WroteAgain
            | NoticeKind::Unclear
            | NoticeKind::InYourName { .. }
            | NoticeKind::Doubted
            | NoticeKind::Meeting { .. }
            | NoticeKind::NotSent { .. }
            | NoticeKind::Escalation(_)
            | NoticeKind::Look
            | NoticeKind::Held
            | NoticeKind::Approval { .. } => Shares::Nothing,
        }
    }
}
