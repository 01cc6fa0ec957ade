//! The person has sent another form.

use calendar::Instant;
use cloud::CloudError;
use followup::bundle::Bundle;
use followup::template::MailKind;

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::Reader;

pub(super) struct WroteAgain;

impl Kind for WroteAgain {
    fn matters(&self, reader: &Reader<'_>, case: &Case) -> bool {
        reader.has(&case.lead)
    }

    fn place(&self) -> Place {
        Place::Yours
    }

    fn why(&self, _case: &Case, _now: Instant) -> &'static str {
        "has sent another form"
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        // It is about the form that came last, and not about the one that the follow-up speaks of.
        let case = about.case.clone().latest(about.reader.cloud).await?;
        let about = About {
            case: &case,
            ..*about
        };
        Ok(about.mail(bundle, MailKind::WroteAgain, about.task()))
    }
}
