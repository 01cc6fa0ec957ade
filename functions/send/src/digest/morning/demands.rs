//! Who demands that what is kept of them be erased: the law gives a time for it, and the list says it until somebody has decided.

use calendar::Instant;
use cloud::CloudError;
use followup::ids::LeadId;
use followup::law::erasure_due_at;
use followup::message::{LeftAloneNews, Notice, NoticeKind};
use followup::template::Markup;

use super::day::MorningList;
use crate::case::Case;
use crate::team::choices::erase;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

/// Demands that one list reads at most, the oldest first; the others are counted.
const MAX_DEMANDS: usize = 40;

/// The lines of these demands, but for those that a notice speaks of.
pub(super) async fn lines(
    day: &mut MorningList<'_>,
    demands: &[(LeadId, Instant)],
    notices: &[Notice],
) -> Result<Vec<DigestLine>, CloudError> {
    let reader = day.reader;
    let demanded = NoticeKind::LeftAlone {
        news: LeftAloneNews::ErasureDemanded,
    };
    let is_told = |lead: &LeadId| {
        let mut told = notices.iter().filter(|notice| notice.kind == demanded);
        told.any(|notice| notice.lead == *lead)
    };
    let mut lines = Vec::new();
    for (id, _) in demands.iter().take(MAX_DEMANDS) {
        if is_told(id) {
            continue;
        }
        if let Some(case) = day.read(id).await? {
            lines.extend(line(reader, &case));
        }
    }
    let more = demands.len().saturating_sub(MAX_DEMANDS);
    if more > 0 {
        let said = reader.words().list_more(&more.to_string());
        lines.push(DigestLine::undated(Markup::text(&said)));
    }
    Ok(lines)
}

/// Until when it is to be erased. Nothing, where it has been decided meanwhile.
fn line(reader: &TeamReader<'_>, case: &Case) -> Option<DigestLine> {
    let due = erasure_due_at(case.lead.demanded_since()?);
    let (words, times) = (reader.words(), reader.times());
    let date = times.date(due);
    let what = if times.is_day_over(due, reader.now) {
        words.demand_over(&date)
    } else {
        words.demand_until(&date)
    };
    Some(DigestLine::saying(case, &what, erase(reader, case)).due_at(due))
}
