//! A local AWS as it stood, and others that go on from there.

use std::time::Duration;

use chrono::TimeDelta;
use local::{Fault, FaultPlan, LocalAws};
use serde_json::json;

use crate::mail::send;
use crate::shop::{create_table, exists, options, putting};

async fn put(aws: &LocalAws, pk: &str) {
    let client = aws.dynamodb("test");
    let write = client.transact_write_items().transact_items(putting(pk));
    write.send().await.unwrap();
}

#[tokio::test]
async fn whatever_goes_on_from_a_snapshot_is_on_its_own() {
    let before = LocalAws::in_memory(options()).unwrap();
    create_table(&before.dynamodb("test")).await;
    put(&before, "L#1").await;
    send(&before, "zoe@example.com").await.unwrap();
    before.clock().advance(Duration::from_secs(60)).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let snapshot = before.snapshot(dir.path()).unwrap();
    put(&before, "L#2").await;

    let (one, other) = (
        LocalAws::resume(&snapshot).unwrap(),
        LocalAws::resume(&snapshot).unwrap(),
    );
    put(&one, "L#3").await;
    let second = send(&one, "zoe@example.com").await.unwrap();
    for (aws, items) in [
        (&before, ["L#1", "L#2"]),
        (&one, ["L#1", "L#3"]),
        (&other, ["L#1", "L#1"]),
    ] {
        for pk in ["L#1", "L#2", "L#3"] {
            let is_there = exists(&aws.dynamodb("test"), pk).await;
            assert_eq!(is_there, items.contains(&pk), "{pk}");
        }
    }
    assert_eq!(other.mailbox().len(), 1);
    assert_eq!(one.mailbox().get("m2").unwrap().ses_id, second);
    // What was under way is under way in each of them, at the same time.
    assert_eq!(one.clock().now(), before.clock().now());
    let later = other.clock().now() + TimeDelta::hours(1);
    assert!(!other.events().take_events(later).is_empty());
    assert!(!one.events().is_empty());
}

#[tokio::test]
async fn whoever_looks_past_the_wire_meets_no_fault_and_is_not_counted() {
    let aws = LocalAws::in_memory(options()).unwrap();
    create_table(&aws.dynamodb("test")).await;
    put(&aws, "L#1").await;
    aws.reset_usage();
    aws.faults().set(FaultPlan::new().at(1, Fault::HaltBefore));
    let scan = json!({"TableName": crate::shop::TABLE});
    let found = aws.look("Scan", &scan).unwrap();
    assert_eq!(found["Count"], 1);
    assert!(aws.look("DeleteTable", &scan).is_err());
    assert!(aws.look("Scan", &json!({"TableName": "none"})).is_err());
    assert!(aws.usage().services.is_empty());
    assert_eq!(aws.faults().seen(), 0);
}
