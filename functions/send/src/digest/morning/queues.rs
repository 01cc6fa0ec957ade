//! What waits in a queue for somebody to decide.

use cloud::CloudError;
use cloud::keys::QUEUE_SHARDS;
use followup::lead::{Owner, Queue};
use followup::work;

use super::day::MorningList;
use super::of_lists::OfLists;
use crate::team::line::DigestLine;

/// What waits in a queue.
pub(super) async fn waiting(
    day: &mut MorningList<'_>,
    queue: Queue,
) -> Result<Vec<DigestLine>, CloudError> {
    let (mut lines, mut of_lists) = (Vec::new(), OfLists::default());
    for shard in 0..QUEUE_SHARDS {
        let name = format!("{}#{shard}", Owner::Queue(queue));
        let owned = day.reader.cloud.owned(&name).await?;
        if owned.more > 0 {
            day.add_below(format!(
                "{} more wait for you than this list has looked at.",
                owned.more
            ));
        }
        for id in owned.leads {
            let Some(case) = day.unseen(&id).await? else {
                continue;
            };
            if case.lead.owner() == Some(Owner::Queue(queue)) && case.lead.asked_for_nothing() {
                of_lists.add(day, &case);
                continue;
            }
            // A lead that was asked a question waits for the answer, and for nobody here.
            let waits = case.lead.owner() == Some(Owner::Queue(queue))
                && work::due_at(&case.policy, &case.lead).is_some();
            if waits {
                let case = case.with_notes(day.reader.cloud).await?;
                let now = day.reader.now;
                lines.push(day.take_with(&case, case.waits_for(now), case.noted_in_short(now)));
            }
        }
    }
    of_lists.close(day, "From a list, and nobody has room");
    Ok(lines)
}
