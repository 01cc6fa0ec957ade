//! The person has sent another form.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;
use crate::team::task::step_due;

pub(super) struct WroteAgain;

impl NoticeContent for WroteAgain {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead)
    }

    fn news_since(&self, case: &Case) -> Option<Instant> {
        Some(case.lead.asked_at())
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    fn why(&self, case: &Case, _now: Instant) -> String {
        if case.rang_last().is_some() {
            case.words.has_rung_again()
        } else {
            case.words.sent_another_form()
        }
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let case = about.case;
        if case.rang_last().is_some() {
            return step_due(about.reader, digest, case, false).await;
        }
        let (asked, before) = case.asked_now_and_before();
        let before = if before == Markup::default() {
            before
        } else {
            Markup::join([Markup::heading(&case.words.they_had_asked_before()), before])
        };
        let summary = Markup::join([case.summary(about.reader.now), before]);
        let values = about
            .task()
            .markup(Variable::Asked, asked)
            .markup(Variable::LeadSummary, summary);
        Ok(about.mail(digest, MailKind::WroteAgain, values))
    }
}
