//! A message to a lead: everything that may hold it back is read again, and checked once more by the claim.

use calendar::Instant;
use cloud::table::act::Acted;
use cloud::table::lead::{StoredLead, With};
use cloud::table::outbox::{Claim, Guard, Outgoing, Settled, State};
use cloud::{Cloud, CloudError};
use followup::booking::Invitation;
use followup::event::Event;
use followup::law::{self, LegalBar};
use followup::lead::{Block, Lead, Open, Stage};
use followup::message::{Class, Draft, NotSentReason};
use followup::policy::Policy;

use crate::Delivered;
use crate::gate::Gate;
use crate::lead_mail::Letter;
use crate::sending::{claimed, send};
use crate::settle::{hold, not_sent, settle, settle_and_tell, settle_with};
use crate::thread::Thread;

/// Sends a pending message, or says why not. Nothing, when it changed meanwhile: look again.
pub(crate) async fn pending(
    cloud: &Cloud,
    message: &Outgoing,
    draft: &Draft,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let late = NotSentReason::TooLate;
    let lapsed = Settled::of(message, State::Skipped, None, Some(late.clone()));
    let Some(active) = cloud.active_policy(now).await? else {
        // Nothing can be written before there is a policy.
        if now <= draft.not_after {
            return Ok(Some(Delivered::Nothing));
        }
        return settle_and_tell(cloud, draft, &lapsed, late, Delivered::Skipped, now).await;
    };
    let Some(stored) = cloud.resolved_lead(&draft.lead).await? else {
        return skip(cloud, message, draft, NotSentReason::LeadGone, now).await;
    };
    if let Some(why) = held_back(&stored.lead, draft) {
        return skip(cloud, message, draft, why, now).await;
    }
    if waits_for_a_decision(&stored, draft) && now <= draft.not_after {
        return Ok(Some(Delivered::Nothing));
    }
    // Rare, and large.
    let waits = Box::pin(waits_for_a_colleague(
        cloud,
        message,
        &stored.lead,
        draft,
        now,
    ));
    if waits.await? {
        return Ok(None);
    }
    if now > draft.not_after {
        return settle_and_tell(cloud, draft, &lapsed, late, Delivered::Skipped, now).await;
    }
    let policy = cloud.policy_for(&active, &stored.lead).await?;
    if let (Class::Automatic, Some(rule)) = (draft.class, unlawful(&policy, &stored.lead, now)) {
        let why = NotSentReason::Law { rule };
        let settled = Settled::of(message, State::Skipped, None, Some(why.clone()));
        let skipped = settle_and_tell(cloud, draft, &settled, why, Delivered::Skipped, now);
        return Box::pin(skipped).await;
    }
    let letter = Letter::gather(cloud, policy, &stored.lead, draft, message.released, now).await?;
    let Some(letter) = letter else {
        return skip(cloud, message, draft, NotSentReason::InquiryGone, now).await;
    };
    let Some(address) = letter.address() else {
        return skip(cloud, message, draft, NotSentReason::NoAddress, now).await;
    };
    let thread = Thread::read(cloud, &stored.lead, draft).await?;
    let (template, mail) = match letter.mail(address, &thread, message) {
        Ok(rendered) => rendered,
        Err(why) => return hold(cloud, message, why, false, now).await,
    };
    if is_a_step(draft) && !message.released && !letter.receives() {
        // Nobody would hear their answer: a person sends it, and hears it.
        let until = Some(draft.not_after);
        let settled = Settled::of(message, State::AwaitingApproval, until, None);
        let event = Event::Drafted {
            message: draft.id.clone(),
        };
        let drafted = settle_with(cloud, draft, &settled, event, None, Delivered::Drafted, now);
        return Box::pin(drafted).await;
    }
    let guard = Guard::Lead {
        lead: stored.lead.id.clone(),
        stop_epoch: stored.lead.stop_epoch,
        class: draft.class,
        inquiry: draft.inquiry.clone(),
        address: cloud.address_hash(address.normalised()),
        inquired_at: letter.answers_what_was_at(),
        template: template.clone(),
        appointment: draft
            .invitation
            .as_ref()
            .filter(|one| one.stands)
            .map(Invitation::mark),
    };
    let gate = Gate::look(cloud, now).await?;
    if gate == Gate::Shut {
        return Ok(Some(Delivered::Nothing));
    }
    match cloud.claim(message, &guard, now).await? {
        Claim::Claimed => {
            let message = Outgoing {
                claimed_epoch: Some(stored.lead.stop_epoch),
                ..claimed(message, now)
            };
            send(cloud, &message, &mail, &template, &gate, now).await
        }
        // What the claim met is read again, and decides.
        Claim::Gone | Claim::Stopped => Ok(None),
        Claim::Suppressed => skip(cloud, message, draft, NotSentReason::Stopped, now).await,
        Claim::Acknowledged => skip(cloud, message, draft, NotSentReason::Acknowledged, now).await,
    }
}

async fn skip(
    cloud: &Cloud,
    message: &Outgoing,
    draft: &Draft,
    why: NotSentReason,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let settled = Settled::of(message, State::Skipped, None, Some(why.clone()));
    let entry = Some(not_sent(draft, why));
    settle(cloud, &settled, entry, Delivered::Skipped, now).await
}

/// What holds a message back, as the lead stands now (P5).
fn held_back(lead: &Lead, draft: &Draft) -> Option<NotSentReason> {
    match draft.class {
        // An unsubscription leaves the direct answer to a newer inquiry; the claim compares the times.
        Class::Acknowledgement => match lead.blocked {
            None | Some(Block::Unsubscribed) => None,
            Some(Block::Bounced | Block::Complained | Block::DoNotContact) => {
                Some(NotSentReason::Stopped)
            }
        },
        Class::Appointment | Class::Reminder => {
            if lead.may_confirm() {
                is_outlived(lead, draft)
            } else {
                Some(NotSentReason::Stopped)
            }
        }
        Class::Automatic | Class::Released => {
            // Stops are counted by lead: after a merge the counts say nothing.
            if lead.id != draft.lead {
                Some(NotSentReason::Merged)
            } else if lead.blocked.is_some() || lead.stop_epoch != draft.epoch {
                Some(NotSentReason::Stopped)
            } else {
                is_outlived(lead, draft)
            }
        }
    }
}

/// What it says of an appointment is true no more.
fn is_outlived(lead: &Lead, draft: &Draft) -> Option<NotSentReason> {
    let meant = draft.invitation.as_ref()?;
    lead.has_outlived(meant)
        .then_some(NotSentReason::AppointmentChanged)
}

/// Whether the clock wrote it, and not what somebody has just done.
fn is_a_step(draft: &Draft) -> bool {
    match draft.class {
        Class::Automatic | Class::Reminder => true,
        Class::Acknowledgement | Class::Appointment | Class::Released => false,
    }
}

/// What the lead's law says against a message by now: the policy may name other regions than when it was written down, and
/// time has passed.
fn unlawful(policy: &Policy, lead: &Lead, now: Instant) -> Option<LegalBar> {
    let law = law::of(policy, lead);
    let too_many = law
        .written
        .filter(|most| lead.written > *most && !lead.contact.opted_in);
    let too_many = too_many.map(|most| LegalBar::AllWritten { most });
    law::forbids_writing(policy, lead, now).or(too_many)
}

/// Somebody of a linked lead is in touch, and the sweep has not decided it: the decision holds the message.
async fn waits_for_a_colleague(
    cloud: &Cloud,
    message: &Outgoing,
    lead: &Lead,
    draft: &Draft,
    now: Instant,
) -> Result<bool, CloudError> {
    match draft.class {
        Class::Automatic if !message.released => {}
        Class::Automatic
        | Class::Acknowledgement
        | Class::Appointment
        | Class::Reminder
        | Class::Released => {
            return Ok(false);
        }
    }
    let held = lead.hold.as_ref().filter(|hold| hold.until > now);
    let known = held.map(|hold| Event::ColleagueInTouch {
        lead: hold.by.clone(),
        at: hold.at,
        pending: Some(draft.id.clone()),
    });
    let news = cloud.colleague_in_touch(lead, Some(&draft.id)).await?;
    let Some(event) = news.or(known) else {
        return Ok(false);
    };
    // Rare, and large: it is not to weigh on every mail.
    let acted = Box::pin(cloud.act(&lead.id, &event, now, &With::default())).await?;
    Ok(matches!(acted, Acted::Done(_)))
}

/// They wrote, and nobody has judged it yet: it may be an advertisement or a stop, and the sweep decides that first. The
/// claim asks once more.
fn waits_for_a_decision(stored: &StoredLead, draft: &Draft) -> bool {
    match draft.class {
        Class::Acknowledgement => {
            stored.lead.stage == Stage::Open(Open::Received)
                || stored.joined.contains(&draft.inquiry)
        }
        Class::Appointment | Class::Reminder => false,
        Class::Automatic | Class::Released => !stored.joined.is_empty(),
    }
}
