//! Our own probe mail has come back: received mail reaches us.

use cloud::table::received_mail::probe_token;
use cloud::{Cloud, CloudError};

/// Takes a mail that went to a probe's address; false, when none of its recipients is one.
///
/// # Errors
/// When the table cannot be written.
pub(crate) async fn recognise(cloud: &Cloud, recipients: &[String]) -> Result<bool, CloudError> {
    let Some(domain) = cloud.settings().reply_domain.as_deref() else {
        return Ok(false);
    };
    let mut tokens = recipients
        .iter()
        .filter_map(|address| probe_token(address, domain));
    let Some(token) = tokens.next() else {
        return Ok(false);
    };
    if !cloud.probe_returned(token, cloud.now()).await? {
        tracing::info!("a probe came back that is not awaited any more");
    }
    Ok(true)
}
