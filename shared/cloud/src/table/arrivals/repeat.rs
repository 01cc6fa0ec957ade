//! Whether the same request was accepted already, before it is accepted again.

use std::time::Duration;

use aws_smithy_async::rt::sleep::AsyncSleep;
use calendar::Instant;

use super::arrival::RequestKey;
use crate::attributes::ItemReader;
use crate::keys::{Key, hashed};
use crate::{Cloud, CloudError};

/// How long after each look the next one follows: the first of two requests may still be on its way into the table.
const LOOKS: [Duration; 3] = [
    Duration::ZERO,
    Duration::from_millis(300),
    Duration::from_millis(700),
];

impl Cloud {
    /// Whether this request was accepted a moment ago, or is within the next second. `payload` is everything that was posted.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn is_accepted_meanwhile(
        &self,
        form: &str,
        request: RequestKey<'_>,
        payload: &str,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let payload = hashed(self.pepper(), payload);
        let key = Key::request(&request.name(form, &payload));
        for wait in LOOKS {
            if let Some(sleep) = &self.sleep {
                sleep.sleep(wait).await;
            }
            let Some(found) = self.get(&key).await? else {
                continue;
            };
            let known = ItemReader::new(&found, "request")?;
            let lasts = known.instant_or_none("expires_at")? > Some(now);
            if lasts && known.text("payload")? == payload {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
