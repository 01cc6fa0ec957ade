//! What the reader had agreed is a colleague's now: three lines about it are asked for.

use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::HandoverReason;
use followup::template::{MailKind, Variable};
use wording::Words;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::name_of_owner;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct ThreeLines;

impl NoticeContent for ThreeLines {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        let asked = case.lead.was_handed_over_by(&reader.person.id);
        let handover = case.lead.handover.as_ref();
        asked && handover.is_some_and(|handover| !handover.answered)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::ToSay
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let who = name_of_owner(about.reader, about.case);
        let what = about.case.words.lines_wanted(&who);
        let buttons = about.reader.buttons().three_lines(&about.case.lead);
        Ok(Some(DigestLine::saying(about.case, &what, buttons)))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let why = case.lead.handover.as_ref().map(|handover| handover.why);
        let values = about
            .task()
            .text(Variable::OtherRep, name_of_owner(reader, case))
            .text(Variable::Reason, reason(case.words, why))
            .markup(Variable::LeadSummary, case.summary_with_reach(reader.now))
            .markup(Variable::Buttons, reader.buttons().three_lines(&case.lead));
        Ok(about.mail(digest, MailKind::ThreeLines, values))
    }
}

/// Why it moved, as a sentence to who had it.
fn reason(words: Words, why: Option<HandoverReason>) -> String {
    match why {
        Some(HandoverReason::Away) => words.lines_away(),
        Some(HandoverReason::Lapsed) => words.lines_lapsed(),
        Some(
            HandoverReason::ManagersChoice
            | HandoverReason::OwnersChoice
            | HandoverReason::Left
            | HandoverReason::Back,
        )
        | None => words.lines_given(),
    }
}
