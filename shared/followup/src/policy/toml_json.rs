//! What a TOML text says, as JSON says it. The build of this crate reads this file, too.

use serde_json::{Map, Value};

/// What the text says; a date is its text.
///
/// # Errors
/// When it is no TOML.
pub(crate) fn toml_to_json(text: &str) -> Result<Value, toml::de::Error> {
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_kind_of_value_is_said_as_json_says_it() {
        let said = toml_to_json("a = -1\nb = 1.5\nc = true\nd = 2026-03-02\n[[e]]\nf = [\"g\"]\n")
            .unwrap();
        assert_eq!(
            said,
            json!({"a": -1, "b": 1.5, "c": true, "d": "2026-03-02", "e": [{"f": ["g"]}]})
        );
        assert!(toml_to_json("a =").is_err());
    }
}
