//! Looks into the table that only the controls of one machine need. What they cost is counted apart, so that the
//! figures of the functions stay those of production.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{AttributeValue, ConsumedCapacity, ReturnConsumedCapacity};
use cloud::CloudError;
use cloud::attributes::{Item, s, t};
use cloud::table::schema::DUE;
use followup::time::{Instant, parse_instant};
use local::{Service, Usage};

/// Items of one shard that are compared at most.
const MAX_OVERDUE: i32 = 100;
/// Leads that are listed at most.
pub(crate) const MAX_LEADS: usize = 20_000;
/// Pages of a scan at most.
const MAX_PAGES: usize = 1_000;

#[derive(Debug, Default)]
struct Own {
    queries: u64,
    query_units: f64,
    scans: u64,
    scan_units: f64,
}

/// Which items of a shard.
#[derive(Debug, Clone, Copy)]
enum Among {
    All,
    After(Instant),
    UpTo(Instant),
}

/// What a shard waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Waits {
    /// The first that is new.
    pub(crate) first: Option<Instant>,
    /// What was seen and is still there, as one number that changes when it does.
    pub(crate) left: Option<u64>,
}

/// A client of the controls.
#[derive(Debug)]
pub(crate) struct Probe {
    client: Client,
    table: &'static str,
    own: Mutex<Own>,
}

fn units(consumed: Option<&ConsumedCapacity>) -> f64 {
    consumed
        .and_then(ConsumedCapacity::capacity_units)
        .unwrap_or_default()
}

impl Probe {
    pub(crate) fn new(client: Client, table: &'static str) -> Self {
        Self {
            client,
            table,
            own: Mutex::default(),
        }
    }

    fn own(&self) -> MutexGuard<'_, Own> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The usage without what the controls asked.
    pub(crate) fn taken_out_of(&self, mut usage: Usage) -> Usage {
        let own = self.own();
        let counted = [
            ("Query", own.queries, own.query_units),
            ("Scan", own.scans, own.scan_units),
        ];
        if let Some(operations) = usage.services.get_mut(&Service::DynamoDb) {
            for (operation, requests, units) in counted {
                if let Some(usage) = operations.get_mut(operation) {
                    usage.requests = usage.requests.saturating_sub(requests);
                    usage.read_units = (usage.read_units - units).max(0.0);
                }
            }
            operations.retain(|_, usage| usage.requests > 0);
        }
        usage
    }

    async fn due(&self, shard: &str, among: Among, limit: i32) -> Result<Vec<Item>, CloudError> {
        self.own().queries += 1;
        let query = self
            .client
            .query()
            .table_name(self.table)
            .index_name(DUE)
            .expression_attribute_values(":shard", s(shard))
            .limit(limit)
            .return_consumed_capacity(ReturnConsumedCapacity::Total);
        let query = match among {
            Among::All => query.key_condition_expression("due_shard = :shard"),
            Among::After(at) => query
                .key_condition_expression("due_shard = :shard AND due_at > :at")
                .expression_attribute_values(":at", t(at)),
            Among::UpTo(at) => query
                .key_condition_expression("due_shard = :shard AND due_at <= :at")
                .expression_attribute_values(":at", t(at)),
        };
        let answer = query
            .send()
            .await
            .map_err(|error| CloudError::aws("Query", error))?;
        self.own().query_units += units(answer.consumed_capacity());
        Ok(answer.items.unwrap_or_default())
    }

    /// What a shard waits for, to one who has seen everything up to and including `seen`.
    pub(crate) async fn waiting(
        &self,
        shard: &str,
        seen: Option<Instant>,
    ) -> Result<Waits, CloudError> {
        let first = self.due(shard, Among::All, 1).await?;
        let first = first.first().and_then(due_at);
        let (Some(at), Some(seen)) = (first, seen) else {
            return Ok(Waits { first, left: None });
        };
        if at > seen {
            return Ok(Waits { first, left: None });
        }
        let later = self.due(shard, Among::After(seen), 1).await?;
        let mut hasher = DefaultHasher::new();
        for item in &self.due(shard, Among::UpTo(seen), MAX_OVERDUE).await? {
            for name in ["pk", "sk", "due_at"] {
                text(item, name).hash(&mut hasher);
            }
        }
        Ok(Waits {
            first: later.first().and_then(due_at),
            left: Some(hasher.finish()),
        })
    }

    /// Every lead of the table: only a table on one machine is small enough.
    pub(crate) async fn leads(&self) -> Result<Vec<Item>, CloudError> {
        let mut leads = Vec::new();
        let mut start: Option<Item> = None;
        for _ in 0..MAX_PAGES {
            self.own().scans += 1;
            let answer = self
                .client
                .scan()
                .table_name(self.table)
                .filter_expression("sk = :lead")
                .expression_attribute_values(":lead", s(cloud::keys::LEAD))
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .set_exclusive_start_key(start.take())
                .send()
                .await
                .map_err(|error| CloudError::aws("Scan", error))?;
            self.own().scan_units += units(answer.consumed_capacity());
            leads.extend(answer.items.unwrap_or_default());
            start = answer.last_evaluated_key;
            if start.is_none() || leads.len() >= MAX_LEADS {
                break;
            }
        }
        leads.truncate(MAX_LEADS);
        Ok(leads)
    }
}

/// The text of an attribute.
pub(crate) fn text<'a>(item: &'a Item, name: &str) -> Option<&'a str> {
    item.get(name)
        .and_then(|value: &AttributeValue| value.as_s().ok())
        .map(String::as_str)
}

fn due_at(item: &Item) -> Option<Instant> {
    text(item, "due_at").and_then(|at| parse_instant(at).ok())
}
