//! A call of the cadence, or an agreed next step, is due.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::work;

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::choices::line_to_do;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;
use crate::team::task::{is_request, request, step_due};

pub(super) struct CallDue;

impl NoticeContent for CallDue {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead) && work::is_open(&case.policy, &case.lead, reader.now)
    }

    /// Before it was due it stood there, too, and was not to be done yet.
    fn news_since(&self, case: &Case) -> Option<Instant> {
        match work::owed(&case.lead) {
            Some(owed) => Some(owed.start),
            None => work::progress(&case.lead)?.at.open_since(),
        }
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Waiting)
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        Ok(Some(line_to_do(about.reader, about.case)))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        if is_request(about.case) {
            return request(about.reader, digest, about.case, None).await;
        }
        step_due(about.reader, digest, about.case, false).await
    }
}
