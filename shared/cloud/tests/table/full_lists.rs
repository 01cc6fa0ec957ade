//! A list that is full keeps no notice waiting, and no decision from being written.

use std::time::Duration;

use crate::scene::{gathers, waiting_notices};
use crate::support::World;
use chrono::TimeDelta;
use cloud::keys::{Home, Key};
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Claim, Guard, MAX_NOTICES, OutboxItem};
use cloud::table::team::MAX_OWNED;
use cloud::transact::Acted;
use followup::event::Event;
use followup::ids::{LeadId, PersonId};
use followup::lead::{Open, Stage};
use serde_json::json;

/// From Monday, 10:00, to Saturday, 10:00: nobody of the team works.
const TO_SATURDAY: Duration = Duration::from_secs(5 * 86_400);

async fn on_saturday(seed: u64) -> World {
    let world = World::new(seed).await;
    world.aws.clock().advance(TO_SATURDAY).unwrap();
    world
}

/// Somebody writes, and what they wrote looks unwanted: the manager's next list says so.
async fn to_review(world: &World, number: usize) -> LeadId {
    let (name, email) = (format!("Pat Number{number}"), format!("p{number}@c.test"));
    let fields = [
        ("name", name.as_str()),
        ("email", &email),
        ("topic", "sales"),
    ];
    let accepted = world.post(&fields).await.unwrap();
    let inquiry = world.cloud.inquiry(&accepted.lead, &accepted.inquiry).await;
    let arrived = Event::Arrived {
        inquiry: Box::new(inquiry.unwrap().unwrap()),
        suspicious: true,
    };
    let (now, with) = (world.cloud.now(), CommitOptions::default());
    let acted = world.cloud.act(&accepted.lead, &arrived, now, &with);
    assert!(matches!(acted.await.unwrap(), Acted::Done(_)), "{number}");
    accepted.lead
}

async fn lists(world: &World) -> Vec<OutboxItem> {
    let home = Home::Person(PersonId::parse("morgan").unwrap());
    let mut lists = world.cloud.messages(&home).await.unwrap();
    lists.sort_by_key(|list| list.due_at);
    lists
}

async fn counts(world: &World) -> Vec<(usize, u64)> {
    let lists = lists(world).await;
    lists
        .iter()
        .map(|one| (one.notices.len(), one.more))
        .collect()
}

#[tokio::test]
async fn what_a_list_has_no_room_for_is_counted_on_it_and_decided_all_the_same() {
    let world = on_saturday(40).await;
    let mut leads = Vec::new();
    for number in 1..=MAX_NOTICES {
        leads.push(to_review(&world, number).await);
    }
    assert_eq!(counts(&world).await, []);
    assert_eq!(gathers(&world).await, MAX_NOTICES);
    assert_eq!(counts(&world).await, [(MAX_NOTICES, 0)]);
    for number in 1..=50 {
        leads.push(to_review(&world, MAX_NOTICES + number).await);
        assert_eq!(gathers(&world).await, 1);
        assert_eq!(counts(&world).await, [(MAX_NOTICES, number as u64)]);
    }
    for lead in leads {
        let stored = world.cloud.lead(&lead).await.unwrap().unwrap();
        assert!(matches!(
            stored.lead.stage,
            Stage::Open(Open::InReview { .. })
        ));
        assert!(stored.due_at.is_some());
    }
}

#[tokio::test]
async fn of_notices_that_come_together_as_many_are_told_as_there_is_room_for_and_the_others_counted()
 {
    let world = on_saturday(43).await;
    for number in 0..MAX_NOTICES - 1 {
        to_review(&world, number).await;
    }
    gathers(&world).await;
    assert_eq!(counts(&world).await, [(MAX_NOTICES - 1, 0)]);
    for number in 0..3 {
        to_review(&world, MAX_NOTICES + number).await;
    }
    assert_eq!(gathers(&world).await, 3);
    assert_eq!(counts(&world).await, [(MAX_NOTICES, 2)]);
    assert_eq!(waiting_notices(&world).await, []);
}

#[tokio::test]
async fn what_a_list_that_has_left_before_its_day_does_not_carry_goes_with_the_next_mail() {
    let world = on_saturday(41).await;
    to_review(&world, 1).await;
    gathers(&world).await;
    let [list] = lists(&world).await.try_into().unwrap();
    let monday = list.due_at.unwrap();
    let claimed = world.cloud.claim(&list, &Guard::Team, world.cloud.now());
    assert_eq!(claimed.await.unwrap(), Claim::Claimed);
    to_review(&world, 2).await;
    gathers(&world).await;
    let all = lists(&world).await;
    let key: Key = list.key();
    let other = all.iter().find(|one| one.key() != key).unwrap();
    assert_eq!((other.notices.len(), other.more), (1, 0));
    assert_eq!(other.due_at, Some(monday + TimeDelta::hours(1)));
}

#[tokio::test]
async fn a_rep_with_more_leads_than_are_listed_has_them_all_counted() {
    let world = World::new(42).await;
    let table = world.cloud.settings().table.clone();
    let lead = |number: usize| {
        let id = LeadId::derive(&["owned", &number.to_string()]);
        json!({
            "pk": {"S": format!("L#{id}")}, "sk": {"S": "LEAD"}, "schema": {"N": "1"}, "version": {"N": "1"},
            "due_shard": {"S": "lead#00"}, "due_at": {"S": "2026-04-01T00:00:00.000Z"}, "owner": {"S": "sam"},
        })
    };
    for until in [MAX_OWNED, MAX_OWNED + 1] {
        world
            .aws
            .load(&table, (0..until).map(lead).collect())
            .unwrap();
        assert_eq!(
            world.cloud.owned("sam").await.unwrap().leads.len(),
            MAX_OWNED
        );
        assert_eq!(world.cloud.owned("sam").await.unwrap().count(), until);
    }
}
