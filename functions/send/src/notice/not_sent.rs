//! A step could not be sent in time, or at all: a person decides.

use cloud::CloudError;
use cloud::table::outbox::OutboxItem;
use followup::digest::Digest;
use followup::ids::MessageId;
use followup::template::{MailKind, Variable};

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::mail::phrases::sentence;
use crate::team::content::Composed;
use crate::team::message::{message_of, why_not_sent, words_of};
use crate::team::reader::TeamReader;

pub(super) struct NotSent<'a> {
    pub(super) message: &'a MessageId,
}

impl NoticeContent for NotSent<'_> {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead) || reader.is_manager()
    }

    fn matters_once_closed(&self) -> bool {
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
        let reason = sentence(&why_not_sent(&item));
        let buttons = reader.buttons().message(&message.lead, self.message);
        let values = about
            .task()
            .markup(Variable::LeadSummary, case.summary_with_reach(reader.now))
            .text(Variable::Reason, reason)
            .markup(Variable::Draft, words_of(reader, case, &message).await?)
            .markup(Variable::Buttons, buttons);
        Ok(about.mail(digest, MailKind::NotSent, values))
    }
}
