//! Each fault as the SDK reports it, and what it leaves behind.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::put_item::{PutItemError, PutItemOutput};
use local::{Fault, FaultPlan, FaultRule, LocalAws, LocalService};

use crate::shop::{TABLE, aws, exists, options, put, putting};

/// A client that does not retry, so that a fault shows as it is.
fn blunt(aws: &LocalAws) -> Client {
    let config = aws_sdk_dynamodb::config::Builder::from(&aws.sdk_config("blunt"))
        .retry_config(RetryConfig::disabled())
        .build();
    Client::from_conf(config)
}

async fn put_new(client: &Client, pk: &str) -> Result<PutItemOutput, SdkError<PutItemError>> {
    client
        .put_item()
        .table_name(TABLE)
        .set_item(put(pk).item.into())
        .condition_expression("attribute_not_exists(pk)")
        .send()
        .await
}

async fn befallen(fault: Fault) -> (SdkError<PutItemError>, bool) {
    let (aws, client) = aws(options()).await;
    aws.faults().set(FaultPlan::new().at(1, fault));
    let error = put_new(&blunt(&aws), "L#1").await.unwrap_err();
    assert_eq!(aws.faults().fired(), 1);
    aws.faults().reset();
    (error, exists(&client, "L#1").await)
}

#[tokio::test]
async fn throttling_is_a_modelled_error_and_nothing_is_applied() {
    let (error, applied) = befallen(Fault::Throttled).await;
    assert_eq!(
        error.into_service_error().meta().code(),
        Some("ThrottlingException")
    );
    assert!(!applied);
}

#[tokio::test]
async fn a_server_error_is_a_500_applied_or_not() {
    for (fault, expected) in [
        (Fault::ServerError, false),
        (Fault::ServerErrorApplied, true),
    ] {
        let (error, applied) = befallen(fault).await;
        assert_eq!(error.raw_response().unwrap().status().as_u16(), 500);
        assert!(error.into_service_error().is_internal_server_error());
        assert_eq!(applied, expected);
    }
}

#[tokio::test]
async fn a_timeout_looks_the_same_applied_or_not() {
    for (fault, expected) in [(Fault::TimedOut, false), (Fault::AnswerLost, true)] {
        let (error, applied) = befallen(fault).await;
        match error {
            SdkError::DispatchFailure(failure) => assert!(failure.is_timeout()),
            other => panic!("{other:?}"),
        }
        assert_eq!(applied, expected);
    }
}

#[tokio::test]
async fn a_failure_to_connect_is_a_dispatch_failure_and_nothing_is_applied() {
    let (error, applied) = befallen(Fault::ConnectFailed).await;
    match error {
        SdkError::DispatchFailure(failure) => assert!(failure.is_io()),
        other => panic!("{other:?}"),
    }
    assert!(!applied);
}

#[tokio::test]
async fn an_injected_conflict_is_told_as_each_operation_tells_it() {
    let (error, applied) = befallen(Fault::TransactionConflict).await;
    assert!(
        error
            .into_service_error()
            .is_transaction_conflict_exception()
    );
    assert!(!applied);

    let (aws, client) = aws(options()).await;
    aws.faults()
        .set(FaultPlan::new().rule(FaultRule::always(Fault::TransactionConflict)));
    let error = client
        .transact_write_items()
        .transact_items(putting("L#1"))
        .transact_items(putting("L#2"))
        .send();
    let error = error.await.unwrap_err().into_service_error();
    match error {
        aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError::TransactionCanceledException(
            cancelled,
        ) => {
            let codes: Vec<_> = cancelled.cancellation_reasons().iter().map(|reason| reason.code().unwrap()).collect();
            assert_eq!(codes, ["TransactionConflict", "None"]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        aws.faults().seen(),
        1,
        "the SDK does not retry a conflict by itself"
    );
    exists(&client, "L#1").await;
}

#[tokio::test]
async fn a_refusal_has_the_code_that_was_asked_for() {
    let (error, applied) = befallen(Fault::Refused("AccessDeniedException")).await;
    assert_eq!(
        error.into_service_error().meta().code(),
        Some("AccessDeniedException")
    );
    assert!(!applied);
}

#[tokio::test]
async fn the_sdk_retries_what_it_retries_on_aws_without_taking_time() {
    let started = std::time::Instant::now();
    for fault in [
        Fault::Throttled,
        Fault::ServerError,
        Fault::TimedOut,
        Fault::ConnectFailed,
    ] {
        let (aws, client) = aws(options()).await;
        aws.faults()
            .set(FaultPlan::new().rule(FaultRule::nth(1, fault).times(2)));
        put_new(&client, "L#1").await.unwrap();
        assert_eq!(aws.faults().seen(), 3);
    }
    assert!(
        started.elapsed().as_millis() < 3_000,
        "backoff took real time"
    );
}

#[tokio::test]
async fn a_conditional_write_whose_answer_is_lost_comes_back_as_a_failed_condition() {
    let (aws, client) = aws(options()).await;
    aws.faults().set(FaultPlan::new().at(1, Fault::AnswerLost));
    let error = put_new(&client, "L#1").await.unwrap_err();
    assert!(
        error
            .into_service_error()
            .is_conditional_check_failed_exception()
    );
    assert!(exists(&client, "L#1").await);
}

#[tokio::test]
async fn a_transaction_whose_answer_is_lost_is_repeated_under_its_token() {
    let (aws, client) = aws(options()).await;
    aws.faults().set(FaultPlan::new().at(1, Fault::AnswerLost));
    client
        .transact_write_items()
        .transact_items(putting("L#1"))
        .send()
        .await
        .unwrap();
    assert_eq!(aws.faults().seen(), 2);
}

#[tokio::test]
async fn every_crash_point_can_be_enumerated() {
    for (fault, own_effect) in [(Fault::HaltBefore, 0), (Fault::HaltAfter, 1)] {
        for crash_at in 1..=3 {
            let (aws, client) = aws(options()).await;
            aws.faults().set(FaultPlan::new().at(crash_at, fault));
            let mut answered = 0;
            for index in 1..=3 {
                answered += u64::from(put_new(&client, &format!("L#{index}")).await.is_ok());
            }
            assert!(aws.faults().halted());
            aws.faults().reset();
            let mut applied = 0;
            for index in 1..=3 {
                applied += u64::from(exists(&client, &format!("L#{index}")).await);
            }
            assert_eq!(answered, crash_at - 1);
            assert_eq!(applied, crash_at - 1 + own_effect);
        }
    }
}

#[tokio::test]
async fn a_rule_befalls_only_what_it_names() {
    let (aws, _) = aws(options()).await;
    let client = blunt(&aws);
    let rule = FaultRule::nth(2, Fault::ServerError)
        .service(LocalService::DynamoDb)
        .operation("PutItem")
        .containing("L#x");
    aws.faults().set(FaultPlan::new().rule(rule));
    put_new(&client, "L#x1").await.unwrap();
    put_new(&client, "L#y1").await.unwrap();
    exists(&client, "L#x2").await;
    put_new(&client, "L#x2").await.unwrap_err();
    let history = aws.faults().history();
    let befallen: Vec<_> = history
        .iter()
        .map(|request| request.fault.is_some())
        .collect();
    assert_eq!(befallen, [false, false, false, true]);
}

#[tokio::test]
async fn drawn_faults_follow_from_the_seed() {
    let mut runs = Vec::new();
    for seed in [1, 1, 2] {
        let (aws, _) = aws(local::Options { seed, ..options() }).await;
        let client = blunt(&aws);
        aws.faults()
            .set(FaultPlan::new().rule(FaultRule::one_in(3, Fault::Throttled)));
        for index in 0..40 {
            let _ = put_new(&client, &format!("L#{index}")).await;
        }
        runs.push(aws.faults().history());
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[0], runs[2]);
}

#[tokio::test]
async fn one_local_aws_does_not_use_up_the_retry_budget_of_another() {
    for _ in 0..60 {
        let (aws, client) = aws(options()).await;
        aws.faults()
            .set(FaultPlan::new().rule(FaultRule::nth(1, Fault::TimedOut).times(2)));
        put_new(&client, "L#1").await.unwrap();
    }
}
