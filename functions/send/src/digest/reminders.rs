//! Reminders and calls due, gathered by the hour.

use cloud::CloudError;
use followup::digest::Digest;
use followup::message::{Notice, NoticeKind};
use followup::template::Markup;

use super::gathered::{WAITING, relevant, render};
use crate::team::choices::buttons;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;
use crate::team::task::step_due;

/// Puts the mail together. One call alone is a mail of its own, with what to say.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    let gathered = relevant(reader, notices).await?;
    match gathered.as_slice() {
        [] if reader.more == 0 => return Ok(Composed::Nothing),
        [(case, NoticeKind::CallDue)] if reader.more == 0 => {
            return step_due(reader, digest, case, false).await;
        }
        _ => {}
    }
    let lines = gathered
        .iter()
        .map(|(case, _)| {
            let why = case.waits_for(reader.now);
            let noted = case.noted_in_short(reader.now);
            let below = Markup::join([noted, buttons(reader, case)]);
            DigestLine::new(case, why, below, reader.now)
        })
        .collect();
    Ok(render(reader, digest, WAITING, &gathered, lines))
}
