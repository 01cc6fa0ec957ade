//! What the manager hears of, gathered by the hour.

use cloud::CloudError;
use followup::digest::Digest;
use followup::message::Notice;
use followup::template::MailKind;

use super::gathered::{relevant, render};
use crate::notice::kind::Together;
use crate::notice::why;
use crate::team::choices::line_with_holder;
use crate::team::content::Composed;
use crate::team::reader::TeamReader;

const ESCALATIONS: Together = Together {
    mail: MailKind::Escalations,
    headline: "Please look",
};

/// Puts the mail together.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    let gathered = relevant(reader, notices).await?;
    if gathered.is_empty() && reader.more == 0 {
        return Ok(Composed::Nothing);
    }
    let lines = gathered
        .iter()
        .map(|(case, kind)| line_with_holder(reader, case, why(kind, case, reader.now)))
        .collect();
    Ok(render(reader, digest, ESCALATIONS, &gathered, lines))
}
