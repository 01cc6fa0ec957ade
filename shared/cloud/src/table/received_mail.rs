//! Whether received mail reaches Baton: a probe mail goes to its own reply domain each day, and must come back.
//!
//! While one has come back within the day, answers are told apart by lead and stop what goes out by itself. Otherwise they
//! may be lost on the way: then nothing but acknowledgements goes out by itself.

use calendar::{Instant, format_instant};
use chrono::Duration;
use followup::ids::derive;

use crate::attributes::{ItemReader, SCHEMA, n, s, t};
use crate::keys::{Key, Lane, hashed};
use crate::table::updated;
use crate::{Cloud, CloudError};

/// How often a probe goes out while they come back.
pub const PROBE_EVERY: Duration = Duration::hours(24);
/// How long beyond a day received mail still counts as verified: time for a probe to come back, and for a second one if the first is lost.
pub const PROBE_GRACE: Duration = Duration::hours(3);
/// How soon the next probe goes out while one is awaited; each next wait is twice as long, up to the day.
const FIRST_WAIT: Duration = Duration::hours(1);
/// Doublings of that wait at most: then it is longer than a day.
const MAX_DOUBLINGS: u64 = 5;
/// How the address of a probe begins.
const PROBE: &str = "probe-";
/// The partition and the sort key of what is known.
const AT: (&str, &str) = ("INBOUND", "PROBE");

/// What is known of received mail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReceivedMail {
    /// When the last probe left.
    pub sent_at: Option<Instant>,
    /// When the last one came back.
    pub returned_at: Option<Instant>,
    /// When the next one leaves.
    pub due_at: Option<Instant>,
    /// Probes that left since one came back.
    awaited: u64,
}

impl ReceivedMail {
    /// Whether a probe has come back within the day: `inbound = verified`, and else `none`.
    #[must_use]
    pub fn is_verified(&self, now: Instant) -> bool {
        self.returned_at
            .is_some_and(|at| now - at <= PROBE_EVERY + PROBE_GRACE)
    }

    /// Whether a probe has left and none has come back within the day: received mail is not verified any more, or never was.
    #[must_use]
    pub fn has_lapsed(&self, now: Instant) -> bool {
        self.sent_at.is_some() && !self.is_verified(now)
    }
}

/// The item of the probe.
#[must_use]
pub fn probe_key() -> Key {
    Key::new(AT.0, AT.1)
}

/// The token of a probe's address, if the address is one of this domain.
///
/// ```
/// use cloud::table::received_mail::probe_token;
/// let domain = "reply.example.com";
/// assert_eq!(probe_token("probe-0a1b@reply.example.com", domain), Some("0a1b"));
/// assert_eq!(probe_token("abc@reply.example.com", domain), None);
/// ```
#[must_use]
pub fn probe_token<'a>(address: &'a str, reply_domain: &str) -> Option<&'a str> {
    let (local, domain) = address.rsplit_once('@')?;
    let token = local.strip_prefix(PROBE)?;
    (domain.eq_ignore_ascii_case(reply_domain) && !token.is_empty()).then_some(token)
}

impl Cloud {
    /// What is known of received mail. Without a reply domain no mail is received, and the table is not read.
    ///
    /// # Errors
    /// When it cannot be read: then nothing may be sent by itself.
    pub async fn received_mail(&self) -> Result<ReceivedMail, CloudError> {
        if self.settings().reply_domain.is_none() {
            return Ok(ReceivedMail::default());
        }
        self.read_probe().await
    }

    async fn read_probe(&self) -> Result<ReceivedMail, CloudError> {
        let Some(found) = self.get(&probe_key()).await? else {
            return Ok(ReceivedMail::default());
        };
        let reader = ItemReader::new(&found, "probe")?;
        Ok(ReceivedMail {
            sent_at: reader.instant_or_none("sent_at")?,
            returned_at: reader.instant_or_none("returned_at")?,
            due_at: reader.instant_or_none("due_at")?,
            awaited: reader.number_or_none("awaited")?.unwrap_or(0),
        })
    }

    /// Makes sure that a probe goes out: the first one at once.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn ensure_probe(&self, now: Instant) -> Result<(), CloudError> {
        self.probe_due(now, "attribute_not_exists(pk)").await
    }

    /// Lets the next probe go out now, whenever it would have.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn hasten_probe(&self, now: Instant) -> Result<(), CloudError> {
        self.probe_due(now, "attribute_exists(pk)").await
    }

    async fn probe_due(&self, now: Instant, condition: &str) -> Result<(), CloudError> {
        let update = self
            .update(&probe_key())
            .update_expression("SET #schema = :schema, due_shard = :shard, due_at = :now")
            .condition_expression(condition)
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":shard", s(Lane::Mail.shard_of(AT.0)))
            .expression_attribute_values(":now", t(now));
        updated(update).await.map(drop)
    }

    /// Says that a probe leaves now, and returns its address; nothing, when none is due, another worker has it, or there
    /// is no domain whose mail comes back.
    ///
    /// The due time of the next probe is written before this one leaves: a worker that dies in between loses this probe alone.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub async fn begin_probe(&self, now: Instant) -> Result<Option<String>, CloudError> {
        let known = self.read_probe().await?;
        let Some(due_at) = known.due_at.filter(|at| *at <= now) else {
            return Ok(None);
        };
        let domain = self.settings().reply_domain.as_deref();
        let token = hashed(self.pepper(), &derive(&["probe", &format_instant(now)]));
        let wait = match domain {
            Some(_) => wait(known.awaited),
            None => PROBE_EVERY,
        };
        let update = self
            .update(&probe_key())
            .condition_expression("due_at = :was")
            .expression_attribute_names("#owner", "owner")
            .expression_attribute_values(":was", t(due_at))
            .expression_attribute_values(":next", t(now + wait));
        let update = match domain {
            Some(_) => update
                .update_expression(
                    "SET due_at = :next, sent_at = :now, #token = :token, awaited = :awaited REMOVE failures, #owner",
                )
                .expression_attribute_names("#token", "token")
                .expression_attribute_values(":now", t(now))
                .expression_attribute_values(":token", s(&token))
                .expression_attribute_values(":awaited", n(known.awaited + 1)),
            None => update.update_expression("SET due_at = :next REMOVE failures, #owner"),
        };
        let begun = updated(update).await?;
        Ok(domain
            .filter(|_| begun)
            .map(|domain| format!("{PROBE}{token}@{domain}")))
    }

    /// A probe has come back; false, when it is not the one that is awaited. Saying it twice is saying it once.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn probe_returned(&self, token: &str, now: Instant) -> Result<bool, CloudError> {
        let update = self
            .update(&probe_key())
            .update_expression(
                "SET returned_at = :now, due_at = :next, awaited = :none REMOVE #token",
            )
            .condition_expression("#token = :token")
            .expression_attribute_names("#token", "token")
            .expression_attribute_values(":now", t(now))
            .expression_attribute_values(":next", t(now + PROBE_EVERY))
            .expression_attribute_values(":none", n(0))
            .expression_attribute_values(":token", s(token));
        updated(update).await
    }
}

fn wait(awaited: u64) -> Duration {
    let doublings = u32::try_from(awaited.min(MAX_DOUBLINGS)).unwrap_or(0);
    (FIRST_WAIT * (1 << doublings)).min(PROBE_EVERY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_for_a_probe_double_until_it_is_a_day() {
        let hours: Vec<i64> = (0..8).map(|awaited| wait(awaited).num_hours()).collect();
        assert_eq!(hours, [1, 2, 4, 8, 16, 24, 24, 24]);
    }

    #[test]
    fn an_address_of_another_domain_is_no_probe() {
        assert_eq!(probe_token("probe-a@example.org", "example.com"), None);
        assert_eq!(probe_token("PROBE-a@example.com", "example.com"), None);
        assert_eq!(probe_token("probe-@example.com", "example.com"), None);
        assert_eq!(probe_token("probe", "example.com"), None);
    }
}
