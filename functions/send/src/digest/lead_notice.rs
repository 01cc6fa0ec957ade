//! The mail of a notice that goes out at once; of several that came in one minute, a list.

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::message::Notice;

use super::gathered::{Gathered, WAITING, render};
use crate::notice::kind::{About, Together};
use crate::notice::{line, mail, relevant, together};
use crate::team::content::Composed;
use crate::team::reader::Reader;

/// Puts the mail together.
pub(crate) async fn compose(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    match compose_list(reader, bundle, notices).await? {
        Some(composed) => Ok(composed),
        None => compose_one(reader, bundle, notices).await,
    }
}

/// The mail of the first notice that has something to say.
async fn compose_one(
    reader: &Reader<'_>,
    bundle: &Bundle,
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
        match mail(&about, bundle).await? {
            Composed::Nothing => {}
            composed @ (Composed::Mail { .. } | Composed::Unrenderable(_)) => return Ok(composed),
        }
    }
    Ok(Composed::Nothing)
}

/// What comes due for several leads in one minute, as a list in which each has its own buttons.
async fn compose_list(
    reader: &Reader<'_>,
    bundle: &Bundle,
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
    Ok(Some(render(reader, bundle, how, &gathered, lines)))
}

/// How they are listed: as their kind is, when they are all of one.
fn of_all(gathered: &[Gathered]) -> Together {
    let mut kinds = gathered.iter().map(|(_, kind)| together(kind));
    let first = kinds.next().flatten();
    first
        .filter(|_| kinds.all(|one| one == first))
        .unwrap_or(WAITING)
}
