//! The figures of days: what counts of a decision is kept with it, a day is folded once it is over, and nobody's name is in it.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType,
    ScalarAttributeType,
};
use calendar::Instant;
use chrono::NaiveDate;
use cloud::Cloud;
use cloud::keys::{Key, Lane};
use cloud::table::days::{MAX_DAYS, SETTLED_AFTER, is_settled_day, settling_key};
use cloud::table::due::DueItem;
use followup::event::{Disposition, Event, Evidence, Outcome};
use followup::figures::{COHORT_DAYS, DayFigures, MilestoneCounts, SettledDay};
use followup::ids::LeadId;
use followup::timeline::EntryKind;
use local::{LocalAws, Options};

use crate::scene::{ANA, BO, assigned, happens, judged, pass, stored};
use crate::support::{MONDAY, PEPPER, SIGNING, World, at, worker};

fn monday() -> NaiveDate {
    "2026-03-02".parse().unwrap()
}

/// The office's midnight after its Monday.
fn midnight(world: &World) -> Instant {
    let tuesday = monday().succ_opt().unwrap();
    world.policy.calendar().instant(tuesday.into())
}

fn pass_until(world: &World, at: Instant) {
    let left = at - world.cloud.now();
    pass(world, u64::try_from(left.num_seconds()).unwrap());
}

/// Whoever has the lead says what came of their call.
async fn reports(world: &World, lead: &LeadId, disposition: Disposition) {
    let lead = stored(world, lead).await.lead;
    let outcome = Outcome {
        by: lead.rep().cloned().unwrap(),
        task: lead.task().to_owned(),
        disposition,
        next_at: None,
        again: false,
        link: None,
        amount: None,
        known: Evidence::Said,
    };
    happens(world, &lead.id, Event::Outcome(outcome)).await;
}

#[tokio::test]
async fn what_counts_of_a_decision_is_kept_under_its_day() {
    let world = World::new(900).await;
    let (ana, rep) = assigned(&world, &ANA).await;
    judged(&world, &BO).await;
    pass(&world, 1_800);
    reports(&world, &ana, Disposition::Reached).await;
    let today = world.cloud.figures_of(monday()).await.unwrap();
    assert_eq!(today.milestones.asked, 2);
    assert_eq!(today.milestones.touched, 1);
    assert_eq!(today.milestones.in_contact, 1);
    assert_eq!(today.touches.said, 1);
    assert_eq!(today.people[&rep].touches.all, 1);
    assert_eq!(today.from_inquiry.count(), 1);
    let facts = world.cloud.facts_of(monday()).await.unwrap();
    let of_touch = facts
        .iter()
        .filter(|one| one.records.iter().any(|record| record.is_touch));
    assert_eq!(of_touch.map(|one| &one.lead).collect::<Vec<_>>(), [&ana]);
    let said = format!("{facts:?}");
    for name in ["Ana", "Silva", "example.org", "555", "Hello"] {
        assert!(!said.contains(name), "{name} is in {said}");
    }
}

#[tokio::test]
async fn who_is_no_lead_does_not_count() {
    let world = World::new(901).await;
    let mut support = ANA;
    support[3] = ("topic", "support");
    judged(&world, &support).await;
    let today = world.cloud.figures_of(monday()).await.unwrap();
    assert_eq!(today, DayFigures::default());
}

#[tokio::test]
async fn a_day_is_settled_a_quarter_of_an_hour_after_its_midnight_and_once() {
    let world = World::new(902).await;
    let cloud = &world.cloud;
    let calendar = world.policy.calendar();
    judged(&world, &ANA).await;
    let settled = cloud.settled_days(monday(), monday()).await.unwrap();
    assert_eq!((settled.days.len(), settled.next), (0, Some(monday())));
    pass_until(
        &world,
        midnight(&world) + SETTLED_AFTER - chrono::Duration::seconds(1),
    );
    cloud.settle_due(calendar, cloud.now()).await.unwrap();
    let settled = cloud.settled_days(monday(), monday()).await.unwrap();
    assert_eq!((settled.days.len(), settled.next), (0, Some(monday())));
    pass(&world, 1);
    cloud.settle_due(calendar, cloud.now()).await.unwrap();
    let settled = cloud.settled_days(monday(), monday()).await.unwrap();
    assert_eq!(settled.next, monday().succ_opt());
    assert_eq!(settled.days[&monday()].milestones.asked, 1);
    assert_eq!(
        settled.days[&monday()],
        cloud.figures_of(monday()).await.unwrap()
    );
    // The next day is not over, and a second worker does nothing.
    cloud.settle_due(calendar, cloud.now()).await.unwrap();
    let again = cloud
        .settled_days(monday(), monday().succ_opt().unwrap())
        .await
        .unwrap();
    assert_eq!(again, settled);
    // What it came to waits for the bus once. Made again, it is the same, and waits no more.
    let [waits] = days_for_the_bus(cloud).await.try_into().unwrap();
    let told = cloud.unpublished_day(&waits.key).await.unwrap().unwrap();
    assert_eq!(
        (told.day, &told.figures),
        (monday(), &settled.days[&monday()])
    );
    cloud.published(&waits).await.unwrap();
    assert_eq!(
        cloud.settle(monday()).await.unwrap(),
        settled.days[&monday()]
    );
    assert!(days_for_the_bus(cloud).await.is_empty());
    assert_eq!(cloud.unpublished_day(&waits.key).await.unwrap(), None);
}

#[tokio::test]
async fn days_with_facts_are_those_that_are_counted_each_with_its_figures_once_it_is_settled() {
    let world = World::new(931).await;
    let cloud = &world.cloud;
    judged(&world, &ANA).await;
    let tuesday = monday().succ_opt().unwrap();
    let found = cloud.days_with_facts(monday(), monday(), monday()).await;
    assert_eq!(found.unwrap(), BTreeMap::from([(monday(), None)]));
    pass_until(&world, midnight(&world) + SETTLED_AFTER);
    let calendar = world.policy.calendar();
    cloud.settle_due(calendar, cloud.now()).await.unwrap();
    let figures = cloud.figures_of(monday()).await.unwrap();
    let found = cloud.days_with_facts(monday(), tuesday, tuesday).await;
    let settled = (monday(), Some(figures));
    let both = BTreeMap::from([settled.clone(), (tuesday, None)]);
    assert_eq!(found.unwrap(), both);
    // What came after the days that are asked for is none of them.
    let found = cloud.days_with_facts(monday(), monday(), tuesday).await;
    assert_eq!(found.unwrap(), BTreeMap::from([settled.clone()]));
    let later = monday() + chrono::Days::new(60);
    let found = cloud.days_with_facts(monday(), tuesday, later).await;
    assert_eq!(found.unwrap(), BTreeMap::from([settled]));
}

/// The settled days that wait for the bus.
async fn days_for_the_bus(cloud: &Cloud) -> Vec<DueItem> {
    let mut days = Vec::new();
    for shard in (0..Lane::Event.shards()).map(|shard| Lane::Event.shard(shard)) {
        let due = cloud.due(&shard, cloud.now()).await.unwrap();
        days.extend(due.into_iter().filter(|item| is_settled_day(&item.key)));
    }
    days
}

#[tokio::test]
async fn a_day_that_comes_to_something_else_is_told_once_more_as_another_event() {
    let world = World::new(904).await;
    let cloud = &world.cloud;
    let told = async || {
        cloud.settle(monday()).await.unwrap();
        let [waits] = days_for_the_bus(cloud).await.try_into().unwrap();
        let told = cloud.unpublished_day(&waits.key).await.unwrap().unwrap();
        cloud.published(&waits).await.unwrap();
        told
    };
    judged(&world, &ANA).await;
    let before = told().await;
    judged(&world, &BO).await;
    let after = told().await;
    assert_ne!(before.event, after.event);
    let asked = |told: &SettledDay| told.figures.milestones.asked;
    assert_eq!((asked(&before), asked(&after)), (1, 2));
}

#[tokio::test]
async fn days_that_nobody_settled_are_made_up_one_after_the_other() {
    let world = World::new(903).await;
    let cloud = &world.cloud;
    judged(&world, &ANA).await;
    pass(&world, 4 * 86_400);
    judged(&world, &BO).await;
    for _ in 0..7 {
        cloud
            .settle_due(world.policy.calendar(), cloud.now())
            .await
            .unwrap();
    }
    let friday = monday() + chrono::Days::new(4);
    let settled = cloud.settled_days(monday(), friday).await.unwrap();
    assert_eq!(settled.next, Some(friday));
    let each: Vec<u64> = settled
        .days
        .values()
        .map(|day| day.milestones.asked)
        .collect();
    assert_eq!(each, [1, 0, 0, 0]);
    assert!(settled.days.len() < MAX_DAYS);
    // What was asked for alone is read.
    let wednesday = monday() + chrono::Days::new(2);
    let middle = cloud
        .settled_days(monday().succ_opt().unwrap(), wednesday)
        .await
        .unwrap();
    assert_eq!((middle.days.len(), middle.next), (2, Some(friday)));
}

#[tokio::test]
async fn what_a_rep_hands_back_counts_by_reason_and_form() {
    let world = World::new(904).await;
    let (ana, _) = assigned(&world, &ANA).await;
    reports(&world, &ana, Disposition::NotAFit).await;
    let today = world.cloud.figures_of(monday()).await.unwrap();
    assert_eq!(today.acceptance.all.given, 1);
    assert_eq!(today.acceptance.all.of(Disposition::NotAFit), 1);
    assert_eq!(today.acceptance.forms["contact"].given, 1);
    assert!(today.of(EntryKind::Outcome).all == 1, "{today:?}");
}

/// Ana asks on Monday, which is settled, and buys on Tuesday.
async fn ana_buys(world: &World) -> NaiveDate {
    let (ana, _) = assigned(world, &ANA).await;
    let tuesday = monday().succ_opt().unwrap();
    world.cloud.settle(monday()).await.unwrap();
    is_next(world, tuesday).await;
    pass_until(world, midnight(world) + chrono::Duration::hours(10));
    reports(world, &ana, Disposition::Won).await;
    tuesday
}

/// Every day before this one is settled.
async fn is_next(world: &World, day: NaiveDate) {
    rewrite(world, &settling_key(), "next_day", day.to_string()).await;
}

/// Writes a text of an item anew, as an older version of Baton, or a longer time, would have it.
async fn rewrite(world: &World, key: &Key, name: &str, text: String) {
    let table = aws_sdk_dynamodb::Client::new(&world.aws.sdk_config("older"));
    let rewritten = table
        .update_item()
        .table_name(&world.cloud.settings().table)
        .key("pk", AttributeValue::S(key.pk.clone()))
        .key("sk", AttributeValue::S(key.sk.clone()))
        .update_expression(format!("SET {name} = :text"))
        .expression_attribute_values(":text", AttributeValue::S(text));
    rewritten.send().await.unwrap();
}

#[tokio::test]
async fn what_became_of_who_asked_is_read_until_now_and_of_so_many_days_at_most() {
    let world = World::new(906).await;
    let tuesday = ana_buys(&world).await;
    let cloud = &world.cloud;
    let read = async |day: NaiveDate, today: NaiveDate| {
        let read = cloud.period_with_cohort(day, day, today);
        read.await.unwrap()
    };
    let (period, cohort) = read(monday(), tuesday).await;
    let alone = cloud.period(monday(), monday(), tuesday).await.unwrap();
    assert_eq!(period, alone);
    assert_eq!(period.sum().milestones.won, 0);
    assert_eq!(cohort.reached.steps(), [1, 1, 1, 0, 1]);
    assert_eq!((cohort.read_until, cohort.is_cut), (tuesday, false));
    // Nobody asked on Tuesday.
    let (period, cohort) = read(tuesday, tuesday).await;
    assert_eq!(period.sum().milestones.won, 1);
    assert_eq!(cohort.reached, MilestoneCounts::default());
    // Settled, it is the same, and a year later.
    cloud.settle(tuesday).await.unwrap();
    let last = monday() + chrono::Days::new(COHORT_DAYS - 1);
    is_next(&world, last + chrono::Days::new(2)).await;
    for (today, is_cut) in [(last, false), (last.succ_opt().unwrap(), true)] {
        let (period, cohort) = read(monday(), today).await;
        assert_eq!(period, alone);
        assert_eq!(cohort.reached.steps(), [1, 1, 1, 0, 1]);
        assert_eq!((cohort.read_until, cohort.is_cut), (last, is_cut));
    }
}

#[tokio::test]
async fn a_day_that_was_settled_before_it_said_who_asked_when_is_read_without_that() {
    let world = World::new(907).await;
    let tuesday = ana_buys(&world).await;
    let cloud = &world.cloud;
    for day in [monday(), tuesday] {
        let mut older = serde_json::to_value(cloud.settle(day).await.unwrap()).unwrap();
        older.as_object_mut().unwrap().remove("cohorts").unwrap();
        let key = Key::new("DAYS", format!("D#{day}"));
        rewrite(&world, &key, "body", older.to_string()).await;
    }
    let wednesday = tuesday.succ_opt().unwrap();
    is_next(&world, wednesday).await;
    let read = cloud.period_with_cohort(monday(), monday(), wednesday);
    let (period, cohort) = read.await.unwrap();
    assert_eq!(period.uncounted, None);
    assert_eq!(period.sum().milestones.asked, 1);
    assert_eq!(cohort.reached, MilestoneCounts::default());
    assert_eq!(cohort.read_until, wednesday);
}

#[tokio::test]
async fn where_days_are_more_than_are_read_together_it_is_said_from_which_on_none_is_counted() {
    /// A page of the table takes two days of so many bytes.
    const BYTES: usize = 390_000;
    /// More than twenty pages take.
    const DAYS: u64 = 50;
    let world = World::new(908).await;
    let cloud = &world.cloud;
    judged(&world, &ANA).await;
    let today = monday() + chrono::Days::new(DAYS);
    for day in monday().iter_days().take_while(|day| *day < today) {
        let figures = cloud.settle(day).await.unwrap();
        let text = serde_json::to_string(&figures).unwrap() + &" ".repeat(BYTES);
        let key = Key::new("DAYS", format!("D#{day}"));
        rewrite(&world, &key, "body", text).await;
    }
    is_next(&world, today).await;
    let period = cloud.period(monday(), today, today).await.unwrap();
    let uncounted = period.uncounted.unwrap();
    assert!(uncounted < today, "{uncounted}");
    let last = uncounted.pred_opt().unwrap();
    assert_eq!(period.days.keys().next_back(), Some(&last));
    let settled = cloud.settled_period(monday(), today).await.unwrap();
    assert_eq!(settled.uncounted, Some(uncounted));
    let read = cloud.period_with_cohort(monday(), monday(), today);
    let (of_monday, cohort) = read.await.unwrap();
    assert_eq!(of_monday.uncounted, None);
    assert_eq!((cohort.read_until, cohort.reached.asked), (last, 1));
}

#[tokio::test]
async fn a_table_without_the_index_gets_it() {
    let aws = LocalAws::in_memory(Options::simulated(905, at(MONDAY))).unwrap();
    let table = aws_sdk_dynamodb::Client::new(&aws.sdk_config("older"));
    let text = |name: &str| {
        let kind = ScalarAttributeType::S;
        let of = AttributeDefinition::builder().attribute_name(name);
        of.attribute_type(kind).build().unwrap()
    };
    let part = |name: &str, kind| {
        let of = KeySchemaElement::builder().attribute_name(name);
        of.key_type(kind).build().unwrap()
    };
    for (name, secret) in [SIGNING, PEPPER] {
        aws.put_secret(name, secret);
    }
    let cloud = worker(&aws, "test").await;
    table
        .create_table()
        .table_name(&cloud.settings().table)
        .billing_mode(BillingMode::PayPerRequest)
        .attribute_definitions(text("pk"))
        .attribute_definitions(text("sk"))
        .key_schema(part("pk", KeyType::Hash))
        .key_schema(part("sk", KeyType::Range))
        .send()
        .await
        .unwrap();
    assert!(cloud.facts_of(monday()).await.is_err());
    for _ in 0..2 {
        cloud.ensure_table().await.unwrap();
        assert_eq!(cloud.facts_of(monday()).await.unwrap(), []);
    }
    assert_eq!(settling_key().pk, "DAYS");
}
