//! A call of the cadence, or an agreed next step, is due.

use cloud::CloudError;
use followup::digest::Digest;
use followup::work;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;
use crate::team::task::{is_request, request, step_due};

pub(super) struct CallDue;

impl NoticeContent for CallDue {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead) && work::is_open(&case.policy, &case.lead, reader.now)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        if is_request(about.case) {
            return request(about.reader, digest, about.case).await;
        }
        step_due(about.reader, digest, about.case, false).await
    }
}
