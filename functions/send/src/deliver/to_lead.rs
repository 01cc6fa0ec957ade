//! A message to a lead: everything that may hold it back is read again, and checked once more by the claim.

use calendar::Instant;
use cloud::keys::Key;
use cloud::table::commit::CommitOptions;
use cloud::table::lead::StoredLead;
use cloud::table::outbox::{Claim, Guard, LeadGuard, OutboxItem, SentLine, State, StateChange};
use cloud::transact::Acted;
use cloud::{Cloud, CloudError};
use followup::booking::Invitation;
use followup::event::Event;
use followup::figures::acknowledged;
use followup::guard::{held_back, is_unjudged, unlawful};
use followup::inquiry::EmailAddress;
use followup::lead::Lead;
use followup::message::{ApprovalReason, Message, NotSentReason, StopRule};
use writing::{LeadEmail, Thread};

use super::attempt::{claimed, send};
use super::delivered::Delivered;
use super::gate::Gate;
use super::transition::{hold, not_sent, not_sent_event, sent_entry, transition, transition_with};
use crate::mail::lead_email::{self, RenderedEmail};

/// Sends a pending message, or says why not. Nothing, when it changed meanwhile: look again.
pub(super) async fn pending(
    cloud: &Cloud,
    item: &OutboxItem,
    message: &Message,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let Some(active) = cloud.active_policy(now).await? else {
        // Nothing can be written before there is a policy.
        if now <= message.latest() {
            return Ok(Some(Delivered::Nothing));
        }
        return lapse(cloud, item, message, now).await;
    };
    if !active.writes_to_leads() {
        // Planned before the company had it written elsewhere.
        return skip(cloud, item, message, NotSentReason::WrittenElsewhere, now).await;
    }
    let lead = Key::lead(&message.lead);
    let inquiry = Key::inquiry(&message.lead, &message.inquiry);
    let cloud = &cloud.reading_ahead(&[lead, inquiry]).await;
    let Some(stored) = cloud.resolved_lead(&message.lead).await? else {
        return skip(cloud, item, message, NotSentReason::LeadGone, now).await;
    };
    if let Some(why) = held_back(&stored.lead, message) {
        return skip(cloud, item, message, why, now).await;
    }
    if is_unjudged(&stored.lead, &stored.joined, message) && now <= message.latest() {
        return Ok(Some(Delivered::Nothing));
    }
    // Its future is large and seldom needed: in a box it does not weigh on every mail.
    let waits = Box::pin(waits_for_a_colleague(
        cloud,
        item,
        &stored.lead,
        message,
        now,
    ));
    if waits.await? {
        return Ok(None);
    }
    if now > message.latest() {
        return lapse(cloud, item, message, now).await;
    }
    let policy = cloud.policy_for(&active, &stored.lead).await?;
    if let Some(rule) = unlawful(&policy, &stored.lead, message, now) {
        let why = NotSentReason::Law { rule };
        let change = StateChange::of(item, State::Skipped, None, Some(why.clone()));
        let event = not_sent_event(message, why);
        return Box::pin(transition_with(cloud, message, &change, event, now)).await;
    }
    let email = LeadEmail::gather(cloud, policy, &stored.lead, message, item.released, now).await?;
    match email {
        Some(email) => render(cloud, item, message, &stored, &email, now).await,
        None => skip(cloud, item, message, NotSentReason::InquiryGone, now).await,
    }
}

/// Renders it and sends it, or lets it wait for an approval.
async fn render(
    cloud: &Cloud,
    item: &OutboxItem,
    message: &Message,
    stored: &StoredLead,
    email: &LeadEmail<'_>,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let Some(address) = email.facts().address.as_ref() else {
        return skip(cloud, item, message, NotSentReason::NoAddress, now).await;
    };
    let thread = Thread::read(cloud, &stored.lead, message).await?;
    let rendered = match lead_email::mail(email, address, &thread, item) {
        Ok(rendered) => rendered,
        Err(why) => return hold(cloud, item, why, false, now).await,
    };
    if let Some(why) = awaits_approval(message, item, email) {
        let until = Some(message.not_after);
        let change = StateChange::of(item, State::AwaitingApproval, until, None);
        let event = Event::ApprovalAwaited {
            message: message.id.clone(),
            why,
        };
        return Box::pin(transition_with(cloud, message, &change, event, now)).await;
    }
    let gate = Gate::look(cloud, now).await?;
    if gate == Gate::Shut {
        return Ok(Some(Delivered::Nothing));
    }
    let guard = guard(cloud, message, stored, email, address, &rendered).await?;
    match cloud.claim(item, &guard, now).await? {
        Claim::Claimed => {
            let claimed = OutboxItem {
                claimed_generation: Some(stored.lead.stop_generation),
                ..claimed(item, now)
            };
            let RenderedEmail { mail, template, .. } = &rendered;
            let line = SentLine {
                lead: &message.lead,
                entry: sent_entry(message, template),
                counts: acknowledged(&email.facts().policy, &stored.lead, message, now, now),
            };
            send(cloud, &claimed, mail, Some(line), &gate, now).await
        }
        // The message or its lead has changed since it was read: look again.
        Claim::Gone | Claim::Stopped => Ok(None),
        Claim::Suppressed => skip(cloud, item, message, NotSentReason::Stopped, now).await,
        Claim::Acknowledged => skip(cloud, item, message, NotSentReason::Acknowledged, now).await,
    }
}

/// Why a person sends it, or leaves it out: it was decided so, or nobody would hear their answer. None, if it goes out by itself.
fn awaits_approval(
    message: &Message,
    item: &OutboxItem,
    email: &LeadEmail<'_>,
) -> Option<ApprovalReason> {
    if item.released || !message.stop_rule.is_of_the_clock() {
        return None;
    }
    let elsewhere = ApprovalReason::AnswersElsewhere;
    let decided = message.approval;
    decided.or_else(|| (!email.facts().receives).then_some(elsewhere))
}

/// What the claim checks once more.
async fn guard(
    cloud: &Cloud,
    message: &Message,
    stored: &StoredLead,
    email: &LeadEmail<'_>,
    address: &EmailAddress,
    rendered: &RenderedEmail,
) -> Result<Guard, CloudError> {
    let appointment = message.invitation.as_ref().filter(|one| one.stands);
    let own = cloud.address_hash(address.normalised());
    let is_acknowledgement = message.stop_rule == StopRule::Acknowledgement;
    let may_be_a_repeat = is_acknowledgement && stored.lead.has_asked_again();
    let other_addresses = if may_be_a_repeat {
        cloud.other_addresses(&stored.lead, Some(&own)).await?
    } else {
        Vec::new()
    };
    Ok(Guard::Lead(LeadGuard {
        lead: stored.lead.id.clone(),
        stop_generation: stored.lead.stop_generation,
        stop_rule: message.stop_rule,
        inquiry: message.inquiry.clone(),
        address: own,
        inquired_at: email.answers_what_was_at(),
        template: rendered.template.clone(),
        words: rendered.words.clone(),
        appointment: appointment.map(Invitation::mark),
        other_addresses,
    }))
}

/// The time in which it could go has passed: a person decides.
async fn lapse(
    cloud: &Cloud,
    item: &OutboxItem,
    message: &Message,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let why = NotSentReason::TooLate;
    let lapsed = StateChange::of(item, State::Skipped, None, Some(why.clone()));
    let event = not_sent_event(message, why);
    transition_with(cloud, message, &lapsed, event, now).await
}

/// It is not sent, and needs nobody.
async fn skip(
    cloud: &Cloud,
    item: &OutboxItem,
    message: &Message,
    why: NotSentReason,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let change = StateChange::of(item, State::Skipped, None, Some(why.clone()));
    let entry = Some(not_sent(message, why));
    transition(cloud, &change, entry, now).await
}

/// Whether somebody of a linked lead is in touch: then the decision made here holds this message, of which the sweep's decision may
/// not have known.
async fn waits_for_a_colleague(
    cloud: &Cloud,
    item: &OutboxItem,
    lead: &Lead,
    message: &Message,
    now: Instant,
) -> Result<bool, CloudError> {
    if !message.stop_rule.is_by_itself() || item.released {
        return Ok(false);
    }
    let paused = lead.colleague_pause_at(now);
    let known = paused.map(|pause| Event::ColleagueInTouch {
        lead: pause.by.clone(),
        at: pause.at,
        pending: Some(message.id.clone()),
    });
    let news = cloud.colleague_in_touch(lead, Some(&message.id)).await?;
    let Some(event) = news.or(known) else {
        return Ok(false);
    };
    // Its future is large and seldom needed: in a box it does not weigh on every mail.
    let acted = Box::pin(cloud.act(&lead.id, &event, now, &CommitOptions::default())).await?;
    Ok(matches!(acted, Acted::Done(_)))
}
