//! Whom a lead may be the same person as: whoever leads the team is told where the two can be merged.

use cloud::CloudError;
use followup::lead::Lead;
use followup::merging::{kept_first, may_merge};
use followup::template::Markup;
use wording::script::whom;

use super::reader::TeamReader;
use crate::case::Case;

/// That the lead may be the same person as another that is linked to it, and the way to where they can be merged; nothing for whoever does
/// not lead the team, and of leads that only share a company.
pub(crate) async fn perhaps_same(
    reader: &TeamReader<'_>,
    case: &Case,
) -> Result<Markup, CloudError> {
    let lead = &case.lead;
    if !reader.leads_the_team() || lead.same_company {
        return Ok(Markup::default());
    }
    for linked in &lead.linked {
        let Some(other) = reader.cloud.linked_lead(linked).await? else {
            continue;
        };
        if can_be_merged(lead, &other.lead) {
            let inquiry = reader
                .cloud
                .inquiry(&other.lead.id, &other.lead.inquiry)
                .await?;
            let (words, name) = (reader.words(), whom(reader.words(), inquiry.as_ref()));
            let said = Markup::paragraph(&words.perhaps_same_person(&name));
            return Ok(Markup::join([said, reader.buttons().merge(lead)]));
        }
    }
    Ok(Markup::default())
}

/// Whether the page of the one offers to merge the other with it.
fn can_be_merged(lead: &Lead, other: &Lead) -> bool {
    if other.same_company {
        return false;
    }
    let (kept, away) = kept_first(lead, other);
    may_merge(kept, away)
}
