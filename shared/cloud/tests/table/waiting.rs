//! What waits for a time: what is due, what is moved back, and what is stuck.

use calendar::{Instant, format_instant, parse_instant};
use chrono::Duration;
use cloud::keys::{Key, Lane};
use cloud::table::due::{DueItem, MAX_FAILURES};
use cloud::{Cloud, CloudError};
use followup::ids::LeadId;
use serde_json::json;

use crate::scene::{
    ANA, BO, acknowledgement, assigned, judged, load, raw, raw_text, seconds, stored,
};
use crate::support::World;

/// An item that is due in that shard at `due_at`; whatever it is.
fn waiting(world: &World, name: &str, shard: &str, due_at: &str) -> Key {
    let key = Key::new(format!("L#{name}"), "E#one");
    load(
        world,
        json!({"pk": {"S": key.pk}, "sk": {"S": key.sk}, "schema": {"N": "1"},
            "due_shard": {"S": shard}, "due_at": {"S": due_at}}),
    );
    key
}

async fn due(world: &World, shard: &str, now: Instant) -> Vec<(Key, Instant)> {
    let due = world.cloud.due(shard, now).await.unwrap();
    due.into_iter()
        .map(|item| (item.key, item.due_at))
        .collect()
}

fn due_at(world: &World, key: &Key) -> Instant {
    parse_instant(&raw_text(world, key, "due_at").unwrap()).unwrap()
}

fn failures(world: &World, key: &Key) -> Option<u64> {
    raw(world, key)?["failures"]["N"].as_str()?.parse().ok()
}

#[tokio::test]
async fn what_has_come_is_due_oldest_first_and_what_comes_is_not() {
    let world = World::new(90).await;
    let (now, shard) = (world.cloud.now(), Lane::Event.shard(1));
    assert_eq!(world.cloud.next_due(&shard).await.unwrap(), None);
    let at = |by: i64| now + Duration::milliseconds(by);
    let keys = [("c", 1), ("b", 0), ("a", -5000)].map(|(name, by)| {
        let due_at = at(by);
        (
            waiting(&world, name, &shard, &format_instant(due_at)),
            due_at,
        )
    });
    let [later, last, first] = keys;
    assert_eq!(
        due(&world, &shard, now).await,
        [first.clone(), last.clone()]
    );
    assert_eq!(due(&world, &shard, at(1)).await, [first, last, later]);
    let next = world.cloud.next_due(&shard).await.unwrap();
    assert_eq!(next, Some(at(-5000)));
    assert_eq!(due(&world, &Lane::Event.shard(0), at(1)).await, []);
}

#[tokio::test]
async fn what_fails_comes_back_ever_more_slowly_and_is_stuck_after_the_fifth_time() {
    let world = World::new(91).await;
    let (mut now, shard) = (world.cloud.now(), Lane::Event.shard(0));
    let key = waiting(&world, "a", &shard, &format_instant(now));
    for (count, minutes) in [(1, 2), (2, 4), (3, 8), (4, 16), (5, 1440), (6, 1440)] {
        let item = DueItem {
            key: key.clone(),
            due_at: due_at(&world, &key),
        };
        assert_eq!(world.cloud.defer(&item, now).await.unwrap(), count);
        assert_eq!(due_at(&world, &key), now + Duration::minutes(minutes));
        let stuck = world.cloud.stuck().await.unwrap();
        assert_eq!(stuck.contains(&key), count >= MAX_FAILURES, "{count}");
        // Whoever read it before it was moved changes nothing.
        assert_eq!(world.cloud.defer(&item, now).await.unwrap(), 0);
        assert_eq!(failures(&world, &key), Some(count));
        now += Duration::minutes(minutes);
    }
    // Published at last, it is neither due nor stuck.
    let item = DueItem {
        key: key.clone(),
        due_at: now,
    };
    world.cloud.published(&item).await.unwrap();
    assert_eq!(due(&world, &shard, now + Duration::days(2)).await, []);
    assert_eq!(world.cloud.stuck().await.unwrap(), []);
    assert_eq!(failures(&world, &key), None);
    world.cloud.published(&item).await.unwrap();
}

#[tokio::test]
async fn what_met_only_contention_is_left_alone_for_a_minute_and_nothing_is_counted() {
    let world = World::new(92).await;
    let (now, shard) = (world.cloud.now(), Lane::Lead.shard(0));
    let key = waiting(&world, "a", &shard, &format_instant(now - seconds(30)));
    let item = DueItem {
        key: key.clone(),
        due_at: now - seconds(30),
    };
    world.cloud.move_back(&item, now).await.unwrap();
    assert_eq!(due_at(&world, &key), now + Duration::minutes(1));
    assert_eq!(failures(&world, &key), None);
    world
        .cloud
        .move_back(&item, now + seconds(5))
        .await
        .unwrap();
    assert_eq!(due_at(&world, &key), now + Duration::minutes(1));
}

#[tokio::test]
async fn an_entry_whose_time_is_none_hides_no_other_and_is_moved_back() {
    let world = World::new(93).await;
    let (now, shard) = (world.cloud.now(), Lane::Event.shard(0));
    let broken = waiting(&world, "broken", &shard, "2026-02-31");
    let good = waiting(&world, "good", &shard, &format_instant(now));
    assert_eq!(due(&world, &shard, now).await, [(good, now)]);
    assert_eq!(due_at(&world, &broken), now + Duration::minutes(2));
    assert_eq!(failures(&world, &broken), Some(1));
}

#[tokio::test]
async fn a_message_is_moved_back_by_the_time_that_it_has_now() {
    let world = World::new(94).await;
    let asked = judged(&world, &ANA).await;
    let message = acknowledgement(&world, &asked.lead).await;
    let now = world.cloud.now();
    let key = message.key();
    for (count, minutes) in [(1, 2), (2, 4)] {
        assert_eq!(world.cloud.defer_message(&key, now).await.unwrap(), count);
        assert_eq!(due_at(&world, &key), now + Duration::minutes(minutes));
    }
    // One that is not there, or waits for nothing, is moved nowhere.
    let none = Key::new("L#none", "M#none");
    assert_eq!(world.cloud.defer_message(&none, now).await.unwrap(), 0);
    assert_eq!(raw(&world, &none), None);
    let lead = Key::new(&key.pk, "Q#none");
    load(
        &world,
        json!({"pk": {"S": lead.pk}, "sk": {"S": lead.sk}, "schema": {"N": "1"}}),
    );
    assert_eq!(world.cloud.defer_message(&lead, now).await.unwrap(), 0);
}

#[tokio::test]
async fn the_lead_that_waits_longest_is_known_by_its_time() {
    let world = World::new(95).await;
    let now = world.cloud.now();
    let undecided = |at: Instant| world.cloud.undecided_since(at);
    assert_eq!(undecided(now).await.unwrap(), None);
    let first = world.post(&ANA).await.unwrap().lead;
    let first_at = stored(&world, &first).await.due_at.unwrap();
    crate::scene::pass(&world, 60);
    let second = world.post(&BO).await.unwrap().lead;
    let second_at = stored(&world, &second).await.due_at.unwrap();
    assert!(first_at < second_at);
    assert_eq!(undecided(second_at).await.unwrap(), Some(first_at));
    assert_eq!(undecided(first_at).await.unwrap(), Some(first_at));
    assert_eq!(undecided(first_at - seconds(1)).await.unwrap(), None);
    // What is not a lead's decision says nothing of it.
    waiting(
        &world,
        "event",
        &Lane::Event.shard(0),
        &format_instant(now - seconds(9)),
    );
    assert_eq!(undecided(second_at).await.unwrap(), Some(first_at));
}

#[tokio::test]
async fn each_lead_waits_in_the_lane_of_what_it_waits_for() {
    let world = World::new(96).await;
    let lane = |lead: &LeadId| raw_text(&world, &Key::lead(lead), "due_shard").unwrap();
    let lead = world.post(&ANA).await.unwrap().lead;
    assert_eq!(lane(&lead), Lane::Judge.shard_of(lead.as_str()));
    let routing = judged(&world, &BO).await.lead;
    assert_eq!(lane(&routing), Lane::Assign.shard(0));
    let fields = [
        ("name", "Cy"),
        ("email", "cy@example.org"),
        ("topic", "sales"),
    ];
    let (worked, _) = assigned(&world, &fields).await;
    assert_eq!(lane(&worked), Lane::Lead.shard_of(worked.as_str()));
}

#[test]
fn a_sweep_reads_every_shard_of_every_lane_in_the_order_of_the_lanes() {
    let shards = Cloud::shards();
    let lanes: Vec<Lane> = shards.iter().map(|(lane, _)| *lane).collect();
    let expected: Vec<Lane> = Lane::ALL
        .into_iter()
        .flat_map(|lane| (0..lane.shards()).map(move |_| lane))
        .collect();
    assert_eq!(lanes, expected);
    assert_eq!(shards[0].1, "judge#00");
    let mut names: Vec<String> = shards.into_iter().map(|(_, name)| name).collect();
    names.dedup();
    assert_eq!(names.len(), expected.len());
}

#[tokio::test]
async fn what_newer_code_wrote_is_left_alone() {
    let world = World::new(97).await;
    let lead = LeadId::derive(&["newer"]);
    let key = Key::lead(&lead);
    load(
        &world,
        json!({"pk": {"S": key.pk}, "sk": {"S": key.sk}, "schema": {"N": "2"}, "body": {"S": "{}"}}),
    );
    let read = world.cloud.lead(&lead).await;
    assert!(
        matches!(read, Err(CloudError::Newer { found: 2, .. })),
        "{read:?}"
    );
}
