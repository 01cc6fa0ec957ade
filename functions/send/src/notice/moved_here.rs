//! The lead has come from somebody else.

use calendar::Instant;
use cloud::CloudError;
use followup::charge::moves_unwarned_at;
use followup::digest::Digest;
use followup::lead::{Handover, HandoverReason, Lead, ObligationKind};
use followup::template::{MailKind, Markup, Variable};
use followup::timeline::{Actor, Fact, Ruling};

use super::exchange::Exchange;
use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::name_or_colleague;
use crate::team::content::Composed;
use crate::team::message::last_words_to;
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

    /// On a list, too, it says when it moves on: there is no other warning. That it moves on today stands below, with how it stands.
    fn why(&self, case: &Case, now: Instant) -> String {
        let waits = case.waits_for(now);
        let handover = case.lead.handover.as_ref();
        let waits = if handover.is_some_and(|handover| took_the_meeting(handover, &case.lead)) {
            case.words.waits_with_meeting_cancelled(&waits)
        } else {
            waits
        };
        match moves_on_after(case, now) {
            Some(at) => case.words.else_moves_on_at(&waits, &at),
            None => waits,
        }
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let former = case.lead.former.last();
        let before = case.lead.handover.as_ref().map(|handover| &handover.from);
        let from = before.or(former).filter(|from| **from != reader.person.id);
        let is_from_somebody = from.is_some();
        let from = name_or_colleague(reader, from);
        let reason = match &case.lead.handover {
            Some(handover) => handed_over(about, handover, &from),
            None => why(about).await?,
        };
        let words = case.words;
        let reason = match moves_on_at(case, reader.now) {
            Some(at) if case.awaits_an_answer() => {
                format!("{reason} {}", words.unless_answer(&at))
            }
            Some(at) => format!("{reason} {}", words.unless_contact(&at)),
            None => reason,
        };
        if is_request(case) {
            let why = is_from_somebody.then(|| words.here_was_with(&from, &reason));
            return request(reader, digest, case, why).await;
        }
        let exchange = Exchange::of(reader, case).await?;
        let before = if exchange.before == Markup::default() {
            what_went_before(about).await?
        } else {
            exchange.before
        };
        let summary = case.summary(reader.now);
        let values = about
            .task()
            .text(Variable::OtherRep, from)
            .text(Variable::Reason, reason)
            .markup(Variable::Asked, exchange.waits_for)
            .markup(Variable::LeadSummary, Markup::join([summary, before]))
            .markup(Variable::Script, what_to_say(reader, case).await?);
        Ok(about.mail(digest, MailKind::ReassignedTo, values))
    }
}

/// Why what was agreed has moved, and whether whoever had it was asked for what they know.
fn handed_over(about: &About<'_>, handover: &Handover, from: &str) -> String {
    let (reader, lead, words) = (about.reader, &about.case.lead, about.case.words);
    let took_the_meeting = took_the_meeting(handover, lead);
    let why = match handover.why {
        HandoverReason::ManagersChoice => words.here_managers_choice(),
        HandoverReason::OwnersChoice => words.here_given_by(from),
        HandoverReason::Away if took_the_meeting => words.here_away_then(from),
        HandoverReason::Away => words.here_away(from),
        HandoverReason::Left => words.here_left(),
        HandoverReason::Lapsed => words.here_lapsed(),
        HandoverReason::Back => words.here_back(),
    };
    let step = if took_the_meeting && lead.may_confirm() {
        Some(words.here_cancelled_offered())
    } else if took_the_meeting {
        Some(words.here_cancelled_untold())
    } else if lead.owed.has(&[ObligationKind::NextStep]) {
        Some(words.here_step_yours())
    } else {
        None
    };
    let lines = lines(reader, handover, from);
    let said: Vec<String> = [Some(why), step, Some(lines)]
        .into_iter()
        .flatten()
        .collect();
    said.join(" ")
}

/// Whether a meeting was cancelled because whoever was to be there is not.
fn took_the_meeting(handover: &Handover, lead: &Lead) -> bool {
    lead.appointment.as_ref().is_some_and(|meeting| {
        !meeting.stands() && meeting.at == handover.at && meeting.rep == handover.from
    })
}

/// What has become of the three lines of whoever had it.
fn lines(reader: &TeamReader<'_>, handover: &Handover, from: &str) -> String {
    let roster = &reader.active.active.roster;
    if handover.answered {
        reader.words().here_lines_written(from)
    } else if roster.get(&handover.from).is_some() {
        reader.words().here_lines_asked(from)
    } else {
        reader.words().here_nobody_to_ask()
    }
}

/// What they wrote last, and what was written to them, where something agreed has moved: the thread goes with it.
async fn what_went_before(about: &About<'_>) -> Result<Markup, CloudError> {
    let (reader, case) = (about.reader, about.case);
    if case.lead.handover.is_none() {
        return Ok(Markup::default());
    }
    let wrote = case.answered_in_short();
    let wrote = if wrote == Markup::default() {
        wrote
    } else {
        Markup::join([Markup::heading(&case.words.they_wrote_last()), wrote])
    };
    Ok(Markup::join([wrote, last_words_to(reader, case).await?]))
}

/// Why it is with the reader now: somebody of the team gave it to them, nobody was in touch where it was, or it was free again.
async fn why(about: &About<'_>) -> Result<String, CloudError> {
    let (reader, case) = (about.reader, about.case);
    let words = case.words;
    let timeline = reader.cloud.timeline(&case.lead.id).await?;
    let assigned = timeline.iter().rev().find_map(|line| {
        let Fact::Assigned { to, .. } = &line.entry.fact else {
            return None;
        };
        (*to == reader.person.id).then_some(&line.entry.by)
    });
    if was_taken_apart(timeline.iter().rev().map(|line| &line.entry.fact)) {
        return Ok(words.here_taken_apart());
    }
    // Moved on because its owner is away or has left, or is back; nothing had been agreed.
    let moved = timeline.iter().rev().find_map(|line| {
        let fact = &line.entry.fact;
        matches!(fact, Fact::HandedOver { .. } | Fact::Lapsed { .. }).then_some(fact)
    });
    if let Some(Fact::HandedOver { from, why }) = moved
        && matches!(assigned, Some(Actor::Baton) | None)
    {
        match why {
            HandoverReason::Away => {
                return Ok(words.here_is_away(&name_or_colleague(reader, Some(from))));
            }
            HandoverReason::Left => return Ok(words.here_left()),
            HandoverReason::Back => return Ok(words.here_back()),
            HandoverReason::ManagersChoice
            | HandoverReason::OwnersChoice
            | HandoverReason::Lapsed => {}
        }
    }
    Ok(match assigned {
        Some(Actor::Person(by)) if *by == reader.person.id => words.here_taken(),
        Some(Actor::Person(by)) => words.here_given_by(&name_or_colleague(reader, Some(by))),
        Some(Actor::Baton | Actor::Lead) | None if case.lead.former.is_empty() => {
            words.here_free_again()
        }
        Some(Actor::Baton | Actor::Lead) | None => {
            let since = case.lead.waiting_since();
            let since = since.map(|at| case.times().in_mail(at, reader.now));
            let missed = if case.awaits_an_answer() {
                words.here_no_answer()
            } else {
                words.here_no_contact()
            };
            match since {
                Some(since) => format!("{missed} {}", words.here_waited_since(&since)),
                None => missed,
            }
        }
    })
}

/// Whether the manager took the lead apart from another one after somebody got it, by its facts from the newest on.
fn was_taken_apart<'a>(mut facts: impl Iterator<Item = &'a Fact>) -> bool {
    let last = facts.find(|fact| matches!(fact, Fact::Assigned { .. }) || is_taken_apart(fact));
    last.is_some_and(is_taken_apart)
}

/// Whether the manager took the lead apart from another one.
fn is_taken_apart(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Verdict {
            ruling: Ruling::TakenApart { .. }
        }
    )
}

/// When it moves on from whoever has got it by a move: that comes without a warning.
fn moves_on_at(case: &Case, now: Instant) -> Option<String> {
    let at = moves_unwarned_at(&case.policy, &case.lead)?;
    Some(case.times().at_hour(at, now))
}

/// The same, where that is on another day than this one.
fn moves_on_after(case: &Case, now: Instant) -> Option<String> {
    let at = moves_unwarned_at(&case.policy, &case.lead)?;
    let day = |at: Instant| case.policy.calendar().local(at).date_naive();
    (day(at) != day(now)).then(|| case.times().at_hour(at, now))
}
