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
            Markup::text(&format!("— {}", about.case.words.moved_away_line(&who))),
        ]))))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let words = case.words;
        let was_merged = case.lead.id != about.notice.lead;
        let reason = if was_merged {
            words.moved_merged()
        } else if case.lead.former.contains(&reader.person.id) {
            match untold(about).await? {
                None if case.awaits_an_answer() => words.moved_no_answer(),
                None => words.moved_no_contact(),
                Some(Untold::NotInTime) => words.moved_untold(),
                Some(Untold::Returned) => words.moved_unreached(),
            }
        } else {
            words.moved_given()
        };
        let values = about
            .task()
            .markup(Variable::LeadSummary, case.summary_with_reach(reader.now))
            .text(
                Variable::Headline,
                words.moved_away(&holder(reader, case), &case.name()),
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
