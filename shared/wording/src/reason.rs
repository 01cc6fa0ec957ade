//! Why a message was not sent, or waits.

use followup::law::LegalBar;
use followup::message::{MailRefusal, NoAnswer, NotSentReason, TemplateProblem};

use crate::Words;

/// Why a message was not sent, or waits: a clause without a capital and a full stop.
///
/// ```
/// use followup::message::NotSentReason;
/// use wording::{Words, reason::not_sent};
/// assert_eq!(not_sent(Words::default(), &NotSentReason::Stopped), "a stop came first");
/// ```
#[must_use]
pub fn not_sent(words: Words, why: &NotSentReason) -> String {
    match why {
        NotSentReason::TooLate => words.unsent_too_late(),
        NotSentReason::Stopped => words.unsent_stopped(),
        NotSentReason::NoAddress => words.unsent_no_address(),
        NotSentReason::LeadGone => words.unsent_lead_gone(),
        NotSentReason::InquiryGone => words.unsent_inquiry_gone(),
        NotSentReason::Merged => words.unsent_merged(),
        NotSentReason::AppointmentChanged => words.unsent_appointment_changed(),
        NotSentReason::Acknowledged => words.unsent_acknowledged(),
        NotSentReason::Law { rule } => law(words, rule),
        NotSentReason::Unrenderable { template, problem } => unrenderable(words, template, problem),
        NotSentReason::Refused { refusal } => words.unsent_refused(&refused(words, *refusal)),
        NotSentReason::Rejected => words.unsent_rejected(),
        NotSentReason::NotDelivered => words.unsent_not_delivered(),
        NotSentReason::NoAnswer { failure } => no_answer(words, *failure),
        NotSentReason::LeaseNearlyOver => words.unsent_lease_nearly_over(),
        NotSentReason::SenderSilent => words.unsent_sender_silent(),
        NotSentReason::PerhapsSent => words.unsent_perhaps_sent(),
        NotSentReason::NotTakenUp => words.unsent_not_taken_up(),
        NotSentReason::NotOfTheTeam => words.unsent_not_of_the_team(),
        NotSentReason::NothingToSay => words.unsent_nothing_to_say(),
        NotSentReason::Unreadable => words.unsent_unreadable(),
        NotSentReason::Restored => words.unsent_restored(),
        NotSentReason::WrittenElsewhere => words.unsent_written_elsewhere(),
    }
}

/// What is wrong with a template, or with what it is filled with.
fn unrenderable(words: Words, template: &str, problem: &TemplateProblem) -> String {
    match problem {
        TemplateProblem::Absent => words.template_absent(template),
        TemplateProblem::SaysTheyAsked => words.template_says_they_asked(template),
        TemplateProblem::Missing { variable, line } => {
            words.template_missing(&line.to_string(), template, variable)
        }
        TemplateProblem::Empty { variable, line } => {
            words.template_empty(&line.to_string(), template, variable)
        }
        TemplateProblem::WrongShape { variable, line } => {
            words.template_wrong_shape(&line.to_string(), template, variable)
        }
        TemplateProblem::NotALink { variable, line } => {
            words.template_not_a_link(&line.to_string(), template, variable)
        }
        TemplateProblem::NoNeutralTwin => words.template_no_neutral_twin(template),
        TemplateProblem::LeftOver { mark, line } => {
            words.template_left_over(&line.to_string(), mark, template)
        }
    }
}

/// What the mail service says when it refuses a message.
#[must_use]
pub fn refused(words: Words, refusal: MailRefusal) -> String {
    match refusal {
        MailRefusal::Unbuildable => words.refused_unbuildable(),
        MailRefusal::NoConnection => words.refused_no_connection(),
        MailRefusal::TooManyRequests => words.refused_too_many_requests(),
        MailRefusal::LimitReached => words.refused_limit_reached(),
        MailRefusal::ResourceMissing => words.refused_resource_missing(),
        MailRefusal::MessageRejected => words.refused_message_rejected(),
        MailRefusal::Malformed => words.refused_malformed(),
        MailRefusal::Other => words.refused_other(),
        MailRefusal::SendingPaused => words.refused_sending_paused(),
        MailRefusal::AccountSuspended => words.refused_account_suspended(),
        MailRefusal::DomainNotVerified => words.refused_domain_not_verified(),
        MailRefusal::SenderNotVerified => words.refused_sender_not_verified(),
        MailRefusal::DailyQuota => words.refused_daily_quota(),
        MailRefusal::AccessDenied => words.refused_access_denied(),
    }
}

fn no_answer(words: Words, failure: NoAnswer) -> String {
    match failure {
        NoAnswer::NoMessageId => words.unsent_no_message_id(),
        NoAnswer::Failed { status } => words.unsent_failed(&status.to_string()),
        NoAnswer::Silence => words.unsent_no_answer(),
    }
}

/// Which rule of their law keeps something from being written.
pub(crate) fn law(words: Words, rule: &LegalBar) -> String {
    match rule {
        LegalBar::ConsentEnded { months, on } => {
            words.law_consent_ended(&months.to_string(), &on.to_string())
        }
        LegalBar::AllWritten { most } => words.law_all_written(&most.to_string()),
    }
}
