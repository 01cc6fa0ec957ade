//! Where a request comes from.

use std::net::IpAddr;

use lambda_http::request::RequestContext;
use lambda_http::{Request, RequestExt};

/// The address that a request comes from, as the gateway saw it.
#[must_use]
pub fn source_ip(request: &Request) -> Option<IpAddr> {
    // The library's enum may grow; the functions are deployed behind an HTTP API only.
    let RequestContext::ApiGatewayV2(context) = request.request_context_ref()? else {
        return None;
    };
    context.http.source_ip.as_deref()?.parse().ok()
}
