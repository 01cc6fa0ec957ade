//! The lead wrote: an answer is owed.

use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::ObligationKind;
use followup::template::{MailKind, Variable};
use followup::work;

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
        reader.has(&case.lead)
            && work::owed(&case.lead).is_some_and(|clock| is_owed(clock.obligation))
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        if is_request(about.case) {
            return request(about.reader, digest, about.case).await;
        }
        let answered = about.case.answered(about.reader.cloud).await?;
        let values = about.task().markup(Variable::Asked, answered);
        Ok(about.mail(digest, MailKind::TaskAnswer, values))
    }
}
