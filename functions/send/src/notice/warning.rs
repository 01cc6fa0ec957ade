//! The lead moves to somebody else soon, because nobody has touched it.

use calendar::Instant;
use cloud::CloudError;
use followup::access::{Act, may};
use followup::booking::Side;
use followup::digest::Digest;
use followup::escalation::escalates_at;
use followup::moment::at_hour;
use followup::policy::EscalationStep;
use followup::template::{MailKind, Variable};
use followup::work;

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct Warning;

/// When it moves on.
fn moves_at(case: &Case, now: Instant) -> Option<String> {
    let owed = work::first_touch(&case.lead)?;
    let at = escalates_at(&case.policy, owed, EscalationStep::Reassigned)?;
    Some(at_hour(case.policy.calendar(), at, now))
}

impl NoticeContent for Warning {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        let reader = Side::Team(reader.person.id.clone());
        may(&case.lead, &reader, Act::Keep)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    fn why(&self, _case: &Case, _now: Instant) -> &'static str {
        "moves on today"
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Moving)
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let (reader, case) = (about.reader, about.case);
        Ok(moves_at(case, reader.now).map(|at| {
            let why = format!("moves on at {at}");
            DigestLine::new(case, &why, reader.buttons().keep(&case.lead), reader.now)
        }))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let Some(at) = moves_at(about.case, about.reader.now) else {
            return Ok(Composed::Nothing);
        };
        let buttons = about.reader.buttons().keep(&about.case.lead);
        let values = about
            .task()
            .text(Variable::When, at)
            .markup(Variable::Buttons, buttons);
        Ok(about.mail(digest, MailKind::Warning, values))
    }
}
