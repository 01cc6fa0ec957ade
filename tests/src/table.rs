//! The table as it lies there, for tests that look at what is stored.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use baton::LocalDeployment;

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
