//! Which open leads a list looks at that has to look at everybody's: those that may belong on it, as an index has them.

use cloud::CloudError;
use followup::ids::LeadId;
use followup::lead::Queue;
use followup::overview::OpenFacts;

use super::day::MorningList;

/// The open leads of which an index says this, whoever has them: those on the manager's list and in the manager's queue first, then those that are
/// late, and of each who has waited longest. Last come those of which the index cannot say how they stand.
pub(super) async fn found(
    day: &mut MorningList<'_>,
    belongs: impl Fn(&OpenFacts) -> bool,
) -> Result<Vec<LeadId>, CloudError> {
    let reader = day.reader;
    let open = reader.cloud.open_overview().await?;
    if !open.is_whole {
        day.add_unread(reader.words().unread_uncounted());
    }
    let roster = &reader.active.active.roster;
    let mut leads = open.leads;
    leads.retain(|(_, facts)| belongs(facts));
    leads.sort_by_key(|(_, facts)| {
        let is_queued = facts.queue == Some(Queue::Manager);
        let is_the_managers = is_queued || facts.is_on_the_managers_list(roster, reader.now);
        let late = facts.late_since(reader.now);
        let rank = match (is_the_managers, late) {
            (true, _) => 0,
            (false, Some(_)) => 1,
            (false, None) => 2,
        };
        (rank, late.unwrap_or(facts.asked_at), facts.asked_at)
    });
    let leads = leads.into_iter().map(|(id, _)| id);
    Ok(leads.chain(open.unread).collect())
}
