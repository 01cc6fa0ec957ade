//! Mail as it arrived, read from the bucket in which the mail service put it.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use cloud::CloudError;
use local::{Fault, FaultPlan, FaultRule, Service};

use crate::support::World;

/// Not every mail is text.
const RAW: &[u8] = b"From: ana@example.org\r\nSubject: caf\xe9\r\n\r\nYes.\r\n";

/// Puts the mail into the bucket; where it lies.
fn received(world: &World) -> (String, String) {
    let told = world.house.receive(RAW, "m1", &[]);
    let place = |name: &str| told["receipt"]["action"][name].as_str().unwrap().to_owned();
    (place("bucketName"), place("objectKey"))
}

#[tokio::test]
async fn a_mail_is_read_as_it_arrived() {
    let world = World::new(1).await;
    let (bucket, key) = received(&world);
    assert_eq!(world.cloud.object(&bucket, &key).await.unwrap(), RAW);
}

#[tokio::test]
async fn what_fails_for_a_moment_is_asked_for_again() {
    let world = World::new(1).await;
    let (bucket, key) = received(&world);
    for fault in [
        Fault::ServerError,
        Fault::Throttled,
        Fault::ConnectFailed,
        Fault::AnswerLost,
    ] {
        let rule = FaultRule::nth(1, fault)
            .service(Service::S3)
            .operation("GetObject");
        world.house.faults().set(FaultPlan::new().rule(rule));
        assert_eq!(
            world.cloud.object(&bucket, &key).await.unwrap(),
            RAW,
            "{fault:?}"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_says_so_at_once() {
    let world = World::new(1).await;
    let (bucket, _) = received(&world);
    let error = world
        .cloud
        .object(&bucket, "received/other")
        .await
        .unwrap_err();
    assert!(!error.worth_retrying(), "{error}");
    assert!(
        matches!(
            error,
            CloudError::Aws {
                operation: "GetObject",
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(
        error.to_string(),
        "GetObject failed: S3 answered with status 404: NoSuchKey"
    );
}
