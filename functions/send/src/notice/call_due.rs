//! A call of the cadence, or an agreed next step, is due.

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::work;

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::Reader;
use crate::team::task::{is_request, request, step_due};

pub(super) struct CallDue;

impl Kind for CallDue {
    fn matters(&self, reader: &Reader<'_>, case: &Case) -> bool {
        reader.has(&case.lead) && work::is_open(&case.policy, &case.lead, reader.now)
    }

    fn place(&self) -> Place {
        Place::Yours
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        if is_request(about.case) {
            return request(about.reader, bundle, about.case).await;
        }
        step_due(about.reader, bundle, about.case, false).await
    }
}
