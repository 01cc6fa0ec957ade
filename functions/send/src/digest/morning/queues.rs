//! What waits in a queue for somebody to decide.

use cloud::CloudError;
use followup::lead::{Owner, Queue};
use followup::template::Markup;
use followup::work;

use super::day::MorningList;
use super::of_lists::OfLists;
use crate::case::Case;
use crate::team::line::DigestLine;
use crate::team::perhaps_same::perhaps_same;
use crate::team::unwanted::{FEW, line_of_all, looks_unwanted};

/// What waits in a queue.
pub(super) async fn waiting(
    day: &mut MorningList<'_>,
    queue: Queue,
) -> Result<Vec<DigestLine>, CloudError> {
    let words = day.reader.words();
    let (mut waiting, mut unwanted) = (Vec::new(), Vec::new());
    let mut of_lists = OfLists::default();
    let owned = day.reader.cloud.queued(queue).await?;
    if owned.more > 0 {
        day.add_unread(words.unread_of_queue(&owned.more.to_string()));
    }
    for id in owned.leads {
        let Some(case) = day.unseen(&id).await? else {
            continue;
        };
        if case.lead.owner() == Some(Owner::Queue(queue)) && case.lead.asked_for_nothing() {
            of_lists.add(day, &case);
            continue;
        }
        if work::is_for_later(&case.policy, &case.lead, day.until()) {
            day.seen.insert(case.lead.id.clone());
            continue;
        }
        if looks_unwanted(&case) {
            day.seen.insert(case.lead.id.clone());
            unwanted.push(case);
            continue;
        }
        // A lead that was asked a question waits for the answer, and for nobody here.
        let waits = case.lead.owner() == Some(Owner::Queue(queue))
            && work::due_at(&case.policy, &case.lead).is_some();
        if waits && !day.take_long(&case) {
            day.seen.insert(case.lead.id.clone());
            waiting.push(case);
        }
    }
    let mut lines = of_unwanted(day, &mut waiting, unwanted);
    let says = day.says;
    let is_news = |case: &Case| says.says_queue(&case.policy, &case.lead);
    let (new, before): (Vec<Case>, Vec<Case>) = waiting.into_iter().partition(is_news);
    let before = day.count_as_before(before);
    for case in new.into_iter().chain(before) {
        lines.push(line(day, case).await?);
    }
    of_lists.close(day, words.list_nobody_has_room());
    Ok(lines)
}

async fn line(day: &mut MorningList<'_>, case: Case) -> Result<DigestLine, CloudError> {
    let case = case.with_notes(day.reader.cloud, day.reader.now).await?;
    let (now, is_manager) = (day.reader.now, day.reader.is_manager_in_person());
    let below = Markup::join([
        case.standing_in_short(now, is_manager),
        case.noted_in_short(now),
        perhaps_same(day.reader, &case).await?,
    ]);
    Ok(day.take_with(&case, &case.waits_for(now), below))
}

/// What looks unwanted: one line for all, while there is anything new among it; else it waits like the others.
fn of_unwanted(
    day: &MorningList<'_>,
    waiting: &mut Vec<Case>,
    unwanted: Vec<Case>,
) -> Vec<DigestLine> {
    let mut cases = unwanted.iter();
    let is_new = cases.any(|case| day.says.says_queue(&case.policy, &case.lead));
    if unwanted.len() > FEW && is_new {
        let all: Vec<&Case> = unwanted.iter().collect();
        return vec![line_of_all(day.reader, &all)];
    }
    waiting.extend(unwanted);
    Vec::new()
}
