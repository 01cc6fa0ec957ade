//! Services without a client: mail as it arrived, from the bucket in which the mail service put it, and the secrets of a start.

use cloud::settings::Settings;
use cloud::{Cloud, CloudError};
use local::{Fault, FaultPlan, FaultRule, LocalService};

use crate::support::{World, settings};

/// What befalls one try and not the next.
const PASSING: [Fault; 4] = [
    Fault::ServerError,
    Fault::Throttled,
    Fault::ConnectFailed,
    Fault::AnswerLost,
];
/// Not every mail is text.
const RAW: &[u8] = b"From: ana@example.org\r\nSubject: caf\xe9\r\n\r\nYes.\r\n";

/// Puts the mail into the bucket; where it lies.
fn received(world: &World) -> (String, String) {
    let told = world.aws.receive(RAW, "m1", &[]);
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
    for fault in PASSING {
        let rule = FaultRule::nth(1, fault)
            .service(LocalService::S3)
            .operation("GetObject");
        world.aws.faults().set(FaultPlan::new().rule(rule));
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

#[tokio::test]
async fn a_secret_that_cannot_be_read_for_a_moment_is_asked_for_again() {
    let world = World::new(1).await;
    for fault in PASSING {
        let rule = FaultRule::nth(1, fault)
            .service(LocalService::SecretsManager)
            .operation("GetSecretValue");
        world.aws.faults().set(FaultPlan::new().rule(rule));
        let partition = world.aws.retry_partition("secrets");
        let config = world.aws.sdk_config("secrets");
        let started = Cloud::start(&config, settings(), partition).await;
        assert_eq!(started.unwrap().keys().current().0, "k1", "{fault:?}");
    }
}

#[tokio::test]
async fn a_secret_that_is_not_there_is_named_by_what_the_store_calls_it() {
    let world = World::new(1).await;
    let settings = Settings {
        pepper_secret: "other".to_owned(),
        ..settings()
    };
    let partition = world.aws.retry_partition("secrets");
    let config = world.aws.sdk_config("secrets");
    let error = Cloud::start(&config, settings, partition)
        .await
        .unwrap_err();
    assert!(!error.worth_retrying());
    assert_eq!(
        error.to_string(),
        "GetSecretValue failed: ResourceNotFoundException"
    );
}
