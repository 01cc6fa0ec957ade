//! The table as it is created: the same that `infra/template.yaml` declares.

use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType,
};

use crate::{Cloud, CloudError};

/// The index of what waits for a time.
pub const DUE: &str = "due";
/// The index of open leads by owner and due time.
pub const OWNER: &str = "owner";
/// The index of inquiries by day and arrival time.
pub const ARRIVALS: &str = "arrivals";
/// The facts of an inquiry that the arrivals index carries.
pub const ARRIVAL_FACTS: [&str; 4] = ["source_hash", "recipient_hash", "text_hash", "form"];
/// The attribute by which DynamoDB collects garbage, in seconds since 1970.
pub const TTL: &str = "ttl";

const COMPLETE: &str = "the builder has all that it needs";

fn keys(hash: &str, range: &str) -> Vec<KeySchemaElement> {
    [(hash, KeyType::Hash), (range, KeyType::Range)]
        .into_iter()
        .map(|(name, kind)| {
            KeySchemaElement::builder()
                .attribute_name(name)
                .key_type(kind)
                .build()
                .expect(COMPLETE)
        })
        .collect()
}

fn index(name: &str, hash: &str, range: &str, facts: &[&str]) -> GlobalSecondaryIndex {
    let projection = if facts.is_empty() {
        Projection::builder().projection_type(ProjectionType::KeysOnly)
    } else {
        Projection::builder()
            .projection_type(ProjectionType::Include)
            .set_non_key_attributes(Some(facts.iter().map(|&fact| fact.to_owned()).collect()))
    };
    GlobalSecondaryIndex::builder()
        .index_name(name)
        .set_key_schema(Some(keys(hash, range)))
        .projection(projection.build())
        .build()
        .expect(COMPLETE)
}

impl Cloud {
    /// Creates the table where there is none, as the one-machine house does.
    ///
    /// # Errors
    /// When the table cannot be asked for or created.
    pub async fn ensure_table(&self) -> Result<(), CloudError> {
        let name = &self.settings().table;
        let described = self.table.describe_table().table_name(name).send().await;
        if described.is_ok() {
            return Ok(());
        }
        let text = |name: &str| {
            AttributeDefinition::builder()
                .attribute_name(name)
                .attribute_type(ScalarAttributeType::S)
                .build()
                .expect(COMPLETE)
        };
        self.table
            .create_table()
            .table_name(name)
            .billing_mode(BillingMode::PayPerRequest)
            .set_key_schema(Some(keys("pk", "sk")))
            .set_attribute_definitions(Some(
                [
                    "pk",
                    "sk",
                    "due_shard",
                    "due_at",
                    "owner",
                    "day",
                    "arrived_at",
                ]
                .map(text)
                .to_vec(),
            ))
            .global_secondary_indexes(index(DUE, "due_shard", "due_at", &[]))
            .global_secondary_indexes(index(OWNER, "owner", "due_at", &[]))
            .global_secondary_indexes(index(ARRIVALS, "day", "arrived_at", &ARRIVAL_FACTS))
            .send()
            .await
            .map(drop)
            .map_err(|error| CloudError::aws("CreateTable", error))
    }
}
