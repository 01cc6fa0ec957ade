//! DynamoDB: requests on their way into the embedded engine and answers on their way out.

mod conflicts;
mod engine;
mod lag;
mod tokens;

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use calendar::Instant;
use serde_json::{Map, Value, json};

use self::conflicts::{Conflicts, ItemLock};
pub(crate) use self::engine::{Access, access};
use self::engine::{Engine, text_of};
use self::lag::Replica;
use self::tokens::{KnownToken, TokenClaim, Tokens};
use crate::LocalAwsError;
use crate::options::IndexLag;
use crate::store::Folder;
use crate::usage::Capacity;
use crate::wire::{Call, WireAnswer, locked, object};

pub(crate) const TABLE_FILE: &str = "table.sqlite";
/// AWS bills at least this for a write whose condition was refused.
const REFUSED_WRITE_UNITS: f64 = 1.0;
/// AWS bills the repetition of a transaction as a read, twice four kilobytes an item and more.
const REPEATED_READ_UNITS: f64 = 2.0;

/// The tables of a local AWS.
#[derive(Debug)]
pub(crate) struct Tables {
    primary: Engine,
    replica: Option<Replica>,
    tokens: Tokens,
    conflicts: Option<Conflicts>,
    requests: AtomicU64,
    /// Held while a write is applied and noted for the replica, so that both see one order.
    order: Mutex<()>,
}

/// A request that has arrived. While it lives, its items and its token are taken.
#[derive(Debug)]
pub(crate) struct Arrived {
    operation: String,
    access: Access,
    request: Map<String, Value>,
    capacity_asked: bool,
    decided: Option<(WireAnswer, Capacity)>,
    token: Option<TokenClaim>,
    _items: Option<ItemLock>,
}

/// The name of an empty text that a query compares a key with: the engine takes it, and DynamoDB does not.
fn empty_part_of_a_key(request: &Map<String, Value>) -> Option<&str> {
    let condition = request.get("KeyConditionExpression")?.as_str()?;
    let values = request.get("ExpressionAttributeValues")?.as_object()?;
    let is_named = |name: &str| {
        condition
            .split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, ':' | '_'))
            .any(|word| word == name)
    };
    values
        .iter()
        .find(|(name, value)| value["S"] == "" && is_named(name))
        .map(|(name, _)| name.as_str())
}

/// Tables as they stood at a moment.
#[derive(Debug)]
pub(crate) struct KeptTables {
    file: PathBuf,
    tokens: Tokens,
}

impl Tables {
    pub(crate) fn open(
        folder: Option<&Folder>,
        conflicts: bool,
        index_lag: Option<IndexLag>,
    ) -> Result<Self, LocalAwsError> {
        let primary = match folder {
            Some(folder) => Engine::open(&folder.file(TABLE_FILE))?,
            None => Engine::in_memory()?,
        };
        let replica = index_lag
            .map(|lag| Replica::of(&primary, folder, lag))
            .transpose()?;
        Ok(Self {
            primary,
            replica,
            tokens: Tokens::default(),
            conflicts: conflicts.then(Conflicts::default),
            requests: AtomicU64::new(0),
            order: Mutex::new(()),
        })
    }

    /// Keeps all tables in a file, and what is remembered of recent transactions with it.
    pub(crate) fn keep(&self, file: PathBuf) -> Result<KeptTables, LocalAwsError> {
        let _order = locked(&self.order);
        self.primary.copy_to(text_of(&file)?)?;
        let tokens = self.tokens.copy();
        Ok(KeptTables { file, tokens })
    }

    /// Goes on in memory from what was kept.
    pub(crate) fn resume(kept: &KeptTables, conflicts: bool) -> Result<Self, LocalAwsError> {
        let primary = Engine::in_memory()?;
        primary.take_from(text_of(&kept.file)?)?;
        Ok(Self {
            primary,
            replica: None,
            tokens: kept.tokens.copy(),
            conflicts: conflicts.then(Conflicts::default),
            requests: AtomicU64::new(0),
            order: Mutex::new(()),
        })
    }

    /// Answers a read straight from the tables: no request is made. An error says what was wrong with it.
    pub(crate) fn look(&self, operation: &str, request: &Value) -> Result<Value, String> {
        match access(operation) {
            Access::Read => {
                let answer = self.primary.run(operation, &request.to_string(), true);
                let answer = answer
                    .map_err(|refused| String::from_utf8_lossy(&refused.body).into_owned())?;
                serde_json::from_str(&answer.body).map_err(|error| error.to_string())
            }
            Access::Write | Access::Manage => Err(format!("{operation} is no read")),
        }
    }

    /// Writes items past the wire; without a lagging copy, which would not see them.
    pub(crate) fn load(&self, table: &str, items: Vec<Value>) -> Result<(), LocalAwsError> {
        if self.replica.is_some() {
            return Err(LocalAwsError::Option(
                "a local AWS with a lagging index takes no load",
            ));
        }
        let items = items
            .into_iter()
            .map(|item| serde_json::from_value(item).ok())
            .collect::<Option<Vec<_>>>()
            .ok_or(LocalAwsError::Option(
                "an item is not written as the wire has it",
            ))?;
        self.primary.load(table, items)
    }

    /// Takes a request in: malformed ones, repetitions under a token, and conflicts get their answer here.
    pub(crate) fn arrive(&self, call: &Call, now: Instant) -> Arrived {
        let mut arrived = Arrived {
            operation: call.operation.clone(),
            access: access(&call.operation),
            request: Map::new(),
            capacity_asked: true,
            decided: None,
            token: None,
            _items: None,
        };
        let Some(mut request) = object(&call.body) else {
            arrived.decide(WireAnswer::refused(
                400,
                "SerializationException",
                "The body is not a JSON object.",
            ));
            return arrived;
        };
        if let Some(value) = empty_part_of_a_key(&request) {
            arrived.decide(WireAnswer::refused(
                400,
                "com.amazon.coral.validate#ValidationException",
                &format!("The AttributeValue for a key attribute cannot contain an empty string value: {value}"),
            ));
            return arrived;
        }
        if arrived.access != Access::Manage {
            arrived.capacity_asked = matches!(
                request
                    .get("ReturnConsumedCapacity")
                    .and_then(Value::as_str),
                Some("TOTAL" | "INDEXES")
            );
            if !arrived.capacity_asked {
                request.insert("ReturnConsumedCapacity".to_owned(), json!("TOTAL"));
            }
        }
        if call.operation == "TransactWriteItems"
            && let Some(Value::String(token)) = request.remove("ClientRequestToken")
        {
            match self.tokens.take(token, &request["TransactItems"], now) {
                KnownToken::New(claim) => arrived.token = Some(claim),
                KnownToken::Done(answer) => {
                    let items = conflicts::actions(&request).len();
                    let read = REPEATED_READ_UNITS * items as f64;
                    arrived.decided = Some((answer, Capacity { read, write: 0.0 }));
                    return arrived;
                }
                KnownToken::Refused(answer) => {
                    arrived.decide(answer);
                    return arrived;
                }
            }
        }
        if let Some(conflicts) = &self.conflicts {
            match conflicts.take(&self.primary, &call.operation, &request) {
                Ok(claim) => arrived._items = claim,
                Err(answer) => arrived.decide(answer),
            }
        }
        arrived.request = request;
        arrived
    }

    /// Carries a request out, unless it was decided on arrival.
    pub(crate) fn apply(&self, arrived: &mut Arrived, now: Instant) -> (WireAnswer, Capacity) {
        let number = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(decided) = arrived.decided.take() {
            return decided;
        }
        let body = Value::Object(std::mem::take(&mut arrived.request));
        let lagging = self
            .replica
            .as_ref()
            .filter(|_| lag::reads_an_index(&arrived.operation, &body));
        let text = body.to_string();
        let run = |engine: &Engine| engine.run(&arrived.operation, &text, arrived.capacity_asked);
        let result = match (lagging, &self.replica) {
            (Some(replica), _) => {
                let _order = locked(&self.order);
                replica.catch_up(number, now);
                run(replica.engine())
            }
            (None, Some(replica)) if arrived.access != Access::Read => {
                let _order = locked(&self.order);
                let result = run(&self.primary);
                if result.is_ok() {
                    replica.note(&arrived.operation, arrived.access, text, number, now);
                }
                result
            }
            (None, _) => run(&self.primary),
        };
        match result {
            Ok(carried) => {
                let capacity = capacity(arrived.access, carried.units);
                let answer = WireAnswer::ok(carried.body);
                if let Some(token) = &mut arrived.token {
                    token.done(answer.clone(), now);
                }
                (answer, capacity)
            }
            Err(answer) => {
                let capacity = refused_capacity(&answer, &body);
                (answer, capacity)
            }
        }
    }

    /// The answer if another transaction had one of the items; none for a request that cannot conflict.
    pub(crate) fn injected_conflict(arrived: &Arrived) -> Option<WireAnswer> {
        conflicts::injected(&arrived.operation, &arrived.request)
    }
}

impl Arrived {
    fn decide(&mut self, answer: WireAnswer) {
        self.decided = Some((answer, Capacity::default()));
    }
}

fn capacity(access: Access, units: f64) -> Capacity {
    match access {
        Access::Read => Capacity {
            read: units,
            write: 0.0,
        },
        Access::Write => Capacity {
            read: 0.0,
            write: units,
        },
        Access::Manage => Capacity::default(),
    }
}

fn refused_capacity(answer: &WireAnswer, request: &Value) -> Capacity {
    let code = answer.code.as_deref().unwrap_or_default();
    let writes = match code.rsplit('#').next().unwrap_or_default() {
        "ConditionalCheckFailedException" => 1,
        "TransactionCanceledException" => request
            .as_object()
            .map_or(0, |request| conflicts::actions(request).len()),
        _ => 0,
    };
    Capacity {
        read: 0.0,
        write: REFUSED_WRITE_UNITS * writes as f64,
    }
}
