//! The lead table: typed items, and a named condition on every write.

pub mod absence;
mod ahead;
pub mod arrivals;
pub mod booking;
pub mod busy;
pub mod canary;
pub mod commit;
pub mod correcting;
pub mod corrections;
pub mod day_index;
pub mod days;
pub mod due;
mod erased;
pub mod erasure;
pub mod for_manager;
pub mod forecast;
pub(crate) mod forecast_cache;
pub mod kept;
pub mod lead;
mod linked;
mod load;
pub(crate) mod member;
mod merging;
pub mod once;
pub mod open;
pub mod outbox;
mod period;
pub mod person;
pub mod policy;
pub mod received_mail;
pub mod retention;
pub mod schema;
pub mod search;
pub mod sending;
pub mod session;
pub mod sights;
mod suppression;
pub mod team;
mod telling;
pub mod texts;
pub mod timeline;
pub mod waiting;

pub use ahead::MAX_BATCH;
pub use linked::passed_over;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::put_item::builders::PutItemFluentBuilder;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;

use crate::attributes::{Item, key, s};
use crate::keys::Key;
use crate::table::schema::OWNER;
use crate::{Cloud, CloudError};

/// Pages that one query reads at most.
pub(crate) const MAX_PAGES: usize = 50;

impl Cloud {
    /// Reads an item as it is now. The first read of an item that was read ahead gives the item as it was then.
    pub(crate) async fn get(&self, at: &Key) -> Result<Option<Item>, CloudError> {
        if let Some(item) = self.ahead.take(at) {
            return Ok(item);
        }
        self.table
            .get_item()
            .table_name(&self.settings().table)
            .set_key(Some(key(at)))
            .consistent_read(true)
            .send()
            .await
            .map(|answer| answer.item)
            .map_err(|error| CloudError::aws("GetItem", error))
    }

    /// Reads the items of a partition whose sort key begins with `prefix`, as they are now.
    pub(crate) async fn partition(
        &self,
        pk: &str,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<Item>, CloudError> {
        self.partition_of(pk, prefix, limit, &[]).await
    }

    /// As [`Cloud::partition`], with these attributes alone; all of them, if none is named.
    pub(crate) async fn partition_of(
        &self,
        pk: &str,
        prefix: &str,
        limit: usize,
        attributes: &[&str],
    ) -> Result<Vec<Item>, CloudError> {
        if let Some(part) = self.ahead.part(pk, prefix) {
            return Ok(part.take(limit).cloned().collect());
        }
        let names: Vec<(String, String)> = attributes
            .iter()
            .map(|name| (format!("#{name}"), (*name).to_owned()))
            .collect();
        let projection = names
            .iter()
            .map(|(alias, _)| alias.as_str())
            .collect::<Vec<_>>()
            .join(", ");
        let query = self
            .query()
            .expression_attribute_values(":pk", AttributeValue::S(pk.to_owned()));
        // DynamoDB takes no empty text for a part of a key.
        let query = if prefix.is_empty() {
            query.key_condition_expression("pk = :pk")
        } else {
            query
                .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
                .expression_attribute_values(":prefix", AttributeValue::S(prefix.to_owned()))
        };
        let query = query
            .set_projection_expression((!names.is_empty()).then_some(projection))
            .set_expression_attribute_names(
                (!names.is_empty()).then(|| names.into_iter().collect()),
            )
            .consistent_read(true);
        let mut items = Vec::new();
        self.pages(query, MAX_PAGES, |page| {
            items.extend(page);
            Ok(items.len() >= limit)
        })
        .await?;
        items.truncate(limit);
        Ok(items)
    }

    /// A query of the table.
    pub(crate) fn query(&self) -> QueryFluentBuilder {
        self.table.query().table_name(&self.settings().table)
    }

    /// A query of a partition of the index of owners, by due time.
    pub(crate) fn query_of_owner(&self, owner: &str) -> QueryFluentBuilder {
        self.query()
            .index_name(OWNER)
            .key_condition_expression("#owner = :owner")
            .expression_attribute_names("#owner", "owner")
            .expression_attribute_values(":owner", s(owner))
    }

    /// Hands the pages of a query to `take`, until it has enough or `most` pages are read. Whether that was all.
    pub(crate) async fn pages(
        &self,
        query: QueryFluentBuilder,
        most: usize,
        mut take: impl FnMut(Vec<Item>) -> Result<bool, CloudError>,
    ) -> Result<bool, CloudError> {
        let mut page = query.clone();
        for _ in 0..most {
            let answer = page
                .send()
                .await
                .map_err(|error| CloudError::aws("Query", error))?;
            let enough = take(answer.items.unwrap_or_default())?;
            let Some(last) = answer.last_evaluated_key else {
                return Ok(true);
            };
            if enough {
                break;
            }
            page = query.clone().set_exclusive_start_key(Some(last));
        }
        Ok(false)
    }

    /// An update of an item of the table.
    pub(crate) fn update(&self, at: &Key) -> UpdateItemFluentBuilder {
        self.table
            .update_item()
            .table_name(&self.settings().table)
            .set_key(Some(key(at)))
    }

    /// A put of a whole item.
    pub(crate) fn put_item(&self, item: Item) -> PutItemFluentBuilder {
        let put = self.table.put_item().table_name(&self.settings().table);
        put.set_item(Some(item))
    }
}

/// Asks for an update. Whether it was written: that its condition does not hold is no error.
pub(crate) async fn updated(update: UpdateItemFluentBuilder) -> Result<bool, CloudError> {
    match update.send().await {
        Ok(_) => Ok(true),
        Err(error) if is_condition(&error) => Ok(false),
        Err(error) => Err(CloudError::aws("UpdateItem", error)),
    }
}

/// Asks for a put. Whether it was written: that its condition does not hold is no error.
pub(crate) async fn put(put: PutItemFluentBuilder) -> Result<bool, CloudError> {
    match put.send().await {
        Ok(_) => Ok(true),
        Err(error) if is_condition(&error) => Ok(false),
        Err(error) => Err(CloudError::aws("PutItem", error)),
    }
}

/// Whether a write was refused by its condition.
pub(crate) fn is_condition<E: ProvideErrorMetadata>(error: &SdkError<E>) -> bool {
    error.code() == Some("ConditionalCheckFailedException")
}
