//! The claim: what may leave, and what forbids it in the moment in which it would.

use calendar::Instant;
use cloud::table::outbox::{Claim, Guard, LEASE, LeadGuard, OutboxItem, State};
use followup::event::{Event, Sign};
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::EmailAddress;
use followup::lead::Block;
use followup::message::{Message, StopRule};

use crate::outbox::message_in;
use crate::scene::{
    ANA, BO, acknowledgement, assigned, happens, judged, messages, milliseconds, now_as, pass,
    stored,
};
use crate::support::World;

fn ana() -> EmailAddress {
    EmailAddress::parse("ana@example.org").unwrap()
}

/// What must hold for a message with this stop rule to Ana, who asked at `inquired_at`.
async fn guard(
    world: &World,
    lead: &LeadId,
    inquiry: &InquiryId,
    stop_rule: StopRule,
    inquired_at: Instant,
) -> Guard {
    Guard::Lead(LeadGuard {
        lead: lead.clone(),
        stop_generation: stored(world, lead).await.lead.stop_generation,
        stop_rule,
        inquiry: inquiry.clone(),
        address: world.cloud.address_hash(ana().normalised()),
        inquired_at,
        template: "a template".to_owned(),
        words: cloud::table::outbox::MailWords::default(),
        appointment: None,
        other_addresses: Vec::new(),
    })
}

async fn claim(world: &World, item: &OutboxItem, guard: &Guard) -> Claim {
    let now = world.cloud.now();
    world.cloud.claim(item, guard, now).await.unwrap()
}

/// A message with that stop rule to a lead, as a decision would write it down.
async fn planned(world: &World, lead: &LeadId, stop_rule: StopRule, step: &str) -> OutboxItem {
    let (read, now) = (stored(world, lead).await.lead, world.cloud.now());
    let message = Message::new(&read, step, "mail", stop_rule, now, now);
    let message = OutboxItem::to_lead(message);
    crate::outbox::written(world, &message);
    now_as(world, &message).await
}

#[tokio::test]
async fn one_worker_has_a_message_for_one_try() {
    let world = World::new(1).await;
    let asked = judged(&world, &ANA).await;
    let message = acknowledgement(&world, &asked.lead).await;
    let now = world.cloud.now();
    let guard = guard(
        &world,
        &asked.lead,
        &asked.inquiry,
        StopRule::Acknowledgement,
        now,
    )
    .await;
    assert_eq!(claim(&world, &message, &guard).await, Claim::Claimed);
    let claimed = now_as(&world, &message).await;
    assert_eq!(
        (claimed.state, claimed.due_at, claimed.claims),
        (State::Sending, Some(now + LEASE), 1)
    );
    assert_eq!(claimed.template.as_deref(), Some("a template"));
    assert_eq!(claimed.claimed_generation, Some(0));
    // Another worker that read it before, and one that reads it now.
    assert_eq!(claim(&world, &message, &guard).await, Claim::Gone);
    assert_eq!(claim(&world, &claimed, &guard).await, Claim::Gone);
}

#[tokio::test]
async fn nobody_is_acknowledged_who_has_not_been_judged() {
    let world = World::new(2).await;
    let asked = world.post(&ANA).await.unwrap();
    let message = acknowledgement(&world, &asked.lead).await;
    let now = world.cloud.now();
    let stop_rule = StopRule::Acknowledgement;
    let first = guard(&world, &asked.lead, &asked.inquiry, stop_rule, now).await;
    assert_eq!(claim(&world, &message, &first).await, Claim::Stopped);
    // An inquiry that joined and waits for the sweep is not judged either; the one before it is.
    let world = World::new(3).await;
    let asked = judged(&world, &ANA).await;
    let message = acknowledgement(&world, &asked.lead).await;
    let again = [ANA.as_slice(), &[("company", "Silva")]].concat();
    let joined = world.post(&again).await.unwrap();
    let now = world.cloud.now();
    let waits = guard(&world, &asked.lead, &joined.inquiry, stop_rule, now).await;
    assert_eq!(claim(&world, &message, &waits).await, Claim::Stopped);
    let first = guard(&world, &asked.lead, &asked.inquiry, stop_rule, now).await;
    assert_eq!(claim(&world, &message, &first).await, Claim::Claimed);
}

#[tokio::test]
async fn an_answer_leaves_after_an_unsubscription_from_before_it_and_after_no_other_stop() {
    for (block, wait, expected) in [
        (Block::Unsubscribed, 1, Claim::Claimed),
        (Block::Unsubscribed, 0, Claim::Suppressed),
        (Block::Bounced, 1, Claim::Suppressed),
        (Block::Complained, 1, Claim::Suppressed),
        (Block::DoNotContact, 1, Claim::Suppressed),
    ] {
        for stop_rule in [
            StopRule::Acknowledgement,
            StopRule::Appointment,
            StopRule::Reminder,
        ] {
            let world = World::new(4).await;
            let asked = judged(&world, &ANA).await;
            let message = planned(&world, &asked.lead, stop_rule, "one").await;
            let since = world.cloud.now();
            let listed = world.cloud.suppress_address(&ana(), block, since).await;
            assert!(listed.unwrap());
            let inquired = since + milliseconds(wait);
            let guard = guard(&world, &asked.lead, &asked.inquiry, stop_rule, inquired).await;
            let claimed = claim(&world, &message, &guard).await;
            assert_eq!(claimed, expected, "{stop_rule:?} {block:?}");
        }
    }
}

#[tokio::test]
async fn no_step_leaves_to_an_address_that_is_listed_at_all() {
    for stop_rule in [StopRule::Automatic, StopRule::Released] {
        let world = World::new(5).await;
        let (lead, _) = assigned(&world, &ANA).await;
        let inquiry = stored(&world, &lead).await.lead.inquiry;
        let message = planned(&world, &lead, stop_rule, "one").await;
        let now = world.cloud.now();
        let guard = guard(&world, &lead, &inquiry, stop_rule, now + milliseconds(1)).await;
        let block = Block::Unsubscribed;
        let listed = world.cloud.suppress_address(&ana(), block, now).await;
        assert!(listed.unwrap());
        let claimed = claim(&world, &message, &guard).await;
        assert_eq!(claimed, Claim::Suppressed, "{stop_rule:?}");
        assert_eq!(now_as(&world, &message).await.state, State::Pending);
    }
}

#[tokio::test]
async fn no_step_leaves_after_a_stop_or_past_words_that_nobody_has_read() {
    for stop_rule in [StopRule::Automatic, StopRule::Released] {
        let world = World::new(6).await;
        let (lead, _) = assigned(&world, &ANA).await;
        let inquiry = stored(&world, &lead).await.lead.inquiry;
        let message = planned(&world, &lead, stop_rule, "one").await;
        let now = world.cloud.now();
        let before = guard(&world, &lead, &inquiry, stop_rule, now).await;
        happens(&world, &lead, Event::Sign(Sign::Replied)).await;
        assert_eq!(claim(&world, &message, &before).await, Claim::Stopped);
        let after = guard(&world, &lead, &inquiry, stop_rule, now).await;
        let again = [ANA.as_slice(), &[("company", "Silva")]].concat();
        world.post(&again).await.unwrap();
        assert_eq!(claim(&world, &message, &after).await, Claim::Stopped);
        happens(&world, &lead, Event::Tick).await;
        let read = guard(&world, &lead, &inquiry, stop_rule, now).await;
        assert_eq!(claim(&world, &message, &read).await, Claim::Claimed);
    }
}

#[tokio::test]
async fn a_mail_about_an_appointment_leaves_for_the_appointment_as_it_is() {
    for stop_rule in [StopRule::Appointment, StopRule::Reminder] {
        let world = World::new(7).await;
        let asked = judged(&world, &ANA).await;
        let now = world.cloud.now();
        let without = guard(&world, &asked.lead, &asked.inquiry, stop_rule, now).await;
        let Guard::Lead(LeadGuard {
            lead,
            stop_generation,
            inquiry,
            address,
            template,
            ..
        }) = without.clone()
        else {
            panic!("{without:?}");
        };
        let other = Guard::Lead(LeadGuard {
            lead,
            stop_generation,
            stop_rule,
            inquiry,
            address,
            inquired_at: now,
            template,
            words: cloud::table::outbox::MailWords::default(),
            appointment: Some("1.1".to_owned()),
            other_addresses: Vec::new(),
        });
        let message = planned(&world, &asked.lead, stop_rule, "one").await;
        assert_eq!(claim(&world, &message, &other).await, Claim::Stopped);
        assert_eq!(claim(&world, &message, &without).await, Claim::Claimed);
    }
}

#[tokio::test]
async fn an_address_is_acknowledged_once_a_day() {
    let world = World::new(8).await;
    let asked = judged(&world, &ANA).await;
    let again = [ANA.as_slice(), &[("company", "Silva")]].concat();
    world.post(&again).await.unwrap();
    happens(&world, &asked.lead, Event::Tick).await;
    let all = messages(&world, &asked.lead).await;
    let [first, second] = all.try_into().unwrap();
    let inquiry = |message| message_in(message).inquiry.clone();
    let stop_rule = StopRule::Acknowledgement;
    let at = world.cloud.now();
    let of_first = guard(&world, &asked.lead, &inquiry(&first), stop_rule, at).await;
    let of_second = guard(&world, &asked.lead, &inquiry(&second), stop_rule, at).await;
    assert_eq!(claim(&world, &first, &of_first).await, Claim::Claimed);
    assert_eq!(
        claim(&world, &second, &of_second).await,
        Claim::Acknowledged
    );
    pass(&world, 24 * 3600 - 1);
    assert_eq!(
        claim(&world, &second, &of_second).await,
        Claim::Acknowledged
    );
    pass(&world, 1);
    assert_eq!(claim(&world, &second, &of_second).await, Claim::Claimed);
}

#[tokio::test]
async fn a_message_whose_claim_failed_may_be_acknowledged_by_itself_again() {
    let world = World::new(9).await;
    let asked = judged(&world, &BO).await;
    let message = acknowledgement(&world, &asked.lead).await;
    let now = world.cloud.now();
    let stop_rule = StopRule::Acknowledgement;
    let guard = guard(&world, &asked.lead, &asked.inquiry, stop_rule, now).await;
    assert_eq!(claim(&world, &message, &guard).await, Claim::Claimed);
    // The mail service refused it for now: it waits again, and is no repeat of itself.
    let claimed = now_as(&world, &message).await;
    crate::outbox::settle(&world, &claimed, State::Pending, Some(now)).await;
    let waits = now_as(&world, &message).await;
    assert_eq!(claim(&world, &waits, &guard).await, Claim::Claimed);
    assert_eq!(now_as(&world, &message).await.claims, 2);
}
