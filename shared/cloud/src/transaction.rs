//! One transaction, whose parts have names, tried again while only conflicts stand in its way.

use std::time::Duration;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::builders::{
    ConditionCheckBuilder, DeleteBuilder, PutBuilder, UpdateBuilder,
};
use aws_sdk_dynamodb::types::{
    ConditionCheck, Delete, Put, ReturnValuesOnConditionCheckFailure, TransactWriteItem, Update,
};

use crate::attributes::{Item, key};
use crate::keys::{Key, number};
use crate::{Cloud, CloudError};

/// Tries against conflicts and throttling: about fifteen seconds, well within what a form waits for. Fifty people
/// who write one item at once are all served, since one of them always gets through.
const MAX_TRIES: u32 = 80;
/// The first pause between two tries; each next one is up to twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_millis(250);
/// Parts of a transaction at most, as DynamoDB has it.
pub(crate) const MAX_PARTS: usize = 100;

/// A transaction in the making. `P` names its parts, so that a failed condition says whose it was.
#[derive(Debug, Clone)]
pub(crate) struct Transaction<P> {
    parts: Vec<(P, TransactWriteItem)>,
}

/// Why a transaction was not applied.
#[derive(Debug)]
pub(crate) enum TransactionRefused<P> {
    /// The condition of these parts did not hold; each with the item as it is.
    Conditions(Vec<(P, Option<Item>)>),
    /// Something else.
    Failed(CloudError),
}

impl<P> From<CloudError> for TransactionRefused<P> {
    fn from(error: CloudError) -> Self {
        Self::Failed(error)
    }
}

const OPERATION: &str = "TransactWriteItems";
const COMPLETE: &str = "the builder has all that it needs";

impl<P: Clone> Transaction<P> {
    pub(crate) fn new() -> Self {
        Self { parts: Vec::new() }
    }

    fn part(&mut self, name: P, item: TransactWriteItem) {
        self.parts.push((name, item));
    }

    /// Writes an item whole.
    pub(crate) fn put(
        &mut self,
        name: P,
        table: &str,
        item: Item,
        with: impl FnOnce(PutBuilder) -> PutBuilder,
    ) {
        let put = with(Put::builder().table_name(table).set_item(Some(item)))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .build()
            .expect(COMPLETE);
        self.part(name, TransactWriteItem::builder().put(put).build());
    }

    /// Changes attributes of an item.
    pub(crate) fn update(
        &mut self,
        name: P,
        table: &str,
        at: &Key,
        with: impl FnOnce(UpdateBuilder) -> UpdateBuilder,
    ) {
        let update = with(Update::builder().table_name(table).set_key(Some(key(at))))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .build()
            .expect(COMPLETE);
        self.part(name, TransactWriteItem::builder().update(update).build());
    }

    /// Takes away an item that has to be there.
    pub(crate) fn delete(&mut self, name: P, table: &str, at: &Key) {
        self.delete_if(name, table, at, |delete| {
            delete.condition_expression("attribute_exists(pk)")
        });
    }

    /// Takes away an item that has to be as a condition says.
    pub(crate) fn delete_if(
        &mut self,
        name: P,
        table: &str,
        at: &Key,
        with: impl FnOnce(DeleteBuilder) -> DeleteBuilder,
    ) {
        let delete = with(Delete::builder().table_name(table).set_key(Some(key(at))))
            .build()
            .expect(COMPLETE);
        self.part(name, TransactWriteItem::builder().delete(delete).build());
    }

    /// Checks an item without changing it.
    pub(crate) fn check(
        &mut self,
        name: P,
        table: &str,
        at: &Key,
        with: impl FnOnce(ConditionCheckBuilder) -> ConditionCheckBuilder,
    ) {
        let check = with(
            ConditionCheck::builder()
                .table_name(table)
                .set_key(Some(key(at))),
        )
        .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
        .build()
        .expect(COMPLETE);
        self.part(
            name,
            TransactWriteItem::builder().condition_check(check).build(),
        );
    }

    /// Applies all parts or none.
    ///
    /// `token` is derived from what is written, so that a try whose answer was lost is not applied twice.
    pub(crate) async fn commit(
        self,
        cloud: &Cloud,
        token: &str,
    ) -> Result<(), TransactionRefused<P>> {
        assert!(
            self.parts.len() <= MAX_PARTS,
            "every list in a decision is bounded"
        );
        let (names, items): (Vec<P>, Vec<TransactWriteItem>) = self.parts.into_iter().unzip();
        let mut pause = FIRST_PAUSE;
        for attempt in 1..=MAX_TRIES {
            let result = cloud
                .table
                .transact_write_items()
                .set_transact_items(Some(items.clone()))
                .client_request_token(token)
                .send()
                .await;
            let error = match result {
                Ok(_) => return Ok(()),
                Err(error) => error,
            };
            let busy = match error.as_service_error() {
                Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                    let failed: Vec<(P, Option<Item>)> = names
                        .iter()
                        .zip(cancelled.cancellation_reasons())
                        .filter(|(_, reason)| reason.code() == Some("ConditionalCheckFailed"))
                        .map(|(name, reason)| (name.clone(), reason.item().cloned()))
                        .collect();
                    if !failed.is_empty() {
                        return Err(TransactionRefused::Conditions(failed));
                    }
                    // Conflicts and throttling pass; any other reason is a mistake of this code, and no retry helps.
                    let passing = |code: &str| {
                        matches!(
                            code,
                            "None"
                                | "TransactionConflict"
                                | "ThrottlingError"
                                | "ProvisionedThroughputExceeded"
                        )
                    };
                    cancelled
                        .cancellation_reasons()
                        .iter()
                        .all(|reason| reason.code().is_none_or(passing))
                }
                Some(TransactWriteItemsError::TransactionInProgressException(_)) => true,
                Some(_) | None => may_pass(&error),
            };
            if !busy {
                return Err(CloudError::aws(OPERATION, error).into());
            }
            if attempt < MAX_TRIES {
                cloud.pause(jittered(pause, token, attempt)).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
        Err(CloudError::Busy {
            operation: OPERATION,
        }
        .into())
    }
}

/// Whether an error of the whole request may pass.
fn may_pass(error: &SdkError<TransactWriteItemsError>) -> bool {
    matches!(
        error.code(),
        Some(
            "TransactionConflictException"
                | "ThrottlingException"
                | "ProvisionedThroughputExceededException"
        )
    )
}

/// Half of the pause and up to half more: by a number that differs from try to try, and is always the same for one.
fn jittered(pause: Duration, token: &str, attempt: u32) -> Duration {
    let half = pause / 2;
    let share = number(&format!("{token}{attempt}")) % 1000;
    half + half.mul_f64(share as f64 / 1000.0)
}

impl Cloud {
    /// Waits, in the time that the clients have.
    pub async fn pause(&self, duration: Duration) {
        if let Some(sleep) = &self.sleep {
            use aws_smithy_async::rt::sleep::AsyncSleep;
            sleep.sleep(duration).await;
        }
    }
}
