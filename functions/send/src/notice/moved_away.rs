//! The lead has moved to somebody else.

use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::choices::{holder, name_of_owner};
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct MovedAway;

impl NoticeContent for MovedAway {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        !reader.has(&case.lead)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Moved
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Moved)
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let who = holder(about.reader, about.case);
        Ok(Some(DigestLine::undated(Markup::inline([
            Markup::strong(&about.case.name()),
            Markup::text(&format!("— is no longer with you, but {who}.")),
        ]))))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let reason = if case.lead.former.contains(&reader.person.id) {
            "It moved because no contact had been reported in the agreed time."
        } else {
            "It was given to somebody else."
        };
        let values = about
            .task()
            .markup(Variable::LeadSummary, case.summary_with_reach(reader.now))
            .text(
                Variable::Headline,
                format!("{} is now {}", case.name(), holder(reader, case)),
            )
            .text(Variable::OtherRep, name_of_owner(reader, case))
            .text(Variable::Reason, reason);
        Ok(about.mail(digest, MailKind::ReassignedFrom, values))
    }
}
