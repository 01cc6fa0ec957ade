//! Why a message was not sent, or waits, in English.

use followup::law::LegalBar;
use followup::message::{MailRefusal, NoAnswer, NotSentReason, TemplateProblem};

/// Why a message was not sent, or waits: a clause without a capital and a full stop.
///
/// ```
/// use followup::message::NotSentReason;
/// assert_eq!(wording::reason::not_sent(&NotSentReason::Stopped), "a stop came first");
/// ```
#[must_use]
pub fn not_sent(why: &NotSentReason) -> String {
    let said = match why {
        NotSentReason::TooLate => "the time in which it could go has passed",
        NotSentReason::Stopped => "a stop came first",
        NotSentReason::NoAddress => "there is no address to write to",
        NotSentReason::LeadGone => "the lead is gone",
        NotSentReason::InquiryGone => "the inquiry is gone",
        NotSentReason::Merged => "the lead was merged into another",
        NotSentReason::AppointmentChanged => "the appointment is not the same any more",
        NotSentReason::Acknowledged => "acknowledged within the day; noted as a repeat",
        NotSentReason::Law { rule } => return law(rule),
        NotSentReason::Unrenderable { template, problem } => {
            return unrenderable(template, problem);
        }
        NotSentReason::Refused { refusal } => {
            return format!("the mail service refused it: {}", refused(*refusal));
        }
        NotSentReason::Rejected => "the mail service rejected it",
        NotSentReason::NotDelivered => {
            "their mailbox did not take it, and the mail service gave up"
        }
        NotSentReason::NoAnswer { failure } => return no_answer(*failure),
        NotSentReason::LeaseNearlyOver => "the lease was nearly over",
        NotSentReason::SenderSilent => "whoever sent it did not say",
        NotSentReason::PerhapsSent => "perhaps not sent: the mail service did not say",
        NotSentReason::NotTakenUp => "a draft that nobody sent in time",
        NotSentReason::NotOfTheTeam => "the person is not of the team any more",
        NotSentReason::NothingToSay => "nothing to say",
        NotSentReason::Unreadable => "what it speaks of cannot be read",
        NotSentReason::Restored => {
            "a backup was restored; it may have been sent after that was made"
        }
    };
    said.to_owned()
}

/// What is wrong with a template, or with what it is filled with.
#[must_use]
pub fn unrenderable(template: &str, problem: &TemplateProblem) -> String {
    let at = |line: &usize| format!("template `{template}`, line {line}");
    match problem {
        TemplateProblem::Absent => format!("there is no template `{template}`"),
        TemplateProblem::SaysTheyAsked => {
            format!("template `{template}` says that they asked, and a list names them")
        }
        TemplateProblem::Missing { variable, line } => {
            format!("{}: `{variable}` is missing", at(line))
        }
        TemplateProblem::Empty { variable, line } => {
            format!("{}: `{variable}` is empty", at(line))
        }
        TemplateProblem::WrongShape { variable, line } => {
            format!("{}: `{variable}` has a value of the wrong kind", at(line))
        }
        TemplateProblem::NotALink { variable, line } => {
            format!("{}: `{variable}` is not a link", at(line))
        }
        TemplateProblem::NoNeutralTwin => format!("template `{template}` has no neutral twin"),
        TemplateProblem::LeftOver { mark, line } => {
            format!("{}: `{mark}` is left over from a merge field", at(line))
        }
    }
}

/// What the mail service says when it refuses a message.
#[must_use]
pub fn refused(refusal: MailRefusal) -> &'static str {
    match refusal {
        MailRefusal::Unbuildable => "the request cannot be built",
        MailRefusal::NoConnection => "no connection",
        MailRefusal::TooManyRequests => "too many requests",
        MailRefusal::LimitReached => "a limit of the account is reached",
        MailRefusal::ResourceMissing => "a resource is missing",
        MailRefusal::MessageRejected => "the message is rejected",
        MailRefusal::Malformed => "the request is malformed",
        MailRefusal::Other => "refused",
        MailRefusal::SendingPaused => "sending is paused",
        MailRefusal::AccountSuspended => "the account is suspended",
        MailRefusal::DomainNotVerified => "the sender's domain is not verified",
        MailRefusal::SenderNotVerified => "the sender is not verified",
        MailRefusal::DailyQuota => "the day's quota is used up",
        MailRefusal::AccessDenied => "the mail service lets nobody in",
    }
}

fn no_answer(failure: NoAnswer) -> String {
    match failure {
        NoAnswer::NoMessageId => "the answer has no message id".to_owned(),
        NoAnswer::Failed { status } => format!("the mail service failed with {status}"),
        NoAnswer::Silence => "no answer".to_owned(),
    }
}

/// Which rule of their law keeps something from being written.
pub(crate) fn law(rule: &LegalBar) -> String {
    match rule {
        LegalBar::ConsentEnded { months, on } => {
            format!("the consent of an inquiry ended {months} months after it, on {on}")
        }
        LegalBar::AllWritten { most } => format!(
            "their law allows {most} follow-ups in writing for an inquiry, the goodbye among them"
        ),
    }
}
