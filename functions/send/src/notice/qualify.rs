//! The lead's answers do not settle the criteria: the qualifier does.

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::lead::{Open, Stage};
use followup::template::{MailKind, Variable};

use super::kind::{About, Kind, Place};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::reader::Reader;

pub(super) struct Qualify;

impl Kind for Qualify {
    fn matters(&self, _reader: &Reader<'_>, case: &Case) -> bool {
        matches!(case.lead.stage, Stage::Open(Open::Qualifying { .. }))
    }

    fn place(&self) -> Place {
        Place::Elsewhere
    }

    async fn mail(&self, about: &About<'_>, bundle: &Bundle) -> Result<Composed, CloudError> {
        let wanted = about.case.policy.rules.criteria.sales_ready;
        let reason = match about.case.lead.score {
            Some(score) => {
                format!("They have {score} points; from {wanted} on a rep calls by itself.")
            }
            None => "The criteria could not be applied.".to_owned(),
        };
        Ok(verdict(about, bundle, &reason))
    }
}

/// The mail that asks for a verdict, and why.
pub(super) fn verdict(about: &About<'_>, bundle: &Bundle, reason: &str) -> Composed {
    let buttons = about.reader.buttons().verdicts(&about.case.lead);
    let values = about
        .task()
        .markup(Variable::Buttons, buttons)
        .text(Variable::Reason, reason);
    about.mail(bundle, MailKind::Qualify, values)
}
