//! Everybody's open leads: of people with any role, and of people who have left.

use cloud::CloudError;
use followup::ids::{LeadId, PersonId};
use followup::lead::Lead;
use wording::{Words, counted};

use crate::case::Case;
use crate::team::choices::holder;
use crate::team::reader::TeamReader;

/// Everybody who may have a lead: the team, and who was in it.
pub(super) async fn everybody(reader: &TeamReader<'_>) -> Result<Vec<PersonId>, CloudError> {
    let team = reader.cloud.loads().await?;
    Ok(team.everybody(&reader.active.active.roster))
}

/// Who has it, and what it waits for.
pub(super) fn why(reader: &TeamReader<'_>, case: &Case) -> String {
    let waits = case.waits_for(reader.now);
    format!("{}, {waits}", holder(reader, case))
}

/// A lead of this person; nothing, when it is somebody else's by now.
pub(super) async fn lead_of(
    reader: &TeamReader<'_>,
    person: &PersonId,
    id: &LeadId,
) -> Result<Option<Lead>, CloudError> {
    let stored = reader.cloud.resolved_lead(id).await?;
    let lead = stored.map(|stored| stored.lead);
    Ok(lead.filter(|lead| lead.rep() == Some(person)))
}

/// That more leads are open than a list has looked at.
pub(super) fn unread(words: Words, more: usize) -> String {
    words.unread_of_all(counted(more))
}
