//! A written step waits for the reader to send it, or to leave it out.

use cloud::CloudError;
use cloud::table::outbox::{OutboxItem, State};
use followup::digest::Digest;
use followup::ids::MessageId;
use followup::message::{ApprovalReason, Message};
use followup::template::{MailKind, Variable};
use wording::Words;

use super::announcement::who_and_what;
use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::message::{message_of, signed_words_of};
use crate::team::reader::TeamReader;

pub(super) struct ApprovalNotice<'a> {
    pub(super) message: &'a MessageId,
}

impl NoticeContent for ApprovalNotice<'_> {
    /// It waits for whom it was given to, also after the lead has gone to rest.
    fn matters(&self, _reader: &TeamReader<'_>, _case: &Case) -> bool {
        true
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Mail
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Approval)
    }

    fn shows(&self, _reader: &TeamReader<'_>, item: &OutboxItem) -> bool {
        item.state == State::AwaitingApproval
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let Some((item, message)) = message_of(reader, about.notice, self.message).await? else {
            return Ok(Composed::Nothing);
        };
        if !self.shows(reader, &item) {
            return Ok(Composed::Nothing);
        }
        let Some(ready) = signed_words_of(reader, case, &message).await? else {
            return Ok(Composed::Nothing);
        };
        let until = item.due_at.unwrap_or(message.not_after);
        let until = case.times().in_mail(until, reader.now);
        let why = why(case.words, message.approval.unwrap_or_default());
        let reason = if ready.is_signed_by_reader {
            case.words.signed_by_you(&why)
        } else {
            case.words.signed_by_the_team(&why)
        };
        let values = about
            .task()
            .markup(Variable::LeadSummary, who_and_what(reader, case))
            .text(Variable::When, until)
            .text(Variable::WithoutIt, without_it(case, &message))
            .text(Variable::Reason, reason)
            .markup(Variable::Draft, ready.words)
            .markup(
                Variable::Buttons,
                reader.buttons().approval(&message.lead, self.message),
            );
        Ok(about.mail(digest, MailKind::Approval, values))
    }
}

/// What follows if nobody sends it.
fn without_it(case: &Case, message: &Message) -> String {
    if case.policy.rules.ends_with(&message.step) {
        case.words.approval_last()
    } else {
        case.words.approval_left_out()
    }
}

/// Why it does not go out by itself.
fn why(words: Words, why: ApprovalReason) -> String {
    match why {
        ApprovalReason::AnswersElsewhere => words.approval_elsewhere(),
        ApprovalReason::InContact => words.approval_in_contact(),
        ApprovalReason::Unattended => words.approval_unattended(),
    }
}
