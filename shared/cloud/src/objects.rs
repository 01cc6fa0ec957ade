//! What lies in a bucket: a mail, as the mail service received it.
//!
//! One request of S3 is all that is needed, `GetObject`, and a function that had AWS's own client for it would be a third larger. The signature is
//! AWS's (`aws-sigv4`), and so are tries and timeouts.

use std::time::SystemTime;

use aws_credential_types::provider::ProvideCredentials;
use aws_sdk_dynamodb::error::DisplayErrorContext;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime::client::retries::classifiers::{
    HttpStatusCodeClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, OrchestratorError};
use aws_smithy_types::body::SdkBody;
use aws_types::SdkConfig;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{Cloud, CloudError};

/// Of an object no more than this is read, in bytes. What a person wrote stands before what they attached; the mail service takes up to 40 MB.
pub const MAX_OBJECT: u64 = 8 * 1024 * 1024;
/// Of what S3 calls a failure.
const MAX_CODE_CHARS: usize = 64;
/// The operation, as S3 and roles call it.
const GET_OBJECT: &str = "GetObject";
/// All of a key that is written otherwise in an address.
const KEY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/');

/// Why there is no object: the status of the answer, and what S3 calls it.
#[derive(Debug, thiserror::Error)]
#[error("S3 answered with status {status}: {code}")]
struct Refused {
    status: u16,
    code: String,
}

impl Refused {
    /// Reads an answer that is none of success.
    fn of(status: u16, body: &[u8]) -> Self {
        let body = String::from_utf8_lossy(body);
        let code = body
            .split_once("<Code>")
            .and_then(|(_, rest)| rest.split_once("</Code>"))
            .map_or("no code", |(code, _)| code);
        Self {
            status,
            code: code.chars().take(MAX_CODE_CHARS).collect(),
        }
    }

    /// Whether the same request may succeed later: S3 failed, or has too much to do.
    fn worth_retrying(&self) -> bool {
        self.status >= 500 || self.status == 429
    }
}

impl Cloud {
    /// Reads an object, its first [`MAX_OBJECT`] bytes at most.
    ///
    /// # Errors
    /// When it is not there, may not be read, or there is no answer.
    pub async fn object(&self, bucket: &str, key: &str) -> Result<Vec<u8>, CloudError> {
        let config = self.patient();
        let (endpoint, path) = place(config, bucket, key)?;
        let signed = signed(config, &endpoint, &path, self.now().into()).await?;
        let mut operation = Operation::builder()
            .service_name("s3")
            .operation_name(GET_OBJECT)
            .endpoint_url(&endpoint)
            .no_auth()
            .retry_classifier(TransientErrorClassifier::<Refused>::new())
            .retry_classifier(HttpStatusCodeClassifier::default())
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
        let operation = operation
            .serializer(move |path: String| {
                let mut request = HttpRequest::new(SdkBody::empty());
                request.set_uri(path)?;
                for (name, value) in &signed {
                    request.headers_mut().insert(name.clone(), value.clone());
                }
                Ok(request)
            })
            .deserializer::<Vec<u8>, Refused>(|response| {
                // What is asked for is a part, and the answer says so.
                let body = response.body().bytes().unwrap_or_default();
                match response.status().as_u16() {
                    200 | 206 => Ok(body.to_vec()),
                    // There is no first byte.
                    416 => Ok(Vec::new()),
                    status => Err(OrchestratorError::operation(Refused::of(status, body))),
                }
            })
            .build();
        operation.invoke(path).await.map_err(|error| {
            let refused = error.as_service_error();
            CloudError::Aws {
                operation: GET_OBJECT,
                again: refused.is_none_or(Refused::worth_retrying),
                reason: match refused {
                    Some(refused) => refused.to_string(),
                    None => DisplayErrorContext(&error).to_string(),
                },
            }
        })
    }
}

/// Where an object is: the address of its bucket, and the path in it.
fn place(config: &SdkConfig, bucket: &str, key: &str) -> Result<(String, String), CloudError> {
    let key = utf8_percent_encode(key, KEY);
    if let Some(endpoint) = config.endpoint_url() {
        let endpoint = endpoint.trim_end_matches('/');
        return Ok((endpoint.to_owned(), format!("/{bucket}/{key}")));
    }
    let region = config.region().ok_or_else(|| CloudError::Setting {
        name: "AWS_REGION",
        reason: "is missing".to_owned(),
    })?;
    Ok((
        format!("https://{bucket}.s3.{region}.amazonaws.com"),
        format!("/{key}"),
    ))
}

/// The headers of the request: the part that is asked for, and the signature.
async fn signed(
    config: &SdkConfig,
    endpoint: &str,
    path: &str,
    now: SystemTime,
) -> Result<Vec<(String, String)>, CloudError> {
    let wrong = |reason: String| CloudError::Aws {
        operation: GET_OBJECT,
        reason,
        again: false,
    };
    let provider = config
        .credentials_provider()
        .ok_or_else(|| wrong("there are no credentials".to_owned()))?;
    let credentials = provider.provide_credentials().await;
    let identity = credentials
        .map_err(|error| wrong(error.to_string()))?
        .into();
    let mut settings = SigningSettings::default();
    // S3 takes a path as it is written.
    settings.percent_encoding_mode = PercentEncodingMode::Single;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    let region = config.region().map_or("", |region| region.as_ref());
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(region)
        .name("s3")
        .time(now)
        .settings(settings)
        .build()
        .map_err(|error| wrong(error.to_string()))?
        .into();
    let range = ("range".to_owned(), format!("bytes=0-{}", MAX_OBJECT - 1));
    let headers = std::iter::once((range.0.as_str(), range.1.as_str()));
    let request = SignableRequest::new(
        "GET",
        format!("{endpoint}{path}"),
        headers,
        SignableBody::Bytes(&[]),
    );
    let signature = request
        .and_then(|request| sign(request, &parameters))
        .map_err(|error| wrong(error.to_string()))?;
    let (signature, _) = signature.into_parts();
    let signature = signature.headers();
    Ok(signature
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .chain(std::iter::once(range))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_config::{BehaviorVersion, Region};

    fn config(endpoint: Option<&str>) -> SdkConfig {
        let mut config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-west-1"));
        config.set_endpoint_url(endpoint.map(str::to_owned));
        config.build()
    }

    #[test]
    fn a_bucket_has_a_name_of_its_own_but_where_there_is_one_endpoint_for_all() {
        let aws = place(&config(None), "mail", "in/a+b c").unwrap();
        assert_eq!(aws.0, "https://mail.s3.eu-west-1.amazonaws.com");
        assert_eq!(aws.1, "/in/a%2Bb%20c");
        let one = place(&config(Some("http://127.0.0.1:4566/")), "mail", "in/a").unwrap();
        assert_eq!(
            one,
            ("http://127.0.0.1:4566".to_owned(), "/mail/in/a".to_owned())
        );
    }
}
