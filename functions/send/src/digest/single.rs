//! The mail of a notice that goes out at once.

use cloud::CloudError;
use followup::digest::Digest;
use followup::message::Notice;

use crate::notice::kind::About;
use crate::notice::{mail, relevant};
use crate::team::content::Composed;
use crate::team::reader::TeamReader;

/// The mail of the first notice that has something to say.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    for notice in notices {
        let Some(case) = relevant(reader, notice).await? else {
            continue;
        };
        let about = About {
            reader,
            notice,
            case: &case,
        };
        match mail(&about, digest).await? {
            Composed::Nothing => {}
            composed @ (Composed::Mail { .. } | Composed::Unrenderable(_)) => return Ok(composed),
        }
    }
    Ok(Composed::Nothing)
}
