//! What a TOML text says, as JSON says it. The build of this crate reads this file, too.

use serde_json::{Map, Value};

/// What the text says; a date is its text.
///
/// # Errors
/// When it is no TOML.
pub(crate) fn plain(text: &str) -> Result<Value, toml::de::Error> {
    toml::from_str(text).map(|table| value(toml::Value::Table(table)))
}

fn value(said: toml::Value) -> Value {
    match said {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::Bool(truth),
        toml::Value::Datetime(moment) => Value::String(moment.to_string()),
        toml::Value::Array(items) => items.into_iter().map(value).collect(),
        toml::Value::Table(table) => Value::Object(
            table
                .into_iter()
                .map(|(key, said)| (key, value(said)))
                .collect::<Map<_, _>>(),
        ),
    }
}
