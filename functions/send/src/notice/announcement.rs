//! A written step goes out soon.

use cloud::CloudError;
use cloud::table::outbox::{Outgoing, State};
use followup::bundle::Bundle;
use followup::ids::MessageId;
use followup::template::{MailKind, Variable};

use super::kind::{About, Kind, Place, Together};
use crate::case::Case;
use crate::mail::phrases::hour;
use crate::team::content::Composed;
use crate::team::line::Line;
use crate::team::message::{message_line, message_of, words_of};
use crate::team::reader::Reader;

pub(super) struct Announcement<'a> {
    pub(super) message: &'a MessageId,
}

impl Kind for Announcement<'_> {
    fn matters(&self, reader: &Reader<'_>, case: &Case) -> bool {
        reader.has(&case.lead)
    }

    fn place(&self) -> Place {
        Place::Mail
    }

    fn together(&self) -> Option<Together> {
        Some(Together {
            mail: MailKind::Reminders,
            headline: "Goes out soon",
        })
    }

    /// While nobody would hear an answer nothing goes out by itself: its time brings a draft.
    fn shows(&self, reader: &Reader<'_>, message: &Outgoing) -> bool {
        message.state == State::Pending && reader.receives
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<Line>, CloudError> {
        match message_of(about.reader, about.notice, self.message).await? {
            Some((message, _)) if self.shows(about.reader, &message) => {
                message_line(about.reader, &message).await
            }
            Some(_) | None => Ok(None),
        }
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let Some((message, draft)) = message_of(reader, about.notice, self.message).await? else {
            return Ok(Composed::Nothing);
        };
        if !self.shows(reader, &message) {
            return Ok(Composed::Nothing);
        }
        let at = draft.not_before.max(reader.now);
        let at = hour(case.policy.calendar(), at, reader.now);
        let buttons = reader.buttons().announcement(&draft.lead, self.message);
        let values = about
            .task()
            .markup(Variable::LeadSummary, case.summary_with_reach(reader.now))
            .text(Variable::When, at)
            .markup(Variable::Draft, words_of(reader, case, &draft).await?)
            .markup(Variable::Buttons, buttons);
        Ok(about.mail(bundle, MailKind::Announcement, values))
    }
}
