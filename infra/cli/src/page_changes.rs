//! What whoever leads the team changed on its page, and a policy would undo that is pushed or started with.

use calendar::{Instant, format_instant};
use cloud::table::policy::PolicyChange;
use cloud::{Cloud, CloudError};
use followup::ids::{PersonId, PolicyVersion};
use followup::policy::Policy;
use followup::team_file::{PersonChange, changes};

/// Changes that were made on the page since the last push, and of which people another policy would undo them.
#[derive(Debug)]
pub struct Undone {
    /// Who made them, and when: the last first.
    by: Vec<(String, Instant)>,
    people: Vec<PersonId>,
}

impl Undone {
    /// What this policy would undo in the place of the one in force; nothing, if all that the page changed is in it.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub(crate) async fn by(
        cloud: &Cloud,
        active: &Policy,
        pushed: &Policy,
    ) -> Result<Option<Self>, CloudError> {
        let by_page = cloud.changes_by_page(&active.version).await?;
        Self::of(cloud, active, by_page, pushed).await
    }

    /// The same, where it is known which version was pushed last and what the page changed since.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub(crate) async fn of(
        cloud: &Cloud,
        active: &Policy,
        (since, by_page): (PolicyVersion, Vec<PolicyChange>),
        pushed: &Policy,
    ) -> Result<Option<Self>, CloudError> {
        let by: Vec<(String, Instant)> = by_page
            .into_iter()
            .map(|change| (change.by, change.at))
            .collect();
        if by.is_empty() {
            return Ok(None);
        }
        let before = cloud.policy(&since).await?;
        let roster = &pushed.active.roster;
        let of_page = changes(&before.active.roster, &active.active.roster);
        let lost = of_page.into_iter().filter_map(|change| match change {
            PersonChange::Joins(person) | PersonChange::Differs(_, person) => {
                (roster.get(&person.id) != Some(person)).then(|| person.id.clone())
            }
            PersonChange::Leaves(person) => roster.get(&person.id).map(|_| person.id.clone()),
        });
        let people: Vec<PersonId> = lost.collect();
        Ok((!people.is_empty()).then_some(Self { by, people }))
    }
}

impl std::fmt::Display for Undone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (who, at) in &self.by {
            writeln!(
                f,
                "{who} changed the team on its page at {}",
                format_instant(*at)
            )?;
        }
        let people: Vec<&str> = self.people.iter().map(PersonId::as_str).collect();
        write!(f, "this policy would undo it, for {}", people.join(", "))
    }
}
