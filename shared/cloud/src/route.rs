//! What the addresses of a function do, for programs: each function describes its own, beside the code that answers there.

use serde_json::{Map, Value, json};

/// An address, and what may be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    /// The path, with the names of its parameters: `/f/{form}`.
    pub path: String,
    /// Its path item, as OpenAPI has it.
    pub item: Value,
}

/// What a function says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Description {
    /// The tag of its operations.
    pub tag: &'static str,
    /// Who answers there.
    pub about: &'static str,
    /// Its addresses.
    pub addresses: Vec<Address>,
    /// What its path items refer to: parameters, schemas and responses by name.
    pub components: Value,
}

/// A parameter, schema or response that stands among the components.
#[must_use]
pub fn component(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

/// A response that is a page.
///
/// ```
/// let page = cloud::route::page("The page.");
/// assert_eq!(page["content"]["text/html"]["schema"]["type"], "string");
/// ```
#[must_use]
pub fn page(description: &str) -> Value {
    json!({
        "description": description,
        "content": { "text/html": { "schema": { "type": "string" } } },
    })
}

/// A response that says when to come again.
#[must_use]
pub fn come_again(mut response: Value) -> Value {
    response["headers"] = json!({
        "retry-after": { "schema": { "type": "integer", "minimum": 1 }, "required": true },
    });
    response
}

/// `HEAD` of an address, by its `GET`.
#[must_use]
pub fn head_of(get: &Value) -> Value {
    let statuses = get["responses"].as_object().into_iter().flatten();
    let responses: Map<String, Value> = statuses
        .map(|(status, _)| {
            let same = json!({ "description": "As of GET, without its body." });
            (status.clone(), same)
        })
        .collect();
    let id = get["operationId"].as_str().unwrap_or_default();
    json!({
        "operationId": format!("{id}Head"),
        "tags": get["tags"],
        "summary": "The head of the same.",
        "responses": responses,
    })
}
