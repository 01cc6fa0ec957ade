//! The lead moves to somebody else soon, because nobody has touched it.

use std::borrow::Cow;

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

    fn why(&self, case: &Case, now: Instant) -> Cow<'static, str> {
        match moves_at(case, now) {
            Some(at) => Cow::Owned(format!("moves on at {at}")),
            None => Cow::Borrowed(case.waits_for(now)),
        }
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Moving)
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let buttons = reader.buttons().keep(&case.lead);
        let moves = moves_at(case, reader.now);
        Ok(moves.map(|_| DigestLine::new(case, &self.why(case, reader.now), buttons, reader.now)))
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
