//! A request to a service that is asked for one thing only: timed and tried as all others are, without a client of its own. Each request
//! is signed once, for all tries.
//!
//! A client of S3 would make a function larger by a third, for one operation. The signature is AWS's (`aws-sigv4`), and so are tries and timeouts.

use std::fmt;
use std::time::SystemTime;

use aws_credential_types::provider::ProvideCredentials;
use aws_runtime::retries::classifiers::{
    AwsErrorCodeClassifier, THROTTLING_ERRORS, TRANSIENT_ERRORS,
};
use aws_sdk_dynamodb::error::{ErrorMetadata, ProvideErrorMetadata};
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime::client::retries::classifiers::{
    HttpStatusCodeClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::{
    HttpRequest, HttpResponse, OrchestratorError, SensitiveOutput,
};
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;
use aws_types::SdkConfig;

use crate::CloudError;
use crate::error::causes;

/// Characters of a service's code for a failure that are kept.
const MAX_CODE_CHARS: usize = 64;
/// The end of the names of AWS's services.
const SUFFIX: &str = "amazonaws.com";
/// The same end for other regions, by how their names begin.
///
/// Source: the partitions that AWS's SDKs carry.
const SUFFIXES: [(&str, &str); 6] = [
    ("cn-", "amazonaws.com.cn"),
    ("eusc-", "amazonaws.eu"),
    ("us-iso-", "c2s.ic.gov"),
    ("us-isob-", "sc2s.sgov.gov"),
    ("us-isof-", "csp.hci.ic.gov"),
    ("eu-isoe-", "cloud.adc-e.uk"),
];

/// A service without a client.
#[derive(Debug)]
pub(crate) struct AwsService {
    /// What people call it.
    pub(crate) name: &'static str,
    /// What it is called in a signature.
    pub(crate) signed_as: &'static str,
    /// Reads the service's code for a failure from the body of its answer.
    pub(crate) code: fn(&[u8]) -> Option<String>,
}

/// What is asked of a service.
#[derive(Debug)]
pub(crate) struct Request {
    /// The operation, as the service and roles call it.
    pub(crate) operation: &'static str,
    /// `GET`, or `POST`.
    pub(crate) method: &'static str,
    /// The address that it is sent to.
    pub(crate) endpoint: String,
    /// What follows it.
    pub(crate) path: String,
    /// Names in small letters, and values.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// What is sent.
    pub(crate) body: Vec<u8>,
}

/// Asks a service that has no client here, with the configuration and the budget of tries that clients have.
#[derive(Debug, Clone)]
pub(crate) struct AwsHttpClient {
    /// Clients, credentials, region, tries and times.
    pub(crate) config: SdkConfig,
    /// With whom the budget of tries is shared.
    pub(crate) partition: RetryPartition,
}

/// Why there is no answer: its status, and what the service calls it.
#[derive(Debug, thiserror::Error)]
#[error("{service} answered with status {status}: {}", .meta.code().unwrap_or("no code"))]
struct ServiceError {
    service: &'static str,
    status: u16,
    meta: ErrorMetadata,
}

impl ProvideErrorMetadata for ServiceError {
    fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }
}

impl ServiceError {
    /// Reads an answer whose status is not success.
    fn of(service: &AwsService, status: u16, body: &[u8]) -> Self {
        let mut meta = ErrorMetadata::builder();
        if let Some(code) = (service.code)(body) {
            meta = meta.code(code.chars().take(MAX_CODE_CHARS).collect::<String>());
        }
        Self {
            service: service.name,
            status,
            meta: meta.build(),
        }
    }

    /// Whether the same request may succeed later: the service failed, or has too much to do.
    fn worth_retrying(&self) -> bool {
        let passes = |code| THROTTLING_ERRORS.contains(&code) || TRANSIENT_ERRORS.contains(&code);
        self.status >= 500 || self.status == 429 || self.meta.code().is_some_and(passes)
    }
}

/// The request as it goes out, signed.
fn written(request: Request, signature: &[(String, String)]) -> Result<HttpRequest, BoxError> {
    let mut asked = HttpRequest::new(SdkBody::from(request.body));
    asked.set_method(request.method)?;
    asked.set_uri(request.path)?;
    for (name, value) in request.headers {
        asked.headers_mut().insert(name, value);
    }
    for (name, value) in signature {
        asked.headers_mut().insert(name.clone(), value.clone());
    }
    Ok(asked)
}

/// The body of an answer, or what the service refuses it with.
fn answered(
    service: &'static AwsService,
    response: &HttpResponse,
) -> Result<ResponseBody, OrchestratorError<ServiceError>> {
    let body = response.body().bytes().unwrap_or_default();
    match response.status().as_u16() {
        200..=299 => Ok(ResponseBody(body.to_vec())),
        // The object is empty: there is no first byte to give.
        416 => Ok(ResponseBody(Vec::new())),
        status => {
            let refused = ServiceError::of(service, status, body);
            Err(OrchestratorError::operation(refused))
        }
    }
}

impl AwsHttpClient {
    /// The address of a service in this region, unless there is one for all.
    ///
    /// # Errors
    /// When there is no region.
    pub(crate) fn endpoint(&self, host: &str) -> Result<ServiceEndpoint, CloudError> {
        if let Some(one) = self.config.endpoint_url() {
            return Ok(ServiceEndpoint::OneForAll(
                one.trim_end_matches('/').to_owned(),
            ));
        }
        let region = self.config.region().ok_or_else(|| CloudError::Setting {
            name: "AWS_REGION",
            reason: "is missing".to_owned(),
        })?;
        let region = region.as_ref();
        let suffix = SUFFIXES.iter().find(|(start, _)| region.starts_with(start));
        let suffix = suffix.map_or(SUFFIX, |(_, suffix)| suffix);
        Ok(ServiceEndpoint::Own(format!(
            "https://{host}.{region}.{suffix}"
        )))
    }

    /// Asks, and has the body of the answer, which is empty where a part was asked for and nothing is there.
    ///
    /// # Errors
    /// When it is refused, or there is no answer in time.
    pub(crate) async fn ask(
        &self,
        service: &'static AwsService,
        request: Request,
        now: SystemTime,
    ) -> Result<Vec<u8>, CloudError> {
        let Self { config, partition } = self;
        let signature = self.signature(service, &request, now).await;
        let signature = signature.map_err(|reason| CloudError::Aws {
            operation: request.operation,
            reason,
            again: false,
        })?;
        let mut shared = Layer::new("shared budget of tries");
        shared.store_put(partition.clone());
        // What is read is a secret, or somebody's mail.
        shared.store_put(SensitiveOutput);
        let mut operation = Operation::builder()
            .service_name(service.signed_as)
            .operation_name(request.operation)
            .endpoint_url(&request.endpoint)
            .no_auth()
            .retry_classifier(TransientErrorClassifier::<ServiceError>::new())
            .retry_classifier(AwsErrorCodeClassifier::<ServiceError>::default())
            .retry_classifier(HttpStatusCodeClassifier::default())
            .runtime_plugin(StaticRuntimePlugin::new().with_config(shared.freeze()))
            .with_connection_poisoning();
        if let Some(client) = config.http_client() {
            operation = operation.http_client(client);
        }
        if let Some(sleep) = config.sleep_impl() {
            operation = operation.sleep_impl(sleep);
        }
        if let Some(time) = config.time_source() {
            operation = operation.time_source(time);
        }
        if let Some(retry) = config.retry_config() {
            operation = operation.standard_retry(retry);
        }
        if let Some(timeouts) = config.timeout_config() {
            operation = operation.timeout_config(timeouts.clone());
        }
        let name = request.operation;
        let operation = operation
            .serializer(move |request| written(request, &signature))
            .deserializer(move |response| answered(service, response))
            .build();
        let answer = operation.invoke(request).await;
        answer.map(|ResponseBody(body)| body).map_err(|error| {
            let refused = error.as_service_error();
            CloudError::Aws {
                operation: name,
                again: refused.is_none_or(ServiceError::worth_retrying),
                reason: match refused {
                    Some(refused) => refused.to_string(),
                    None => causes(&error),
                },
            }
        })
    }

    /// The headers by which the service knows who asks.
    async fn signature(
        &self,
        service: &AwsService,
        request: &Request,
        now: SystemTime,
    ) -> Result<Vec<(String, String)>, String> {
        let provider = self.config.credentials_provider();
        let provider = provider.ok_or("there are no credentials")?;
        let credentials = provider.provide_credentials().await;
        let identity = credentials.map_err(|error| error.to_string())?.into();
        let mut settings = SigningSettings::default();
        // A path is taken as it is written.
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        let region = self.config.region().map_or("", |region| region.as_ref());
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(region)
            .name(service.signed_as)
            .time(now)
            .settings(settings)
            .build()
            .map_err(|error| error.to_string())?
            .into();
        let signable = SignableRequest::new(
            request.method,
            format!("{}{}", request.endpoint, request.path),
            request
                .headers
                .iter()
                .map(|(name, value)| (*name, value.as_str())),
            SignableBody::Bytes(&request.body),
        );
        let signed = signable.and_then(|signable| sign(signable, &parameters));
        let (signature, _) = signed.map_err(|error| error.to_string())?.into_parts();
        let headers = signature.headers();
        Ok(headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect())
    }
}

/// The body of an answer, which no trace shows.
struct ResponseBody(Vec<u8>);

impl fmt::Debug for ResponseBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answer({} bytes)", self.0.len())
    }
}

/// Where a service is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ServiceEndpoint {
    /// At an address of its own.
    Own(String),
    /// Where all services are.
    OneForAll(String),
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_config::{BehaviorVersion, Region};

    fn aws_http(region: &'static str, endpoint: Option<&str>) -> AwsHttpClient {
        let mut config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(region));
        config.set_endpoint_url(endpoint.map(str::to_owned));
        AwsHttpClient {
            config: config.build(),
            partition: RetryPartition::new("test"),
        }
    }

    #[test]
    fn a_service_is_named_as_its_region_names_services() {
        for (region, host) in [
            ("eu-west-1", "https://s3.eu-west-1.amazonaws.com"),
            ("us-gov-west-1", "https://s3.us-gov-west-1.amazonaws.com"),
            ("cn-north-1", "https://s3.cn-north-1.amazonaws.com.cn"),
            ("eusc-de-east-1", "https://s3.eusc-de-east-1.amazonaws.eu"),
            ("us-isob-east-1", "https://s3.us-isob-east-1.sc2s.sgov.gov"),
        ] {
            let place = aws_http(region, None).endpoint("s3").unwrap();
            assert_eq!(place, ServiceEndpoint::Own(host.to_owned()));
        }
    }

    #[test]
    fn where_there_is_one_endpoint_for_all_it_is_taken() {
        let place = aws_http("eu-west-1", Some("http://127.0.0.1:4566/")).endpoint("s3");
        assert_eq!(
            place.unwrap(),
            ServiceEndpoint::OneForAll("http://127.0.0.1:4566".to_owned())
        );
    }

    #[test]
    fn a_service_that_failed_or_has_too_much_to_do_may_be_asked_again() {
        const SERVICE: AwsService = AwsService {
            name: "Store",
            signed_as: "store",
            code: |body| Some(String::from_utf8_lossy(body).into_owned()),
        };
        for (status, code, again) in [
            (500, "InternalServiceError", true),
            (503, "SlowDown", true),
            (429, "", true),
            (400, "ThrottlingException", true),
            (400, "LimitExceededException", true),
            (400, "RequestTimeout", true),
            (400, "ResourceNotFoundException", false),
            (403, "AccessDeniedException", false),
        ] {
            let refused = ServiceError::of(&SERVICE, status, code.as_bytes());
            assert_eq!(refused.worth_retrying(), again, "{refused}");
        }
    }
}
