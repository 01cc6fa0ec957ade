//! The one HTTP stack of a process: HTTP/1.1 over TLS, with roots that are compiled in.
//!
//! AWS's own client would bring HTTP/2, proxies and the system's certificates: a tenth of a function's size, and files to read at
//! each start. AWS's services speak HTTP/1.1, and a function's way to them has no proxy.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use aws_smithy_runtime_api::client::connection::{CaptureSmithyConnection, ConnectionMetadata};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::retry::ErrorKind;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::{
    CaptureConnection, HttpConnector as TcpConnector, capture_connection,
};
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

use crate::outside::Names;

/// How long connecting may take: less than a try of a request, so that the next try may connect to another host.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// How long a connection that nobody uses is kept: shorter than services keep it, so that no request meets one that they closed.
const IDLE_TIMEOUT: Duration = Duration::from_secs(15);

/// What becomes of a connection after its request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Afterwards {
    /// The next request may use it.
    Kept,
    /// It is closed: no request can meet a connection that died meanwhile.
    Closed,
}

/// The HTTP clients by which a command reaches AWS: it may stand behind a proxy, which no function does.
#[derive(Debug, Clone)]
pub struct AwsClients {
    /// For what may be tried again.
    pub pooled: SharedHttpClient,
    /// For what has one try: each request has a connection of its own.
    pub fresh: SharedHttpClient,
}

/// The HTTP clients of a process; they share roots, sessions and settings of TLS.
#[derive(Debug, Clone)]
pub(crate) struct Http {
    /// For what may be tried again.
    pub(crate) pooled: SharedHttpClient,
    /// For what has one try: each request has a connection of its own.
    pub(crate) fresh: SharedHttpClient,
    /// For what is not AWS: connects to public addresses only.
    pub(crate) outside: SharedHttpClient,
}

impl Http {
    /// Builds the clients. Nothing is connected yet.
    pub(crate) fn new() -> Self {
        let roots = webpki_roots::TLS_SERVER_ROOTS.to_vec();
        let tls = Arc::new(tls(RootCertStore { roots }));
        let client = |names, afterwards| {
            SharedHttpClient::new(Wire::new(names, Arc::clone(&tls), afterwards))
        };
        Self {
            pooled: client(Names::Any, Afterwards::Kept),
            fresh: client(Names::Any, Afterwards::Closed),
            outside: client(Names::Public, Afterwards::Closed),
        }
    }
}

/// TLS as rustls has it over *ring*: its own choice of versions, groups, ciphers and signatures.
fn tls(roots: RootCertStore) -> ClientConfig {
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("there are cipher suites of both versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

/// A client as the SDK wants it. The SDK counts the time of tries and operations itself.
#[derive(Clone)]
struct Wire(Client<HttpsConnector<TcpConnector<Names>>, SdkBody>);

impl std::fmt::Debug for Wire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Wire").finish_non_exhaustive()
    }
}

impl Wire {
    fn new(names: Names, tls: Arc<ClientConfig>, afterwards: Afterwards) -> Self {
        let mut tcp = TcpConnector::new_with_resolver(names);
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
        let mut client = Client::builder(TokioExecutor::new());
        client
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_TIMEOUT);
        if afterwards == Afterwards::Closed {
            client.pool_max_idle_per_host(0);
        }
        Self(client.build(HttpsConnector::from((tcp, tls))))
    }
}

impl HttpClient for Wire {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Wire {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut request = match request.try_into_http1x() {
            Ok(request) => request,
            Err(error) => {
                return HttpConnectorFuture::ready(Err(ConnectorError::user(error.into())));
            }
        };
        let connection = capture_connection(&mut request);
        if let Some(capture) = request.extensions().get::<CaptureSmithyConnection>() {
            // The SDK closes a connection on which a service failed: the next try gets another.
            capture.set_connection_retriever(move || metadata(&connection));
        }
        let answer = self.0.request(request);
        HttpConnectorFuture::new(async move {
            let answer = answer.await.map_err(failure)?;
            HttpResponse::try_from(answer.map(SdkBody::from_body_1_x))
                .map_err(|error| ConnectorError::other(error.into(), None))
        })
    }
}

fn metadata(connection: &CaptureConnection) -> Option<ConnectionMetadata> {
    connection.connection_metadata().as_ref()?;
    let connection = connection.clone();
    let poison = move || {
        if let Some(connected) = connection.connection_metadata().as_ref() {
            connected.poison();
        }
    };
    Some(
        ConnectionMetadata::builder()
            .proxied(false)
            .poison_fn(poison)
            .build(),
    )
}

/// Says of a failure what the SDK's retries want to know.
fn failure(error: ClientError) -> ConnectorError {
    let connecting = error.is_connect();
    let hyper = source::<hyper::Error>(&error);
    let broken = connecting
        || source::<std::io::Error>(&error).is_some()
        || hyper.is_some_and(|error| error.is_closed() || error.is_canceled());
    let cut_short = hyper.is_some_and(hyper::Error::is_incomplete_message);
    let error = error.into();
    if connecting {
        ConnectorError::io(error).never_connected()
    } else if broken {
        ConnectorError::io(error)
    } else if cut_short {
        ConnectorError::other(error, Some(ErrorKind::TransientError))
    } else {
        ConnectorError::other(error, None)
    }
}

/// The first error of that type in a chain of causes.
fn source<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    std::iter::successors(Some(error), |&error| error.source())
        .find_map(|error| error.downcast_ref::<E>())
}

/// Whether there was never a connection: then nothing can have been sent.
pub(crate) fn was_never_connected(error: &(dyn Error + 'static)) -> bool {
    use std::io::ErrorKind::{
        AddrNotAvailable, ConnectionRefused, HostUnreachable, NetworkUnreachable,
    };
    if let Some(error) = source::<ClientError>(error) {
        return error.is_connect();
    }
    source::<std::io::Error>(error).is_some_and(|error| {
        matches!(
            error.kind(),
            ConnectionRefused | HostUnreachable | NetworkUnreachable | AddrNotAvailable
        )
    })
}

#[cfg(test)]
#[path = "http_tests.rs"]
mod tests;
