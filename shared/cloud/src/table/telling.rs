//! Which mails have told whoever has a lead that it moves on.
//!
//! What a mail says is known before it leaves, and whether it left is known to the mail alone: the record of the mail service's answer, an
//! event that comes in its place when that answer was lost, and a bounce all write on the mail's item. So beside the lead stands, before
//! the one try, which mail says so, and whoever asks reads both.

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::Instant;
use followup::ids::{LeadId, PersonId, derive};
use followup::telling::Telling;

use super::outbox::{OutboxItem, State};
use super::updated;
use crate::attributes::{Item, ItemReader, item, n, s, t};
use crate::keys::{Key, lead_partition, telling_prefix};
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// Leads that are noted in one transaction.
const AT_ONCE: usize = 100;
/// Mails to one person about one lead that are looked at, at most: an escalation has a few notices, and begins anew a few times.
const MAX_TELLINGS: usize = 50;

/// Which claim of a mail says that a lead moves on: what the mail said in another claim may have been something else.
struct Announced {
    mail: Key,
    claims: u64,
}

impl Announced {
    fn item(&self, lead: &LeadId, person: &PersonId, message: &OutboxItem) -> Item {
        let mut stored = item(&Key::telling(lead, person, message.id()));
        stored.insert("message_pk".to_owned(), s(&self.mail.pk));
        stored.insert("message_sk".to_owned(), s(&self.mail.sk));
        stored.insert("claims".to_owned(), n(self.claims));
        stored
    }

    fn parse(item: &Item) -> Result<Self, CloudError> {
        let reader = ItemReader::new(item, "telling")?;
        Ok(Self {
            mail: Key::new(reader.text("message_pk")?, reader.text("message_sk")?),
            claims: reader.number_or_none("claims")?.unwrap_or(0),
        })
    }

    /// What the mail told, if it left.
    fn told_by(&self, mail: &OutboxItem) -> Option<Telling> {
        let at = mail.arrived_at.max(mail.sent_at)?;
        (mail.state == State::Sent && mail.claims == self.claims).then(|| Telling {
            at,
            returned: mail
                .ses_id
                .as_ref()
                .is_some_and(|id| mail.returned.contains(id)),
        })
    }
}

impl Cloud {
    /// Notes, before a claimed mail leaves, of which leads it tells this reader that they move on.
    ///
    /// # Errors
    /// When it cannot be written: then the mail does not leave yet.
    pub async fn note_tellings(
        &self,
        message: &OutboxItem,
        person: &PersonId,
        leads: &[LeadId],
    ) -> Result<(), CloudError> {
        let announced = Announced {
            mail: message.key(),
            claims: message.claims,
        };
        for (number, leads) in leads.chunks(AT_ONCE).enumerate() {
            let mut transaction = Transaction::new();
            for lead in leads {
                let stored = announced.item(lead, person, message);
                transaction.put((), &self.settings().table, stored, |put| put);
            }
            let token = derive(&[
                "tellings",
                &announced.mail.pk,
                &announced.mail.sk,
                &announced.claims.to_string(),
                &number.to_string(),
                &leads.iter().map(LeadId::as_str).collect::<String>(),
            ]);
            match transaction.commit(self, &token).await {
                // None of them has a condition.
                Ok(()) | Err(TransactionRefused::Conditions(_)) => {}
                Err(TransactionRefused::Failed(error)) => return Err(error),
            }
        }
        Ok(())
    }

    /// The mails that have told somebody that a lead moves on, and whether each arrived.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn tellings(
        &self,
        lead: &LeadId,
        person: &PersonId,
    ) -> Result<Vec<Telling>, CloudError> {
        let partition = lead_partition(lead);
        let prefix = telling_prefix(person);
        let mut told = Vec::new();
        for stored in self.partition(&partition, &prefix, MAX_TELLINGS).await? {
            let announced = Announced::parse(&stored)?;
            let mail = self.message(&announced.mail).await?;
            told.extend(mail.and_then(|mail| announced.told_by(&mail)));
        }
        Ok(told)
    }

    /// Notes on a mail that it did not arrive, by the mail service's id of the try. Said twice, or before it is recorded that the mail
    /// left, it stands there once.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn mail_returned(&self, mail: &Key, ses_id: &str) -> Result<(), CloudError> {
        let returned = self
            .update(mail)
            .update_expression("ADD returned :returned")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":returned", AttributeValue::Ss(vec![ses_id.to_owned()]));
        updated(returned).await.map(drop)
    }

    /// Notes on a mail that was held up that it has arrived at `now`, by the mail service's id of the try.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn mail_arrived(
        &self,
        mail: &Key,
        ses_id: &str,
        now: Instant,
    ) -> Result<(), CloudError> {
        let arrived = self
            .update(mail)
            .update_expression("DELETE returned :returned SET arrived_at = :now")
            .condition_expression("contains(returned, :id)")
            .expression_attribute_values(":returned", AttributeValue::Ss(vec![ses_id.to_owned()]))
            .expression_attribute_values(":id", s(ses_id))
            .expression_attribute_values(":now", t(now));
        updated(arrived).await.map(drop)
    }
}
