//! The manager, or who stands in, asks for what is owed.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::ids::PersonId;

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::choices::{line_to_do_because, name_or_colleague};
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;
use crate::team::task::step_due;

pub(super) struct Nudge<'a> {
    pub(super) by: &'a PersonId,
}

impl NoticeContent for Nudge<'_> {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        // What they were asked for may be done by now, and something else owed.
        let mut owed = case.lead.owed.iter();
        let is_asked_for = owed.any(|owed| owed.nudged.is_some());
        reader.has(&case.lead) && is_asked_for
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    fn why(&self, case: &Case, _now: Instant) -> String {
        case.words.asked_for()
    }

    fn headline(&self, case: &Case, _now: Instant) -> String {
        case.words.please_turn_to(&case.name())
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Asked)
    }

    fn is_in_full_alone(&self) -> bool {
        false
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let asks = name_or_colleague(reader, Some(self.by));
        let why = case.words.asked_for_by(&asks, &case.waits_for(reader.now));
        Ok(Some(line_to_do_because(reader, case, &why)))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        step_due(about.reader, digest, about.case, false).await
    }
}
