//! The lead wrote: an answer is owed.

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::lead::Duty;
use followup::template::{MailKind, Variable};
use followup::work;

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::Reader;
use crate::team::task::{is_request, request};

pub(super) struct Answer;

impl Kind for Answer {
    fn matters(&self, reader: &Reader<'_>, case: &Case) -> bool {
        let is_owed = |duty: Duty| duty == Duty::Answer || duty == Duty::Request;
        reader.has(&case.lead) && work::owed(&case.lead).is_some_and(|clock| is_owed(clock.duty))
    }

    fn place(&self) -> Place {
        Place::Yours
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        if is_request(about.case) {
            return request(about.reader, bundle, about.case).await;
        }
        let answered = about.case.answered(about.reader.cloud).await?;
        let values = about.task().markup(Variable::Asked, answered);
        Ok(about.mail(bundle, MailKind::TaskAnswer, values))
    }
}
