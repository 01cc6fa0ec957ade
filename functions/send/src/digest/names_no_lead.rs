//! What the reader wrote in answer to a list names none of its leads, or several: which is meant?

use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Markup, Values, Variable};

use crate::case::Case;
use crate::team::content::{Composed, MailContent};
use crate::team::reader::TeamReader;

/// Leads of the reader that the mail names; how many more there are it says.
const MAX_NAMED: usize = 20;

/// The reader's own leads by name, for who answers with the one that is meant.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
) -> Result<Composed, CloudError> {
    let owned = reader.cloud.owned(reader.person.id.as_str()).await?;
    let mut more = owned.leads.len().saturating_sub(MAX_NAMED) + owned.more;
    let mut named = Vec::new();
    for id in owned.leads.iter().take(MAX_NAMED) {
        match Case::readable(reader, id).await? {
            Some(case) if reader.has(&case.lead) => named.push(case.who()),
            Some(_) => {}
            None => more += 1,
        }
    }
    let mut list = vec![Markup::items(named)];
    if more > 0 {
        let more = reader.words().list_more(&more.to_string());
        list.push(Markup::paragraph(&more));
    }
    let values = Values::new().markup(Variable::List, Markup::join(list));
    let content = MailContent::of_list(reader.active, MailKind::NamesNoLead, values, None);
    Ok(content.render(reader, digest))
}
