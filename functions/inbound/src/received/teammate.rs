//! Whether somebody of the team wrote a mail, as it says itself.

use cloud::{Cloud, CloudError};
use followup::ids::PersonId;
use followup::inquiry::EmailAddress;
use followup::policy::Policy;

use super::mail::Received;

/// Whether an address is one of the team file.
pub(super) fn is_of_team(policy: &Policy, address: &str) -> bool {
    let mut people = policy.active.roster.people.iter();
    people.any(|person| person.email.eq_ignore_ascii_case(address))
}

impl Received {
    /// The person of the team who wrote it, as it says itself: by the address of the team file, or one that they said is theirs.
    pub(super) async fn teammate(
        &self,
        cloud: &Cloud,
        policy: &Policy,
    ) -> Result<Option<PersonId>, CloudError> {
        let Some(from) = self.message.from.as_deref() else {
            return Ok(None);
        };
        let people = &policy.active.roster.people;
        if let Some(person) = people
            .iter()
            .find(|person| person.email.eq_ignore_ascii_case(from))
        {
            return Ok(Some(person.id.clone()));
        }
        let Ok(address) = EmailAddress::parse(from) else {
            return Ok(None);
        };
        let hash = cloud.address_hash(address.normalised());
        let owner = cloud.owner_of_address(&hash).await?;
        Ok(owner.filter(|person| policy.active.roster.get(person).is_some()))
    }
}
