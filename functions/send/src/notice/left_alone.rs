//! A lead is to be left alone: nothing is owed any more, or they have written since.

use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::Block;
use followup::message::LeftAloneNews;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct LeftAlone {
    /// What is new.
    pub(super) news: LeftAloneNews,
}

impl LeftAlone {
    /// What is new, in a few words.
    fn headline(&self, case: &Case) -> &'static str {
        match (self.news, complained(case)) {
            (LeftAloneNews::Ended, false) => "no more contact",
            (LeftAloneNews::Ended, true) => "no more contact: they reported our mail",
            (LeftAloneNews::Wrote, false) => "wrote, after asking for no contact",
            (LeftAloneNews::Wrote, true) => "wrote, after reporting our mail",
        }
    }

    fn reason(&self, case: &Case) -> String {
        let name = case.name();
        let before = if complained(case) {
            format!("{name} reported our mail as unwanted")
        } else {
            format!("{name} asked not to be contacted, by mail or by phone")
        };
        match self.news {
            LeftAloneNews::Ended => format!(
                "{before}. Please do not call or write any more. What was planned is off, nobody owes them anything, and the lead is closed."
            ),
            LeftAloneNews::Wrote => format!(
                "{before}, and has written since. Nothing goes to them by itself, and you need not answer. If what they wrote calls for an answer, give it, and say so here."
            ),
        }
    }

    /// What they wrote, where that is the news, and how to say what was done about it.
    async fn wrote(&self, about: &About<'_>) -> Result<Markup, CloudError> {
        let (reader, case) = (about.reader, about.case);
        match self.news {
            LeftAloneNews::Ended => Ok(Markup::default()),
            LeftAloneNews::Wrote => Ok(Markup::join([
                Markup::heading("What they wrote"),
                case.answered_in_short(),
                reader.buttons().outcomes(&case.lead),
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
        }
    }

    /// It is closed: that is what is said.
    fn matters_once_closed(&self) -> bool {
        true
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Informs
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let below = self.wrote(about).await?;
        let what = self.headline(about.case);
        Ok(Some(DigestLine::saying(about.case, what, below)))
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
