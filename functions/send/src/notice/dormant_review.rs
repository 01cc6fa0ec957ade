//! A lead that went quiet: does it stay so?

use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::{Open, Stage};

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use super::qualify::verdict;
use crate::case::Case;
use crate::team::choices::line_to_do;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct DormantReviewNotice;

impl NoticeContent for DormantReviewNotice {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.decides() && matches!(case.lead.stage, Stage::Open(Open::Reviewing { .. }))
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Elsewhere
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Waiting)
    }

    fn is_in_full_alone(&self) -> bool {
        false
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        Ok(Some(line_to_do(about.reader, about.case)))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let reason = if about.case.lead.asked_for_nothing() {
            about.case.words.review_listed()
        } else if about.case.lead.is_found_no_fit() {
            about.case.words.review_no_fit()
        } else {
            about.case.words.review_quiet()
        };
        Ok(verdict(about, digest, &reason, None))
    }
}
