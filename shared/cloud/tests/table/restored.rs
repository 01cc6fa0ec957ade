//! After a backup was restored: what may have been sent is doubted, what was sent is known.

use calendar::{Instant, format_instant};
use cloud::keys::{Home, Key, Lane};
use cloud::table::outbox::{Content, Doubted, OutboxItem, State};
use followup::ids::{LeadId, MessageId};
use followup::message::{Notice, NoticeKind};
use followup::timeline::EntryKind;
use serde_json::json;

use crate::outbox::{in_flight, settle, step};
use crate::scene::{
    ANA, acknowledgement, assigned, judged, load, load_message, now_as, person, raw_text, seconds,
};
use crate::support::World;

async fn reminder(world: &World) -> OutboxItem {
    let notice = Notice {
        to: person("sam"),
        lead: LeadId::derive(&["one"]),
        kind: NoticeKind::Reminder,
    };
    let mail = followup::digest::digest_of(&world.policy.active, &notice, world.cloud.now(), 0);
    world.cloud.ensure_digest(&mail).await.unwrap();
    let message = OutboxItem::to_team(mail);
    now_as(world, &message).await
}

async fn lines(world: &World, lead: &LeadId, kind: EntryKind) -> usize {
    let timeline = world.cloud.timeline(lead).await.unwrap();
    timeline
        .iter()
        .filter(|line| line.entry.kind() == kind)
        .count()
}

/// Everything that is due at the ends of the time, and the time itself.
struct Doubts {
    since: Instant,
    now: Instant,
    until: Instant,
}

fn moved(world: &World, item: &OutboxItem, due_at: Instant) {
    let shard = raw_text(world, &item.key(), "due_shard").unwrap();
    load_message(world, item, &shard, due_at);
}

#[tokio::test]
async fn what_was_due_since_the_backup_is_doubted_and_nothing_else() {
    let world = World::new(40).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let now = world.cloud.now();
    let time = Doubts {
        since: now - seconds(600),
        now,
        until: now + seconds(3600),
    };
    let names = ["before", "first", "last", "after"];
    let dues = [
        time.since - seconds(1),
        time.since,
        time.now,
        time.now + seconds(1),
    ];
    let mut steps = Vec::new();
    for (name, due_at) in names.into_iter().zip(dues) {
        let message = step(&world, &lead, name).await;
        moved(&world, &message, due_at);
        steps.push(now_as(&world, &message).await);
    }
    let team = reminder(&world).await;
    let doubted = world.cloud.doubt_outbox(time.since, time.until).await;
    let expected = Doubted {
        to_leads: 2,
        to_team: 1,
        left: 0,
        unreadable: 0,
    };
    // The task of the rep is not due yet: it waits until our answer may have left.
    assert_eq!(doubted.unwrap(), expected);
    for (message, is_doubted) in steps.iter().zip([false, true, true, false]) {
        let is = now_as(&world, message).await;
        if is_doubted {
            assert_eq!((is.state, is.due_at), (State::Unknown, Some(time.until)));
        } else {
            assert_eq!(is, *message);
        }
    }
    let is = now_as(&world, &team).await;
    assert_eq!((is.state, is.due_at), (State::Unknown, Some(time.until)));
    assert_eq!(lines(&world, &lead, EntryKind::Unknown).await, 2);
    // Again: what is unknown already, and due in that time, is left.
    let again = world
        .cloud
        .doubt_outbox(time.since, time.until + seconds(1))
        .await;
    assert_eq!(again.unwrap(), Doubted::default());
}

#[tokio::test]
async fn what_is_in_flight_is_doubted_and_what_waits_for_somebody_is_left() {
    let world = World::new(41).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let flying = step(&world, &lead, "flying").await;
    let flying = in_flight(&world, &flying).await;
    let held = step(&world, &lead, "held").await;
    let now = world.cloud.now();
    settle(&world, &held, State::Held, Some(now)).await;
    let unknown = step(&world, &lead, "unknown").await;
    settle(&world, &unknown, State::Unknown, Some(now)).await;
    // One that no code can read.
    let broken = Key::message(&Home::Lead(lead.clone()), &MessageId::derive(&["broken"]));
    load(
        &world,
        json!({
            "pk": {"S": broken.pk}, "sk": {"S": broken.sk}, "schema": {"N": "1"}, "state": {"S": "pending"},
            "body": {"S": "{"}, "due_shard": {"S": Lane::Mail.shard(0)}, "due_at": {"S": format_instant(now)},
        }),
    );
    let since = now - seconds(1);
    crate::scene::pass(&world, 120);
    let doubted = world.cloud.doubt_outbox(since, now + seconds(3600)).await;
    let expected = Doubted {
        // With the acknowledgement, which is due by now.
        to_leads: 2,
        to_team: 1,
        left: 2,
        unreadable: 1,
    };
    assert_eq!(doubted.unwrap(), expected);
    assert_eq!(now_as(&world, &flying).await.state, State::Unknown);
    assert_eq!(now_as(&world, &held).await.state, State::Held);
}

#[tokio::test]
async fn a_message_that_the_table_has_not_heard_of_is_not_sent_when_it_is_planned() {
    let world = World::new(42).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let message = MessageId::derive(&["lost"]);
    let now = world.cloud.now();
    let recorded = world.cloud.record_sent_before(&lead, &message, "ses-1");
    assert!(recorded.await.unwrap());
    let found = world.cloud.message_by_ses_id("ses-1").await.unwrap();
    let found = found.unwrap();
    assert_eq!((found.state, found.due_at), (State::Sent, None));
    assert_eq!(found.sent_at, Some(now));
    assert_eq!((found.id(), found.lead()), (&message, Some(&lead)));
    assert!(matches!(found.content, Content::Lost { sent_at, .. } if sent_at == now));
    assert_eq!(lines(&world, &lead, EntryKind::Sent).await, 1);
    // It is known now, also to who asks long after; and of a lead that is not there nothing is.
    crate::scene::pass(&world, 700);
    let again = world.cloud.record_sent_before(&lead, &message, "ses-1");
    assert!(!again.await.unwrap());
    assert_eq!(lines(&world, &lead, EntryKind::Sent).await, 1);
    let nobody = LeadId::derive(&["nobody"]);
    let recorded = world.cloud.record_sent_before(&nobody, &message, "ses-2");
    assert!(!recorded.await.unwrap());
}

#[tokio::test]
async fn a_message_that_waits_and_was_sent_keeps_what_it_says() {
    let world = World::new(43).await;
    let asked = judged(&world, &ANA).await;
    let message = acknowledgement(&world, &asked.lead).await;
    let recorded = world
        .cloud
        .record_sent_before(&asked.lead, message.id(), "ses-1");
    assert!(recorded.await.unwrap());
    let sent = now_as(&world, &message).await;
    assert_eq!((sent.state, sent.due_at), (State::Sent, None));
    assert_eq!(sent.content, message.content);
}
