//! A new lead to call or to write to.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::ObligationKind;
use followup::template::{MailKind, Variable};
use followup::work;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;
use crate::team::task::{step_due, what_to_say};

pub(super) struct NewLead;

impl NoticeContent for NewLead {
    /// Who wrote meanwhile is answered, and not called as if they were new.
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        let fits = |obligation: ObligationKind| {
            obligation.is_first_touch() || obligation == ObligationKind::Decide
        };
        reader.has(&case.lead) && work::owed(&case.lead).is_none_or(|owed| fits(owed.kind))
    }

    fn news_since(&self, case: &Case) -> Option<Instant> {
        work::assigned_at(&case.lead)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    fn why(&self, case: &Case, _now: Instant) -> String {
        case.words.new_first()
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let case = about.case;
        // Who is on a list, or rang, has asked nothing in words.
        let in_words = case.lead.listed.is_none() && case.rang_last().is_none();
        if !case.lead.is_called() || !in_words {
            return step_due(about.reader, digest, case, true).await;
        }
        let values = about
            .task()
            .text(Variable::When, case.when())
            .markup(Variable::Script, what_to_say(about.reader, case).await?);
        Ok(about.mail(digest, MailKind::Task, values))
    }
}
