//! The first touch is wanted.

use cloud::CloudError;
use followup::digest::Digest;
use followup::work;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;
use crate::team::task::step_due;

pub(super) struct Reminder;

impl NoticeContent for Reminder {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead) && work::owed(&case.lead).is_some()
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        step_due(about.reader, digest, about.case, false).await
    }
}
