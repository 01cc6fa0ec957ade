//! A change of the team: made of the active policy, checked whole, pushed and put in force.

use std::collections::BTreeSet;
use std::sync::Arc;

use cloud::CloudError;
use cloud::table::policy::ActivateError;
use followup::ids::{PersonId, PolicyVersion};
use followup::policy::{Policy, PolicyFiles, PolicyFinding};
use followup::team_file::{TeamEdit, proposed_id};

use super::typed::TEAM_FILE;
use crate::access::Visit;
use crate::refused::NotServed;

/// Proposals for a short name that are looked up.
const MAX_PROPOSALS: usize = 20;

/// What became of a change.
pub(super) enum TeamChangeResult {
    /// It holds: the policy as it is now.
    Holds(Arc<Policy>),
    /// It changes nothing.
    Same,
    /// Another version is active by now.
    Meanwhile,
    /// It cannot be: what is wrong, in English, and the text that the file would have.
    Wrong(Vec<PolicyFinding>, String),
}

/// Makes a change of what was active when the page was made.
pub(super) async fn make(
    visit: &Visit<'_>,
    policy: &Arc<Policy>,
    made_from: &PolicyVersion,
    edit: &TeamEdit,
    by: &PersonId,
) -> Result<TeamChangeResult, NotServed> {
    let files = match changed(visit, made_from, edit).await {
        Ok(Ok(files)) => files,
        Ok(Err(finding)) => return Ok(TeamChangeResult::Wrong(vec![finding], String::new())),
        // No page was made from what was never pushed.
        Err(CloudError::NoPolicy { .. }) => return Ok(TeamChangeResult::Meanwhile),
        Err(error) => return Err(error.into()),
    };
    if files.version() == *made_from && *made_from == policy.version {
        return Ok(TeamChangeResult::Same);
    }
    // Pressed twice, or once more after an answer that was lost: it holds already.
    if files.version() == policy.version {
        return Ok(TeamChangeResult::Holds(Arc::clone(policy)));
    }
    if *made_from != policy.version {
        return Ok(TeamChangeResult::Meanwhile);
    }
    if let Err(findings) = Policy::compile(&files) {
        let text = files.get(TEAM_FILE).unwrap_or_default().to_owned();
        return Ok(TeamChangeResult::Wrong(findings, text));
    }
    let changed = visit
        .cloud
        .change_policy(made_from, &files, by.as_str(), visit.now);
    match changed.await {
        Ok(policy) => Ok(TeamChangeResult::Holds(policy)),
        Err(ActivateError::Raced) => Ok(TeamChangeResult::Meanwhile),
        Err(ActivateError::Cloud(error)) => Err(error.into()),
        Err(
            error @ (ActivateError::Withdrawn { .. }
            | ActivateError::Itself { .. }
            | ActivateError::NoneActive
            | ActivateError::TooMany),
        ) => Ok(TeamChangeResult::Wrong(
            vec![finding(error.to_string())],
            String::new(),
        )),
    }
}

/// The files of a version with the change in them, or why there are none.
async fn changed(
    visit: &Visit<'_>,
    made_from: &PolicyVersion,
    edit: &TeamEdit,
) -> Result<Result<PolicyFiles, PolicyFinding>, CloudError> {
    let mut files = visit.cloud.policy_sources(made_from).await?;
    let text = files.get(TEAM_FILE).unwrap_or_default();
    Ok(match edit.apply(text) {
        Ok(text) => {
            files.files.insert(TEAM_FILE.to_owned(), text);
            Ok(files)
        }
        Err(error) => Err(finding(error.to_string())),
    })
}

fn finding(reason: String) -> PolicyFinding {
    PolicyFinding {
        file: TEAM_FILE.to_owned(),
        line: None,
        reason,
        proposal: String::new(),
    }
}

/// Whether somebody has a short name or ever had it: an id is never given to somebody else.
pub(super) async fn is_taken(
    visit: &Visit<'_>,
    policy: &Policy,
    id: &PersonId,
) -> Result<bool, NotServed> {
    Ok(policy.active.roster.get(id).is_some() || visit.cloud.is_known_member(id).await?)
}

/// A short name for somebody who joins, which nobody has or had; none, if all that come to mind are taken.
pub(super) async fn free_id(
    visit: &Visit<'_>,
    policy: &Policy,
    name: &str,
) -> Result<Option<PersonId>, NotServed> {
    let mut taken = BTreeSet::new();
    for _ in 0..MAX_PROPOSALS {
        let id = proposed_id(name, |id| taken.contains(id));
        if !is_taken(visit, policy, &id).await? {
            return Ok(Some(id));
        }
        taken.insert(id.to_string());
    }
    Ok(None)
}
