//! One person: every lead that holds their address or number.

use std::collections::BTreeSet;

use followup::ids::LeadId;
use followup::inquiry::{EmailAddress, Inquiry, PhoneNumber};

use crate::attributes::{Item, ItemReader, SCHEMA, n, s};
use crate::keys::{Identity, Key, LEAD, lead_of_partition, other_mailbox};
use crate::table::lead::MERGED_INTO;
use crate::table::updated;
use crate::{Cloud, CloudError};

/// Pages of a megabyte that a scan of the table reads at most.
const MAX_SCANNED_PAGES: usize = 100_000;

/// By what a person is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KnownBy {
    /// An address.
    Email(EmailAddress),
    /// A number.
    Phone(PhoneNumber),
}

impl KnownBy {
    /// Whether an inquiry is theirs.
    #[must_use]
    pub fn wrote(&self, inquiry: &Inquiry) -> bool {
        match self {
            Self::Email(email) => inquiry
                .email
                .as_ref()
                .is_some_and(|given| given.normalised() == email.normalised()),
            Self::Phone(phone) => inquiry
                .phone
                .as_ref()
                .is_some_and(|given| given.as_str() == phone.as_str()),
        }
    }
}

/// The lead that an item of somebody's identity names.
pub(super) fn identified(item: &Item) -> Result<LeadId, CloudError> {
    LeadId::parse(ItemReader::new(item, "identity")?.text("lead")?)
        .map_err(|error| CloudError::corrupt("identity", error))
}

impl Cloud {
    /// Every lead, in no order.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn every_lead(&self) -> Result<Vec<LeadId>, CloudError> {
        let mut leads = Vec::new();
        self.scan(LEAD, &mut |item| {
            // What leads to another lead is none itself.
            if !item.contains_key(MERGED_INTO) {
                leads.push(lead_of(item)?);
            }
            Ok(())
        })
        .await?;
        Ok(leads)
    }

    /// The leads with an inquiry of a person. The whole table is read: an address that joined somebody else's lead is
    /// found as well, which no key would lead to.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn leads_of(&self, person: &KnownBy) -> Result<Vec<LeadId>, CloudError> {
        let mut leads = BTreeSet::new();
        self.scan("Q#", &mut |item| {
            let inquiry: Inquiry = ItemReader::new(item, "inquiry")?.json("body")?;
            if person.wrote(&inquiry) {
                leads.insert(lead_of(item)?);
            }
            Ok(())
        })
        .await?;
        Ok(leads.into_iter().collect())
    }

    /// The lead of a person, by their address.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn lead_known_by(
        &self,
        address: &EmailAddress,
    ) -> Result<Option<LeadId>, CloudError> {
        let mut found = None;
        for text in [
            Some(address.normalised().to_owned()),
            other_mailbox(address),
        ] {
            if let (None, Some(text)) = (&found, text) {
                let hash = self.address_hash(&text);
                found = self.get(&Key::identity(Identity::Email, &hash)).await?;
            }
        }
        let Some(found) = found else {
            return Ok(None);
        };
        let lead = ItemReader::new(&found, "identity")?
            .text_or_none("lead")?
            .map(str::to_owned);
        lead.map(|lead| {
            LeadId::parse(&lead).map_err(|error| CloudError::corrupt("identity", error))
        })
        .transpose()
    }

    /// The lead that another system knows by this name.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn lead_named_elsewhere(&self, id: &str) -> Result<Option<LeadId>, CloudError> {
        let at = Key::identity(Identity::External, &self.address_hash(id));
        self.get(&at).await?.as_ref().map(identified).transpose()
    }

    /// Notes that another system has this name for a lead. The newest lead of a name is the one that is found by it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn name_elsewhere(&self, id: &str, lead: &LeadId) -> Result<(), CloudError> {
        let at = Key::identity(Identity::External, &self.address_hash(id));
        let update = self
            .update(&at)
            .update_expression("SET #lead = :lead, #schema = :schema")
            .expression_attribute_names("#lead", "lead")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":lead", s(lead.as_str()))
            .expression_attribute_values(":schema", n(SCHEMA));
        updated(update).await.map(drop)
    }

    /// Reads every item whose sort key begins so.
    async fn scan(
        &self,
        prefix: &str,
        take: &mut (dyn FnMut(&Item) -> Result<(), CloudError> + Send),
    ) -> Result<(), CloudError> {
        let mut start: Option<Item> = None;
        for _ in 0..MAX_SCANNED_PAGES {
            let answer = self
                .table
                .scan()
                .table_name(&self.settings().table)
                .filter_expression("begins_with(pk, :lead) AND begins_with(sk, :prefix)")
                .expression_attribute_values(":lead", s("L#"))
                .expression_attribute_values(":prefix", s(prefix))
                .consistent_read(true)
                .set_exclusive_start_key(start.take())
                .send()
                .await
                .map_err(|error| CloudError::aws("Scan", error))?;
            for item in answer.items.unwrap_or_default() {
                // A canary is nobody's.
                if !lead_of(&item)?.is_canary() {
                    take(&item)?;
                }
            }
            start = answer.last_evaluated_key;
            if start.is_none() {
                return Ok(());
            }
        }
        Err(CloudError::corrupt(
            "table",
            "it is larger than a scan reads",
        ))
    }
}

fn lead_of(item: &Item) -> Result<LeadId, CloudError> {
    let pk = ItemReader::new(item, "lead")?.text("pk")?;
    lead_of_partition(pk).ok_or_else(|| CloudError::corrupt("lead", "its key names no lead"))
}
