//! How long people are kept: beside a lead that has ended, beside a text and for who left the team lies when it is to be erased, and what was
//! erased is counted without a person.

use calendar::Instant;
use followup::ids::LeadId;
use followup::policy::Policy;
use followup::retention::ErasureReason;
use serde::Serialize;

use crate::attributes::{ItemReader, SCHEMA, n};
use crate::keys::Key;
use crate::table::due::DueItem;
use crate::table::erased::Erased;
use crate::table::kept::{KeptItem, kept_until};
use crate::table::updated;
use crate::{Cloud, CloudError};

/// Partition of the record of what was erased.
const ERASURES: &str = "ERASURES";
/// Rows of the record that are read at most.
const MAX_ERASURES: usize = 5_000;

/// What was erased on a day for one reason: counts, and nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErasureRecord {
    /// The day, in UTC.
    pub day: String,
    /// Why.
    pub reason: ErasureReason,
    /// Leads whose person was erased.
    pub leads: u64,
    /// Inquiries with their answers.
    pub inquiries: u64,
    /// Notes, and texts of replies.
    pub notes: u64,
    /// Addresses and numbers by which somebody would have been recognised.
    pub identities: u64,
    /// What was kept of people who left the team: absences, lists, calendars, and mails to them.
    pub of_team: u64,
}

impl Cloud {
    /// Erases what is known of the person of a lead, and counts it in the record.
    ///
    /// # Errors
    /// See [`Cloud::erase`].
    pub async fn erase_because(
        &self,
        lead: &LeadId,
        why: ErasureReason,
        now: Instant,
    ) -> Result<Erased, CloudError> {
        let erased = self.erase(lead, now).await?;
        // Done again after it broke off, it finds nothing, and counts nothing.
        if erased.inquiries > 0 {
            // Those that were merged with it are the same person's.
            let of_one = Erased {
                leads: vec![lead.clone()],
                ..erased.clone()
            };
            self.record_erasure(why, &of_one, now).await?;
        }
        Ok(erased)
    }

    /// The time of something that is kept is over, or was when this was written: it is erased, or looked at again when it is. Whether it was.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn keeps_no_longer(
        &self,
        policy: &Policy,
        due: &DueItem,
        kept: &KeptItem,
        now: Instant,
    ) -> Result<bool, CloudError> {
        match kept {
            KeptItem::Person(lead) => self.keeps_person_no_longer(policy, lead, due, now).await,
            KeptItem::Text(lead) => self.keeps_text_no_longer(policy, lead, due, now).await,
            KeptItem::Member(person) => self.keeps_member_no_longer(policy, person, due, now).await,
        }
    }

    async fn keeps_person_no_longer(
        &self,
        policy: &Policy,
        id: &LeadId,
        due: &DueItem,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let stored = self.lead(id).await?;
        match stored.and_then(|stored| kept_until(policy, &stored.lead)) {
            // It was opened again, or is erased already.
            None => {
                self.forget(&due.key, None).await?;
                Ok(false)
            }
            Some((at, why)) if at <= now => {
                let erased = Box::pin(self.erase_because(id, why, now)).await?;
                self.forget(&due.key, None).await?;
                tracing::info!(lead = %id, why = why.as_str(), inquiries = erased.inquiries, "erased: kept long enough");
                Ok(true)
            }
            // The policy keeps people longer than it did.
            Some((at, _)) => {
                self.look_again_at(due, at).await?;
                Ok(false)
            }
        }
    }

    pub(super) async fn record_erasure(
        &self,
        why: ErasureReason,
        erased: &Erased,
        now: Instant,
    ) -> Result<(), CloudError> {
        let day = now.date_naive();
        let at = Key::new(ERASURES, format!("{day}#{}", why.as_str()));
        let update = self
            .update(&at)
            .update_expression(
                "ADD leads :leads, inquiries :inquiries, notes :notes, identities :identities, of_team :of_team \
                 SET #schema = :schema",
            )
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":leads", n(erased.leads.len()))
            .expression_attribute_values(":inquiries", n(erased.inquiries))
            .expression_attribute_values(":notes", n(erased.notes))
            .expression_attribute_values(":identities", n(erased.identities))
            .expression_attribute_values(":of_team", n(erased.of_team));
        updated(update).await.map(drop)
    }

    /// What was erased, by day and reason.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn erasures(&self) -> Result<Vec<ErasureRecord>, CloudError> {
        let rows = self.partition_of(ERASURES, "", MAX_ERASURES, &[]).await?;
        rows.iter()
            .map(|row| {
                let reader = ItemReader::new(row, "erasure")?;
                let sk = reader.text("sk")?;
                let named = sk
                    .split_once('#')
                    .and_then(|(day, why)| Some((day.to_owned(), ErasureReason::named(why)?)));
                let (day, reason) = named
                    .ok_or_else(|| CloudError::corrupt("erasure", "its key names no reason"))?;
                Ok(ErasureRecord {
                    day,
                    reason,
                    leads: reader.number("leads")?,
                    inquiries: reader.number("inquiries")?,
                    notes: reader.number("notes")?,
                    identities: reader.number("identities")?,
                    of_team: reader.number_or_none("of_team")?.unwrap_or(0),
                })
            })
            .collect()
    }
}
