//! A lead that went quiet: does it stay so?

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::lead::{Open, Stage};

use super::kind::{About, Kind, Place};
use super::qualify::verdict;
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::Reader;

pub(super) struct Look;

impl Kind for Look {
    fn matters(&self, _reader: &Reader<'_>, case: &Case) -> bool {
        matches!(case.lead.stage, Stage::Open(Open::Looking { .. }))
    }

    fn place(&self) -> Place {
        Place::Elsewhere
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        let reason = if about.case.lead.asked_for_nothing() {
            "They are on a list of ours: is it worth a call?"
        } else {
            "They went quiet some time ago: does it stay so?"
        };
        Ok(verdict(about, bundle, reason))
    }
}
