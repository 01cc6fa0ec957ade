//! The way into the desk by the company's own accounts: to the issuer that knows them, and back.
//!
//! Both are one address, as the issuer is told it, and both are `GET`s, because the issuer sends browsers back so. What lets somebody in is
//! a code of the issuer's that counts once, in the browser that began.

use cloud::Cloud;
use cloud::issuer::{BroughtBack, IssuerError};
use followup::policy::Policy;
use http::{Response, header};
use lambda_http::{Body, Request};
use wording::Words;

use crate::access::{DESK, PROVIDER};
use crate::cookies::Cookie;
use crate::fields::queried;
use crate::page::see_other;
use crate::refused::NotServed;
use crate::sign_in::{ask_again, person_of, welcome};

/// From here back to the desk.
const TO_DESK: &str = "../desk";
/// What an issuer says to a browser, of whatever it brings.
const BROUGHT: [&str; 3] = ["code", "state", "error"];

/// Sends a browser to the issuer, or takes what it brings from there; where there is no issuer, to the door.
///
/// # Errors
/// When the table fails.
pub(crate) async fn come(
    cloud: &Cloud,
    request: &Request,
    policy: &Policy,
    words: Words,
) -> Result<Response<Body>, NotServed> {
    if !cloud.has_issuer() {
        return Ok(see_other(TO_DESK));
    }
    let back = format!("{}/{DESK}/{PROVIDER}", cloud.settings().base_url);
    let query = queried(request);
    if BROUGHT.iter().all(|name| query.get(name).is_none()) {
        return Ok(match cloud.way_to_issuer(&back).await {
            Ok((secret, way)) => {
                let mut response = see_other(&way);
                if let Some(cookie) = Cookie::Provider.set(cloud, &secret) {
                    response.headers_mut().append(header::SET_COOKIE, cookie);
                }
                response
            }
            Err(why) => not_let_in(cloud, words, &why),
        });
    }
    let brought = (
        Cookie::Provider.read(cloud, request),
        query.get("state"),
        query.get("code"),
    );
    let (Some(secret), Some(state), Some(code)) = brought else {
        return Ok(not_let_in(cloud, words, &IssuerError::NotBegun));
    };
    let issuer = query.get("iss");
    let brought = BroughtBack {
        secret,
        state,
        code,
        issuer,
    };
    let mut response = match cloud.address_by_issuer(brought, &back).await {
        Ok(address) => match person_of(policy, &address) {
            Some(person) => welcome(cloud, person, cloud.now(), TO_DESK).await?,
            None => ask_again(cloud, words, 403, &words.sign_in_provider_stranger()),
        },
        Err(why) => not_let_in(cloud, words, &why),
    };
    if let Some(cookie) = Cookie::Provider.clear(cloud) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The door again, with why nobody was let in; what somebody who runs the deployment should hear is logged.
fn not_let_in(cloud: &Cloud, words: Words, why: &IssuerError) -> Response<Body> {
    let (status, said) = match why {
        IssuerError::NotBegun | IssuerError::Spent => (403, words.sign_in_provider_over()),
        IssuerError::Unproven => (403, words.sign_in_provider_unproven()),
        IssuerError::NoSecret
        | IssuerError::Secret(_)
        | IssuerError::NoAnswer
        | IssuerError::Status(_)
        | IssuerError::Nonsense
        | IssuerError::Other
        | IssuerError::Refused(_)
        | IssuerError::NotForUs => {
            tracing::error!(error = %why, "nobody can sign in by the company's accounts");
            (503, words.sign_in_provider_silent())
        }
    };
    ask_again(cloud, words, status, &said)
}
