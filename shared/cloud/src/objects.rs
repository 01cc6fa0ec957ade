//! What lies in a bucket: a mail, as the mail service received it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::request::{AwsHttpClient, AwsService, Request, ServiceEndpoint};
use crate::{Cloud, CloudError};

/// Bytes of an object that are read at most. The mail service takes mails of up to 40 MB, but what a person wrote stands before what they
/// attached.
pub const MAX_OBJECT: u64 = 8 * 1024 * 1024;
/// The characters of a key that an address escapes.
const KEY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/');
/// Where objects are.
static S3: AwsService = AwsService {
    name: "S3",
    signed_as: "s3",
    code: |body| {
        let body = String::from_utf8_lossy(body);
        let (_, rest) = body.split_once("<Code>")?;
        let (code, _) = rest.split_once("</Code>")?;
        Some(code.to_owned())
    },
};

impl Cloud {
    /// Reads an object, its first [`MAX_OBJECT`] bytes at most.
    ///
    /// # Errors
    /// When it is not there, may not be read, or there is no answer.
    pub async fn object(&self, bucket: &str, key: &str) -> Result<Vec<u8>, CloudError> {
        let aws_http = self.aws_http();
        let (endpoint, path) = place(aws_http, bucket, key)?;
        let request = Request {
            operation: "GetObject",
            method: "GET",
            endpoint,
            path,
            headers: vec![("range", format!("bytes=0-{}", MAX_OBJECT - 1))],
            body: Vec::new(),
        };
        aws_http.ask(&S3, request, self.now().into()).await
    }
}

/// Where an object is: the address of its bucket, and the path in it.
fn place(
    aws_http: &AwsHttpClient,
    bucket: &str,
    key: &str,
) -> Result<(String, String), CloudError> {
    let key = utf8_percent_encode(key, KEY);
    Ok(match aws_http.endpoint(&format!("{bucket}.s3"))? {
        ServiceEndpoint::Own(endpoint) => (endpoint, format!("/{key}")),
        ServiceEndpoint::OneForAll(endpoint) => (endpoint, format!("/{bucket}/{key}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_config::{BehaviorVersion, Region};
    use aws_smithy_runtime::client::retries::RetryPartition;
    use aws_types::SdkConfig;

    fn aws_http(endpoint: Option<&str>) -> AwsHttpClient {
        let mut config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-west-1"));
        config.set_endpoint_url(endpoint.map(str::to_owned));
        AwsHttpClient {
            config: config.build(),
            partition: RetryPartition::new("test"),
        }
    }

    #[test]
    fn a_bucket_has_a_name_of_its_own_but_where_there_is_one_endpoint_for_all() {
        let aws = place(&aws_http(None), "mail", "in/a+b c").unwrap();
        assert_eq!(aws.0, "https://mail.s3.eu-west-1.amazonaws.com");
        assert_eq!(aws.1, "/in/a%2Bb%20c");
        let one = place(&aws_http(Some("http://127.0.0.1:4566/")), "mail", "in/a").unwrap();
        assert_eq!(
            one,
            ("http://127.0.0.1:4566".to_owned(), "/mail/in/a".to_owned())
        );
    }
}
