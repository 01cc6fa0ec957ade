//! The clock, and sleep that takes no time.

use std::time::Duration;

use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::error::SdkError;
use local::{Fault, FaultPlan, FaultRule, LocalAws, LocalAwsError, Options, Speed};

use crate::shop::{TABLE, aws, exists, key, monday, options};

#[test]
fn a_still_clock_moves_only_when_told_and_never_back() {
    let aws = LocalAws::in_memory(options()).unwrap();
    let clock = aws.clock();
    assert_eq!(clock.now(), monday());
    let later = clock.advance(Duration::from_secs(90)).unwrap();
    assert_eq!(clock.now(), later);
    assert!(matches!(
        clock.set(monday()),
        Err(LocalAwsError::Backwards { .. })
    ));
    assert_eq!(clock.now(), later);
}

#[test]
fn a_fast_clock_runs_from_its_start() {
    let options = Options {
        start: Some(monday()),
        speed: Speed::Times(3_600.0),
        ..Options::default()
    };
    let aws = LocalAws::in_memory(options).unwrap();
    std::thread::sleep(Duration::from_millis(50));
    let passed = aws.clock().now() - monday();
    assert!(passed.num_seconds() >= 180, "{passed}");
}

#[test]
fn a_clock_by_default_tells_the_time() {
    let aws = LocalAws::in_memory(Options::default()).unwrap();
    let off =
        chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()) - aws.clock().now();
    assert!(off.num_seconds().abs() < 5);
}

#[test]
fn a_speed_that_is_no_speed_is_refused() {
    for times in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let options = Options {
            speed: Speed::Times(times),
            ..Options::default()
        };
        assert!(matches!(
            LocalAws::in_memory(options),
            Err(LocalAwsError::Option(_))
        ));
    }
}

#[test]
fn the_clock_goes_on_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let aws = LocalAws::open(dir.path(), options()).unwrap();
    let later = aws.clock().advance(Duration::from_secs(86_400)).unwrap();
    drop(aws);
    let aws = LocalAws::open(dir.path(), options()).unwrap();
    assert_eq!(aws.clock().now(), later);
    drop(aws);
    let running = Options {
        start: None,
        speed: Speed::Times(1.0),
        ..options()
    };
    let aws = LocalAws::open(dir.path(), running.clone()).unwrap();
    assert!(aws.clock().now() >= later);
    let moved = aws.clock().advance(Duration::from_secs(3_600)).unwrap();
    drop(aws);
    let aws = LocalAws::open(dir.path(), running).unwrap();
    assert!(aws.clock().now() >= moved);
    assert!((aws.clock().now() - moved).num_seconds() < 60);
}

#[test]
fn a_fast_clock_never_goes_back_over_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let fast = Options {
        start: Some(monday()),
        speed: Speed::Times(10_000.0),
        ..Options::default()
    };
    let mut last = monday();
    for _ in 0..3 {
        let aws = LocalAws::open(dir.path(), fast.clone()).unwrap();
        for _ in 0..20 {
            let now = aws.clock().now();
            assert!(now >= last);
            last = now;
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

#[tokio::test]
async fn a_timeout_of_the_sdk_never_cuts_a_request_short() {
    let (aws, _) = aws(Options {
        yields: 200,
        ..options()
    })
    .await;
    let timeouts = TimeoutConfig::builder()
        .operation_attempt_timeout(Duration::from_millis(1))
        .build();
    let config = aws_sdk_dynamodb::config::Builder::from(&aws.sdk_config("test"))
        .timeout_config(timeouts)
        .build();
    let client = aws_sdk_dynamodb::Client::from_conf(config);
    let requests = (0..20).map(|index| {
        let client = client.clone();
        tokio::spawn(async move { exists(&client, &format!("L#{index}")).await })
    });
    for request in requests.collect::<Vec<_>>() {
        assert!(!request.await.unwrap());
    }
}

#[tokio::test]
async fn backoffs_that_add_up_to_more_than_the_timeout_time_out_without_taking_time() {
    let (aws, _) = aws(options()).await;
    let retries = RetryConfig::standard()
        .with_max_attempts(100)
        .with_initial_backoff(Duration::from_secs(20));
    let timeouts = TimeoutConfig::builder()
        .operation_timeout(Duration::from_secs(30))
        .build();
    let config = aws_sdk_dynamodb::config::Builder::from(&aws.sdk_config("test"))
        .retry_partition(aws.retry_partition("test"))
        .retry_config(retries)
        .timeout_config(timeouts)
        .build();
    let client = aws_sdk_dynamodb::Client::from_conf(config);
    aws.faults()
        .set(FaultPlan::new().rule(FaultRule::always(Fault::ServerError)));
    let started = std::time::Instant::now();
    let result = client
        .get_item()
        .table_name(TABLE)
        .set_key(Some(key("L#1")))
        .send()
        .await;
    assert!(
        matches!(result, Err(SdkError::TimeoutError(_))),
        "{result:?}"
    );
    assert!(aws.faults().seen() > 1);
    assert!(started.elapsed() < Duration::from_secs(2));
}
