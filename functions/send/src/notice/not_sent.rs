//! A step could not be sent in time, or at all: a person decides.

use cloud::CloudError;
use cloud::table::outbox::OutboxItem;
use followup::digest::Digest;
use followup::ids::MessageId;
use followup::message::NotSentReason;
use followup::template::{MailKind, Variable};

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::mail::phrases::sentence;
use crate::team::content::Composed;
use crate::team::message::{message_of, signed_words_of, why_not_sent};
use crate::team::reader::TeamReader;

pub(super) struct NotSent<'a> {
    pub(super) message: &'a MessageId,
}

impl NoticeContent for NotSent<'_> {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        // Once the lead rests, nobody has it, and whoever was asked to send the mail still hears what became of it.
        reader.has(&case.lead) || reader.is_manager() || case.lead.rep().is_none()
    }

    fn matters_once_closed(&self, _case: &Case) -> bool {
        true
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Mail
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::NotSent)
    }

    fn shows(&self, _reader: &TeamReader<'_>, item: &OutboxItem) -> bool {
        item.state.was_not_sent()
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
        let (words, name) = (case.words, case.name());
        let (headline, reason) = match &item.why {
            Some(NotSentReason::NotTakenUp) => (
                words.not_sent_left_out(&name),
                words.not_sent_left_out_why(&name, &case.what_next(reader.now)),
            ),
            Some(NotSentReason::NotDelivered) => (
                words.not_sent_undelivered(&name),
                words.not_sent_undelivered_why(&name, &why_not_sent(words, &item)),
            ),
            Some(_) | None => (
                words.not_sent_decide(&name),
                words.not_sent_decide_why(&name, &sentence(&why_not_sent(words, &item))),
            ),
        };
        let buttons = reader.buttons().message(&message.lead, self.message);
        let values = about
            .task()
            .markup(Variable::LeadSummary, case.summary_with_reach(reader.now))
            .text(Variable::Headline, headline)
            .text(Variable::Reason, reason)
            .markup(Variable::Draft, ready.words)
            .markup(Variable::Buttons, buttons);
        Ok(about.mail(digest, MailKind::NotSent, values))
    }
}
