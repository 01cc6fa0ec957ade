//! Somebody of the team corrects who a lead is, and how to call them.

use calendar::Instant;
use followup::correction::DetailsCorrection;
use followup::event::Event;
use followup::ids::{LeadId, PersonId};
use followup::inquiry::{Inquiry, PersonDetails, PersonName, PhoneNumber};
use followup::lead::{Block, Lead};

use crate::table::commit::{CommitOptions, Committed};
use crate::table::texts::PersonalText;
use crate::transact::{Turn, take_turns};
use crate::{Cloud, CloudError};

/// What stands between what was and what is right.
const BECAME: &str = " → ";

/// What somebody says is right; what is absent stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RightDetails {
    /// The name.
    pub name: Option<PersonName>,
    /// The number, or that there is none.
    pub phone: Option<Option<PhoneNumber>>,
    /// The company, or that there is none.
    pub company: Option<Option<String>>,
}

impl RightDetails {
    fn of(&self, known: &PersonDetails) -> PersonDetails {
        let known = known.clone();
        PersonDetails {
            name: self.name.clone().unwrap_or(known.name),
            phone: self.phone.clone().unwrap_or(known.phone),
            company: self.company.clone().unwrap_or(known.company),
        }
    }
}

impl Cloud {
    /// Corrects the details of a lead's person: in each inquiry that said what was known, by what they are recognised, and by what they are
    /// found. What is right already is no correction. Whether anything was corrected; nothing, where there is no such lead or it was erased.
    ///
    /// # Errors
    /// When the table cannot be read or written; then the same may be asked again.
    pub async fn correct(
        &self,
        id: &LeadId,
        by: &PersonId,
        right: &RightDetails,
        now: Instant,
    ) -> Result<Option<bool>, CloudError> {
        let Some(active) = self.active_policy(now).await? else {
            return Ok(None);
        };
        let turn = || -> Turn<'_, Option<bool>, CloudError> {
            Box::pin(async {
                let Some(stored) = self.resolved_lead(id).await? else {
                    return Ok(Some(None));
                };
                let all = self.inquiries_of_person(&stored.lead).await?;
                let mut own = all.iter().filter(|(id, _)| *id == stored.lead.inquiry);
                let Some((_, own)) = own.next() else {
                    return Ok(Some(None));
                };
                let before = own.clone().completed_by(all.iter().map(|(_, one)| one));
                let before = before.details();
                let correction = DetailsCorrection {
                    after: right.of(&before),
                    before,
                };
                let changes = correction.changes();
                if changes.is_empty() {
                    return Ok(Some(Some(false)));
                }
                // What they said elsewhere, and was not corrected, is known of them all the same.
                let others: Vec<Inquiry> = all
                    .iter()
                    .map(|(_, one)| correction.of(one, false))
                    .collect();
                let known = correction.of(own, true).completed_by(&others);
                let mut events = vec![Event::DetailsCorrected {
                    by: by.clone(),
                    what: changes,
                    inquiry: Box::new(known.clone()),
                }];
                if changes.phone {
                    self.suppress_with_person(&stored.lead, &known, now).await?;
                    // What is known of the address was known before.
                    let number = Inquiry {
                        email: None,
                        ..known.clone()
                    };
                    events.extend(self.listed(&number).await?);
                }
                let (writes, later) = self.correction_writes(&stored, &correction, &known).await?;
                let options = CommitOptions {
                    payload: Some(PersonalText::note(said(&correction))),
                    correction: Some(writes),
                    keep_joined: true,
                    ..CommitOptions::default()
                };
                let written = self
                    .commit_events(&active, &stored, &events, now, &options)
                    .await?;
                if let Some((Committed::Written, _)) = &written {
                    self.correct_later(&later).await?;
                }
                Ok(match written {
                    Some((Committed::Written, _)) => Some(Some(true)),
                    Some((Committed::Overtaken, _)) => None,
                    // Who was erased is known no more.
                    None => Some(None),
                })
            })
        };
        take_turns(turn).await
    }

    /// Links a lead with the other one that a number belongs to, as a form does that says a number of somebody else, if there is room: which
    /// one; nothing, where the number is nobody else's.
    ///
    /// # Errors
    /// When the table cannot be read or written; then the same may be asked again.
    pub async fn link_by_number(
        &self,
        lead: &Lead,
        number: &PhoneNumber,
        now: Instant,
    ) -> Result<Option<LeadId>, CloudError> {
        let hash = self.address_hash(number.as_str());
        let Some(owner) = self.lead_of_number(&hash).await? else {
            return Ok(None);
        };
        let other = self.linked_lead(&owner).await?;
        let Some(other) = other.filter(|other| other.lead.id != lead.id) else {
            return Ok(None);
        };
        self.link(lead, &other.lead, now).await?;
        Ok(Some(other.lead.id))
    }

    /// A new number of somebody who wants no contact at all is not to be called either.
    async fn suppress_with_person(
        &self,
        lead: &Lead,
        known: &Inquiry,
        now: Instant,
    ) -> Result<(), CloudError> {
        let block = lead.blocked.filter(|block| *block >= Block::Complained);
        if let (Some(block), Some(phone)) = (block, &known.phone) {
            let hash = self.address_hash(phone.as_str());
            self.suppress_hash(&hash, block, now).await?;
        }
        Ok(())
    }
}

/// What was and what is right, a line each, without a word of ours.
fn said(correction: &DetailsCorrection) -> String {
    let (before, after) = (&correction.before, &correction.after);
    let number = |phone: &Option<PhoneNumber>| {
        let number = phone.as_ref().map(PhoneNumber::grouped);
        number.unwrap_or_default()
    };
    let lines = [
        (before.name.full().to_owned(), after.name.full().to_owned()),
        (number(&before.phone), number(&after.phone)),
        (
            before.company.clone().unwrap_or_default(),
            after.company.clone().unwrap_or_default(),
        ),
    ];
    let changed = lines.iter().filter(|(before, after)| before != after);
    let changed: Vec<String> = changed
        .map(|(before, after)| format!("{before}{BECAME}{after}").trim().to_owned())
        .collect();
    changed.join("\n")
}
