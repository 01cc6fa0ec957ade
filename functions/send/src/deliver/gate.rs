//! Whether mail may leave at all. While the mail service takes nothing of this account, one message in a while tries.

use calendar::Instant;
use cloud::table::sending::Pause;
use cloud::{Cloud, CloudError};

/// How a message finds the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Gate {
    /// Mail may leave.
    Open,
    /// Shut, and this message tries whether it still is.
    Trying(Pause),
    /// Shut. The message is still due.
    Shut,
}

impl Gate {
    /// Looks once everything else about a message is settled, so that whoever takes the try also asks the mail service.
    pub(super) async fn look(cloud: &Cloud, now: Instant) -> Result<Self, CloudError> {
        let Some(pause) = cloud.sending_pause().await? else {
            return Ok(Self::Open);
        };
        if pause.try_at <= now && cloud.take_try(&pause, now).await? {
            return Ok(Self::Trying(pause));
        }
        Ok(Self::Shut)
    }

    /// The mail service took the message: mail may leave again.
    pub(super) async fn taken(&self, cloud: &Cloud) -> Result<(), CloudError> {
        match self {
            Self::Trying(pause) => cloud.resume_sending(pause).await,
            Self::Open | Self::Shut => Ok(()),
        }
    }
}
