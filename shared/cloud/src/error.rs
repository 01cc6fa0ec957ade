//! What can go wrong on the way to AWS, and whether it is worth trying again.

use std::error::Error;

use aws_sdk_dynamodb::error::ProvideErrorMetadata;

/// A failure of a request, or of what was read.
#[derive(Debug, thiserror::Error)]
pub enum CloudError {
    /// AWS refused, or could not be asked.
    #[error("{operation} failed: {reason}")]
    Aws {
        /// The operation, such as `TransactWriteItems`.
        operation: &'static str,
        /// What AWS says, without keys or values.
        reason: String,
        /// Whether the same request may succeed later.
        again: bool,
    },
    /// Conflicts or throttling until the tries were used up.
    #[error("the table is busy: {operation} met only conflicts")]
    Busy {
        /// The operation.
        operation: &'static str,
    },
    /// An item cannot be read.
    #[error("an item of type {kind} cannot be read: {reason}")]
    Corrupt {
        /// What it should be.
        kind: &'static str,
        /// What is wrong, without values.
        reason: String,
    },
    /// An item was written by a newer version of this code; it is left alone.
    #[error("an item has schema {found}, this code reads up to {known}")]
    Newer {
        /// The item's schema.
        found: u64,
        /// The highest that this code reads.
        known: u64,
    },
    /// A setting is missing or wrong.
    #[error("the setting {name} {reason}")]
    Setting {
        /// The environment variable.
        name: &'static str,
        /// What is wrong, and what would be right.
        reason: String,
    },
    /// A secret is not what it must be.
    #[error("the {name} secret {reason}")]
    Secret {
        /// What it is for.
        name: &'static str,
        /// What is wrong, without any of it.
        reason: String,
    },
    /// There is no policy of this version.
    #[error("there is no readable policy {version}")]
    NoPolicy {
        /// The version of the policy that is missing.
        version: String,
    },
}

impl CloudError {
    /// Wraps what the SDK says of an operation.
    pub fn aws<E>(operation: &'static str, error: E) -> Self
    where
        E: Error + ProvideErrorMetadata,
    {
        let code = error.code().map(str::to_owned);
        let again = match code.as_deref() {
            // Never reached AWS, or no answer came back.
            None => true,
            Some(code) => {
                code.contains("Throttl")
                    || code.contains("InternalServerError")
                    || code == "InternalServiceError"
                    || code.contains("ServiceUnavailable")
                    || code == "ProvisionedThroughputExceededException"
                    || code == "TransactionConflictException"
                    || code == "RequestLimitExceeded"
            }
        };
        // A message may quote keys, and the code says enough: except of a malformed request, whose message alone says what is wrong.
        let reason = match (code, error.message()) {
            (Some(code), Some(message)) if code == "ValidationException" => {
                format!("{code}: {message}")
            }
            (Some(code), _) => code,
            (None, _) => causes(&error),
        };
        Self::Aws {
            operation,
            reason,
            again,
        }
    }

    pub(crate) fn corrupt(kind: &'static str, reason: impl std::fmt::Display) -> Self {
        Self::Corrupt {
            kind,
            reason: reason.to_string(),
        }
    }

    /// Whether nothing but other writers stood in the way.
    #[must_use]
    pub fn is_contention(&self) -> bool {
        match self {
            Self::Busy { .. } => true,
            Self::Aws { .. }
            | Self::Corrupt { .. }
            | Self::Newer { .. }
            | Self::Setting { .. }
            | Self::Secret { .. }
            | Self::NoPolicy { .. } => false,
        }
    }

    /// Whether the same request may succeed later.
    #[must_use]
    pub fn worth_retrying(&self) -> bool {
        match self {
            Self::Aws { again, .. } => *again,
            Self::Busy { .. } => true,
            Self::Corrupt { .. }
            | Self::Newer { .. }
            | Self::Setting { .. }
            | Self::Secret { .. }
            | Self::NoPolicy { .. } => false,
        }
    }
}

/// What went wrong, and why, as each cause says it. The SDK's own output would have the whole answer in it, and what a table answers is
/// about people.
#[must_use]
pub fn causes(error: &dyn Error) -> String {
    let causes = std::iter::successors(Some(error), |&error| error.source());
    let causes: Vec<_> = causes.map(ToString::to_string).collect();
    causes.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answering::answering;
    use aws_config::{BehaviorVersion, Region};
    use aws_credential_types::Credentials;

    #[tokio::test]
    async fn an_answer_that_was_cut_off_is_not_quoted() {
        let config = aws_sdk_dynamodb::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-west-1"))
            .credentials_provider(Credentials::from_keys("key", "secret", None))
            .http_client(answering(r#"{"Item":{"name":{"S":"Ana Silva"#))
            .build();
        let table = aws_sdk_dynamodb::Client::from_conf(config);
        let error = table.get_item().table_name("leads").send().await;
        let error = CloudError::aws("GetItem", error.unwrap_err());
        let said = format!("{error} {error:?}");
        assert!(said.contains("end of stream"), "{said}");
        assert!(!said.contains("Ana"), "{said}");
        assert!(error.worth_retrying());
    }
}
