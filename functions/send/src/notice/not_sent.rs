//! A step could not be sent in time, or at all: a person decides.

use cloud::CloudError;
use cloud::table::outbox::Outgoing;
use followup::bundle::Bundle;
use followup::ids::MessageId;
use followup::team::Role;
use followup::template::{MailKind, Variable};

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::mail::phrases::sentence;
use crate::team::content::Composed;
use crate::team::message::{message_of, waits_for_a_person, why_not_sent, words_of};
use crate::team::reader::Reader;

pub(super) struct NotSent<'a> {
    pub(super) message: &'a MessageId,
}

impl Kind for NotSent<'_> {
    fn matters(&self, reader: &Reader<'_>, case: &Case) -> bool {
        reader.has(&case.lead) || reader.person.is(Role::Manager)
    }

    fn matters_once_closed(&self) -> bool {
        true
    }

    fn place(&self) -> Place {
        Place::Mail
    }

    fn shows(&self, _reader: &Reader<'_>, message: &Outgoing) -> bool {
        waits_for_a_person(message)
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let Some((message, draft)) = message_of(reader, about.notice, self.message).await? else {
            return Ok(Composed::Nothing);
        };
        if !self.shows(reader, &message) {
            return Ok(Composed::Nothing);
        }
        let reason = sentence(&why_not_sent(&message));
        let buttons = reader.buttons().message(&draft.lead, self.message);
        let values = about
            .task()
            .markup(Variable::LeadSummary, case.summary_with_reach(reader.now))
            .text(Variable::Reason, reason)
            .markup(Variable::Draft, words_of(reader, case, &draft).await?)
            .markup(Variable::Buttons, buttons);
        Ok(about.mail(bundle, MailKind::NotSent, values))
    }
}
