//! The lead has come from somebody else.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::escalation::escalates_at;
use followup::lead::LAPSES_TO_MANAGER;
use followup::moment::at_hour;
use followup::policy::EscalationStep;
use followup::template::{MailKind, Variable};
use followup::timeline::{Actor, Fact};
use followup::work;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::name_or_colleague;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;
use crate::team::task::{is_request, request, what_to_say};

pub(super) struct MovedHere;

impl NoticeContent for MovedHere {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead)
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        if is_request(case) {
            return request(reader, digest, case).await;
        }
        let from = case.lead.former.last();
        let from = from.filter(|former| **former != reader.person.id);
        let why = why(about).await?;
        let reason = match moves_on(case, reader.now) {
            Some(next) => format!("{why} {next}"),
            None => why,
        };
        let values = about
            .task()
            .text(Variable::OtherRep, name_or_colleague(reader, from))
            .text(Variable::Reason, reason)
            .markup(Variable::Script, what_to_say(reader, case).await?);
        Ok(about.mail(digest, MailKind::ReassignedTo, values))
    }
}

/// Why it is with the reader now: somebody of the team gave it to them, nobody was in touch where it was, or it was free again.
async fn why(about: &About<'_>) -> Result<String, CloudError> {
    let (reader, case) = (about.reader, about.case);
    let timeline = reader.cloud.timeline(&case.lead.id).await?;
    let assigned = timeline.iter().rev().find_map(|line| {
        let Fact::Assigned { to, .. } = &line.entry.fact else {
            return None;
        };
        (*to == reader.person.id).then_some(&line.entry.by)
    });
    Ok(match assigned {
        Some(Actor::Person(by)) if *by == reader.person.id => "You have taken it.".to_owned(),
        Some(Actor::Person(by)) => {
            format!(
                "{} has given it to you.",
                name_or_colleague(reader, Some(by))
            )
        }
        Some(Actor::Baton | Actor::Lead) | None if case.lead.former.is_empty() => {
            "It was with somebody else before, and was free again.".to_owned()
        }
        Some(Actor::Baton | Actor::Lead) | None => {
            "No contact was reported there in the agreed time.".to_owned()
        }
    })
}

/// When it moves on from whoever has got it by a move: that comes without a warning.
fn moves_on(case: &Case, now: Instant) -> Option<String> {
    let owed = work::first_touch(&case.lead)?;
    if owed.lapses == 0 || owed.lapses + 1 < LAPSES_TO_MANAGER {
        return None;
    }
    let at = escalates_at(&case.policy, owed, EscalationStep::Reassigned)?;
    let at = at_hour(case.policy.calendar(), at, now);
    Some(format!(
        "Unless a contact is reported before, it goes to the manager at {at}."
    ))
}
