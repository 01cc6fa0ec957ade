//! The mail of a notice that goes out at once; of several that came in one minute, a list.

use cloud::CloudError;
use followup::digest::Digest;
use followup::message::Notice;

use super::gathered::{LeadWithNotice, WAITING, render};
use crate::notice::kind::{About, Together};
use crate::notice::{line, mail, relevant, together};
use crate::team::content::Composed;
use crate::team::reader::TeamReader;

/// Puts the mail together.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    match compose_list(reader, digest, notices).await? {
        Some(composed) => Ok(composed),
        None => compose_one(reader, digest, notices).await,
    }
}

/// The mail of the first notice that has something to say.
async fn compose_one(
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

/// What comes due for several leads in one minute, as a list in which each has its own buttons.
async fn compose_list(
    reader: &TeamReader<'_>,
    digest: &Digest,
    notices: &[Notice],
) -> Result<Option<Composed>, CloudError> {
    if notices.len() < 2 {
        return Ok(None);
    }
    let (mut lines, mut gathered) = (Vec::new(), Vec::new());
    for notice in notices {
        let Some(case) = relevant(reader, notice).await? else {
            continue;
        };
        let about = About {
            reader,
            notice,
            case: &case,
        };
        if together(&notice.kind).is_some()
            && let Some(line) = line(&about).await?
        {
            lines.push(line);
            gathered.push((case, notice.kind.clone()));
        }
    }
    if lines.len() < 2 && reader.more == 0 {
        return Ok(None);
    }
    let how = of_all(&gathered);
    Ok(Some(render(reader, digest, how, &gathered, lines)))
}

/// How they are listed: as their kind is, when they are all of one.
fn of_all(gathered: &[LeadWithNotice]) -> Together {
    let mut kinds = gathered.iter().map(|(_, kind)| together(kind));
    let first = kinds.next().flatten();
    first
        .filter(|_| kinds.all(|one| one == first))
        .unwrap_or(WAITING)
}
