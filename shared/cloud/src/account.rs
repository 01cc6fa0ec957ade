//! The account with the mail service: what it may send, and as whom.

use aws_sdk_sesv2::types::DkimStatus;
use aws_smithy_types::timeout::TimeoutConfig;

use crate::cloud::ATTEMPT_TIMEOUT;
use crate::{Cloud, CloudError};

/// The standing of the account.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MailAccount {
    /// Whether it may write to anybody; in the sandbox it may write to verified addresses alone.
    pub production: bool,
    /// Whether it may send at all.
    pub sending: bool,
    /// `HEALTHY`, `PROBATION` or `SHUTDOWN`.
    pub enforcement: String,
    /// Mails in 24 hours at most.
    pub max_24_hours: f64,
    /// Mails a second at most.
    pub max_per_second: f64,
    /// Mails in the last 24 hours.
    pub sent_24_hours: f64,
}

/// The standing of an address or a domain that mail is sent as.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Sender {
    /// Whether mail may leave under it.
    pub verified: bool,
    /// Whether its mail is signed (DKIM).
    pub signed: bool,
}

impl Cloud {
    /// Asks for the standing of the account.
    ///
    /// # Errors
    /// When the mail service cannot be asked.
    pub async fn mail_account(&self) -> Result<MailAccount, CloudError> {
        let account = self
            .mail()
            .get_account()
            .customize()
            // Sending a mail may take long; a command that asks about the account should not.
            .config_override(
                aws_sdk_sesv2::config::Builder::new().timeout_config(
                    TimeoutConfig::builder()
                        .operation_timeout(ATTEMPT_TIMEOUT)
                        .operation_attempt_timeout(ATTEMPT_TIMEOUT)
                        .build(),
                ),
            )
            .send()
            .await
            .map_err(|error| CloudError::aws("GetAccount", error))?;
        let quota = account.send_quota;
        let of_quota =
            |read: fn(&aws_sdk_sesv2::types::SendQuota) -> f64| quota.as_ref().map_or(0.0, read);
        Ok(MailAccount {
            production: account.production_access_enabled,
            sending: account.sending_enabled,
            enforcement: account.enforcement_status.unwrap_or_default(),
            max_24_hours: of_quota(|quota| quota.max24_hour_send),
            max_per_second: of_quota(|quota| quota.max_send_rate),
            sent_24_hours: of_quota(|quota| quota.sent_last24_hours),
        })
    }

    /// Asks for the standing of an address or a domain; none, if the account does not know it.
    ///
    /// # Errors
    /// When the mail service cannot be asked.
    pub async fn sender(&self, identity: &str) -> Result<Option<Sender>, CloudError> {
        let asked = self
            .mail()
            .get_email_identity()
            .email_identity(identity)
            .send()
            .await;
        match asked {
            Ok(found) => Ok(Some(Sender {
                verified: found.verified_for_sending_status,
                signed: found.dkim_attributes.is_some_and(|dkim| {
                    dkim.signing_enabled && dkim.status == Some(DkimStatus::Success)
                }),
            })),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|error| error.is_not_found_exception()) =>
            {
                Ok(None)
            }
            Err(error) => Err(CloudError::aws("GetEmailIdentity", error)),
        }
    }
}
