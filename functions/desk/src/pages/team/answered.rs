//! What is answered to a change that was made, proposed, or could not be: of the team, or of which version is in force.

use std::sync::Arc;

use followup::ids::PolicyVersion;
use followup::policy::Policy;
use followup::proposal::MAX_PROPOSALS;
use followup::team::Person;
use followup::team_file::TeamEdit;
use http::Response;
use lambda_http::Body;

use super::change::TeamChangeResult;
use super::form::Whom;
use super::typed::TypedEntry;
use super::view::{FormRefusal, ask, overview, overview_refusing};
use crate::access::{Visit, policy_here};
use crate::refused::NotServed;

/// The policy that is active right now, and not what this worker has known for up to a minute.
pub(super) async fn active(visit: &Visit<'_>) -> Result<Arc<Policy>, NotServed> {
    policy_here(visit.cloud, visit.now, true).await
}

/// The answer to what became of a change that was made of the team as it is.
pub(super) async fn answer(
    visit: &Visit<'_>,
    policy: &Policy,
    edit: &TeamEdit,
    mut typed: TypedEntry,
    result: TeamChangeResult,
) -> Result<Response<Body>, NotServed> {
    let words = visit.words(policy);
    let said = match result {
        TeamChangeResult::Holds(now) => {
            return overview(visit, &now, Some(&done(visit, policy, edit))).await;
        }
        TeamChangeResult::Wrong(findings, text) => {
            typed.take_findings(&findings, &text, position(policy, edit));
            let wrong = Some(&FormRefusal::Wrong);
            return Ok(ask(visit, policy, whom(policy, edit), &typed, wrong));
        }
        TeamChangeResult::Full => return full(visit, policy).await,
        TeamChangeResult::Proposed => words.team_page_proposed(),
        TeamChangeResult::Same => words.team_page_same(),
        TeamChangeResult::NotProposed => words.team_page_decided_already(),
        TeamChangeResult::Meanwhile => words.team_page_nothing(),
    };
    overview(visit, policy, Some(&said)).await
}

/// The answer to what became of a version that was to be put in force.
pub(super) async fn answer_of(
    visit: &Visit<'_>,
    policy: &Policy,
    version: &PolicyVersion,
    result: TeamChangeResult,
) -> Result<Response<Body>, NotServed> {
    let words = visit.words(policy);
    let said = match result {
        TeamChangeResult::Holds(now) => {
            let said = words.policy_now_in_force(version.as_str());
            return overview(visit, &now, Some(&said)).await;
        }
        TeamChangeResult::Wrong(findings, _) => {
            tracing::info!(?findings, %version, "a version was not put in force");
            return overview_refusing(visit, policy, 409, &words.policy_not_possible()).await;
        }
        TeamChangeResult::Full => return full(visit, policy).await,
        TeamChangeResult::Proposed => words.team_page_proposed(),
        TeamChangeResult::NotProposed => words.team_page_decided_already(),
        TeamChangeResult::Same | TeamChangeResult::Meanwhile => words.team_page_nothing(),
    };
    overview(visit, policy, Some(&said)).await
}

async fn full(visit: &Visit<'_>, policy: &Policy) -> Result<Response<Body>, NotServed> {
    let most = MAX_PROPOSALS.to_string();
    let why = visit.words(policy).team_page_full(&most);
    overview_refusing(visit, policy, 409, &why).await
}

/// Whom the form of a change is about.
fn whom<'a>(policy: &'a Policy, edit: &TeamEdit) -> Whom<'a> {
    match policy.active.roster.get(edit.person()) {
        Some(member) => Whom::Member(member),
        None => Whom::Newcomer,
    }
}

/// Where in the changed file the person stands whom a change is about: who joins comes last.
fn position(policy: &Policy, edit: &TeamEdit) -> usize {
    let people = &policy.active.roster.people;
    let is_theirs = |person: &Person| person.id == *edit.person();
    people.iter().position(is_theirs).unwrap_or(people.len())
}

/// What is said of a change that holds.
fn done(visit: &Visit<'_>, before: &Policy, edit: &TeamEdit) -> String {
    let words = visit.words(before);
    match edit {
        TeamEdit::Add(entry) => words.team_page_joined(entry.id.as_str(), &entry.name),
        TeamEdit::Change(entry) => words.team_page_changed(&entry.name),
        TeamEdit::Remove(id) => {
            let name = before
                .active
                .roster
                .get(id)
                .map(|person| person.name.clone());
            words.team_page_left(&name.unwrap_or_else(|| id.to_string()))
        }
    }
}
