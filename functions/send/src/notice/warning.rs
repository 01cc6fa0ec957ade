//! The lead moves to somebody else soon, because nobody did what they wait for.

use calendar::Instant;
use cloud::CloudError;
use followup::access::{Act, may};
use followup::booking::Side;
use followup::charge::{goes_to_the_manager, next_move};
use followup::digest::Digest;
use followup::lead::ObligationKind;
use followup::template::{MailKind, Markup, Variable};

use super::exchange::Exchange;
use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct Warning;

/// When it moves on, and for want of what.
fn moves(case: &Case, now: Instant) -> Option<(String, ObligationKind)> {
    let (at, obligation) = next_move(&case.policy, &case.lead)?;
    Some((case.times().at_hour(at, now), obligation))
}

/// Whose it is then; while the manager is away and nobody stands in, somebody's who is there.
async fn next_holder(reader: &TeamReader<'_>, case: &Case) -> Result<String, CloudError> {
    let team = reader.cloud.team(&reader.active.active).await?;
    let is_managed = team.is_managed(&reader.active.active.roster, reader.now);
    Ok(
        if is_managed && goes_to_the_manager(&case.policy, &case.lead) {
            case.words.to_the_manager()
        } else {
            case.words.to_a_colleague_or_manager()
        },
    )
}

/// The buttons by which its owner keeps it, below words of which nobody knows whether they are the lead's.
fn keep(reader: &TeamReader<'_>, case: &Case) -> Markup {
    Markup::join([case.doubted_in_short(), reader.buttons().keep(&case.lead)])
}

/// What nobody has reported.
fn reason(case: &Case, obligation: ObligationKind) -> String {
    let (words, name) = (case.words, &case.name());
    match obligation {
        ObligationKind::Answer => words.warned_no_answer(name),
        ObligationKind::Request => words.warned_no_help(name),
        ObligationKind::FirstTouch
        | ObligationKind::FirstTouchThisWeek
        | ObligationKind::Confirm
        | ObligationKind::Meeting
        | ObligationKind::NextStep
        | ObligationKind::Decide
        | ObligationKind::Approach => {
            if case.lead.is_back() {
                words.warned_no_contact_again(name)
            } else {
                words.warned_no_contact(name)
            }
        }
    }
}

impl NoticeContent for Warning {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        let reader = Side::Team(reader.person.id.clone());
        may(&case.lead, &reader, Act::Keep)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    fn why(&self, case: &Case, now: Instant) -> String {
        match moves(case, now) {
            Some((at, _)) => case.words.moves_on_at(&at),
            None => case.waits_for(now),
        }
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Moving)
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let buttons = keep(reader, case);
        let moves = moves(case, reader.now);
        Ok(moves.map(|_| DigestLine::new(case, &self.why(case, reader.now), buttons, reader.now)))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let Some((at, obligation)) = moves(case, reader.now) else {
            return Ok(Composed::Nothing);
        };
        let exchange = Exchange::of(reader, case).await?;
        let values = about
            .task()
            .text(Variable::Reason, reason(case, obligation))
            .text(Variable::When, at)
            .text(Variable::OtherRep, next_holder(reader, case).await?)
            .markup(Variable::Asked, exchange.waits_for)
            .markup(
                Variable::LeadSummary,
                Markup::join([case.summary(reader.now), exchange.before]),
            )
            .markup(Variable::Buttons, keep(reader, case));
        Ok(about.mail(digest, MailKind::Warning, values))
    }
}
