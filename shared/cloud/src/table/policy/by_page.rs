//! What whoever leads the team changed on its page, and another policy would undo in the place of the one in force.

use followup::ids::PolicyVersion;
use followup::policy::Policy;
use followup::team::Person;
use followup::team_file::{PersonChange, changes};

use super::history::{Changed, PolicyChange};
use crate::{Cloud, CloudError};

/// Changes that were made on the page of the team since the last push, and of whom another policy would undo them.
#[derive(Debug, Clone, PartialEq)]
pub struct UndoneByPolicy {
    /// The changes, the last first.
    pub by_page: Vec<PolicyChange>,
    /// Of whom: as they are in force, or, who left, as the other policy has them.
    pub people: Vec<Person>,
}

impl Cloud {
    /// What was changed on the page of the team since a version was pushed of which `active` was made: that version, and the changes, the last first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn changes_by_page(
        &self,
        active: &PolicyVersion,
    ) -> Result<(PolicyVersion, Vec<PolicyChange>), CloudError> {
        let mut pushed = active.clone();
        let mut by_page = Vec::new();
        let until_the_push = |change: PolicyChange| match &change.what {
            Changed::Activated {
                version, made_from, ..
            } if *version == pushed => {
                let Some(before) = made_from.clone() else {
                    return true;
                };
                by_page.push(change);
                pushed = before;
                false
            }
            Changed::Activated { .. }
            | Changed::Withdrawn { .. }
            | Changed::Proposed { .. }
            | Changed::Refused { .. }
            | Changed::TakenBack { .. } => false,
        };
        self.changes_newest_first(until_the_push).await?;
        Ok((pushed, by_page))
    }

    /// What another policy would undo in the place of the one in force; nothing, if all that the page changed is in it.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn undone_by(
        &self,
        active: &Policy,
        other: &Policy,
    ) -> Result<Option<UndoneByPolicy>, CloudError> {
        let (pushed, by_page) = self.changes_by_page(&active.version).await?;
        self.undone_since(&pushed, by_page, active, other).await
    }

    /// The same, where it is known which version was pushed last and what the page changed since. Where that version can no longer be
    /// read, the page counts as having changed everybody of whom the two differ.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn undone_since(
        &self,
        pushed: &PolicyVersion,
        by_page: Vec<PolicyChange>,
        active: &Policy,
        other: &Policy,
    ) -> Result<Option<UndoneByPolicy>, CloudError> {
        if by_page.is_empty() {
            return Ok(None);
        }
        let roster = &other.active.roster;
        let before = match self.policy(pushed).await {
            // What it said is not known any more: all that differs counts as changed on the page.
            Err(error) if !error.worth_retrying() => None,
            before => Some(before?),
        };
        let before = before.as_ref().map_or(roster, |one| &one.active.roster);
        let of_page = changes(before, &active.active.roster);
        let lost = of_page.into_iter().filter_map(|change| match change {
            PersonChange::Joins(person) | PersonChange::Differs(_, person) => {
                (roster.get(&person.id) != Some(person)).then_some(person)
            }
            PersonChange::Leaves(person) => roster.get(&person.id),
        });
        let people: Vec<Person> = lost.cloned().collect();
        Ok((!people.is_empty()).then_some(UndoneByPolicy { by_page, people }))
    }
}
