//! Who answers outside of AWS, host by host: a deployment's own front door, as its functions meet it from outside.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use crate::wire::{WireAnswer, locked};

/// What a site is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRequest {
    /// `GET` or `POST`.
    pub method: String,
    /// The host, without a scheme.
    pub host: String,
    /// The path, with its query.
    pub path: String,
    /// Names in small letters, and values.
    pub headers: Vec<(String, String)>,
    /// What was sent.
    pub body: Vec<u8>,
}

/// What a site says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteAnswer {
    /// The status.
    pub status: u16,
    /// The page.
    pub body: Vec<u8>,
}

/// Somebody who answers.
pub type Site =
    Arc<dyn Fn(SiteRequest) -> Pin<Box<dyn Future<Output = SiteAnswer> + Send>> + Send + Sync>;

/// Sites by their host.
#[derive(Default)]
pub(crate) struct Sites(Mutex<BTreeMap<String, Site>>);

impl fmt::Debug for Sites {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(locked(&self.0).keys()).finish()
    }
}

/// A question on its way to who answers it.
pub(crate) struct SiteQuestion {
    site: Site,
    request: SiteRequest,
}

impl SiteQuestion {
    pub(crate) async fn answer(self) -> WireAnswer {
        let SiteAnswer { status, body } = (self.site)(self.request).await;
        WireAnswer {
            status,
            code: None,
            body,
        }
    }
}

impl Sites {
    /// Lets somebody answer for a host.
    pub(crate) fn put(&self, host: &str, site: Site) {
        locked(&self.0).insert(host.to_owned(), site);
    }

    /// Who is asked, and what; nothing, where nobody answers for the host.
    pub(crate) fn question(&self, request: &HttpRequest) -> Option<SiteQuestion> {
        let (_, rest) = request.uri().split_once("://")?;
        let at = rest.find('/').unwrap_or(rest.len());
        let (host, path) = rest.split_at(at);
        let site = locked(&self.0).get(host).cloned()?;
        let headers = request.headers().iter();
        Some(SiteQuestion {
            site,
            request: SiteRequest {
                method: request.method().to_owned(),
                host: host.to_owned(),
                path: path.to_owned(),
                headers: headers
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect(),
                body: request.body().bytes().unwrap_or_default().to_vec(),
            },
        })
    }
}
