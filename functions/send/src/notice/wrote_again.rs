//! The person has sent another form.

use std::borrow::Cow;

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;

pub(super) struct WroteAgain;

impl NoticeContent for WroteAgain {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    fn why(&self, _case: &Case, _now: Instant) -> Cow<'static, str> {
        Cow::Borrowed("has sent another form")
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let case = about.case;
        let (asked, before) = case.asked_now_and_before();
        let before = if before == Markup::default() {
            before
        } else {
            Markup::join([Markup::heading("What they had asked before"), before])
        };
        let summary = Markup::join([case.summary(about.reader.now), before]);
        let values = about
            .task()
            .markup(Variable::Asked, asked)
            .markup(Variable::LeadSummary, summary);
        Ok(about.mail(digest, MailKind::WroteAgain, values))
    }
}
