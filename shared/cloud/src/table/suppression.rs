//! Addresses and numbers that are not to be used, by their hashes.

use followup::inquiry::EmailAddress;
use followup::lead::Block;
use followup::time::Instant;

use crate::attributes::{item, n, t};
use crate::keys::{Key, hashed};
use crate::transaction::{Refused, Transaction};
use crate::{Cloud, CloudError};

/// The strength of a block, so that a weaker one never replaces a stronger one.
pub(crate) fn strength(block: Block) -> u8 {
    match block {
        Block::Unsubscribed => 1,
        Block::Bounced => 2,
        Block::Complained => 3,
        Block::DoNotContact => 4,
    }
}

/// Suppresses a hashed address, unless it is suppressed as strongly already.
pub(crate) fn suppress<P: Clone>(
    transaction: &mut Transaction<P>,
    name: P,
    table: &str,
    address: &str,
    block: Block,
    now: Instant,
) {
    let mut stored = item(&Key::suppression(address));
    stored.insert("strength".to_owned(), n(strength(block)));
    stored.insert("since".to_owned(), t(now));
    transaction.put(name, table, stored, |put| {
        put.condition_expression("attribute_not_exists(pk) OR strength < :strength")
            .expression_attribute_values(":strength", n(strength(block)))
    });
}

impl Cloud {
    /// Suppresses an address; false, if it was suppressed as strongly before.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn suppress_address(
        &self,
        address: &EmailAddress,
        block: Block,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let hash = hashed(self.pepper(), address.normalised());
        let mut transaction = Transaction::new();
        suppress(
            &mut transaction,
            (),
            &self.settings().table,
            &hash,
            block,
            now,
        );
        let token = followup::ids::derive(&[
            "suppress",
            &hash,
            &strength(block).to_string(),
            &followup::time::format_instant(now),
        ]);
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(true),
            Err(Refused::Conditions(_)) => Ok(false),
            Err(Refused::Failed(error)) => Err(error),
        }
    }
}
