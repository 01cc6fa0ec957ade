//! A lead is to be left alone: nothing is owed any more, or they have written since.

use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::Block;
use followup::message::LeftAloneNews;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::erase;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct LeftAlone {
    /// What is new.
    pub(super) news: LeftAloneNews,
}

impl LeftAlone {
    /// What is new, in a few words.
    fn headline(&self, case: &Case) -> String {
        let words = case.words;
        match (self.news, complained(case)) {
            (LeftAloneNews::Ended, false) => words.left_alone(),
            (LeftAloneNews::Ended, true) => words.left_alone_complained(),
            (LeftAloneNews::Wrote, false) => words.left_alone_wrote(),
            (LeftAloneNews::Wrote, true) => words.left_alone_complained_wrote(),
            (LeftAloneNews::ErasureDemanded, _) => words.left_alone_erasure(),
        }
    }

    fn reason(&self, case: &Case) -> String {
        let (words, name) = (case.words, case.name());
        match (self.news, complained(case)) {
            (LeftAloneNews::Ended, false) => words.left_alone_why(&name),
            (LeftAloneNews::Ended, true) => words.left_alone_complained_why(&name),
            (LeftAloneNews::Wrote, false) => words.left_alone_wrote_why(&name),
            (LeftAloneNews::Wrote, true) => words.left_alone_complained_wrote_why(&name),
            (LeftAloneNews::ErasureDemanded, _) => words.left_alone_erasure_why(&name),
        }
    }

    /// What they wrote, and what can be done about it.
    async fn wrote(&self, about: &About<'_>) -> Result<Markup, CloudError> {
        let (reader, case) = (about.reader, about.case);
        match self.news {
            LeftAloneNews::Ended if case.has_answered() => Ok(Markup::join([
                Markup::heading(&case.words.they_wrote()),
                case.answered_in_short(),
            ])),
            LeftAloneNews::Ended => Ok(Markup::default()),
            LeftAloneNews::ErasureDemanded => Ok(Markup::join([
                Markup::heading(&case.words.they_wrote()),
                case.demanded_erasure(reader.cloud).await?,
                erase(reader, case),
            ])),
            LeftAloneNews::Wrote => Ok(Markup::join([
                Markup::heading(&case.words.they_wrote()),
                case.answered_in_short(),
                reader.buttons().outcomes(&case.policy, &case.lead),
            ])),
        }
    }
}

fn complained(case: &Case) -> bool {
    case.lead.blocked == Some(Block::Complained)
}

impl NoticeContent for LeftAlone {
    fn matters(&self, _reader: &TeamReader<'_>, case: &Case) -> bool {
        match self.news {
            // It was taken up again.
            LeftAloneNews::Ended => false,
            LeftAloneNews::Wrote => case.lead.blocked >= Some(Block::Complained),
            LeftAloneNews::ErasureDemanded => case.lead.demanded_since().is_some(),
        }
    }

    /// It is closed: that is what is said.
    fn matters_once_closed(&self, case: &Case) -> bool {
        match self.news {
            LeftAloneNews::Ended | LeftAloneNews::Wrote => true,
            LeftAloneNews::ErasureDemanded => case.lead.demanded_since().is_some(),
        }
    }

    fn place(&self) -> DigestPlace {
        match self.news {
            LeftAloneNews::Ended => DigestPlace::Informs,
            LeftAloneNews::Wrote | LeftAloneNews::ErasureDemanded => DigestPlace::ToSay,
        }
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let below = self.wrote(about).await?;
        let what = self.headline(about.case);
        Ok(Some(DigestLine::saying(about.case, &what, below)))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let summary = case.summary_with_reach(reader.now);
        let values = about
            .task()
            .text(Variable::Headline, self.headline(case))
            .text(Variable::Reason, self.reason(case))
            .markup(
                Variable::LeadSummary,
                Markup::join([summary, self.wrote(about).await?]),
            );
        Ok(about.mail(digest, MailKind::LeftAlone, values))
    }
}
