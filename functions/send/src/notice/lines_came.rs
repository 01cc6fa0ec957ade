//! Whoever had the lead before has written about it.

use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::name_or_colleague;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;

pub(super) struct LinesCame;

impl NoticeContent for LinesCame {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let from = case.lead.handover.as_ref().map(|handover| &handover.from);
        let values = about
            .task()
            .text(Variable::OtherRep, name_or_colleague(reader, from));
        Ok(about.mail(digest, MailKind::LinesCame, values))
    }
}
