//! What the addresses of Baton do, for programs: an OpenAPI document that describes the pages behind links as well.
//!
//! Each function describes its own addresses beside the code that answers there; [`document`] puts them together. No function
//! knows another, so the document that is served here is a file that was written from all of them, and a test holds it to them
//! (`tests/template`, which says how to write it anew).

use cloud::route::{Address, Description, component, head_of};
use http::{HeaderValue, Response, header};
use lambda_http::Body;
use serde_json::{Map, Value, json};

use crate::operations::{TAG, components};
use crate::route::{ADDRESSES, AddressRow};

/// The document, as it is served at `/openapi.json`.
///
/// ```
/// let document: serde_json::Value = serde_json::from_str(intake::description::OPENAPI)?;
/// assert_eq!(document["openapi"], "3.1.0");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub const OPENAPI: &str = include_str!("openapi.json");

/// The answer that holds it. Any site's script may read what is the same for everybody.
pub(crate) fn respond() -> Response<Body> {
    let mut response = Response::new(Body::from(OPENAPI));
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The document of everything that these functions say of themselves.
///
/// ```
/// let document = intake::description::document(&[intake::description::description()]);
/// assert!(document["paths"]["/f/{form}"]["post"].is_object());
/// ```
#[must_use]
pub fn document(functions: &[Description]) -> Value {
    let tags = functions
        .iter()
        .map(|function| json!({ "name": function.tag, "description": function.about }));
    let addresses = functions.iter().flat_map(|function| &function.addresses);
    let paths: Map<String, Value> = addresses
        .map(|address| (address.path.clone(), address.item.clone()))
        .collect();
    let mut components: Map<String, Value> = Map::new();
    for (kind, named) in functions
        .iter()
        .filter_map(|one| one.components.as_object())
        .flatten()
    {
        let all = components.entry(kind.clone()).or_insert_with(|| json!({}));
        if let (Some(all), Some(named)) = (all.as_object_mut(), named.as_object()) {
            all.extend(named.clone());
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Baton",
            "version": "1",
            "summary": "Forms that strangers send, and the pages behind the links in mail.",
            "description": "Every address may stand under a stage or a base path. HEAD is GET without a body; what an address does not do is answered 405 with Allow. Every answer that is not a page is JSON; a refusal is problem details (RFC 9457) to a program and a page to a person, and repeats nothing of what was sent.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "./" }],
        "security": [],
        "tags": tags.collect::<Vec<Value>>(),
        "paths": paths,
        "components": components,
    })
}

/// Intake, described.
#[must_use]
pub fn description() -> Description {
    Description {
        tag: TAG,
        about: "Answered by the function intake.",
        addresses: ADDRESSES.iter().map(address).collect(),
        components: components(),
    }
}

fn address(row: &AddressRow) -> Address {
    let mut item = json!({});
    for (mark, parameter) in [("{form}", "Form"), ("{source}", "Source")] {
        if row.path.contains(mark) {
            item["parameters"] = json!([component("parameters", parameter)]);
        }
    }
    for operation in row.operations {
        let described = (operation.describe)();
        if operation.method == http::Method::GET {
            item["head"] = head_of(&described);
        }
        item[operation.method.as_str().to_ascii_lowercase()] = described;
    }
    Address {
        path: row.path.to_owned(),
        item,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::IntakeRoute;

    #[test]
    fn an_address_allows_what_it_describes() {
        for row in &ADDRESSES {
            let address = address(row);
            for method in ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"] {
                let described = address.item.get(method.to_ascii_lowercase()).is_some();
                let allowed = row.allow.split(", ").any(|one| one == method);
                assert_eq!(described, allowed, "{method} {}", row.path);
            }
        }
    }

    #[test]
    fn every_address_is_routed_to_where_its_row_says() {
        for row in &ADDRESSES {
            for operation in row.operations {
                let named = row.path.replace("{form}", "contact");
                let named = named.replace("{source}", "contact");
                let request: lambda_http::Request = http::Request::builder()
                    .method(&operation.method)
                    .uri(named)
                    .body(Body::Empty)
                    .unwrap();
                let name = if row.path.contains('{') {
                    "contact"
                } else {
                    ""
                };
                let expected = (operation.to)(name.to_owned());
                assert_eq!(crate::route::route(&request), expected, "{}", row.path);
                assert!(!matches!(
                    expected,
                    IntakeRoute::NotFound | IntakeRoute::MethodNotAllowed { .. }
                ));
            }
        }
    }
}
