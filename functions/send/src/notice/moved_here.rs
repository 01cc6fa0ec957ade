//! The lead has come from somebody else.

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::template::{MailKind, Variable};

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::choices::name_or_colleague;
use crate::team::content::Composed;
use crate::team::reader::Reader;
use crate::team::task::{is_request, request, what_to_say};

pub(super) struct MovedHere;

impl Kind for MovedHere {
    fn matters(&self, reader: &Reader<'_>, case: &Case) -> bool {
        reader.has(&case.lead)
    }

    fn place(&self) -> Place {
        Place::Yours
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        if is_request(case) {
            return request(reader, bundle, case).await;
        }
        let former = &case.lead.former;
        let reason = if former.is_empty() {
            "The manager has given it to you."
        } else {
            "No contact was reported there in the agreed time."
        };
        let from = former.last().filter(|former| **former != reader.person.id);
        let values = about
            .task()
            .text(Variable::OtherRep, name_or_colleague(reader, from))
            .text(Variable::Reason, reason)
            .markup(Variable::Script, what_to_say(reader, case).await?);
        Ok(about.mail(bundle, MailKind::ReassignedTo, values))
    }
}
