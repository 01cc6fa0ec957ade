//! A written step goes out soon.

use cloud::CloudError;
use cloud::table::outbox::{OutboxItem, State};
use followup::digest::Digest;
use followup::guard::is_planned;
use followup::ids::MessageId;
use followup::template::{MailKind, Markup, Variable};
use followup::work;

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::message::{message_of, words_of};
use crate::team::reader::TeamReader;
use writing::owned_up_to;

pub(super) struct Announcement<'a> {
    pub(super) message: &'a MessageId,
}

impl NoticeContent for Announcement<'_> {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.answers_for(&case.lead)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Mail
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::GoesOut)
    }

    /// While nobody would hear an answer nothing goes out by itself: then it waits for an approval.
    fn shows(&self, reader: &TeamReader<'_>, item: &OutboxItem) -> bool {
        item.state == State::Pending && reader.receives
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let Some((item, message)) = message_of(reader, about.notice, self.message).await? else {
            return Ok(Composed::Nothing);
        };
        // They were stopped since it was written: it will not leave, and nobody is told that it does.
        if !self.shows(reader, &item) || !is_planned(&case.lead, &message) {
            return Ok(Composed::Nothing);
        }
        let at = item.leaves_at(reader.now).unwrap_or(reader.now);
        let at = case.times().at_hour(at, reader.now);
        let buttons = reader.buttons().announcement(&message.lead, self.message);
        let values = about
            .task()
            .markup(Variable::LeadSummary, who_and_what(reader, case))
            .text(Variable::When, at)
            .markup(Variable::Draft, words_of(reader, case, &message).await?)
            .markup(Variable::Buttons, buttons);
        // A promise that was kept late is owned up to, and nobody is asked about it any more.
        let is_open = work::late(&case.policy, &case.lead, reader.now).is_some();
        let by = owned_up_to(case.times(), &message, reader.now).filter(|_| is_open);
        let values = match by {
            Some(by) => values.text(Variable::PromisedBy, by),
            None => values,
        };
        Ok(about.mail(digest, MailKind::Announcement, values))
    }
}

/// Who it is, and the beginning of what they said: whoever decides about a mail to them sees what it answers.
pub(super) fn who_and_what(reader: &TeamReader<'_>, case: &Case) -> Markup {
    Markup::join([case.summary_with_reach(reader.now), case.said_in_short()])
}
