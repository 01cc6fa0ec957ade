//! The deputy's part: what nobody has done anything about, or decided, that is on the manager's list, while the manager is there.

use cloud::CloudError;
use followup::ids::LeadId;
use followup::lead::{Lead, Queue};
use followup::lists::{without_action_at, without_decision_at};
use followup::overview::OpenFacts;
use wording::counted;

use super::day::MorningList;
use super::demands;
use super::found::found;
use crate::case::Case;
use crate::digest::everybody::why;
use crate::team::line::DigestLine;

/// Adds what has had no action for two working days. It is said each day, until somebody acts.
pub(super) async fn add(day: &mut MorningList<'_>) -> Result<(), CloudError> {
    let reader = day.reader;
    let words = reader.words();
    let roster = &reader.active.active.roster;
    let (Some(manager), Some(deputy)) = (roster.manager(), roster.deputy()) else {
        return Ok(());
    };
    if deputy.id != reader.person.id {
        return Ok(());
    }
    let team = reader.cloud.team(&reader.active.active).await?;
    // Who stands in has the whole list, as a mail of its own.
    if team.stands_in(roster, reader.now).is_some() {
        return Ok(());
    }
    let mut demands = reader.cloud.for_manager().await?.demands;
    let calendar = reader.active.calendar();
    demands.retain(|(_, since)| without_decision_at(calendar, *since) <= reader.now);
    let demands = demands::lines(day, &demands, &[]).await?;
    day.section(words.list_demands(), demands);
    // The reader's own leads are theirs already.
    let may_wait = |facts: &OpenFacts| {
        let is_anothers = facts.rep.as_ref() != Some(&reader.person.id);
        let is_queued = facts.queue == Some(Queue::Manager);
        is_queued || is_anothers && facts.is_the_managers(reader.now)
    };
    let mut waiting = Vec::new();
    for id in found(day, may_wait).await? {
        waiting.extend(without_action(day, &id).await?);
    }
    let count = waiting.len();
    if count == 0 {
        return Ok(());
    }
    let says = day.says;
    let is_news = |case: &Case| {
        let at = without_action_at(&case.policy, &case.lead, reader.now);
        at.is_some_and(|at| says.says(at))
    };
    let (new, before): (Vec<Case>, Vec<Case>) = waiting.into_iter().partition(is_news);
    let before = day.count_as_before(before);
    let mut lines: Vec<DigestLine> = Vec::new();
    for case in new.into_iter().chain(before) {
        let case = case.with_notes(reader.cloud, reader.now).await?;
        let why = why(reader, &case);
        lines.push(day.take_with(&case, &why, case.noted_in_short(reader.now)));
    }
    day.section(words.list_of_the_deputy(), lines);
    day.add_below(words.deputy_no_action(counted(count), &manager.name));
    Ok(())
}

/// A lead, if it is not the reader's and has had no action for two working days. Who asked for nothing waits for nobody.
async fn without_action(
    day: &mut MorningList<'_>,
    id: &LeadId,
) -> Result<Option<Case>, CloudError> {
    let reader = day.reader;
    let Some(case) = day.unseen(id).await? else {
        return Ok(None);
    };
    let is_due = |lead: &Lead| {
        let at = without_action_at(&case.policy, lead, reader.now);
        !reader.has(lead) && !lead.asked_for_nothing() && at.is_some_and(|at| at <= reader.now)
    };
    Ok(is_due(&case.lead).then_some(case))
}
