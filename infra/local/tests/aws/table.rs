//! DynamoDB through the SDK.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::transact_write_items::{
    TransactWriteItemsError, TransactWriteItemsOutput,
};
use aws_sdk_dynamodb::types::{ReturnConsumedCapacity, TransactWriteItem};
use local::{IndexLag, LocalService, Options};

use crate::shop::{TABLE, aws, deleting, exists, key, monday, n, options, put, putting, s};

type Transacted = Result<TransactWriteItemsOutput, SdkError<TransactWriteItemsError>>;

async fn transact(client: &Client, items: Vec<TransactWriteItem>) -> Transacted {
    client
        .transact_write_items()
        .set_transact_items(Some(items))
        .send()
        .await
}

fn reasons(result: Transacted) -> Vec<String> {
    match result.unwrap_err().into_service_error() {
        TransactWriteItemsError::TransactionCanceledException(cancelled) => cancelled
            .cancellation_reasons()
            .iter()
            .map(|reason| reason.code().unwrap_or_default().to_owned())
            .collect(),
        other => panic!("not cancelled: {other:?}"),
    }
}

#[tokio::test]
async fn a_refused_transaction_changes_nothing_and_says_why_with_the_old_item() {
    let (_aws, client) = aws(options()).await;
    transact(&client, vec![putting("L#1"), putting("L#2")])
        .await
        .unwrap();

    let error = transact(&client, vec![putting("L#3"), putting("L#2")])
        .await
        .unwrap_err();

    let TransactWriteItemsError::TransactionCanceledException(cancelled) =
        error.into_service_error()
    else {
        panic!("not cancelled");
    };
    let [first, second] = cancelled.cancellation_reasons() else {
        panic!("two reasons expected");
    };
    assert_eq!(first.code(), Some("None"));
    assert_eq!(second.code(), Some("ConditionalCheckFailed"));
    assert_eq!(second.item().unwrap()["version"], n(1));
    assert!(!exists(&client, "L#3").await);
}

#[tokio::test]
async fn a_refused_write_hands_back_the_old_item() {
    let (_aws, client) = aws(options()).await;
    client
        .put_item()
        .table_name(TABLE)
        .set_item(put("L#1").item.into())
        .send()
        .await
        .unwrap();
    let refused = client
        .put_item()
        .table_name(TABLE)
        .set_item(put("L#1").item.into())
        .condition_expression("attribute_not_exists(pk)")
        .return_values_on_condition_check_failure(
            aws_sdk_dynamodb::types::ReturnValuesOnConditionCheckFailure::AllOld,
        )
        .send()
        .await
        .unwrap_err()
        .into_service_error();
    match refused {
        aws_sdk_dynamodb::operation::put_item::PutItemError::ConditionalCheckFailedException(
            refused,
        ) => {
            assert_eq!(refused.item().unwrap()["pk"], s("L#1"));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_index_is_sparse() {
    let (_aws, client) = aws(options()).await;
    put_due(&client, "L#1").await;
    transact(&client, vec![putting("L#2")]).await.unwrap();
    assert_eq!(due(&client).await, ["L#1"]);
    let removed = client
        .update_item()
        .table_name(TABLE)
        .set_key(Some(key("L#1")))
        .update_expression("REMOVE due_shard, due_at")
        .send();
    removed.await.unwrap();
    assert!(due(&client).await.is_empty());
}

#[tokio::test]
async fn an_unknown_table_and_a_malformed_key_are_modelled_errors() {
    let (_aws, client) = aws(options()).await;
    let error = client
        .get_item()
        .table_name("no-such-table")
        .set_key(Some(key("L#1")))
        .send()
        .await
        .unwrap_err();
    assert!(error.into_service_error().is_resource_not_found_exception());
    let error = client
        .get_item()
        .table_name(TABLE)
        .key("pk", s("L#1"))
        .send()
        .await
        .unwrap_err();
    let error = error.into_service_error();
    assert_eq!(error.meta().code(), Some("ValidationException"));
}

#[tokio::test]
async fn no_part_of_a_key_is_compared_with_an_empty_text() {
    let (_aws, client) = aws(options()).await;
    let beginning = async |with: &str| {
        client
            .query()
            .table_name(TABLE)
            .key_condition_expression("pk = :pk AND begins_with(sk, :sk)")
            .expression_attribute_values(":pk", s("L#1"))
            .expression_attribute_values(":sk", s(with))
            .send()
            .await
    };
    assert!(beginning("E#").await.is_ok());
    let refused = beginning("").await.unwrap_err();
    assert_eq!(refused.code(), Some("ValidationException"));
}

#[tokio::test]
async fn an_operation_that_is_not_answered_is_refused_by_name() {
    let (_aws, client) = aws(options()).await;
    let error = client
        .list_backups()
        .send()
        .await
        .unwrap_err()
        .into_service_error();
    assert_eq!(error.meta().code(), Some("UnknownOperationException"));
    assert!(error.meta().message().unwrap().contains("ListBackups"));
}

#[tokio::test]
async fn a_token_repeats_the_answer_for_ten_simulated_minutes_and_no_longer() {
    let (aws, client) = aws(options()).await;
    let add = |token: &str, by: i64| {
        let update = aws_sdk_dynamodb::types::Update::builder()
            .table_name(TABLE)
            .set_key(Some(key("L#1")))
            .update_expression("ADD touches :by")
            .expression_attribute_values(":by", n(by))
            .build()
            .unwrap();
        client
            .transact_write_items()
            .client_request_token(token)
            .transact_items(TransactWriteItem::builder().update(update).build())
            .send()
    };
    let touches = || async {
        let got = client
            .get_item()
            .table_name(TABLE)
            .set_key(Some(key("L#1")))
            .consistent_read(true)
            .send()
            .await;
        got.unwrap().item.unwrap()["touches"].clone()
    };
    add("once", 1).await.unwrap();
    aws.clock().advance(Duration::from_secs(9 * 60)).unwrap();
    add("once", 1).await.unwrap();
    assert_eq!(touches().await, n(1));
    let mismatch = add("once", 2).await.unwrap_err().into_service_error();
    assert!(mismatch.is_idempotent_parameter_mismatch_exception());
    aws.clock().advance(Duration::from_secs(60)).unwrap();
    add("once", 1).await.unwrap();
    assert_eq!(touches().await, n(2));
}

#[tokio::test]
async fn a_token_whose_transaction_was_refused_is_free_again() {
    let (_aws, client) = aws(options()).await;
    transact(&client, vec![putting("L#1")]).await.unwrap();
    let again = || {
        client
            .transact_write_items()
            .client_request_token("again")
            .transact_items(putting("L#1"))
            .send()
    };
    again().await.unwrap_err();
    transact(&client, vec![deleting("L#1")]).await.unwrap();
    again().await.unwrap();
    assert!(exists(&client, "L#1").await);
}

#[tokio::test]
async fn unguarded_read_modify_writes_lose_updates() {
    let (_aws, client) = aws(Options {
        yields: 5,
        ..options()
    })
    .await;
    transact(&client, vec![putting("L#1")]).await.unwrap();
    let tasks: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                let got = client
                    .get_item()
                    .table_name(TABLE)
                    .set_key(Some(key("L#1")))
                    .send()
                    .await
                    .unwrap();
                let version: i64 = got.item.unwrap()["version"]
                    .as_n()
                    .unwrap()
                    .parse()
                    .unwrap();
                let next = client
                    .put_item()
                    .table_name(TABLE)
                    .set_item(Some(key("L#1")))
                    .item("version", n(version + 1));
                next.send().await.unwrap();
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let got = client
        .get_item()
        .table_name(TABLE)
        .set_key(Some(key("L#1")))
        .send()
        .await
        .unwrap();
    let version: i64 = got.item.unwrap()["version"]
        .as_n()
        .unwrap()
        .parse()
        .unwrap();
    assert!(
        version < 51,
        "no update was lost: requests do not interleave"
    );
}

#[tokio::test]
async fn transactions_that_overlap_in_flight_conflict_and_one_of_them_wins() {
    let (_aws, client) = aws(Options {
        yields: 5,
        ..options()
    })
    .await;
    let tasks: Vec<_> = (0..20)
        .map(|index| {
            let client = client.clone();
            let items = vec![putting(&format!("L#own{index}")), putting("L#shared")];
            tokio::spawn(async move { transact(&client, items).await })
        })
        .collect();
    let (mut won, mut conflicts) = (0, 0);
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => won += 1,
            refused => {
                conflicts +=
                    usize::from(reasons(refused).contains(&"TransactionConflict".to_owned()))
            }
        }
    }
    assert_eq!(won, 1);
    assert!(conflicts > 0);
}

#[tokio::test]
async fn the_same_seed_interleaves_tasks_in_the_same_way() {
    let mut runs = Vec::new();
    for seed in [1, 1, 2] {
        let (_aws, client) = aws(Options {
            seed,
            yields: 5,
            ..options()
        })
        .await;
        let tasks: Vec<_> = (0..20)
            .map(|index| {
                let client = client.clone();
                let items = vec![
                    putting(&format!("L#{}", index % 5)),
                    putting(&format!("L#{}", 5 + index % 7)),
                ];
                tokio::spawn(async move { transact(&client, items).await })
            })
            .collect();
        let mut outcome = Vec::new();
        for task in tasks {
            let result = task.await.unwrap();
            outcome.push(if result.is_ok() {
                Vec::new()
            } else {
                reasons(result)
            });
        }
        runs.push(outcome);
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[0], runs[2]);
}

#[tokio::test]
async fn conflicts_can_be_switched_off() {
    let (_aws, client) = aws(Options {
        conflicts: false,
        ..options()
    })
    .await;
    let (one, two) = tokio::join!(
        transact(&client, vec![putting("L#1"), putting("L#shared")]),
        transact(&client, vec![putting("L#2"), putting("L#shared")]),
    );
    let refused = if one.is_err() { one } else { two };
    assert_eq!(reasons(refused), ["None", "ConditionalCheckFailed"]);
}

#[tokio::test]
async fn an_index_stays_behind_for_so_many_requests() {
    let lag = IndexLag {
        requests: 3,
        at_most: Duration::from_secs(5),
    };
    let (_aws, client) = aws(Options {
        index_lag: Some(lag),
        ..options()
    })
    .await;
    put_due(&client, "L#1").await;
    assert!(due(&client).await.is_empty());
    assert!(exists(&client, "L#1").await, "the table itself is current");
    assert!(due(&client).await.is_empty());
    assert_eq!(due(&client).await, ["L#1"]);
}

#[tokio::test]
async fn an_index_stays_behind_for_so_long_at_most() {
    let lag = IndexLag {
        requests: 1_000,
        at_most: Duration::from_secs(5),
    };
    let (aws, client) = aws(Options {
        index_lag: Some(lag),
        ..options()
    })
    .await;
    put_due(&client, "L#1").await;
    assert!(due(&client).await.is_empty());
    aws.clock().advance(Duration::from_secs(5)).unwrap();
    assert_eq!(due(&client).await, ["L#1"]);
}

#[tokio::test]
async fn requests_and_capacity_are_counted_and_shown_only_to_who_asks() {
    let (aws, client) = aws(options()).await;
    let silent = client
        .put_item()
        .table_name(TABLE)
        .set_item(put("L#1").item.into())
        .send()
        .await
        .unwrap();
    assert!(silent.consumed_capacity.is_none());
    let asked = transact_asking(&client, vec![putting("L#2"), putting("L#3")]).await;
    assert_eq!(asked.consumed_capacity()[0].capacity_units(), Some(4.0));
    exists(&client, "L#1").await;
    transact(&client, vec![putting("L#2")]).await.unwrap_err();

    let usage = aws.usage();
    let put_item = usage.of(LocalService::DynamoDb, "PutItem");
    assert_eq!((put_item.requests, put_item.write_units), (1, 1.0));
    let transactions = usage.of(LocalService::DynamoDb, "TransactWriteItems");
    assert_eq!((transactions.requests, transactions.failed), (2, 1));
    assert_eq!(transactions.write_units, 4.0 + 1.0);
    assert_eq!(usage.of(LocalService::DynamoDb, "GetItem").read_units, 1.0);
    let json = serde_json::to_value(&usage).unwrap();
    assert_eq!(json["dynamodb"]["PutItem"]["requests"], 1);
    aws.reset_usage();
    assert_eq!(aws.usage().total(LocalService::DynamoDb).requests, 0);
}

async fn transact_asking(
    client: &Client,
    items: Vec<TransactWriteItem>,
) -> TransactWriteItemsOutput {
    client
        .transact_write_items()
        .set_transact_items(Some(items))
        .return_consumed_capacity(ReturnConsumedCapacity::Total)
        .send()
        .await
        .unwrap()
}

pub(crate) async fn put_due(client: &Client, pk: &str) {
    let written = monday().to_rfc3339();
    client
        .put_item()
        .table_name(TABLE)
        .set_item(Some(key(pk)))
        .item("due_shard", s("lead#00"))
        .item("due_at", s(&written))
        .send()
        .await
        .unwrap();
}

pub(crate) async fn due(client: &Client) -> Vec<String> {
    let found = client
        .query()
        .table_name(TABLE)
        .index_name("due")
        .key_condition_expression("due_shard = :shard")
        .expression_attribute_values(":shard", s("lead#00"))
        .send()
        .await
        .unwrap();
    found
        .items()
        .iter()
        .map(|item| item["pk"].as_s().unwrap().clone())
        .collect()
}
