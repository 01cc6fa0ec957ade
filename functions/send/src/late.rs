//! What nobody did in time, whoever has it: people with any role, and people who have left.

use calendar::Instant;
use cloud::CloudError;
use followup::ids::{LeadId, PersonId};
use followup::lead::Lead;
use followup::policy::Policy;

use crate::case::Case;
use crate::compose::Reader;
use crate::duty;
use crate::lines::{self, Line, holder, waits_for};
use crate::morning::Day;

/// Decisions wait as long as this without being late: a sweep begins each minute.
const UNDECIDED: chrono::Duration = chrono::Duration::minutes(2);

/// What of everybody's leads is not on the manager's list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Elsewhere {
    /// Overdue, and not the manager's yet: on the list of whoever has it.
    overdue: usize,
    /// Open, and not looked at: somebody has more than can be read.
    unread: usize,
    /// Could not be read.
    broken: usize,
}

/// Everybody who may have a lead: the team, and who was in it.
async fn everybody(reader: &Reader<'_>) -> Result<Vec<PersonId>, CloudError> {
    let people = &reader.active.setting.roster.people;
    let mut all: Vec<PersonId> = people.iter().map(|person| person.id.clone()).collect();
    for load in reader.cloud.team().await?.loads {
        if !all.contains(&load.rep) {
            all.push(load.rep);
        }
    }
    Ok(all)
}

/// Whether the manager sees a lead that somebody else has: nobody did what was owed, or nobody is there to do it.
fn is_the_managers(reader: &Reader<'_>, policy: &Policy, lead: &Lead, now: Instant) -> bool {
    let has_left = lead
        .rep()
        .is_some_and(|rep| reader.active.setting.roster.get(rep).is_none());
    has_left || duty::is_the_managers(policy, lead, now)
}

/// Who has it, and what it waits for.
fn why(reader: &Reader<'_>, case: &Case) -> String {
    let waits = waits_for(case, reader.now);
    format!("{}, {waits}", holder(reader, case))
}

/// A lead of this person; nothing, when it is somebody else's by now.
async fn lead_of(
    reader: &Reader<'_>,
    person: &PersonId,
    id: &LeadId,
) -> Result<Option<Lead>, CloudError> {
    let stored = reader.cloud.resolved_lead(id).await?;
    let lead = stored.map(|stored| stored.lead);
    Ok(lead.filter(|lead| lead.rep() == Some(person)))
}

/// The leads that nobody took care of in time, and what of the others there is to say.
pub(crate) async fn of_everybody(day: &mut Day<'_>) -> Result<(Vec<Line>, Elsewhere), CloudError> {
    let reader = day.reader;
    let (mut late, mut elsewhere) = (Vec::new(), Elsewhere::default());
    for person in everybody(reader).await? {
        let owned = reader.cloud.owned(person.as_str()).await?;
        elsewhere.unread += owned.more;
        for id in owned.leads {
            if day.seen.contains(&id) || !day.may_look() {
                continue;
            }
            let lead = match lead_of(reader, &person, &id).await {
                Ok(Some(lead)) => lead,
                Ok(None) => continue,
                Err(error) if error.worth_retrying() => return Err(error),
                Err(error) => {
                    tracing::error!(lead = %id, %error, "a lead is left out of a list");
                    elsewhere.broken += 1;
                    continue;
                }
            };
            let policy = reader.cloud.policy_for(reader.active, &lead).await?;
            if is_the_managers(reader, &policy, &lead, reader.now) {
                let case = Case::of(reader.cloud, reader.active, lead).await?;
                let why = why(reader, &case);
                late.push(day.take(&case, &why));
            } else if duty::due_at(&policy, &lead).is_some_and(|at| at < reader.now) {
                elsewhere.overdue += 1;
            }
        }
    }
    Ok((late, elsewhere))
}

/// That somebody has more open leads than a list can look at.
pub(crate) fn unread(more: usize) -> String {
    format!("{more} more are open than this list has looked at: somebody has very many.")
}

/// What is said of everything that is not on the manager's list: that it is on time only if it is.
///
/// `is_all`: nothing was cut off the list.
pub(crate) async fn of_the_rest(
    reader: &Reader<'_>,
    elsewhere: &Elsewhere,
    is_all: bool,
) -> Result<Vec<String>, CloudError> {
    let mut said = Vec::new();
    if elsewhere.unread > 0 {
        said.push(unread(elsewhere.unread));
    }
    match elsewhere.overdue {
        0 => {}
        1 => said.push("One more is overdue, and on the list of whoever has it.".to_owned()),
        more => said.push(format!(
            "{more} more are overdue, and on the lists of those who have them."
        )),
    }
    let undecided = reader.cloud.undecided_since(reader.now).await?;
    let decided = undecided.is_none_or(|since| reader.now - since < UNDECIDED);
    if said.is_empty() && is_all && elsewhere.broken == 0 && decided {
        said.push("What is not on this list is in somebody's hands and on time.".to_owned());
    }
    Ok(said)
}

/// The leads that nobody has touched, and how many more are open than could be looked at.
pub(crate) async fn untouched(reader: &Reader<'_>) -> Result<(Vec<Line>, usize), CloudError> {
    let (mut lines, mut more) = (Vec::new(), 0);
    for person in everybody(reader).await? {
        let owned = reader.cloud.owned(person.as_str()).await?;
        more += owned.more;
        for id in owned.leads {
            let Some(lead) = lead_of(reader, &person, &id).await? else {
                continue;
            };
            if duty::is_untouched(&lead, reader.now) {
                let case = Case::of(reader.cloud, reader.active, lead).await?;
                let buttons = lines::buttons(reader, &case);
                lines.push(Line::new(&case, &why(reader, &case), buttons, reader.now));
            }
        }
    }
    Ok((lines, more))
}
