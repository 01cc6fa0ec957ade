//! Who demands that what is kept of them be erased: the law gives a time for it, and the list says it until somebody has decided.

use cloud::CloudError;
use followup::law::erasure_due_at;
use followup::lead::DemandToErase;
use followup::message::{LeftAloneNews, Notice, NoticeKind};

use super::day::MorningList;
use crate::case::Case;
use crate::team::choices::erase;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

/// The demands that wait for whoever leads the team, but for those that a notice speaks of; the oldest first.
pub(super) async fn undecided(
    day: &mut MorningList<'_>,
    notices: &[Notice],
) -> Result<Vec<DigestLine>, CloudError> {
    let reader = day.reader;
    let demanded = NoticeKind::LeftAlone {
        news: LeftAloneNews::ErasureDemanded,
    };
    let mut lines = Vec::new();
    for (id, _) in reader.cloud.for_manager().await?.demands {
        let mut told = notices.iter().filter(|notice| notice.kind == demanded);
        if told.any(|notice| notice.lead == id) {
            continue;
        }
        if let Some(case) = day.read(&id).await? {
            lines.extend(line(reader, &case));
        }
    }
    Ok(lines)
}

/// Until when it is to be erased. Nothing, where it has been decided meanwhile.
fn line(reader: &TeamReader<'_>, case: &Case) -> Option<DigestLine> {
    let demand = case.lead.demand.filter(DemandToErase::is_told)?;
    let due = erasure_due_at(demand.since);
    let (words, date) = (reader.words(), reader.times().date(due));
    let what = if due > reader.now {
        words.demand_until(&date)
    } else {
        words.demand_over(&date)
    };
    Some(DigestLine::saying(case, &what, erase(reader, case)).due_at(due))
}
