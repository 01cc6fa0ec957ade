//! Mail as a whole: its pause, the one who tries, and what the account may send.

use cloud::table::sending::{Quota, TRY_EVERY};
use followup::message::MailRefusal;
use local::{Fault, FaultPlan, FaultRule, LocalAws, LocalService, Options};

use crate::scene::{milliseconds, pass, seconds};
use crate::support::{MONDAY, World, at, settings, worker};

async fn quotas_asked(world: &World) -> u64 {
    let usage = world.aws.usage();
    usage.of(LocalService::Ses, "GetAccount").requests
}

#[tokio::test]
async fn a_pause_begins_once_and_ends_with_the_message_that_was_taken() {
    let world = World::new(50).await;
    assert_eq!(world.cloud.sending_pause().await.unwrap(), None);
    assert_eq!(world.cloud.sending().await.unwrap(), (None, None));
    let began = world.cloud.now();
    world
        .cloud
        .pause_sending(MailRefusal::SendingPaused, began)
        .await
        .unwrap();
    let later = pass(&world, 60);
    world
        .cloud
        .pause_sending(MailRefusal::DailyQuota, later)
        .await
        .unwrap();
    let pause = world.cloud.sending_pause().await.unwrap().unwrap();
    assert_eq!((pause.since, pause.try_at), (began, later + TRY_EVERY));
    assert_eq!(pause.refusal, MailRefusal::DailyQuota);
    assert_eq!(
        world.cloud.sending().await.unwrap(),
        (Some(pause.clone()), None)
    );
    world.cloud.resume_sending(&pause).await.unwrap();
    assert_eq!(world.cloud.sending_pause().await.unwrap(), None);
    assert_eq!(world.cloud.sending().await.unwrap(), (None, None));
    // Somebody who knew of that pause does not end the next one.
    let again = pass(&world, 60);
    world
        .cloud
        .pause_sending(MailRefusal::SendingPaused, again)
        .await
        .unwrap();
    world.cloud.resume_sending(&pause).await.unwrap();
    let next = world.cloud.sending_pause().await.unwrap().unwrap();
    assert_eq!(next.since, again);
}

#[tokio::test]
async fn one_message_tries_every_five_minutes() {
    let world = World::new(51).await;
    let began = world.cloud.now();
    world
        .cloud
        .pause_sending(MailRefusal::SendingPaused, began)
        .await
        .unwrap();
    let pause = world.cloud.sending_pause().await.unwrap().unwrap();
    let now = pass(&world, 300);
    assert!(world.cloud.take_try(&pause, now).await.unwrap());
    assert!(!world.cloud.take_try(&pause, now).await.unwrap());
    let next = world.cloud.sending_pause().await.unwrap().unwrap();
    assert_eq!((next.since, next.try_at), (began, now + TRY_EVERY));
    assert!(world.cloud.take_try(&next, now).await.unwrap());
}

#[tokio::test]
async fn the_quota_is_asked_for_when_it_is_old_and_kept() {
    let aws = LocalAws::in_memory(Options {
        max_24_hour_send: 50_000.0,
        max_send_rate: 14.0,
        ..Options::simulated(52, at(MONDAY))
    });
    let world = World::of(aws.unwrap()).await;
    let now = world.cloud.now();
    let read = world.cloud.quota(None, now).await;
    let expected = Quota {
        per_second: 14.0,
        per_day: Some(50_000.0),
        sent: 0.0,
        read_at: now,
    };
    assert_eq!(read, expected);
    assert_eq!(world.cloud.sending().await.unwrap(), (None, Some(expected)));
    assert_eq!(quotas_asked(&world).await, 1);
    // For ten minutes it holds.
    let known = world.cloud.quota(Some(read), now + seconds(599)).await;
    assert_eq!((known, quotas_asked(&world).await), (read, 1));
    let anew = world.cloud.quota(Some(read), now + seconds(600)).await;
    assert_eq!(anew.read_at, now + seconds(600));
    assert_eq!(quotas_asked(&world).await, 2);
}

#[tokio::test]
async fn a_quota_that_is_nearly_used_up_is_asked_for_within_the_minute() {
    let world = World::new(53).await;
    let now = world.cloud.now();
    let far = Quota {
        per_second: 1.0,
        per_day: Some(1000.0),
        sent: 700.0,
        read_at: now,
    };
    // 48 may leave in a minute: 752 are known to be fewer than 800, 896 after four minutes are not.
    for (sent, after, asked) in [
        (700.0, 59, 0),
        (700.0, 61, 0),
        (700.0, 120, 0),
        (700.0, 121, 1),
        (751.9, 50, 0),
        (752.0, 49, 0),
        (752.0, 50, 1),
    ] {
        world.aws.reset_usage();
        let known = Quota { sent, ..far };
        world.cloud.quota(Some(known), now + seconds(after)).await;
        assert_eq!(quotas_asked(&world).await, asked, "{sent} after {after} s");
    }
    // Where days are not counted, none is nearly used up.
    world.aws.reset_usage();
    let uncounted = Quota {
        per_day: None,
        sent: 1e9,
        ..far
    };
    world.cloud.quota(Some(uncounted), now + seconds(120)).await;
    assert_eq!(quotas_asked(&world).await, 0);
}

#[tokio::test]
async fn a_day_that_is_not_counted_stays_uncounted() {
    let aws = LocalAws::in_memory(Options {
        max_24_hour_send: -1.0,
        max_send_rate: 2.5,
        ..Options::simulated(54, at(MONDAY))
    });
    let world = World::of(aws.unwrap()).await;
    let now = world.cloud.now();
    let read = world.cloud.quota(None, now).await;
    assert_eq!((read.per_day, read.per_second), (None, 2.5));
    let (_, kept) = world.cloud.sending().await.unwrap();
    assert_eq!(kept, Some(read));
    let none = LocalAws::in_memory(Options {
        max_24_hour_send: 0.0,
        ..Options::simulated(55, at(MONDAY))
    });
    let world = World::of(none.unwrap()).await;
    let read = world.cloud.quota(None, now).await;
    assert_eq!(read.per_day, Some(0.0));
    assert!(read.is_exhausted());
    let (_, kept) = world.cloud.sending().await.unwrap();
    assert_eq!(kept, Some(read));
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_what_was_last_known_or_what_a_new_account_may_send() {
    let world = World::new(56).await;
    let rule = FaultRule::always(Fault::ServerError).operation("GetAccount");
    world.aws.faults().set(FaultPlan::new().rule(rule));
    let now = world.cloud.now();
    let first = world.cloud.quota(None, now).await;
    assert_eq!(first, Quota::of_a_new_account(now));
    assert_eq!(
        (first.per_second, first.per_day, first.sent),
        (1.0, None, 0.0)
    );
    let old = Quota {
        per_second: 20.0,
        read_at: now - seconds(3600),
        ..first
    };
    assert_eq!(world.cloud.quota(Some(old), now).await, old);
    assert_eq!(world.cloud.sending().await.unwrap().1, None);
}

#[tokio::test]
async fn another_process_sees_the_pause_and_the_quota() {
    let world = World::new(57).await;
    let now = world.cloud.now();
    let quota = world.cloud.quota(None, now).await;
    let other = worker(&world.aws, "other").await;
    assert_eq!(other.settings().table, settings().table);
    world
        .cloud
        .pause_sending(MailRefusal::SendingPaused, now)
        .await
        .unwrap();
    let (pause, known) = other.sending().await.unwrap();
    assert_eq!(known, Some(quota));
    assert_eq!(pause.unwrap().try_at, now + TRY_EVERY + milliseconds(0));
}
