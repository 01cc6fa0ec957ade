//! A new lead to call or to write to.

use calendar::Instant;
use cloud::CloudError;
use followup::bundle::Bundle;
use followup::lead::Duty;
use followup::template::{MailKind, Variable};
use followup::work;

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::Reader;
use crate::team::task::{step_due, what_to_say};

pub(super) struct NewLead;

impl Kind for NewLead {
    /// Who wrote meanwhile is answered, and not called as if they were new.
    fn matters(&self, reader: &Reader<'_>, case: &Case) -> bool {
        let fits = |duty: Duty| duty.is_first_touch() || duty == Duty::Decide;
        reader.has(&case.lead) && work::owed(&case.lead).is_none_or(|clock| fits(clock.duty))
    }

    fn place(&self) -> Place {
        Place::Yours
    }

    fn why(&self, _case: &Case, _now: Instant) -> &'static str {
        "new, and waits for the first contact"
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        let case = about.case;
        if !case.lead.is_called() || case.lead.listed.is_some() {
            return step_due(about.reader, bundle, case, true).await;
        }
        let values = about
            .task()
            .text(Variable::When, case.when())
            .markup(Variable::Script, what_to_say(about.reader, case).await?);
        Ok(about.mail(bundle, MailKind::Task, values))
    }
}
