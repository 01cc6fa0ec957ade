//! The desk's cookies: who is signed in, and which browser asked to be, by mail or by the company's own accounts.
//!
//! All are for this site alone, for no script, and only over TLS. `SameSite` is `Lax`: under `Strict` a link in webmail would open the desk as if
//! nobody were signed in.

use chrono::Duration;
use cloud::Cloud;
use cloud::table::session::{SESSION, SIGN_IN};
use http::{HeaderValue, header};
use lambda_http::Request;

/// The longest value that is looked at.
const MAX_VALUE_BYTES: usize = 256;

/// A cookie of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Who is signed in.
    Session,
    /// Which browser asked for the mail.
    Asked,
    /// Which browser was sent to the issuer of the company's accounts.
    Provider,
}

impl Cookie {
    /// Its name. A browser takes the prefix only over TLS, which one machine does not have.
    fn name(self, cloud: &Cloud) -> &'static str {
        match (self, is_secure(cloud)) {
            (Self::Session, true) => "__Host-desk",
            (Self::Session, false) => "desk",
            (Self::Asked, true) => "__Host-asked",
            (Self::Asked, false) => "asked",
            (Self::Provider, true) => "__Host-provider",
            (Self::Provider, false) => "provider",
        }
    }

    fn lasts(self) -> Duration {
        match self {
            Self::Session => SESSION,
            Self::Asked | Self::Provider => SIGN_IN,
        }
    }

    /// What the browser brought.
    pub(crate) fn read<'a>(self, cloud: &Cloud, request: &'a Request) -> Option<&'a str> {
        let all = request.headers().get_all(header::COOKIE).iter();
        let all = all.filter_map(|value| value.to_str().ok());
        let mut pairs = all.flat_map(|value| value.split(';'));
        let named = pairs.find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == self.name(cloud)).then_some(value)
        });
        named.filter(|value| !value.is_empty() && value.len() <= MAX_VALUE_BYTES)
    }

    /// Gives it to a browser.
    pub(crate) fn set(self, cloud: &Cloud, value: &str) -> Option<HeaderValue> {
        self.header(cloud, value, self.lasts().num_seconds())
    }

    /// Takes it from a browser.
    pub(crate) fn clear(self, cloud: &Cloud) -> Option<HeaderValue> {
        self.header(cloud, "", 0)
    }

    fn header(self, cloud: &Cloud, value: &str, seconds: i64) -> Option<HeaderValue> {
        let name = self.name(cloud);
        let secure = if is_secure(cloud) { "; Secure" } else { "" };
        let text =
            format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::from_str(&text).ok()
    }
}

fn is_secure(cloud: &Cloud) -> bool {
    cloud.settings().base_url.starts_with("https://")
}

/// The cookie of somebody who is signed in, for a house that lets people choose who they are.
pub fn session_cookie(cloud: &Cloud, session: &str) -> Option<HeaderValue> {
    Cookie::Session.set(cloud, session)
}
