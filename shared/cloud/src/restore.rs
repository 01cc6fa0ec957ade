//! What is asked of AWS after a backup was restored: to repeat the events since the backup, and to name the addresses not to write to.

use aws_sdk_eventbridge::types::ReplayDestination;
use aws_sdk_sesv2::types::SuppressionListReason;
use aws_smithy_types::DateTime;
use calendar::{Instant, format_instant};
use followup::ids::derive;
use followup::lead::Block;

use crate::{Cloud, CloudError};

/// Pages of the mail service's suppression list that are read at most, a thousand addresses each.
const MAX_PAGES: usize = 10_000;
/// Addresses of a page.
const PAGE: i32 = 1000;

/// What became of the mail service's suppression list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Imported {
    /// Addresses that were not suppressed here before, or less strongly.
    pub added: u64,
    /// Addresses that were known.
    pub known: u64,
    /// Entries that are no address.
    pub unreadable: u64,
}

impl Cloud {
    /// Has an archive repeat the events from `since` until now, to `rules` alone, and returns the name of the replay. Asking
    /// twice in a minute starts one replay.
    ///
    /// # Errors
    /// When there is no such archive, or no leave to replay it.
    pub async fn replay(
        &self,
        archive: &str,
        rules: &[String],
        since: Instant,
    ) -> Result<String, CloudError> {
        let now = self.now();
        let described = self
            .bus()
            .describe_archive()
            .archive_name(archive)
            .send()
            .await
            .map_err(|error| CloudError::aws("DescribeArchive", error))?;
        let missing = |what: &str| CloudError::corrupt("archive", format!("it has no {what}"));
        let arn = described.archive_arn.ok_or_else(|| missing("ARN"))?;
        let bus = described.event_source_arn.ok_or_else(|| missing("bus"))?;
        let minute = &format_instant(now)[..16];
        let name = format!(
            "baton-{}",
            derive(&[archive, &format_instant(since), minute])
        );
        let destination = ReplayDestination::builder()
            .arn(bus)
            .set_filter_arns((!rules.is_empty()).then(|| rules.to_vec()))
            .build()
            .expect("a destination needs its ARN alone");
        let started = self
            .bus()
            .start_replay()
            .replay_name(&name)
            .event_source_arn(arn)
            .event_start_time(DateTime::from_secs(since.timestamp()))
            .event_end_time(DateTime::from_secs(now.timestamp()))
            .destination(destination)
            .send()
            .await;
        match started {
            Ok(_) => Ok(name),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|error| error.is_resource_already_exists_exception()) =>
            {
                Ok(name)
            }
            Err(error) => Err(CloudError::aws("StartReplay", error)),
        }
    }

    /// Suppresses every address here that the mail service suppresses.
    ///
    /// # Errors
    /// When the list cannot be read, or the table not written; what was added stays.
    pub async fn import_suppressions(&self) -> Result<Imported, CloudError> {
        let now = self.now();
        let mut imported = Imported::default();
        let mut next = None;
        for _ in 0..MAX_PAGES {
            let page = self
                .mail()
                .list_suppressed_destinations()
                .page_size(PAGE)
                .set_next_token(next.take())
                .send()
                .await
                .map_err(|error| CloudError::aws("ListSuppressedDestinations", error))?;
            for one in page.suppressed_destination_summaries() {
                let Ok(address) = followup::inquiry::EmailAddress::parse(one.email_address())
                else {
                    imported.unreadable += 1;
                    continue;
                };
                let block = if *one.reason() == SuppressionListReason::Complaint {
                    Block::Complained
                } else {
                    Block::Bounced
                };
                if self.suppress_address(&address, block, now).await? {
                    imported.added += 1;
                } else {
                    imported.known += 1;
                }
            }
            next = page.next_token;
            if next.is_none() {
                return Ok(imported);
            }
        }
        Err(CloudError::corrupt(
            "suppression list",
            "it has more pages than a list can have",
        ))
    }
}
