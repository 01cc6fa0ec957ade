//! Words in the lead's name, of which nothing proves that they are theirs: the owner decides.

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::template::{MailKind, Variable};
use followup::timeline::UnprovenClaim;

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::line::Line;
use crate::team::reader::Reader;

pub(super) struct Doubted;

impl Kind for Doubted {
    fn matters(&self, _reader: &Reader<'_>, case: &Case) -> bool {
        case.lead.doubt.is_some()
    }

    fn place(&self) -> Place {
        Place::ToSay
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<Line>, CloudError> {
        Ok(Some(Line::saying(
            about.case,
            "somebody wrote in their name: was it them? Please decide",
            about.reader.buttons().doubted(&about.case.lead),
        )))
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let reason = if case.lead.may_want_silence() {
            "The mail asks us to leave them alone, and nothing in it shows that it came from them: anybody may have written it."
        } else {
            "Nothing in the mail shows that it came from them: anybody may have written it."
        };
        let words = [UnprovenClaim::Words, UnprovenClaim::Silence];
        let values = about
            .task()
            .text(Variable::Reason, reason)
            .markup(Variable::Asked, case.unproven(reader.cloud, &words).await?)
            .markup(Variable::Buttons, reader.buttons().doubted(&case.lead));
        Ok(about.mail(bundle, MailKind::Doubted, values))
    }
}
