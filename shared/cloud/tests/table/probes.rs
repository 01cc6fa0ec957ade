//! Whether answers come back: a probe a day, and what is believed when one is lost.

use calendar::Instant;
use chrono::Duration;
use cloud::Cloud;
use cloud::settings::Settings;
use cloud::table::received_mail::{PROBE_EVERY, PROBE_GRACE, ReceivedMail, probe_key, probe_token};
use local::{LocalAws, Options};

use crate::scene::{load, milliseconds, pass, raw_text, seconds};
use crate::support::{MONDAY, World, at, settings, started};

const DOMAIN: &str = "reply.example.com";

async fn known(world: &World) -> ReceivedMail {
    world.cloud.received_mail().await.unwrap()
}

async fn begin(world: &World) -> Option<String> {
    let now = world.cloud.now();
    world.cloud.begin_probe(now).await.unwrap()
}

fn token(address: &str) -> &str {
    probe_token(address, DOMAIN).unwrap()
}

fn passes(world: &World, by: Duration) -> Instant {
    pass(world, u64::try_from(by.num_seconds()).unwrap())
}

#[tokio::test]
async fn the_first_probe_goes_out_at_once_and_verifies_when_it_is_back() {
    let world = World::new(60).await;
    // The policy that was activated has made one due.
    let now = world.cloud.now();
    let early = world.cloud.begin_probe(now - milliseconds(1)).await;
    assert_eq!(early.unwrap(), None, "none is due");
    assert_eq!(known(&world).await.due_at, Some(now));
    let address = begin(&world).await.unwrap();
    assert!(address.ends_with(&format!("@{DOMAIN}")));
    let sent = known(&world).await;
    assert_eq!(
        (sent.sent_at, sent.returned_at, sent.due_at),
        (Some(now), None, Some(now + Duration::hours(1)))
    );
    assert!(!sent.is_verified(now));
    let back = pass(&world, 30);
    assert!(!world.cloud.probe_returned("other", back).await.unwrap());
    let returned = world.cloud.probe_returned(token(&address), back);
    assert!(returned.await.unwrap());
    let verified = known(&world).await;
    assert_eq!(
        (verified.returned_at, verified.due_at),
        (Some(back), Some(back + PROBE_EVERY))
    );
    assert!(verified.is_verified(back));
    // It comes back once.
    let again = world.cloud.probe_returned(token(&address), back);
    assert!(!again.await.unwrap());
}

#[tokio::test]
async fn what_came_back_holds_for_a_day_and_some_hours() {
    let world = World::new(61).await;
    let address = begin(&world).await.unwrap();
    let back = world.cloud.now();
    let known = known(&world).await;
    assert!(known.has_lapsed(back), "none has come back yet");
    assert!(!ReceivedMail::default().has_lapsed(back), "none has left");
    let returned = world.cloud.probe_returned(token(&address), back).await;
    assert!(returned.unwrap());
    let known = self::known(&world).await;
    let last = back + PROBE_EVERY + PROBE_GRACE;
    assert_eq!(last - back, Duration::hours(27));
    for (at, verified) in [(back, true), (last, true), (last + milliseconds(1), false)] {
        assert_eq!(known.is_verified(at), verified);
        assert_eq!(known.has_lapsed(at), !verified);
    }
}

#[tokio::test]
async fn while_one_is_awaited_the_next_ones_follow_ever_more_slowly() {
    let world = World::new(62).await;
    let mut addresses = Vec::new();
    for hours in [1, 2, 4, 8, 16, 24, 24] {
        let now = world.cloud.now();
        addresses.push(begin(&world).await.unwrap());
        let next = known(&world).await.due_at.unwrap();
        assert_eq!(next - now, Duration::hours(hours));
        assert_eq!(begin(&world).await, None, "one at a time");
        passes(&world, next - now);
    }
    // Each has an address of its own, and only the last is awaited.
    addresses.sort();
    addresses.dedup();
    assert_eq!(addresses.len(), 7);
    let last = begin(&world).await.unwrap();
    let now = world.cloud.now();
    for address in &addresses {
        let returned = world.cloud.probe_returned(token(address), now).await;
        assert!(!returned.unwrap());
    }
    let returned = world.cloud.probe_returned(token(&last), now).await;
    assert!(returned.unwrap());
    // And the waits begin anew.
    passes(&world, PROBE_EVERY);
    let now = world.cloud.now();
    begin(&world).await.unwrap();
    let next = known(&world).await.due_at.unwrap();
    assert_eq!(next - now, Duration::hours(1));
}

#[tokio::test]
async fn a_probe_is_hastened_where_there_is_one_and_made_due_where_there_is_none() {
    let aws = LocalAws::in_memory(Options::simulated(63, at(MONDAY))).unwrap();
    let cloud = started(&aws).await;
    let now = cloud.now();
    let due_at = async || cloud.received_mail().await.unwrap().due_at;
    assert_eq!(cloud.begin_probe(now).await.unwrap(), None);
    cloud.hasten_probe(now).await.unwrap();
    assert_eq!(due_at().await, None);
    cloud.ensure_probe(now).await.unwrap();
    assert!(cloud.begin_probe(now).await.unwrap().is_some());
    let first = due_at().await;
    // One that is there stays when it was.
    let later = now + seconds(60);
    cloud.ensure_probe(later).await.unwrap();
    assert_eq!(due_at().await, first);
    cloud.hasten_probe(later).await.unwrap();
    assert_eq!(due_at().await, Some(later));
}

#[tokio::test]
async fn two_workers_send_one_probe() {
    let world = World::new(64).await;
    let now = world.cloud.now();
    let (one, other) = tokio::join!(world.cloud.begin_probe(now), world.cloud.begin_probe(now));
    let begun = [one.unwrap(), other.unwrap()];
    assert_eq!(begun.iter().flatten().count(), 1, "{begun:?}");
}

#[tokio::test]
async fn without_a_domain_no_probe_leaves_and_nothing_is_known() {
    let world = World::new(65).await;
    let without = Settings {
        reply_domain: None,
        ..settings()
    };
    let partition = world.aws.retry_partition("without");
    let cloud = Cloud::start(&world.aws.sdk_config("without"), without, partition)
        .await
        .unwrap();
    let now = cloud.now();
    assert_eq!(
        cloud.received_mail().await.unwrap(),
        ReceivedMail::default()
    );
    assert_eq!(cloud.begin_probe(now).await.unwrap(), None);
    // It is looked at again tomorrow: nobody spins.
    let known = world.cloud.received_mail().await.unwrap();
    assert_eq!(
        (known.sent_at, known.due_at),
        (None, Some(now + PROBE_EVERY))
    );
}

#[tokio::test]
async fn a_probe_that_went_out_is_stuck_no_more() {
    let world = World::new(66).await;
    let now = world.cloud.now();
    let key = probe_key();
    load(
        &world,
        serde_json::json!({
            "pk": {"S": key.pk}, "sk": {"S": key.sk}, "schema": {"N": "1"}, "due_shard": {"S": "mail#00"},
            "due_at": {"S": calendar::format_instant(now - seconds(1))}, "failures": {"N": "5"},
            "owner": {"S": "queue:stuck#0"},
        }),
    );
    assert!(world.cloud.stuck().await.unwrap().contains(&key));
    begin(&world).await.unwrap();
    assert_eq!(world.cloud.stuck().await.unwrap(), []);
    assert_eq!(raw_text(&world, &key, "owner"), None);
}
