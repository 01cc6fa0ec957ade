//! The embedded engine's operations by name.

use std::fmt;

use dynoxide::{Database, DynoxideError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::HouseError;
use crate::wire::Answer;

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

/// An embedded DynamoDB, in memory or in a file.
pub(crate) struct Engine(Database);

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Engine")
    }
}

impl Engine {
    pub(crate) fn in_memory() -> Result<Self, HouseError> {
        Ok(Self(Database::memory()?))
    }

    /// A file. It is in write-ahead mode and every commit is on disk before it is answered.
    pub(crate) fn open(path: &str) -> Result<Self, HouseError> {
        Ok(Self(Database::new(path)?))
    }

    /// Writes all tables into a file that must not exist.
    pub(crate) fn copy_to(&self, path: &str) -> Result<(), HouseError> {
        self.0.vacuum_into(path)?;
        Ok(())
    }

    /// Takes over all tables of a file that was written so.
    pub(crate) fn take_from(&self, path: &str) -> Result<(), HouseError> {
        self.0.restore_from(path)?;
        Ok(())
    }

    /// Writes items past the wire, many at once.
    pub(crate) fn load(&self, table: &str, items: Vec<dynoxide::Item>) -> Result<(), HouseError> {
        let options = dynoxide::ImportOptions {
            record_streams: false,
            set_cached_at: false,
        };
        self.0.import_items(table, items, options)?;
        Ok(())
    }

    /// A table's key schema in JSON.
    pub(crate) fn key_schema(&self, table: &str) -> Option<String> {
        let metadata = self.0.get_table_metadata(table).ok()??;
        Some(metadata.key_schema)
    }

    /// Carries an operation out. An error comes back as it goes on the wire.
    pub(crate) fn run(&self, operation: &str, body: &str) -> Result<Value, Answer> {
        let db = &self.0;
        match operation {
            "GetItem" => call(body, |request| db.get_item(request)),
            "PutItem" => call(body, |request| db.put_item(request)),
            "UpdateItem" => call(body, |request| db.update_item(request)),
            "DeleteItem" => call(body, |request| db.delete_item(request)),
            "Query" => call(body, |request| db.query(request)),
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
                let message = format!("{operation} of dynamodb is not answered by the local house");
                Err(Answer::refused(400, "UnknownOperationException", &message))
            }
        }
    }
}

fn call<Request: DeserializeOwned, Response: Serialize>(
    body: &str,
    carry_out: impl FnOnce(Request) -> dynoxide::Result<Response>,
) -> Result<Value, Answer> {
    let request = serde_json::from_str(body).map_err(|error| unreadable(&error))?;
    let response = carry_out(request).map_err(|error| refused(&error))?;
    serde_json::to_value(&response)
        .map_err(|error| Answer::refused(500, "InternalServerError", &error.to_string()))
}

fn refused(error: &DynoxideError) -> Answer {
    Answer {
        status: error.status_code(),
        code: Some(error.error_type().to_owned()),
        body: error.to_json().into_bytes(),
    }
}

/// The engine marks what a request's reader finds wrong with the class of the error.
fn unreadable(error: &serde_json::Error) -> Answer {
    let message = error.to_string();
    let (marker, text) = message.split_once(':').unwrap_or(("", &message));
    match marker {
        "VALIDATION" | "VALIDATION_REQUEST" | "VALIDATION_AS_READ" => {
            Answer::refused(400, "ValidationException", text)
        }
        _ => Answer::refused(400, "SerializationException", &message),
    }
}
