//! Leads at the places from which the tests go on.

use std::time::Duration;

use calendar::{Instant, format_instant};
use cloud::keys::{Home, Key, Lane};
use cloud::table::arrivals::AcceptedInquiry;
use cloud::table::commit::CommitOptions;
use cloud::table::lead::StoredLead;
use cloud::table::outbox::{MAX_GATHERED, OutboxItem};
use cloud::transact::Acted;
use followup::event::Event;
use followup::ids::{LeadId, PersonId};
use followup::lead::{Open, Stage};
use followup::route::route;
use followup::telling::Telling;
use serde_json::{Value, json};

use crate::support::World;

pub(crate) const ANA: [(&str, &str); 5] = [
    ("name", "Ana Silva"),
    ("email", "ana@example.org"),
    ("phone", "+1 212 555 0123"),
    ("topic", "sales"),
    ("message", "Hello"),
];
pub(crate) const BO: [(&str, &str); 4] = [
    ("name", "Bo Berg"),
    ("email", "bo@example.org"),
    ("topic", "sales"),
    ("message", "Good morning"),
];

pub(crate) fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

pub(crate) fn seconds(count: i64) -> chrono::Duration {
    chrono::Duration::seconds(count)
}

pub(crate) fn milliseconds(count: i64) -> chrono::Duration {
    chrono::Duration::milliseconds(count)
}

/// So many seconds pass.
pub(crate) fn pass(world: &World, seconds: u64) -> Instant {
    let by = Duration::from_secs(seconds);
    world.aws.clock().advance(by).unwrap()
}

pub(crate) async fn stored(world: &World, lead: &LeadId) -> StoredLead {
    world.cloud.lead(lead).await.unwrap().unwrap()
}

/// Something happens, and something follows.
pub(crate) async fn happens(world: &World, lead: &LeadId, event: Event) {
    let (now, with) = (world.cloud.now(), CommitOptions::default());
    let acted = world.cloud.act(lead, &event, now, &with).await.unwrap();
    assert!(matches!(acted, Acted::Done(_)), "{acted:?}");
}

/// Somebody writes, and the sweep judges it.
pub(crate) async fn judged(world: &World, fields: &[(&str, &str)]) -> AcceptedInquiry {
    let accepted = world.post(fields).await.unwrap();
    let inquiry = world.cloud.inquiry(&accepted.lead, &accepted.inquiry).await;
    let arrived = Event::Arrived {
        inquiry: Box::new(inquiry.unwrap().unwrap()),
        suspicious: false,
    };
    happens(world, &accepted.lead, arrived).await;
    accepted
}

/// The same, and a rep has it.
pub(crate) async fn assigned(world: &World, fields: &[(&str, &str)]) -> (LeadId, PersonId) {
    let lead = judged(world, fields).await.lead;
    let read = stored(world, &lead).await.lead;
    assert!(matches!(read.stage, Stage::Open(Open::Routing { .. })));
    let team = world.cloud.loads().await.unwrap();
    let routing = route(&world.policy, &read, &team, world.cloud.now());
    happens(world, &lead, Event::Routed(routing)).await;
    let rep = stored(world, &lead).await.lead.rep().cloned().unwrap();
    (lead, rep)
}

/// The manager gives the lead to somebody.
pub(crate) async fn give(world: &World, lead: &LeadId, to: &str) {
    let event = Event::Assigned {
        to: person(to),
        by: person("morgan"),
    };
    happens(world, lead, event).await;
}

/// The notices that wait for the mails in which they travel with others, oldest first.
pub(crate) async fn waiting_notices(world: &World) -> Vec<Key> {
    let mut all = Vec::new();
    for number in 0..Lane::Notice.shards() {
        let shard = Lane::Notice.shard(number);
        let due = world.cloud.due(&shard, world.cloud.now()).await;
        all.extend(due.unwrap());
    }
    all.sort_by_key(|item| item.due_at);
    all.into_iter().map(|item| item.key).collect()
}

/// They are put into their mails, as a sweep does it: how many were.
pub(crate) async fn gathers(world: &World) -> usize {
    let mut moved = 0;
    for keys in waiting_notices(world).await.chunks(MAX_GATHERED) {
        let setting = &world.policy.active;
        let gathered = world.cloud.gather_notices(setting, keys, world.cloud.now());
        let gathered = gathered.await;
        assert!(gathered.failed.is_empty(), "{gathered:?}");
        moved += gathered.moved;
    }
    moved
}

/// A lead moves on from Sam, who was told so at `at`.
pub(crate) fn moves_on(at: Instant) -> Event {
    Event::MoveDue {
        owner: person("sam"),
        tellings: vec![Telling {
            at,
            returned: false,
        }],
        is_managed: true,
    }
}

/// The messages to a lead, in no order.
pub(crate) async fn messages(world: &World, lead: &LeadId) -> Vec<OutboxItem> {
    let home = Home::Lead(lead.clone());
    world.cloud.messages(&home).await.unwrap()
}

/// The acknowledgement of a lead's one inquiry.
pub(crate) async fn acknowledgement(world: &World, lead: &LeadId) -> OutboxItem {
    let [message] = messages(world, lead).await.try_into().unwrap();
    message
}

/// A message as it is now.
pub(crate) async fn now_as(world: &World, item: &OutboxItem) -> OutboxItem {
    world.cloud.message(&item.key()).await.unwrap().unwrap()
}

/// An item as the table has it, past the code that is tested.
pub(crate) fn raw(world: &World, key: &Key) -> Option<Value> {
    let request = json!({
        "TableName": world.cloud.settings().table,
        "Key": {"pk": {"S": key.pk}, "sk": {"S": key.sk}},
    });
    let answer = world.aws.look("GetItem", &request).unwrap();
    answer.get("Item").cloned()
}

/// A text of an item, past the code that is tested.
pub(crate) fn raw_text(world: &World, key: &Key, name: &str) -> Option<String> {
    Some(raw(world, key)?.get(name)?["S"].as_str()?.to_owned())
}

/// Puts an item into the table, past the code that is tested.
pub(crate) fn load(world: &World, item: Value) {
    let table = world.cloud.settings().table.clone();
    world.aws.load(&table, vec![item]).unwrap();
}

/// Writes a message down as a decision would, due in a shard at a time.
pub(crate) fn load_message(world: &World, item: &OutboxItem, shard: &str, due_at: Instant) {
    let key = item.key();
    load(
        world,
        json!({
            "pk": {"S": key.pk}, "sk": {"S": key.sk}, "schema": {"N": "1"},
            "state": {"S": item.state.as_str()},
            "body": {"S": serde_json::to_string(&item.content).unwrap()},
            "due_shard": {"S": shard},
            "due_at": {"S": format_instant(due_at)},
        }),
    );
}
