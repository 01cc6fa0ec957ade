//! The lead table: typed items, and a named condition on every write.

pub mod act;
pub mod arrivals;
pub mod due;
pub mod lead;
pub(crate) mod once;
pub mod outbox;
pub mod person;
pub mod policy;
pub mod schema;
mod suppression;
pub mod team;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::attributes::{Item, key};
use crate::keys::Key;
use crate::{Cloud, CloudError};

/// Pages that one query reads at most.
pub(crate) const MAX_PAGES: usize = 50;

impl Cloud {
    /// Reads an item as it is now.
    pub(crate) async fn get(&self, at: &Key) -> Result<Option<Item>, CloudError> {
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
        let names: Vec<(String, String)> = attributes
            .iter()
            .map(|name| (format!("#{name}"), (*name).to_owned()))
            .collect();
        let projection = names
            .iter()
            .map(|(alias, _)| alias.as_str())
            .collect::<Vec<_>>()
            .join(", ");
        let mut items = Vec::new();
        let mut start: Option<Item> = None;
        for _ in 0..MAX_PAGES {
            let answer = self
                .table
                .query()
                .table_name(&self.settings().table)
                .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
                .expression_attribute_values(":pk", AttributeValue::S(pk.to_owned()))
                .expression_attribute_values(":prefix", AttributeValue::S(prefix.to_owned()))
                .set_projection_expression((!names.is_empty()).then(|| projection.clone()))
                .set_expression_attribute_names(
                    (!names.is_empty()).then(|| names.iter().cloned().collect()),
                )
                .consistent_read(true)
                .set_exclusive_start_key(start.take())
                .send()
                .await
                .map_err(|error| CloudError::aws("Query", error))?;
            items.extend(answer.items.unwrap_or_default());
            start = answer.last_evaluated_key;
            if start.is_none() || items.len() >= limit {
                break;
            }
        }
        items.truncate(limit);
        Ok(items)
    }
}
