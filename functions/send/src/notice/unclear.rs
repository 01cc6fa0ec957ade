//! What the reader wrote about a lead names no outcome: filed, and asked with the buttons.

use cloud::CloudError;
use followup::digest::Digest;
use followup::template::MailKind;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::buttons;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct Unclear;

impl NoticeContent for Unclear {
    /// Whoever wrote about a lead is answered, whosever it is.
    fn matters(&self, _reader: &TeamReader<'_>, _case: &Case) -> bool {
        true
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::ToSay
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        Ok(Some(DigestLine::saying(
            about.case,
            &about.case.words.unclear_line(),
            buttons(about.reader, about.case),
        )))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        Ok(about.mail(digest, MailKind::Unclear, about.task()))
    }
}
