//! What is asked of who is not AWS, in one try: of addresses that a team file names, a rep's own calendar.
//!
//! A team file must not make us call hosts of our own network. So only `https` addresses with a name are asked, only names that resolve
//! to public addresses at the moment of the connection, and no redirect is followed.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::{
    HttpRequest, HttpResponse, OrchestratorError, SensitiveOutput,
};
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::DeserializeResponse;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use calendar::MAX_BUSY_BYTES;
use followup::booking::outside;
use hyper_util::client::legacy::connect::dns::Name;
use serde::{Deserialize, Serialize};
use tower_service::Service;

/// How long an answer may take to begin.
const TIMEOUT: Duration = Duration::from_secs(4);
/// How long an answer may take from its beginning to its end.
const READ_TIMEOUT: Duration = Duration::from_secs(4);
/// Pieces of an answer at most.
const MAX_PIECES: usize = 100_000;
/// The port with which a name is looked up: the port that is connected to is that of the `https` address.
const PORT_OF_THE_ADDRESS: u16 = 0;

/// Why something outside was not fetched. No reason repeats an address or what was said there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutsideError {
    /// The address is not one that may be asked: see the module.
    #[error("the address is none of outside")]
    Address,
    /// There was no answer in time, or no way to one.
    #[error("there was no answer")]
    NoAnswer,
    /// The answer has another status than success, and so no calendar.
    #[error("it answered with status {0}")]
    Status(u16),
    /// The answer is too large.
    #[error("the answer is over {MAX_BUSY_BYTES} bytes")]
    TooLarge,
    /// The answer broke off.
    #[error("the answer broke off")]
    Broken,
}

/// The client for what is outside.
#[derive(Debug, Clone)]
pub(crate) struct Outside(Option<SharedHttpClient>);

impl Outside {
    /// The client of a configuration: in tests, what answers in the place of AWS answers here, too.
    pub(crate) fn of(config: &SdkConfig) -> Self {
        Self(config.http_client())
    }

    /// A client of its own.
    pub(crate) fn through(client: SharedHttpClient) -> Self {
        Self(Some(client))
    }
}

/// Which names may be connected to, by the addresses that they have at the moment of the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// Every name, whatever its addresses.
    Any,
    /// Names whose addresses are all public.
    Public,
}

type Addresses =
    Pin<Box<dyn Future<Output = std::io::Result<std::vec::IntoIter<SocketAddr>>> + Send>>;

impl Service<Name> for Names {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = std::io::Error;
    type Future = Addresses;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Addresses {
        let any = *self == Self::Any;
        Box::pin(async move {
            let name = name.as_str().to_owned();
            let found = tokio::task::spawn_blocking(move || {
                let found = (name.as_str(), PORT_OF_THE_ADDRESS).to_socket_addrs()?;
                Ok::<_, std::io::Error>(found.collect::<Vec<SocketAddr>>())
            });
            let found = found.await.map_err(std::io::Error::other)??;
            if any || found.iter().all(|address| is_public(address.ip())) {
                Ok(found.into_iter())
            } else {
                Err(std::io::Error::other("the name leads inside"))
            }
        })
    }
}

/// Whether an address is a public one of the internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a >= 240
        // Shared by carriers, for protocols, for measurements.
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19)))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    // An address that embeds one of IPv4 is as public as the embedded one.
    let embedded = match segments {
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)))
        }
        [0x2002, high, low, ..] => Some(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low))),
        _ => None,
    };
    match embedded {
        Some(address) => is_public_v4(address),
        // Only global unicast addresses, without those for documentation and for tunnels.
        None => {
            (segments[0] & 0xe000) == 0x2000
                && segments[0] != 0x3fff
                && !(segments[0] == 0x2001 && (segments[1] == 0xdb8 || segments[1] == 0))
        }
    }
}

/// Somebody who is asked once, and has so much time to begin to answer.
#[derive(Debug)]
pub(crate) struct OneTry {
    pub(crate) client: SharedHttpClient,
    pub(crate) sleep: SharedAsyncSleep,
    /// Their address, without a path.
    pub(crate) endpoint: String,
    pub(crate) time: Duration,
}

/// What they are asked.
#[derive(Debug)]
pub(crate) struct OutsideQuestion {
    /// `GET`, or `POST`.
    pub(crate) method: &'static str,
    pub(crate) path: String,
    /// Names in small letters, and values.
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
}

impl OneTry {
    /// Asks, and has the answer with its body unread.
    pub(crate) async fn ask(self, question: OutsideQuestion) -> Result<FetchedPage, OutsideError> {
        let timeouts = TimeoutConfig::builder().operation_timeout(self.time);
        let mut shared = Layer::new("what is asked and answered");
        // An address may be a secret, a key is one, and an answer is about people.
        shared.store_put(SensitiveOutput);
        let operation = Operation::builder()
            .service_name("outside")
            .operation_name("ask")
            .http_client(self.client)
            .endpoint_url(&self.endpoint)
            .no_auth()
            .no_retry()
            .timeout_config(timeouts.build())
            .sleep_impl(self.sleep)
            .runtime_plugin(StaticRuntimePlugin::new().with_config(shared.freeze()))
            .serializer(written)
            .deserializer_impl::<FetchedPage, OutsideError>(Unread)
            .build();
        operation
            .invoke(question)
            .await
            .map_err(|_| OutsideError::NoAnswer)
    }
}

/// A question as it goes out.
fn written(question: OutsideQuestion) -> Result<HttpRequest, BoxError> {
    let mut request = HttpRequest::new(SdkBody::from(question.body));
    request.set_method(question.method)?;
    request.set_uri(question.path)?;
    for (name, value) in question.headers {
        request.headers_mut().insert(name, value);
    }
    Ok(request)
}

/// Hands the answer out before its body is read, so that it is never read beyond its limit.
#[derive(Debug)]
struct Unread;

impl DeserializeResponse for Unread {
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        _config: &ConfigBag,
    ) -> Option<Result<Output, OrchestratorError<Error>>> {
        let status = response.status().as_u16();
        let body = std::mem::replace(response.body_mut(), SdkBody::taken());
        Some(Ok(Output::erase(FetchedPage { status, body })))
    }

    fn deserialize_nonstreaming_with_config(
        &self,
        _response: &HttpResponse,
        _config: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        Err(OrchestratorError::other("the answer was handed out unread"))
    }
}

/// An answer whose body was not read yet.
#[derive(Debug)]
pub(crate) struct FetchedPage {
    pub(crate) status: u16,
    body: SdkBody,
}

impl Outside {
    /// Fetches a text from outside, in one try.
    pub(crate) async fn fetch(
        &self,
        address: &str,
        sleep: Option<SharedAsyncSleep>,
    ) -> Result<String, OutsideError> {
        let host = outside(address).map_err(|_| OutsideError::Address)?;
        let client = self.0.clone().ok_or(OutsideError::NoAnswer)?;
        let sleep = sleep.ok_or(OutsideError::NoAnswer)?;
        let path = address
            .strip_prefix("https://")
            .and_then(|rest| rest.strip_prefix(host))
            .and_then(|path| path.split('#').next())
            .unwrap_or_default();
        let asking = OneTry {
            client,
            sleep: sleep.clone(),
            endpoint: format!("https://{host}"),
            time: TIMEOUT,
        };
        let slash = if path.starts_with('/') { "" } else { "/" };
        let question = OutsideQuestion {
            method: "GET",
            path: format!("{slash}{path}"),
            headers: vec![("accept", "text/calendar".to_owned())],
            body: String::new(),
        };
        let answer = asking.ask(question).await?;
        if answer.status != 200 {
            return Err(OutsideError::Status(answer.status));
        }
        let bytes = tokio::select! {
            biased;
            bytes = answer.whole(MAX_BUSY_BYTES) => bytes?,
            () = sleep.sleep(READ_TIMEOUT) => return Err(OutsideError::NoAnswer),
        };
        // What a time is made of is ASCII: a calendar in other letters is read all the same.
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl FetchedPage {
    /// The body, if it is not too large.
    pub(crate) async fn whole(self, most: usize) -> Result<Vec<u8>, OutsideError> {
        let mut stream = ByteStream::new(self.body);
        let mut bytes = Vec::new();
        for _ in 0..MAX_PIECES {
            match stream.next().await {
                None => return Ok(bytes),
                Some(Err(_)) => return Err(OutsideError::Broken),
                Some(Ok(piece)) if bytes.len() + piece.len() > most => {
                    return Err(OutsideError::TooLarge);
                }
                Some(Ok(piece)) => bytes.extend_from_slice(&piece),
            }
        }
        Err(OutsideError::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_of_a_house_is_public() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "fe80::1",
            "fd00:ec2::254",
            "ff02::1",
            "2001:db8::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_found() {
        let name = || "localhost".parse::<Name>().unwrap();
        assert!(Names::Public.call(name()).await.is_err());
        assert!(Names::Any.call(name()).await.is_ok());
    }
}
