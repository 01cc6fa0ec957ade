//! Addresses and numbers that are not to be used, by their hashes.

use calendar::Instant;
use followup::event::{Event, Suppression};
use followup::ids::LeadId;
use followup::inquiry::{EmailAddress, Inquiry};
use followup::lead::{Block, Lead};

use crate::attributes::{ItemReader, item, n, t};
use crate::keys::{Identity, Key, hashed};
use crate::transaction::{Transaction, TransactionRefused};
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

/// The block of a strength; a strength that is not known is taken for the strongest.
fn block_of(strength: u64) -> Block {
    match strength {
        1 => Block::Unsubscribed,
        2 => Block::Bounced,
        3 => Block::Complained,
        _ => Block::DoNotContact,
    }
}

/// Whether a block is about the person, whatever the channel, and not about mail alone.
fn is_of_every_channel(block: Block) -> bool {
    match block {
        Block::Unsubscribed | Block::Bounced => false,
        Block::Complained | Block::DoNotContact => true,
    }
}

/// Suppresses a hashed address, unless it is suppressed more strongly already, or as strongly since later.
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
        put.condition_expression(
            "attribute_not_exists(pk) OR strength < :strength OR (strength = :strength AND since < :since)",
        )
        .expression_attribute_values(":strength", n(strength(block)))
        .expression_attribute_values(":since", t(now))
    });
}

impl Cloud {
    /// The hashes of every address of a lead, and, where the block is for every channel, of every number that is the lead's own. A number
    /// that another lead gave first stays usable: anybody can write it into a form.
    pub(crate) async fn addresses_to_suppress(
        &self,
        lead: &Lead,
        block: Block,
    ) -> Result<Vec<String>, CloudError> {
        let mut hashes = Vec::new();
        let theirs: Vec<&LeadId> = std::iter::once(&lead.id).chain(&lead.merged).collect();
        let mut inquiries = Vec::new();
        for one in &theirs {
            inquiries.extend(self.every_inquiry(one).await?);
        }
        for (_, inquiry) in inquiries {
            let email = inquiry
                .email
                .map(|email| self.address_hash(email.normalised()));
            let phone = inquiry
                .phone
                .filter(|_| is_of_every_channel(block))
                .map(|phone| self.address_hash(phone.as_str()));
            if let Some(hash) = email.filter(|hash| !hashes.contains(hash)) {
                hashes.push(hash);
            }
            if let Some(hash) = phone.filter(|hash| !hashes.contains(hash))
                && let Some(owner) = self.lead_of_number(&hash).await?
                && theirs.contains(&&owner)
            {
                hashes.push(hash);
            }
        }
        Ok(hashes)
    }

    /// The lead that a number, by its hash, belongs to.
    pub(crate) async fn lead_of_number(&self, hash: &str) -> Result<Option<LeadId>, CloudError> {
        let Some(found) = self.get(&Key::identity(Identity::Phone, hash)).await? else {
            return Ok(None);
        };
        let lead = ItemReader::new(&found, "identity")?
            .text_or_none("lead")?
            .map(LeadId::parse)
            .transpose();
        lead.map_err(|error| CloudError::corrupt("identity", error))
    }

    /// Why and since when an address or a number, by its hash, is not to be used; nothing, when it may be.
    ///
    /// # Errors
    /// When the list cannot be read: then nothing may be sent.
    pub async fn suppressed(&self, hash: &str) -> Result<Option<Suppression>, CloudError> {
        let Some(found) = self.get(&Key::suppression(hash)).await? else {
            return Ok(None);
        };
        let read = ItemReader::new(&found, "suppression")?;
        let block = block_of(read.number("strength")?);
        let since = read.instant("since")?;
        Ok(Some(Suppression { block, since }))
    }

    /// The hashes by which an inquiry's address and number are listed.
    pub(crate) fn addresses_of(&self, inquiry: &Inquiry) -> Vec<String> {
        let email = inquiry.email.as_ref().map(|email| email.normalised());
        let phone = inquiry.phone.as_ref().map(|phone| phone.as_str());
        let addresses = [email, phone].into_iter().flatten();
        addresses
            .map(|address| self.address_hash(address))
            .collect()
    }

    /// What is known from before of the address and the number that came with an inquiry; nothing, when they may be used.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub async fn listed(&self, inquiry: &Inquiry) -> Result<Option<Event>, CloudError> {
        let email = match &inquiry.email {
            Some(email) => {
                let hash = self.address_hash(email.normalised());
                self.suppressed(&hash).await?
            }
            None => None,
        };
        let phone = match &inquiry.phone {
            Some(phone) => self.suppressed(&self.address_hash(phone.as_str())).await?,
            None => None,
        };
        let phone = phone.map(|listed| listed.block);
        let any = email.is_some() || phone.is_some();
        Ok(any.then_some(Event::SuppressionFound { email, phone }))
    }

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
        self.suppress_hash(&hash, block, now).await
    }

    /// Suppresses an address or a number, by its hash; false, if it was suppressed as strongly before.
    pub(crate) async fn suppress_hash(
        &self,
        hash: &str,
        block: Block,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let mut transaction = Transaction::new();
        suppress(
            &mut transaction,
            (),
            &self.settings().table,
            hash,
            block,
            now,
        );
        let token = followup::ids::derive(&[
            "suppress",
            hash,
            &strength(block).to_string(),
            &calendar::format_instant(now),
        ]);
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(true),
            Err(TransactionRefused::Conditions(_)) => Ok(false),
            Err(TransactionRefused::Failed(error)) => Err(error),
        }
    }
}
