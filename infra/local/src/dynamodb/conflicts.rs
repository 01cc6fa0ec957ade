//! Transactions in flight: a request for one of their items conflicts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use serde_json::{Map, Value, json};

use super::engine::Engine;
use crate::wire::{WireAnswer, locked};

const ONGOING: &str = "Transaction is ongoing for the item";
const CONFLICT: &str = "TransactionConflict";

type Keys = Arc<Vec<String>>;

/// The items in flight.
#[derive(Debug, Default)]
pub(crate) struct Conflicts {
    items: Arc<Mutex<HashMap<String, Holders>>>,
    schemas: Mutex<HashMap<String, Keys>>,
}

#[derive(Debug, Default)]
struct Holders {
    transactions: u32,
    writes: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ConflictKind {
    TransactWrite,
    TransactGet,
    Write,
}

impl ConflictKind {
    fn of(operation: &str) -> Option<Self> {
        match operation {
            "TransactWriteItems" => Some(Self::TransactWrite),
            "TransactGetItems" => Some(Self::TransactGet),
            "PutItem" | "UpdateItem" | "DeleteItem" => Some(Self::Write),
            _ => None,
        }
    }
}

impl Conflicts {
    /// Takes the items of a request until the lock is dropped, or says which are taken. A request that cannot
    /// conflict takes none.
    pub(crate) fn take(
        &self,
        engine: &Engine,
        operation: &str,
        request: &Map<String, Value>,
    ) -> Result<Option<ItemLock>, WireAnswer> {
        if operation == "DeleteTable" {
            locked(&self.schemas).clear();
        }
        let Some(kind) = ConflictKind::of(operation) else {
            return Ok(None);
        };
        let keys: Vec<Option<String>> = match kind {
            ConflictKind::TransactWrite | ConflictKind::TransactGet => actions(request)
                .iter()
                .map(|action| {
                    let action = action.as_object()?.values().find_map(Value::as_object)?;
                    self.key(engine, action)
                })
                .collect(),
            ConflictKind::Write => vec![self.key(engine, request)],
        };
        let mut items = locked(&self.items);
        let is_taken = |key: &Option<String>| {
            let holders = key.as_ref().and_then(|key| items.get(key));
            holders.is_some_and(|holders| {
                holders.transactions > 0
                    || (kind == ConflictKind::TransactGet && holders.writes > 0)
            })
        };
        let taken: Vec<bool> = keys.iter().map(is_taken).collect();
        if taken.contains(&true) {
            return Err(refusal(kind, &taken));
        }
        let keys: Vec<String> = keys.into_iter().flatten().collect();
        for key in &keys {
            let holders = items.entry(key.clone()).or_default();
            match kind {
                ConflictKind::TransactWrite => holders.transactions += 1,
                ConflictKind::Write => holders.writes += 1,
                ConflictKind::TransactGet => {}
            }
        }
        Ok(Some(ItemLock {
            items: Arc::clone(&self.items),
            kind,
            keys,
        }))
    }

    /// What names an item among all tables; none if the request is not well-formed, which the engine will say.
    fn key(&self, engine: &Engine, action: &Map<String, Value>) -> Option<String> {
        let table = action.get("TableName")?.as_str()?;
        let attributes = action.get("Key").or_else(|| action.get("Item"))?;
        let schema = self.schema(engine, table)?;
        let values: Vec<&Value> = schema.iter().map(|name| &attributes[name]).collect();
        Some(format!("{table} {}", json!(values)))
    }

    fn schema(&self, engine: &Engine, table: &str) -> Option<Keys> {
        let mut schemas = locked(&self.schemas);
        if let Some(keys) = schemas.get(table) {
            return Some(Arc::clone(keys));
        }
        let schema: Value = serde_json::from_str(&engine.key_schema(table)?).ok()?;
        let names = schema
            .as_array()?
            .iter()
            .filter_map(|key| key["AttributeName"].as_str());
        let keys = Arc::new(names.map(str::to_owned).collect());
        schemas.insert(table.to_owned(), Arc::clone(&keys));
        Some(keys)
    }
}

/// Items that are taken until this is dropped.
#[derive(Debug)]
pub(crate) struct ItemLock {
    items: Arc<Mutex<HashMap<String, Holders>>>,
    kind: ConflictKind,
    keys: Vec<String>,
}

impl Drop for ItemLock {
    fn drop(&mut self) {
        let mut items = locked(&self.items);
        for key in &self.keys {
            let Some(holders) = items.get_mut(key) else {
                continue;
            };
            match self.kind {
                ConflictKind::TransactWrite => holders.transactions -= 1,
                ConflictKind::Write => holders.writes -= 1,
                ConflictKind::TransactGet => {}
            }
            if holders.transactions == 0 && holders.writes == 0 {
                items.remove(key);
            }
        }
    }
}

/// The actions of a transaction.
pub(crate) fn actions(request: &Map<String, Value>) -> &[Value] {
    request
        .get("TransactItems")
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// The answer of a conflict over the first item of a request; none if it cannot conflict.
pub(crate) fn injected(operation: &str, request: &Map<String, Value>) -> Option<WireAnswer> {
    let kind = ConflictKind::of(operation)?;
    let taken: Vec<bool> = (0..actions(request).len())
        .map(|index| index == 0)
        .collect();
    Some(refusal(kind, &taken))
}

fn refusal(kind: ConflictKind, taken: &[bool]) -> WireAnswer {
    if kind == ConflictKind::Write {
        return WireAnswer::refused(400, "TransactionConflictException", ONGOING);
    }
    let codes: Vec<&str> = taken
        .iter()
        .map(|taken| if *taken { CONFLICT } else { "None" })
        .collect();
    let reasons: Vec<Value> = taken
        .iter()
        .map(|taken| {
            if *taken {
                json!({"Code": CONFLICT, "Message": ONGOING})
            } else {
                json!({"Code": "None"})
            }
        })
        .collect();
    let message = format!(
        "Transaction cancelled, please refer cancellation reasons for specific reasons [{}]",
        codes.join(", ")
    );
    let code = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException";
    WireAnswer {
        status: 400,
        code: Some(code.to_owned()),
        body: json!({"__type": code, "Message": message, "CancellationReasons": reasons})
            .to_string()
            .into_bytes(),
    }
}
