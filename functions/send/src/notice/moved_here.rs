//! The lead has come from somebody else.

use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::name_or_colleague;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;
use crate::team::task::{is_request, request, what_to_say};

pub(super) struct MovedHere;

impl NoticeContent for MovedHere {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        if is_request(case) {
            return request(reader, digest, case).await;
        }
        let former = &case.lead.former;
        let reason = if former.is_empty() {
            "The manager has given it to you."
        } else {
            "No contact was reported there in the agreed time."
        };
        let from = former.last().filter(|former| **former != reader.person.id);
        let values = about
            .task()
            .text(Variable::OtherRep, name_or_colleague(reader, from))
            .text(Variable::Reason, reason)
            .markup(Variable::Script, what_to_say(reader, case).await?);
        Ok(about.mail(digest, MailKind::ReassignedTo, values))
    }
}
