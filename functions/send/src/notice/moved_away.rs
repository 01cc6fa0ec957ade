//! The lead has moved to somebody else.

use cloud::CloudError;
use followup::digest::Digest;
use followup::telling::Untold;
use followup::template::{MailKind, Markup, Variable};
use followup::timeline::Fact;

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
            match untold(about).await? {
                None if case.awaits_an_answer() => {
                    "It moved because no answer had been reported in the agreed time."
                }
                None => "It moved because no contact had been reported in the agreed time.",
                Some(Untold::NotInTime) => {
                    "Its time was over. You had not been told in time that it would move, so it does not count against you."
                }
                Some(Untold::Returned) => {
                    "Its time was over. The mail that said so did not reach you, so it does not count against you."
                }
            }
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

/// Why the last move away from the reader does not count against them; nothing, where it does.
async fn untold(about: &About<'_>) -> Result<Option<Untold>, CloudError> {
    let (reader, case) = (about.reader, about.case);
    let timeline = reader.cloud.timeline(&case.lead.id).await?;
    let mut facts = timeline.iter().rev().map(|line| &line.entry.fact);
    let last = facts.find_map(|fact| {
        let Fact::Lapsed { rep, untold } = fact else {
            return None;
        };
        (rep.as_ref() == Some(&reader.person.id)).then_some(*untold)
    });
    Ok(last.flatten())
}
