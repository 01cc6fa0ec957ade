//! What waits for a time, and what could not be processed.

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::{Instant, format_instant, parse_instant};
use chrono::Duration;
use followup::ids::derive;
use futures_util::future::try_join_all;

use crate::attributes::{Item, ItemReader, key, n, s, t};
use crate::keys::{Key, Lane, STUCK};
use crate::table::schema::{DUE, OWNER};
use crate::table::{MAX_PAGES, is_condition, updated};
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// Failures after which an item stands in the queue `stuck`, where a person sees it. It is then tried once a day.
pub const MAX_FAILURES: u64 = 5;
/// Items of one shard that one sweep reads at most; the rest is still due.
pub const MAX_DUE: usize = 500;

/// The update that takes a line which is on the bus out of what waits.
const PUBLISHED: &str = "REMOVE due_shard, due_at, failures, #owner";
/// The condition that a line still waits for the bus.
const UNPUBLISHED: &str = "attribute_exists(due_shard)";
/// How long what met only contention is left alone.
const CONTENDED_PAUSE: Duration = Duration::minutes(1);
/// The lanes in which leads wait to be decided.
const LEAD_LANES: [Lane; 3] = [Lane::Judge, Lane::Assign, Lane::Lead];
/// Decisions wait as long as this without being late: a sweep begins each minute.
pub const SWEEP_MAY_LAG: Duration = Duration::minutes(2);
/// Stuck items that are listed at most.
pub const MAX_STUCK: usize = 500;

/// Something whose time has come: a hint, which the base item confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueItem {
    /// Which item.
    pub key: Key,
    /// Since when.
    pub due_at: Instant,
}

/// From which end a shard is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueOrder {
    /// Whatever waits longest.
    OldestFirst,
    /// What has waited for the shortest time.
    NewestFirst,
}

impl Cloud {
    /// Reads what is due in one shard, oldest first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn due(&self, shard: &str, now: Instant) -> Result<Vec<DueItem>, CloudError> {
        self.due_after(shard, now, DueOrder::OldestFirst, None)
            .await
    }

    /// What is due in one shard, from either end, and behind an item that was read before: the next page. A new start from the end would
    /// find nothing else: an index that is behind still shows the items which have just been done.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn due_after(
        &self,
        shard: &str,
        now: Instant,
        order: DueOrder,
        after: Option<&DueItem>,
    ) -> Result<Vec<DueItem>, CloudError> {
        let start = after.map(|item| {
            let mut start = key(&item.key);
            waits(&mut start, shard.to_owned(), item.due_at);
            start
        });
        let query = self
            .query()
            .index_name(DUE)
            .key_condition_expression("due_shard = :shard AND due_at <= :now")
            .expression_attribute_values(":shard", s(shard))
            .expression_attribute_values(":now", t(now))
            .scan_index_forward(order == DueOrder::OldestFirst)
            .set_exclusive_start_key(start);
        let (mut due, mut unread) = (Vec::new(), Vec::new());
        let read = self.pages(query, MAX_PAGES, |page| {
            for item in page {
                // An item that cannot be read must not hide the others.
                match due_item(&item) {
                    Ok(item) => due.push(item),
                    Err(error) => {
                        tracing::error!(shard, %error, "a due entry cannot be read");
                        unread.push(item);
                    }
                }
            }
            Ok(due.len() >= MAX_DUE)
        });
        let read = read.await;
        for item in &unread {
            self.defer_unread(item, now).await;
        }
        read?;
        due.truncate(MAX_DUE);
        Ok(due)
    }

    /// The first moment after `after` for which anything waits in a shard.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn next_due(&self, shard: &str) -> Result<Option<Instant>, CloudError> {
        let answer = self
            .query()
            .index_name(DUE)
            .key_condition_expression("due_shard = :shard")
            .expression_attribute_values(":shard", s(shard))
            .limit(1)
            .send()
            .await
            .map_err(|error| CloudError::aws("Query", error))?;
        answer
            .items()
            .first()
            .map(|item| Ok(due_item(item)?.due_at))
            .transpose()
    }

    /// Since when the lead that waits longest for a decision has been due; nothing, when none waits.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn undecided_since(&self, now: Instant) -> Result<Option<Instant>, CloudError> {
        let shards = LEAD_LANES
            .into_iter()
            .flat_map(|lane| (0..lane.shards()).map(move |shard| lane.shard(shard)));
        let next = shards.map(|shard| async move { self.next_due(&shard).await });
        let due = try_join_all(next).await?.into_iter().flatten();
        Ok(due.filter(|at| *at <= now).min())
    }

    /// Whether every lead whose decision was due has it, but for those of the sweep that runs: only then it can be said that the others are on
    /// time.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn has_caught_up(&self, now: Instant) -> Result<bool, CloudError> {
        let undecided = self.undecided_since(now).await?;
        Ok(undecided.is_none_or(|since| now - since < SWEEP_MAY_LAG))
    }

    /// Moves an item that could not be processed back, without parsing it, and counts. The fifth failure puts
    /// it into the queue `stuck`.
    ///
    /// # Errors
    /// When the item cannot be written. That it has moved on meanwhile is no error.
    pub async fn defer(&self, item: &DueItem, now: Instant) -> Result<u64, CloudError> {
        self.defer_from(&item.key, t(item.due_at), now).await
    }

    /// Moves an item back that met only contention: its neighbours are tried first, and nothing is counted against it.
    ///
    /// # Errors
    /// When the item cannot be written. That it has moved on meanwhile is no error.
    pub async fn move_back(&self, item: &DueItem, now: Instant) -> Result<(), CloudError> {
        self.look_again_at(item, now + CONTENDED_PAUSE).await
    }

    /// An item was looked at, and is due again at `at`. What happened to it since then stays due.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn look_again_at(&self, item: &DueItem, at: Instant) -> Result<(), CloudError> {
        let update = self
            .update(&item.key)
            .update_expression("SET due_at = :at")
            .condition_expression("due_at = :was")
            .expression_attribute_values(":was", t(item.due_at))
            .expression_attribute_values(":at", t(at));
        updated(update).await.map(drop)
    }

    /// An item is not due any more.
    pub(super) async fn wait_no_more(&self, at: &Key) -> Result<(), CloudError> {
        let update = self
            .update(at)
            .update_expression("REMOVE due_shard, due_at")
            .condition_expression("attribute_exists(due_shard)");
        updated(update).await.map(drop)
    }

    /// Moves an entry back whose time is no time.
    async fn defer_unread(&self, item: &Item, now: Instant) {
        let text = |name: &str| item.get(name)?.as_s().ok().cloned();
        let (Some(pk), Some(sk), Some(was)) = (text("pk"), text("sk"), text("due_at")) else {
            return;
        };
        if let Err(error) = self.defer_from(&Key::new(pk, sk), s(was), now).await {
            tracing::error!(%error, "a due entry could not be moved back");
        }
    }

    async fn defer_from(
        &self,
        at: &Key,
        was: AttributeValue,
        now: Instant,
    ) -> Result<u64, CloudError> {
        let answer = self
            .update(at)
            .update_expression("ADD failures :one SET due_at = :later")
            .condition_expression("due_at = :was")
            .expression_attribute_values(":one", n(1))
            .expression_attribute_values(":was", was)
            .expression_attribute_values(":later", t(now + Duration::minutes(1)))
            .return_values(aws_sdk_dynamodb::types::ReturnValue::AllNew)
            .send()
            .await;
        let failures = match answer {
            Ok(answer) => {
                let attributes = answer.attributes.unwrap_or_default();
                attributes
                    .get("failures")
                    .and_then(|value| value.as_n().ok()?.parse().ok())
                    .unwrap_or(1)
            }
            Err(error) if is_condition(&error) => return Ok(0),
            Err(error) => return Err(CloudError::aws("UpdateItem", error)),
        };
        let stuck = failures >= MAX_FAILURES;
        let pause = if stuck {
            Duration::days(1)
        } else {
            Duration::minutes(1 << failures.min(6))
        };
        let mut update = self
            .update(at)
            .condition_expression("attribute_exists(due_shard)")
            .expression_attribute_values(":later", t(now + pause));
        update = if stuck {
            update
                .update_expression("SET due_at = :later, #owner = :stuck")
                .expression_attribute_names("#owner", "owner")
                .expression_attribute_values(":stuck", s(stuck_owner()))
        } else {
            update.update_expression("SET due_at = :later")
        };
        updated(update).await?;
        Ok(failures)
    }

    /// Notes that a line of a timeline, or a settled day, is on the bus.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn published(&self, item: &DueItem) -> Result<(), CloudError> {
        let update = self
            .update(&item.key)
            .update_expression(PUBLISHED)
            .condition_expression(UNPUBLISHED)
            .expression_attribute_names("#owner", "owner");
        updated(update).await.map(drop)
    }

    /// Notes in one request that many lines are on the bus, at most [`MAX_BATCH`](crate::table::MAX_BATCH) of them. False, and nothing is
    /// noted, when one of them was noted before or is gone: then each is to be noted by itself.
    ///
    /// # Errors
    /// When they cannot be written.
    pub async fn published_together(&self, items: &[&DueItem]) -> Result<bool, CloudError> {
        let mut transaction = Transaction::new();
        for item in items {
            transaction.update((), &self.settings().table, &item.key, |update| {
                update
                    .update_expression(PUBLISHED)
                    .condition_expression(UNPUBLISHED)
                    .expression_attribute_names("#owner", "owner")
            });
        }
        // The token is unique: another worker that notes the same lines at the same time must not be taken for a repeat of this request.
        let token = derive(&["published", &self.unique_token()]);
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(true),
            Err(TransactionRefused::Conditions(_)) => Ok(false),
            Err(TransactionRefused::Failed(error)) => Err(error),
        }
    }

    /// What failed too often and waits for a person, as the index has it: at most [`MAX_STUCK`].
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn stuck(&self) -> Result<Vec<Key>, CloudError> {
        let query = self
            .query()
            .index_name(OWNER)
            .key_condition_expression("#owner = :stuck")
            .expression_attribute_names("#owner", "owner")
            .expression_attribute_values(":stuck", s(stuck_owner()));
        let mut stuck = Vec::new();
        self.pages(query, MAX_PAGES, |page| {
            for item in page {
                let reader = ItemReader::new(&item, "stuck entry")?;
                stuck.push(Key::new(reader.text("pk")?, reader.text("sk")?));
            }
            Ok(stuck.len() >= MAX_STUCK)
        })
        .await?;
        stuck.truncate(MAX_STUCK);
        Ok(stuck)
    }

    /// Moves a message that could not be processed back, as [`Cloud::defer`] does: only its due time is read.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub async fn defer_message(&self, at: &Key, now: Instant) -> Result<u64, CloudError> {
        let Some(item) = self.get(at).await? else {
            return Ok(0);
        };
        match item
            .get("due_at")
            .and_then(|value| value.as_s().ok())
            .map(|text| parse_instant(text))
        {
            Some(Ok(due_at)) => {
                self.defer(
                    &DueItem {
                        key: at.clone(),
                        due_at,
                    },
                    now,
                )
                .await
            }
            Some(Err(_)) | None => Ok(0),
        }
    }

    /// Every shard of every lane, in the order in which a sweep reads them.
    #[must_use]
    pub fn shards() -> Vec<(Lane, String)> {
        Lane::ALL
            .into_iter()
            .flat_map(|lane| (0..lane.shards()).map(move |number| (lane, lane.shard(number))))
            .collect()
    }
}

/// The partition of what is stuck in the index by owner.
fn stuck_owner() -> String {
    format!("{STUCK}#0")
}

fn due_item(item: &Item) -> Result<DueItem, CloudError> {
    let reader = ItemReader::new(item, "due entry")?;
    Ok(DueItem {
        key: Key::new(reader.text("pk")?, reader.text("sk")?),
        due_at: reader.instant("due_at")?,
    })
}

/// The attributes by which an item waits in a lane.
pub(crate) fn waits(item: &mut Item, shard: String, at: Instant) {
    item.insert("due_shard".to_owned(), AttributeValue::S(shard));
    item.insert("due_at".to_owned(), AttributeValue::S(format_instant(at)));
}
