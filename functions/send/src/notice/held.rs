//! The written steps wait, because somebody of a linked lead is in touch.

use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct HeldNotice;

impl NoticeContent for HeldNotice {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.answers_for(&case.lead) && case.lead.colleague_pause_at(reader.now).is_some()
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Held
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Held)
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let Some((reason, until)) = reason(about).await? else {
            return Ok(None);
        };
        let words = format!("— {}", about.case.words.held_line(&until, &reason));
        Ok(Some(DigestLine::undated(Markup::join([
            Markup::inline([Markup::strong(&about.case.name()), Markup::text(&words)]),
            about.reader.buttons().go_on(&about.case.lead),
        ]))))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let Some((reason, until)) = reason(about).await? else {
            return Ok(Composed::Nothing);
        };
        let (reader, case) = (about.reader, about.case);
        let values = about
            .task()
            .markup(Variable::LeadSummary, case.summary_with_reach(reader.now))
            .text(Variable::Reason, reason)
            .text(Variable::When, until)
            .markup(Variable::Buttons, reader.buttons().go_on(&case.lead));
        Ok(about.mail(digest, MailKind::Held, values))
    }
}

/// Why mail to a lead waits for a colleague, as a sentence, and until when it does.
async fn reason(about: &About<'_>) -> Result<Option<(String, String)>, CloudError> {
    let (reader, case) = (about.reader, about.case);
    let Some(pause) = case.lead.colleague_pause_at(reader.now) else {
        return Ok(None);
    };
    let colleague = Case::readable(reader, &pause.by).await?;
    let name = colleague.map_or_else(|| case.words.somebody(), |case| case.name());
    let times = case.times();
    let since = times.in_mail(pause.at, reader.now);
    let reason = case.words.held_why(&case.name(), &name, &since);
    Ok(Some((reason, times.in_mail(pause.until, reader.now))))
}
