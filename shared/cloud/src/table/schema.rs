//! The table as it is created: the same that `infra/template.yaml` declares.

use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, CreateGlobalSecondaryIndexAction, GlobalSecondaryIndex,
    GlobalSecondaryIndexUpdate, KeySchemaElement, KeyType, Projection, ProjectionType,
    ScalarAttributeType,
};

use crate::{Cloud, CloudError};

/// The index of what waits for a time.
pub const DUE: &str = "due";
/// The index of open leads by owner and due time.
pub const OWNER: &str = "owner";
/// The index of inquiries by day and arrival time, and of what somebody of the team reported on a day.
pub const ARRIVALS: &str = "arrivals";
/// The index of facts: what counts on a day, and how open leads stand.
pub const FACTS_INDEX: &str = "facts";
/// The attribute that names what facts are of, and their shard: a day, or all open leads.
pub(crate) const FACTS_OF: &str = "facts_of";
/// The attribute that holds the facts.
pub(crate) const FACTS: &str = "facts";
/// What the index of facts carries.
pub const INDEXED_FACTS: [&str; 1] = [FACTS];
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

fn text_attribute(name: &str) -> AttributeDefinition {
    AttributeDefinition::builder()
        .attribute_name(name)
        .attribute_type(ScalarAttributeType::S)
        .build()
        .expect(COMPLETE)
}

fn projection(facts: &[&str]) -> Projection {
    if facts.is_empty() {
        let keys = ProjectionType::KeysOnly;
        return Projection::builder().projection_type(keys).build();
    }
    let facts = facts.iter().map(|&fact| fact.to_owned()).collect();
    Projection::builder()
        .projection_type(ProjectionType::Include)
        .set_non_key_attributes(Some(facts))
        .build()
}

fn index(name: &str, hash: &str, range: &str, facts: &[&str]) -> GlobalSecondaryIndex {
    GlobalSecondaryIndex::builder()
        .index_name(name)
        .set_key_schema(Some(keys(hash, range)))
        .projection(projection(facts))
        .build()
        .expect(COMPLETE)
}

impl Cloud {
    /// Creates the table where there is none, as the one-machine house does, and gives an older one the index that it lacks.
    ///
    /// # Errors
    /// When the table cannot be asked for or created.
    pub async fn ensure_table(&self) -> Result<(), CloudError> {
        let name = &self.settings().table;
        let described = self.table.describe_table().table_name(name).send().await;
        if let Ok(described) = described {
            let indexes = described.table.and_then(|it| it.global_secondary_indexes);
            let mut indexes = indexes.into_iter().flatten();
            if indexes.any(|one| one.index_name.as_deref() == Some(FACTS_INDEX)) {
                return Ok(());
            }
            return self.add_facts_index().await;
        }
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
                    FACTS_OF,
                ]
                .map(text_attribute)
                .to_vec(),
            ))
            .global_secondary_indexes(index(DUE, "due_shard", "due_at", &[]))
            .global_secondary_indexes(index(OWNER, "owner", "due_at", &[]))
            .global_secondary_indexes(index(ARRIVALS, "day", "arrived_at", &ARRIVAL_FACTS))
            .global_secondary_indexes(index(FACTS_INDEX, FACTS_OF, "sk", &INDEXED_FACTS))
            .send()
            .await
            .map(drop)
            .map_err(|error| CloudError::aws("CreateTable", error))
    }

    /// A table of the time before there were figures gets the index of their facts.
    async fn add_facts_index(&self) -> Result<(), CloudError> {
        let keys = keys(FACTS_OF, "sk");
        let create = CreateGlobalSecondaryIndexAction::builder()
            .index_name(FACTS_INDEX)
            .set_key_schema(Some(keys))
            .projection(projection(&INDEXED_FACTS))
            .build()
            .expect(COMPLETE);
        self.table
            .update_table()
            .table_name(&self.settings().table)
            .attribute_definitions(text_attribute("sk"))
            .attribute_definitions(text_attribute(FACTS_OF))
            .global_secondary_index_updates(
                GlobalSecondaryIndexUpdate::builder().create(create).build(),
            )
            .send()
            .await
            .map(drop)
            .map_err(|error| CloudError::aws("UpdateTable", error))
    }
}
