//! A written step waits for the reader to send it, or to leave it out.

use cloud::CloudError;
use cloud::table::outbox::{OutboxItem, State};
use followup::digest::Digest;
use followup::ids::MessageId;
use followup::message::{ApprovalReason, Message};
use followup::template::{MailKind, Variable};

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
        let values = about
            .task()
            .markup(Variable::LeadSummary, who_and_what(reader, case))
            .text(Variable::When, until)
            .text(Variable::WithoutIt, without_it(case, &message))
            .text(
                Variable::Reason,
                format!(
                    "{} Sent, it is signed by {}.",
                    reason(message.approval.unwrap_or_default()),
                    if ready.is_signed_by_reader {
                        "you"
                    } else {
                        "the team"
                    }
                ),
            )
            .markup(Variable::Draft, ready.words)
            .markup(
                Variable::Buttons,
                reader.buttons().approval(&message.lead, self.message),
            );
        Ok(about.mail(digest, MailKind::Approval, values))
    }
}

/// What follows if nobody sends it.
fn without_it(case: &Case, message: &Message) -> &'static str {
    if case.policy.rules.cadence.ends_with(&message.step) {
        "it is left out. It is the last one: then they hear nothing more from us by itself, and their inquiry rests"
    } else {
        "it is left out, and everything else goes on without it"
    }
}

/// Why it does not go out by itself.
fn reason(why: ApprovalReason) -> &'static str {
    match why {
        ApprovalReason::AnswersElsewhere => {
            "It does not go out by itself, because answers to it would not come back here: they come to your own mailbox."
        }
        ApprovalReason::InContact => {
            "It does not go out by itself, because there has been contact with them since our last mail: please see whether it still fits."
        }
        ApprovalReason::Unattended => {
            "It does not go out by itself, because nobody has answered what went before it, and none of us has reported anything since: please look first."
        }
    }
}
