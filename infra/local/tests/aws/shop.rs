//! What the tests share: a small table, and items to put into it.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, Delete, GlobalSecondaryIndex,
    KeySchemaElement, KeyType, Projection, ProjectionType, Put, ScalarAttributeType,
    TimeToLiveSpecification, TransactWriteItem,
};
use calendar::Instant;
use local::{LocalAws, Options};

pub(crate) const TABLE: &str = "leads";

pub(crate) fn at(written: &str) -> Instant {
    written.parse().unwrap()
}

pub(crate) fn monday() -> Instant {
    at("2026-03-02T09:00:00Z")
}

pub(crate) fn options() -> Options {
    Options::simulated(7, monday())
}

pub(crate) fn s(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

pub(crate) fn n(number: i64) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

pub(crate) fn key(pk: &str) -> HashMap<String, AttributeValue> {
    HashMap::from([("pk".to_owned(), s(pk)), ("sk".to_owned(), s("LEAD"))])
}

pub(crate) fn put(pk: &str) -> Put {
    Put::builder()
        .table_name(TABLE)
        .set_item(Some(key(pk)))
        .item("version", n(1))
        .condition_expression("attribute_not_exists(pk)")
        .return_values_on_condition_check_failure(
            aws_sdk_dynamodb::types::ReturnValuesOnConditionCheckFailure::AllOld,
        )
        .build()
        .unwrap()
}

pub(crate) fn putting(pk: &str) -> TransactWriteItem {
    TransactWriteItem::builder().put(put(pk)).build()
}

pub(crate) fn deleting(pk: &str) -> TransactWriteItem {
    let delete = Delete::builder()
        .table_name(TABLE)
        .set_key(Some(key(pk)))
        .build()
        .unwrap();
    TransactWriteItem::builder().delete(delete).build()
}

/// A local AWS with an empty table that has three sparse indexes.
pub(crate) async fn aws(options: Options) -> (LocalAws, Client) {
    let aws = LocalAws::in_memory(options).unwrap();
    let client = aws.dynamodb("test");
    create_table(&client).await;
    aws.reset_usage();
    aws.faults().reset();
    (aws, client)
}

pub(crate) async fn create_table(client: &Client) {
    let attribute = |name: &str| {
        AttributeDefinition::builder()
            .attribute_name(name)
            .attribute_type(ScalarAttributeType::S)
            .build()
            .unwrap()
    };
    let element = |name: &str, kind: KeyType| {
        KeySchemaElement::builder()
            .attribute_name(name)
            .key_type(kind)
            .build()
            .unwrap()
    };
    let index = |name: &str, hash: &str, range: &str| {
        GlobalSecondaryIndex::builder()
            .index_name(name)
            .key_schema(element(hash, KeyType::Hash))
            .key_schema(element(range, KeyType::Range))
            .projection(
                Projection::builder()
                    .projection_type(ProjectionType::KeysOnly)
                    .build(),
            )
            .build()
            .unwrap()
    };
    client
        .create_table()
        .table_name(TABLE)
        .billing_mode(BillingMode::PayPerRequest)
        .set_attribute_definitions(Some(
            ["pk", "sk", "due_shard", "due_at", "owner", "day", "arrived"]
                .map(attribute)
                .to_vec(),
        ))
        .key_schema(element("pk", KeyType::Hash))
        .key_schema(element("sk", KeyType::Range))
        .global_secondary_indexes(index("due", "due_shard", "due_at"))
        .global_secondary_indexes(index("owner", "owner", "due_at"))
        .global_secondary_indexes(index("arrivals", "day", "arrived"))
        .send()
        .await
        .unwrap();
    let expiry = TimeToLiveSpecification::builder()
        .attribute_name("expires_at")
        .enabled(true)
        .build()
        .unwrap();
    client
        .update_time_to_live()
        .table_name(TABLE)
        .time_to_live_specification(expiry)
        .send()
        .await
        .unwrap();
}

pub(crate) async fn exists(client: &Client, pk: &str) -> bool {
    let got = client
        .get_item()
        .table_name(TABLE)
        .set_key(Some(key(pk)))
        .consistent_read(true)
        .send()
        .await;
    got.unwrap().item.is_some()
}
