//! A change of the team: made of the active policy, checked whole, and pushed and put in force; or proposed, where two have to agree to it.

use std::collections::BTreeSet;
use std::sync::Arc;

use cloud::CloudError;
use cloud::table::policy::{ActivateError, ProposeError};
use followup::ids::{PersonId, PolicyVersion};
use followup::policy::{Policy, PolicyFiles, PolicyFinding, TeamChanges};
use followup::proposal::{PolicyProposal, ProposedChange};
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
    /// Somebody else has to confirm it.
    Proposed,
    /// As many proposals wait as may.
    Full,
    /// It changes nothing.
    Same,
    /// Another version is active by now.
    Meanwhile,
    /// What was to be confirmed is not proposed any more.
    NotProposed,
    /// It cannot be: what is wrong, in English, and the text that the file would have.
    Wrong(Vec<PolicyFinding>, String),
}

/// A change that somebody asks for.
pub(super) struct WantedChange<'a> {
    /// The version of the policy that the page was made from.
    pub(super) made_from: &'a PolicyVersion,
    /// What is to be different.
    pub(super) edit: &'a TeamEdit,
    /// Who asks for it.
    pub(super) by: &'a PersonId,
    /// The proposal in whose place it comes, because another change overtook that.
    pub(super) anew: Option<&'a PolicyProposal>,
}

/// Makes a change of what was active when the page was made; where two have to agree to it, proposes it.
pub(super) async fn make(
    visit: &Visit<'_>,
    policy: &Arc<Policy>,
    wanted: &WantedChange<'_>,
) -> Result<TeamChangeResult, NotServed> {
    let made_from = wanted.made_from;
    let files = match changed(visit, made_from, wanted.edit).await? {
        Ok(files) => files,
        Err(result) => return Ok(result),
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
    if let Some(wrong) = wrong(&files) {
        return Ok(wrong);
    }
    match policy.active.team_changes {
        TeamChanges::Nobody => Ok(TeamChangeResult::Same),
        TeamChanges::One => put_in_force(visit, made_from, &files, wanted.anew, wanted.by).await,
        TeamChanges::Two => {
            propose(visit, policy, wanted.by, wanted.edit.clone(), wanted.anew).await
        }
    }
}

/// Makes what somebody else proposed, of the version of which they proposed it.
pub(super) async fn confirm(
    visit: &Visit<'_>,
    proposal: &PolicyProposal,
    by: &PersonId,
) -> Result<TeamChangeResult, NotServed> {
    let edit = match &proposal.what {
        ProposedChange::Team(edit) => edit,
        ProposedChange::InForce(version) => {
            let cloud = visit.cloud;
            let confirmed = cloud.confirm_version(version, proposal, by.as_str(), visit.now);
            return activated(confirmed.await);
        }
    };
    let files = match changed(visit, &proposal.made_from, edit).await? {
        Ok(files) => files,
        Err(result) => return Ok(result),
    };
    if let Some(wrong) = wrong(&files) {
        return Ok(wrong);
    }
    put_in_force(visit, &proposal.made_from, &files, Some(proposal), by).await
}

/// Proposes what is to be different from what holds now, in the place of a proposal that another change overtook, if there is one.
pub(super) async fn propose(
    visit: &Visit<'_>,
    policy: &Policy,
    by: &PersonId,
    what: impl Into<ProposedChange>,
    anew: Option<&PolicyProposal>,
) -> Result<TeamChangeResult, NotServed> {
    let proposal = PolicyProposal::new(by, visit.now, &policy.version, what);
    let anew = anew.map(|one| &one.id);
    let proposed = visit.cloud.propose_change(&proposal, anew, &policy.active);
    match proposed.await {
        Ok(()) => Ok(TeamChangeResult::Proposed),
        Err(ProposeError::Full) => Ok(TeamChangeResult::Full),
        Err(error @ ProposeError::TooLong) => Ok(refused(error.to_string())),
        Err(ProposeError::Cloud(error)) => Err(error.into()),
    }
}

async fn put_in_force(
    visit: &Visit<'_>,
    made_from: &PolicyVersion,
    files: &PolicyFiles,
    confirmed: Option<&PolicyProposal>,
    by: &PersonId,
) -> Result<TeamChangeResult, NotServed> {
    let cloud = visit.cloud;
    let changed = cloud.change_policy(made_from, files, confirmed, by.as_str(), visit.now);
    activated(changed.await)
}

/// What became of a version that was to be put in force.
fn activated(result: Result<Arc<Policy>, ActivateError>) -> Result<TeamChangeResult, NotServed> {
    match result {
        Ok(policy) => Ok(TeamChangeResult::Holds(policy)),
        Err(ActivateError::Raced) => Ok(TeamChangeResult::Meanwhile),
        Err(ActivateError::NotProposed) => Ok(TeamChangeResult::NotProposed),
        Err(ActivateError::Cloud(error)) => Err(error.into()),
        Err(
            error @ (ActivateError::Withdrawn { .. }
            | ActivateError::Itself { .. }
            | ActivateError::NoneActive
            | ActivateError::TooMany),
        ) => Ok(refused(error.to_string())),
    }
}

/// What the check of the whole policy finds.
fn wrong(files: &PolicyFiles) -> Option<TeamChangeResult> {
    let findings = Policy::compile(files).err()?;
    let text = files.get(TEAM_FILE).unwrap_or_default().to_owned();
    Some(TeamChangeResult::Wrong(findings, text))
}

fn refused(reason: String) -> TeamChangeResult {
    TeamChangeResult::Wrong(vec![finding(reason)], String::new())
}

/// The files of a version with the change in them, or what keeps it out of them.
async fn changed(
    visit: &Visit<'_>,
    made_from: &PolicyVersion,
    edit: &TeamEdit,
) -> Result<Result<PolicyFiles, TeamChangeResult>, NotServed> {
    let mut files = match visit.cloud.policy_sources(made_from).await {
        Ok(files) => files,
        // No page was made from what was never pushed.
        Err(CloudError::NoPolicy { .. }) => return Ok(Err(TeamChangeResult::Meanwhile)),
        Err(error) => return Err(error.into()),
    };
    let text = files.get(TEAM_FILE).unwrap_or_default();
    Ok(match edit.apply(text) {
        Ok(text) => {
            files.files.insert(TEAM_FILE.to_owned(), text);
            Ok(files)
        }
        Err(error) => Err(refused(error.to_string())),
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
