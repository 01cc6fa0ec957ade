//! The first touch is wanted.

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::work;

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::Reader;
use crate::team::task::step_due;

pub(super) struct Reminder;

impl Kind for Reminder {
    fn matters(&self, reader: &Reader<'_>, case: &Case) -> bool {
        reader.has(&case.lead) && work::owed(&case.lead).is_some()
    }

    fn place(&self) -> Place {
        Place::Yours
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        step_due(about.reader, bundle, about.case, false).await
    }
}
