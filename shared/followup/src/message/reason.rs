//! Why a message was not sent, or waits.

use serde::{Deserialize, Serialize};

use crate::law::region::LegalBar;

/// Why a mail that was written because its time had come waits for a person to send it, or to leave it out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ApprovalReason {
    /// Answers to it would not come back here.
    #[default]
    AnswersElsewhere,
    /// There was a sign of contact since the last one: it may not fit any more.
    InContact,
    /// As many in a row as may have gone out by themselves.
    Unattended,
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
    /// The mail service took it, and their server never did.
    NotDelivered,
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
    /// The company has nobody of this kind written to from here.
    WrittenElsewhere,
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
    /// Nothing was heard until the time ran out.
    Silence,
}
