//! A new lead who wants to hear from us later.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::promise::come_back_at;
use followup::template::Markup;
use followup::work;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::buttons;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct ForLater;

impl NoticeContent for ForLater {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead) && case.lead.touched_at.is_none()
    }

    fn news_since(&self, case: &Case) -> Option<Instant> {
        work::assigned_at(&case.lead)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Informs
    }

    /// With what they asked: it may need something before that.
    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let on = come_back_at(&case.policy, case.lead.arrived_at);
        let what = case.words.wants_contact_around(&case.times().date(on));
        let below = Markup::join([case.asked_in_short(), buttons(reader, case)]);
        Ok(Some(DigestLine::saying(case, &what, below)))
    }

    /// It stands on lists alone.
    async fn mail(&self, _about: &About<'_>, _digest: &Digest) -> Result<Composed, CloudError> {
        Ok(Composed::Nothing)
    }
}
