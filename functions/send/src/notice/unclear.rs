//! What the reader wrote about a lead names no outcome: filed, and asked with the buttons.

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::template::MailKind;

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::choices::buttons;
use crate::team::content::Composed;
use crate::team::line::Line;
use crate::team::reader::Reader;

pub(super) struct Unclear;

impl Kind for Unclear {
    /// Whoever wrote about a lead is answered, whosever it is.
    fn matters(&self, _reader: &Reader<'_>, _case: &Case) -> bool {
        true
    }

    fn place(&self) -> Place {
        Place::ToSay
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<Line>, CloudError> {
        Ok(Some(Line::saying(
            about.case,
            "what you wrote about them named no outcome: how did it go?",
            buttons(about.reader, about.case),
        )))
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        Ok(about.mail(bundle, MailKind::Unclear, about.task()))
    }
}
