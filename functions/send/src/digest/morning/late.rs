//! What nobody did in time, whoever has it.

use calendar::Instant;
use cloud::CloudError;
use followup::lead::Lead;
use followup::next_work::overdue_from;
use followup::overview::{OpenFacts, OpenState};
use followup::policy::Policy;
use followup::template::Markup;
use followup::work;
use wording::counted;

use super::day::MorningList;
use super::found::found;
use crate::case::Case;
use crate::digest::everybody::why;
use crate::mail::phrases::names;
use crate::team::choices::holder;
use crate::team::line::DigestLine;
use crate::team::perhaps_same::perhaps_same;
use crate::team::reader::TeamReader;

/// Overdue leads on other lists that are named; the rest is counted.
const MAX_NAMED: usize = 3;

/// What of everybody's leads is not on the manager's list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Elsewhere {
    /// Overdue, and not the manager's yet: on the lists of those who have them. The first of them, by name.
    named: Vec<String>,
    /// How many of those there are besides.
    overdue: usize,
}

/// The leads that nobody took care of in time, and what of the others there is to say.
pub(super) async fn of_everybody(
    day: &mut MorningList<'_>,
) -> Result<(Vec<DigestLine>, Elsewhere), CloudError> {
    let reader = day.reader;
    let (roster, now, until) = (&reader.active.active.roster, reader.now, day.until());
    let (mut late, mut before) = (Vec::new(), Vec::new());
    let mut elsewhere = Elsewhere::default();
    let may_be_late = |facts: &OpenFacts| {
        let is_late = facts.is_on_the_managers_list(roster, now) || facts.is_late(now);
        // An hour that was planned is over before its clock says so, and what was planned for yesterday is due today.
        let is_of_today = facts.next_at.is_some_and(|at| at <= until);
        let is_planned = facts.state == OpenState::InConversation && is_of_today;
        facts.rep.is_some() && (is_late || is_planned)
    };
    for id in found(day, may_be_late).await? {
        let Some(case) = day.unseen(&id).await? else {
            continue;
        };
        if case.lead.rep().is_none() {
            continue;
        }
        if work::is_on_the_managers_list(&case.policy, &case.lead, now) {
            if day.take_long(&case) {
                continue;
            }
            if day.says.says_manager(&case.policy, &case.lead) {
                late.push(line(day, case).await?);
            } else {
                day.seen.insert(case.lead.id.clone());
                before.push(case);
            }
        } else if is_overdue(&case.policy, &case.lead, now) {
            elsewhere.add_overdue(reader, &case);
            day.note_late_elsewhere();
        }
    }
    for case in day.count_as_before(before) {
        late.push(line(day, case).await?);
    }
    Ok((late, elsewhere))
}

/// Whether it should be done by now: by the clock of whoever has it, with whatever they owe; by the hour for which it was planned; or by what
/// they were promised before it was theirs.
fn is_overdue(policy: &Policy, lead: &Lead, now: Instant) -> bool {
    let is_owed = !lead.owed.is_empty();
    let of_all = overdue_from(policy, lead).filter(|_| is_owed);
    let mut due = work::due_at(policy, lead).into_iter().chain(of_all);
    let planned = work::agreed_for(lead).is_some_and(|at| at < now);
    due.any(|at| at < now) || planned || work::late(policy, lead, now).is_some()
}

impl Elsewhere {
    fn add_overdue(&mut self, reader: &TeamReader<'_>, case: &Case) {
        if self.named.len() == MAX_NAMED {
            self.overdue += 1;
            return;
        }
        self.named
            .push(format!("{} ({})", case.name(), holder(reader, case)));
    }
}

async fn line(day: &mut MorningList<'_>, case: Case) -> Result<DigestLine, CloudError> {
    let reader = day.reader;
    let case = case.with_notes(reader.cloud, reader.now).await?;
    let why = why(reader, &case);
    let standing = case.standing_in_short(reader.now, reader.is_manager_in_person());
    let same = perhaps_same(reader, &case).await?;
    let below = Markup::join([standing, case.noted_in_short(reader.now), same]);
    Ok(day.take_with(&case, &why, below))
}

/// What is said of everything that is not on the manager's list: that it is on time only if it is.
///
/// `is_all`: nothing was cut off the list.
pub(super) async fn of_the_rest(
    reader: &TeamReader<'_>,
    elsewhere: &Elsewhere,
    is_all: bool,
) -> Result<Vec<String>, CloudError> {
    let (words, mut said) = (reader.words(), Vec::new());
    if !elsewhere.named.is_empty() {
        let count = counted(elsewhere.named.len() + elsewhere.overdue);
        let names = names(words, &elsewhere.named, elsewhere.overdue);
        said.push(words.overdue_elsewhere(count, &names));
    }
    let decided = reader.cloud.has_caught_up(reader.now).await?;
    if said.is_empty() && is_all && decided {
        said.push(words.all_else_on_time());
    }
    Ok(said)
}
