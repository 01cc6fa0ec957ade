//! What the addresses of Baton do, for programs: an OpenAPI document that describes the pages behind links as well.

use http::{HeaderValue, Response, header};
use lambda_http::Body;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::{Route, route};
    use lambda_http::Request;
    use serde_json::Value;

    /// Where a route is described: one without a description does not compile here.
    fn place(route: &Route) -> Option<(&'static str, &'static str)> {
        match route {
            Route::Page { .. } => Some(("/f/{form}", "get")),
            Route::Submit { .. } => Some(("/f/{form}", "post")),
            Route::Thanks { .. } => Some(("/f/{form}/thanks", "get")),
            Route::Embed { .. } => Some(("/f/{form}/embed", "get")),
            Route::Preflight { .. } => Some(("/f/{form}", "options")),
            Route::Description => Some(("/openapi.json", "get")),
            Route::NotFound | Route::MethodNotAllowed { .. } => None,
        }
    }

    #[test]
    fn every_form_address_that_is_described_is_routed_to_where_it_says() {
        let document: Value = serde_json::from_str(OPENAPI).unwrap();
        let mut described = 0;
        for (path, methods) in document["paths"].as_object().unwrap() {
            let ours = path.starts_with("/f/") || path == "/openapi.json";
            for method in ["get", "head", "post", "options", "put", "patch", "delete"] {
                let request: Request = http::Request::builder()
                    .method(method.to_uppercase().as_str())
                    .uri(path.replace("{form}", "contact"))
                    .body(Body::Empty)
                    .unwrap();
                let expected = methods.get(method).filter(|_| ours).map(|_| {
                    described += 1;
                    let method = if method == "head" { "get" } else { method };
                    (path.as_str(), method)
                });
                assert_eq!(place(&route(&request)), expected, "{method} {path}");
            }
        }
        assert_eq!(described, 10);
    }
}
