//! The embedded engine's operations by name.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use dynoxide::{Database, DynoxideError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::LocalAwsError;
use crate::store::{at, for_owner};
use crate::wire::WireAnswer;

/// What an operation does to items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// It reads them.
    Read,
    /// It writes them.
    Write,
    /// It is about tables.
    Manage,
}

/// What an operation does to items.
pub(crate) fn access(operation: &str) -> Access {
    match operation {
        "GetItem" | "Query" | "Scan" | "BatchGetItem" | "TransactGetItems" => Access::Read,
        "PutItem" | "UpdateItem" | "DeleteItem" | "BatchWriteItem" | "TransactWriteItems" => {
            Access::Write
        }
        _ => Access::Manage,
    }
}

/// What SQLite says when its disk has no room left.
const NO_ROOM: &str = "database or disk is full";

/// What an operation came to.
#[derive(Debug)]
pub(crate) struct Carried {
    /// The answer as it goes on the wire.
    pub(crate) body: String,
    /// The capacity units that are reckoned for it.
    pub(crate) units: f64,
}

/// An embedded DynamoDB, in memory or in a file.
pub(crate) struct Engine {
    db: Database,
    /// The folder of the file.
    folder: Option<PathBuf>,
    /// There was no room when something was last written.
    is_full: AtomicBool,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Engine")
    }
}

impl Engine {
    pub(crate) fn in_memory() -> Result<Self, LocalAwsError> {
        Ok(Self::of(Database::memory()?, None))
    }

    /// A file that nobody else may read; what SQLite puts beside it has the same mode. It is in write-ahead mode, and SQLite's own
    /// setting, `synchronous = FULL`, has every commit on disk before it is answered: `tests/durability` looks at it from outside.
    pub(crate) fn open(path: &Path) -> Result<Self, LocalAwsError> {
        let options = &mut File::options();
        for_owner(options.create(true).truncate(false).write(true))
            .open(path)
            .map_err(at(path))?;
        let folder = path.parent().map(Path::to_owned);
        let no_room = |folder: PathBuf| LocalAwsError::Full { folder };
        match (Database::new(text_of(path)?), folder) {
            (Ok(db), folder) => Ok(Self::of(db, folder)),
            (Err(error), Some(folder)) if is_no_room(&error.to_string()) => Err(no_room(folder)),
            (Err(error), _) => Err(error.into()),
        }
    }

    fn of(db: Database, folder: Option<PathBuf>) -> Self {
        Self {
            db,
            folder,
            is_full: AtomicBool::new(false),
        }
    }

    /// Says once that there is no room, and once that there is some again: each request that fails is logged by who asked.
    fn note_room(&self, result: &Result<Carried, WireAnswer>) {
        let Some(folder) = &self.folder else { return };
        let no_room = match result {
            Ok(_) => false,
            Err(answer) if is_no_room(&String::from_utf8_lossy(&answer.body)) => true,
            // Refused for another reason: that says nothing of the disk.
            Err(_) => return,
        };
        if self.is_full.swap(no_room, Ordering::Relaxed) == no_room {
            return;
        }
        let folder = folder.display();
        if no_room {
            tracing::error!("no room on the disk under {folder}: nothing is taken until there is");
        } else {
            // A warning and no note, so that whoever saw only warnings and errors sees that it has ended.
            tracing::warn!("there is room on the disk under {folder} again");
        }
    }

    /// Writes all tables into a file that must not exist.
    pub(crate) fn copy_to(&self, path: &str) -> Result<(), LocalAwsError> {
        self.db.vacuum_into(path)?;
        Ok(())
    }

    /// Takes over all tables of a file that was written so.
    pub(crate) fn take_from(&self, path: &str) -> Result<(), LocalAwsError> {
        self.db.restore_from(path)?;
        Ok(())
    }

    /// Writes items past the wire, many at once.
    pub(crate) fn load(
        &self,
        table: &str,
        items: Vec<dynoxide::Item>,
    ) -> Result<(), LocalAwsError> {
        let options = dynoxide::ImportOptions {
            record_streams: false,
            set_cached_at: false,
        };
        self.db.import_items(table, items, options)?;
        Ok(())
    }

    /// A table's key schema in JSON.
    pub(crate) fn key_schema(&self, table: &str) -> Option<String> {
        let metadata = self.db.get_table_metadata(table).ok()??;
        Some(metadata.key_schema)
    }

    /// Carries an operation out, and tells the client what it consumed only if it asked. An error comes back as it goes on the wire.
    pub(crate) fn run(
        &self,
        operation: &str,
        body: &str,
        tells_capacity: bool,
    ) -> Result<Carried, WireAnswer> {
        let result = match operation {
            "Query" => self.query(body, tells_capacity),
            _ => self.carry_out(operation, body).map(|mut response| {
                let units = consumed(&mut response, tells_capacity);
                let body = response.to_string();
                Carried { body, units }
            }),
        };
        if access(operation) == Access::Write {
            self.note_room(&result);
        }
        result
    }

    /// A page of an index has thousands of items: they are written out as they are, and no tree is made of them first.
    fn query(&self, body: &str, tells_capacity: bool) -> Result<Carried, WireAnswer> {
        let mut response = answer(body, |request| self.db.query(request))?;
        let consumed = response.consumed_capacity.as_ref();
        let units = consumed.map_or(0.0, |consumed| consumed.capacity_units);
        if !tells_capacity {
            response.consumed_capacity = None;
        }
        let body = serde_json::to_string(&response).map_err(|error| unwritable(&error))?;
        Ok(Carried { body, units })
    }

    fn carry_out(&self, operation: &str, body: &str) -> Result<Value, WireAnswer> {
        let db = &self.db;
        match operation {
            "GetItem" => call(body, |request| db.get_item(request)),
            "PutItem" => call(body, |request| db.put_item(request)),
            "UpdateItem" => call(body, |request| db.update_item(request)),
            "DeleteItem" => call(body, |request| db.delete_item(request)),
            "Scan" => call(body, |request| db.scan(request)),
            "BatchGetItem" => call(body, |request| db.batch_get_item(request)),
            "BatchWriteItem" => call(body, |request| db.batch_write_item(request)),
            "TransactGetItems" => call(body, |request| db.transact_get_items(request)),
            "TransactWriteItems" => call(body, |request| db.transact_write_items(request)),
            "CreateTable" => call(body, |request| db.create_table(request)),
            "UpdateTable" => call(body, |request| db.update_table(request)),
            "DeleteTable" => call(body, |request| db.delete_table(request)),
            "DescribeTable" => call(body, |request| db.describe_table(request)),
            "ListTables" => call(body, |request| db.list_tables(request)),
            "UpdateTimeToLive" => call(body, |request| db.update_time_to_live(request)),
            "DescribeTimeToLive" => call(body, |request| db.describe_time_to_live(request)),
            "TagResource" => call(body, |request| db.tag_resource(request)),
            "UntagResource" => call(body, |request| db.untag_resource(request)),
            "ListTagsOfResource" => call(body, |request| db.list_tags_of_resource(request)),
            _ => {
                let message = format!("{operation} of dynamodb is not answered by the local AWS");
                Err(WireAnswer::refused(
                    400,
                    "UnknownOperationException",
                    &message,
                ))
            }
        }
    }
}

fn answer<Request: DeserializeOwned, Response>(
    body: &str,
    carry_out: impl FnOnce(Request) -> dynoxide::Result<Response>,
) -> Result<Response, WireAnswer> {
    let request = serde_json::from_str(body).map_err(|error| unreadable(&error))?;
    carry_out(request).map_err(|error| refused(&error))
}

fn call<Request: DeserializeOwned, Response: Serialize>(
    body: &str,
    carry_out: impl FnOnce(Request) -> dynoxide::Result<Response>,
) -> Result<Value, WireAnswer> {
    let response = answer(body, carry_out)?;
    serde_json::to_value(&response).map_err(|error| unwritable(&error))
}

/// The capacity that an answer says was consumed. It stays in the answer only if the client asked.
fn consumed(response: &mut Value, tells_capacity: bool) -> f64 {
    let Some(response) = response.as_object_mut() else {
        return 0.0;
    };
    let total = match response.get("ConsumedCapacity") {
        Some(Value::Array(tables)) => tables.iter().map(units).sum(),
        Some(table) => units(table),
        None => 0.0,
    };
    if !tells_capacity {
        response.remove("ConsumedCapacity");
    }
    total
}

fn units(table: &Value) -> f64 {
    table["CapacityUnits"].as_f64().unwrap_or_default()
}

fn unwritable(error: &serde_json::Error) -> WireAnswer {
    WireAnswer::refused(500, "InternalServerError", &error.to_string())
}

fn is_no_room(text: &str) -> bool {
    text.contains(NO_ROOM)
}

/// The engine takes paths as text.
pub(crate) fn text_of(path: &Path) -> Result<&str, LocalAwsError> {
    path.to_str()
        .ok_or_else(|| at(path)(std::io::ErrorKind::InvalidFilename.into()))
}

fn refused(error: &DynoxideError) -> WireAnswer {
    WireAnswer {
        status: error.status_code(),
        code: Some(error.error_type().to_owned()),
        body: error.to_json().into_bytes(),
    }
}

/// The engine marks what a request's reader finds wrong with the class of the error.
fn unreadable(error: &serde_json::Error) -> WireAnswer {
    let message = error.to_string();
    let (marker, text) = message.split_once(':').unwrap_or(("", &message));
    match marker {
        "VALIDATION" | "VALIDATION_REQUEST" | "VALIDATION_AS_READ" => {
            WireAnswer::refused(400, "ValidationException", text)
        }
        _ => WireAnswer::refused(400, "SerializationException", &message),
    }
}
