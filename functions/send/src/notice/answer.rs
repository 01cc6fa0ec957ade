//! The lead wrote: an answer is owed.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::ObligationKind;
use followup::template::{MailKind, Markup, Variable};
use followup::work;

use super::exchange::Exchange;
use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;
use crate::team::task::{is_request, request};

pub(super) struct AnswerNotice;

impl NoticeContent for AnswerNotice {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        let is_owed = |obligation: ObligationKind| {
            obligation == ObligationKind::Answer || obligation == ObligationKind::Request
        };
        reader.has(&case.lead) && work::owed(&case.lead).is_some_and(|owed| is_owed(owed.kind))
    }

    /// What they wrote last counts, though the answer is owed since they wrote before.
    fn news_since(&self, case: &Case) -> Option<Instant> {
        let owed = work::owed(&case.lead).map(|owed| owed.since);
        owed.max(case.lead.heard_at)
            .max(work::assigned_at(&case.lead))
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        if is_request(about.case) {
            return request(about.reader, digest, about.case, None).await;
        }
        let (reader, case) = (about.reader, about.case);
        let exchange = Exchange::of(reader, case).await?;
        let summary = Markup::join([case.summary(reader.now), exchange.before]);
        let values = about
            .task()
            .markup(Variable::Asked, exchange.waits_for)
            .markup(Variable::LeadSummary, summary);
        Ok(about.mail(digest, MailKind::TaskAnswer, values))
    }
}
