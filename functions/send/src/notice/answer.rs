//! The lead wrote: an answer is owed.

use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::ObligationKind;
use followup::template::{MailKind, Markup, Variable};
use followup::work;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::message::last_words_to;
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

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        if is_request(about.case) {
            return request(about.reader, digest, about.case).await;
        }
        let (reader, case) = (about.reader, about.case);
        let answered = case.answered(reader.cloud).await?;
        let before = what_went_before(reader, case, &answered).await?;
        let values = about.task().markup(Variable::Asked, answered).markup(
            Variable::LeadSummary,
            Markup::join([case.summary(reader.now), before]),
        );
        Ok(about.mail(digest, MailKind::TaskAnswer, values))
    }
}

/// What they had asked, and what was written to them last: an answer is half of a conversation.
async fn what_went_before(
    reader: &TeamReader<'_>,
    case: &Case,
    answered: &Markup,
) -> Result<Markup, CloudError> {
    let asked = case.asked();
    // Whose answer is not kept is shown what they asked instead.
    let asked = if asked == *answered {
        Markup::default()
    } else {
        Markup::join([Markup::heading("What they had asked"), asked])
    };
    Ok(Markup::join([asked, last_words_to(reader, case).await?]))
}
