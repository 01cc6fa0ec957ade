//! The table as it lies there, for tests that look at what is stored.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use baton::LocalDeployment;
use serde_json::{Value, json};

/// Pages of a scan at most.
const MAX_PAGES: usize = 100;

/// Every item of a deployment's table.
pub async fn scan(deployment: &LocalDeployment) -> Vec<HashMap<String, AttributeValue>> {
    let client = deployment.aws().dynamodb("standing");
    let mut items = Vec::new();
    let mut start = None;
    for _ in 0..MAX_PAGES {
        let table = &deployment.cloud().settings().table;
        let page = client
            .scan()
            .table_name(table)
            .set_exclusive_start_key(start);
        let page = page.send().await.unwrap();
        items.extend(page.items.unwrap_or_default());
        start = page.last_evaluated_key;
        if start.is_none() {
            return items;
        }
    }
    panic!("more than {MAX_PAGES} pages");
}

/// The same as the wire has them, in the order of their keys; nothing is asked of the deployment for it.
pub(crate) fn items(deployment: &LocalDeployment) -> Vec<Value> {
    let table = &deployment.cloud().settings().table;
    let mut request = json!({ "TableName": table });
    let mut items = Vec::new();
    for _ in 0..MAX_PAGES {
        let mut page = deployment.aws().look("Scan", &request).unwrap();
        if let Value::Array(more) = page["Items"].take() {
            items.extend(more);
        }
        let last = page["LastEvaluatedKey"].take();
        if last.is_null() {
            items.sort_by_key(|item| (item["pk"].to_string(), item["sk"].to_string()));
            return items;
        }
        request["ExclusiveStartKey"] = last;
    }
    panic!("more than {MAX_PAGES} pages");
}
