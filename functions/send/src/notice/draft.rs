//! A written step waits for the reader to send it, or to leave it out.

use cloud::CloudError;
use cloud::table::outbox::{Outgoing, State};
use followup::bundle::Bundle;
use followup::ids::MessageId;
use followup::promise::moment;
use followup::template::{MailKind, Variable};

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::message::{draft_of, message_of, waits_for_a_person};
use crate::team::reader::Reader;

pub(super) struct Draft<'a> {
    pub(super) message: &'a MessageId,
}

impl Kind for Draft<'_> {
    /// It waits for whom it was given to, also after the lead has gone to rest.
    fn matters(&self, _reader: &Reader<'_>, _case: &Case) -> bool {
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
        if message.state != State::AwaitingApproval {
            return Ok(Composed::Nothing);
        }
        let Some(words) = draft_of(reader, case, &draft).await? else {
            return Ok(Composed::Nothing);
        };
        let until = message.due_at.unwrap_or(draft.not_after);
        let until = moment(case.policy.calendar(), until, reader.now);
        let values = about
            .task()
            .markup(Variable::LeadSummary, case.summary_with_reach(reader.now))
            .text(Variable::When, until)
            .markup(Variable::Draft, words)
            .markup(
                Variable::Buttons,
                reader.buttons().draft(&draft.lead, self.message),
            );
        Ok(about.mail(bundle, MailKind::Draft, values))
    }
}
