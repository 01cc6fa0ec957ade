//! The way to AWS of a command: through a company's proxy, by the certificates that this machine trusts.
//!
//! A function has neither (`cloud::http` is what it uses); a command runs where AWS's own tools do, and goes the way that they go.

use std::path::PathBuf;
use std::time::Duration;

use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::http::{
    HttpConnectorSettings, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use cloud::AwsClients;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

/// Names a file of certificates that are trusted besides the machine's own, as it does for AWS's command line.
/// `SSL_CERT_FILE` and `SSL_CERT_DIR` name others in place of the machine's own.
const CA_BUNDLE: &str = "AWS_CA_BUNDLE";
/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// Connections to a service that are kept for the next request at most.
const MAX_IDLE: usize = 8;
/// Bytes of a file of certificates at most.
const MAX_BUNDLE_BYTES: u64 = 4 * 1024 * 1024;

/// Why there is no way to AWS.
#[derive(Debug, thiserror::Error)]
pub enum WayError {
    /// The file of certificates cannot be read.
    #[error("cannot read {}, which {CA_BUNDLE} names: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// It holds none.
    #[error("{}, which {CA_BUNDLE} names, holds no certificates in PEM", path.display())]
    NoCertificates {
        /// The file.
        path: PathBuf,
    },
}

/// The clients. `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` are followed.
///
/// # Errors
/// When a file of certificates is named that holds none.
pub(crate) fn clients() -> Result<AwsClients, WayError> {
    let named = std::env::var_os(CA_BUNDLE).filter(|path| !path.is_empty());
    let trusted = trusted(named.map(PathBuf::from))?;
    Ok(AwsClients {
        pooled: client(&trusted, MAX_IDLE),
        fresh: client(&trusted, 0),
    })
}

fn client(trusted: &TlsContext, idle: usize) -> SharedHttpClient {
    let timeouts = HttpConnectorSettings::builder().connect_timeout(CONNECT_TIMEOUT);
    let connector = Connector::builder()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(trusted.clone())
        .proxy_config(ProxyConfig::from_env())
        .connector_settings(timeouts.build())
        .sleep_impl(TokioSleep::new())
        .pool_max_idle_per_host(idle)
        .build();
    let connector = SharedHttpConnector::new(connector);
    // One for all clients: the SDK would make one for each choice of timeouts.
    http_client_fn(move |_, _| connector.clone())
}

/// Whom connections trust: this machine's authorities, and those of the file.
fn trusted(bundle: Option<PathBuf>) -> Result<TlsContext, WayError> {
    // A machine without any is told so by the connection that fails; the client would end the process.
    let machine = rustls_native_certs::load_native_certs().certs;
    let (known, _) = RootCertStore::empty().add_parsable_certificates(machine);
    let mut store = TrustStore::empty().with_native_roots(known > 0);
    if let Some(path) = bundle {
        store.add_pem_certificate(certificates(path)?);
    }
    let context = TlsContext::builder().with_trust_store(store).build();
    Ok(context.expect("nothing of it can be wrong before it is used"))
}

/// The text of a file of certificates, each of which can be read: the client would end the process.
fn certificates(path: PathBuf) -> Result<Vec<u8>, WayError> {
    let text = match read(&path) {
        Ok(text) => text,
        Err(source) => return Err(WayError::Unreadable { path, source }),
    };
    let certificates = CertificateDer::pem_slice_iter(&text).collect::<Result<Vec<_>, _>>();
    let mut store = RootCertStore::empty();
    let readable = certificates
        .is_ok_and(|all| !all.is_empty() && all.into_iter().all(|one| store.add(one).is_ok()));
    if readable {
        Ok(text)
    } else {
        Err(WayError::NoCertificates { path })
    }
}

fn read(path: &std::path::Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read;
    let mut text = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(MAX_BUNDLE_BYTES).read_to_end(&mut text)?;
    Ok(text)
}
