//! The lead's answers do not settle the criteria: the qualifier does.

use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::{Open, Stage};
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::verdicts;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;
use crate::team::task::what_to_say;

pub(super) struct Qualify;

impl NoticeContent for Qualify {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.decides() && matches!(case.lead.stage, Stage::Open(Open::Qualifying { .. }))
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Elsewhere
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let wanted = about.case.policy.rules.criteria.sales_ready;
        let words = about.case.words;
        let reason = match about.case.lead.score {
            Some(score) => words.qualify_points(&score.to_string(), &wanted.to_string()),
            None => words.qualify_no_points(),
        };
        let calls = about.case.policy.rules.criteria.by_phone && about.case.lead.is_called();
        let script = if calls {
            Some(what_to_say(about.reader, about.case).await?)
        } else {
            None
        };
        Ok(verdict(about, digest, &reason, script))
    }
}

/// The mail that asks for a verdict, and why, with what to say to whom the qualifier calls.
pub(super) fn verdict(
    about: &About<'_>,
    digest: &Digest,
    reason: &str,
    script: Option<Markup>,
) -> Composed {
    let buttons = verdicts(about.reader, about.case);
    let values = about
        .task()
        .markup(Variable::Buttons, buttons)
        .text(Variable::Reason, reason);
    let values = match script {
        Some(script) => values.markup(Variable::Script, script),
        None => values,
    };
    about.mail(digest, MailKind::Qualify, values)
}
