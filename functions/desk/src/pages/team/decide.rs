//! What becomes of a proposal: somebody else confirms or refuses it, or whoever proposed it takes it back.

use std::sync::Arc;

use cloud::CloudError;
use cloud::table::policy::ProposalEnd;
use followup::ids::{PersonId, PolicyVersion, ProposalId};
use followup::policy::{Policy, TeamChanges};
use followup::proposal::{PolicyProposal, ProposedChange};
use followup::team_file::{PersonEntry, TeamEdit, TeamEditKind};
use http::Response;
use lambda_http::Body;

use super::answered::{active, answer, answer_of};
use super::change::{self, TeamChangeResult, WantedChange};
use super::field::{ANEW, CONFIRM, DO, PROPOSAL, REFUSE, TAKE_BACK};
use super::form::Whom;
use super::typed::{EntryFault, TypedEntry};
use super::view::{FormRefusal, ask, overview, overview_refusing};
use crate::access::Visit;
use crate::fields::PostedFields;
use crate::refused::NotServed;

/// What is decided of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProposalDecision {
    Confirm,
    Refuse,
    TakeBack,
    /// Another change overtook it, and it is proposed once more, of the team as it is now.
    Anew,
}

impl ProposalDecision {
    /// The decision that a post asks for; none, when it asks for a change.
    pub(super) fn of(fields: &PostedFields) -> Option<Self> {
        match fields.get(DO)? {
            CONFIRM => Some(Self::Confirm),
            REFUSE => Some(Self::Refuse),
            TAKE_BACK => Some(Self::TakeBack),
            ANEW => Some(Self::Anew),
            _ => None,
        }
    }
}

/// Decides of the proposal that a post names. Whoever is here leads the team.
pub(super) async fn decide(
    visit: &Visit<'_>,
    policy: &Arc<Policy>,
    by: &PersonId,
    decision: ProposalDecision,
    fields: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let words = visit.words(policy);
    let named = fields.get(PROPOSAL);
    let named = named.and_then(|id| ProposalId::parse(id).ok());
    let standing = visit.cloud.proposals().await?;
    let proposal = standing.iter().find(|one| Some(&one.id) == named.as_ref());
    let Some(proposal) = proposal else {
        return overview(visit, policy, Some(&words.team_page_decided_already())).await;
    };
    let (is_own, is_overtaken) = (proposal.by == *by, proposal.is_overtaken(&policy.version));
    match decision {
        ProposalDecision::Confirm | ProposalDecision::Refuse if is_own => {
            let why = words.team_page_not_yours_to_decide();
            overview_refusing(visit, policy, 403, &why).await
        }
        ProposalDecision::TakeBack if !is_own => {
            let why = words.team_page_not_yours_to_take_back();
            overview_refusing(visit, policy, 403, &why).await
        }
        ProposalDecision::Confirm if is_overtaken => overtaken(visit, policy).await,
        ProposalDecision::Confirm => confirm(visit, policy, proposal, by).await,
        ProposalDecision::Refuse | ProposalDecision::TakeBack => {
            let said = match end(visit, proposal, by).await? {
                None => words.team_page_decided_already(),
                Some(ProposalEnd::Refused) => words.team_page_refused(),
                Some(ProposalEnd::TakenBack) => words.team_page_taken_back(),
            };
            overview(visit, policy, Some(&said)).await
        }
        ProposalDecision::Anew if is_overtaken => anew(visit, policy, proposal, by).await,
        // It is as its card says: there is nothing to do anew.
        ProposalDecision::Anew => overview(visit, policy, None).await,
    }
}

async fn overtaken(visit: &Visit<'_>, policy: &Policy) -> Result<Response<Body>, NotServed> {
    let why = visit.words(policy).team_page_overtaken();
    overview_refusing(visit, policy, 409, &why).await
}

async fn confirm(
    visit: &Visit<'_>,
    policy: &Arc<Policy>,
    proposal: &PolicyProposal,
    by: &PersonId,
) -> Result<Response<Body>, NotServed> {
    let result = change::confirm(visit, proposal, by).await?;
    if matches!(result, TeamChangeResult::Meanwhile) {
        let now = active(visit).await?;
        if proposal.is_overtaken(&now.version) {
            return overtaken(visit, &now).await;
        }
        // Somebody did something about another proposal in the same moment.
        let operation = "TransactWriteItems";
        return Err(CloudError::Busy { operation }.into());
    }
    match &proposal.what {
        ProposedChange::Team(edit) => {
            let typed = typed(policy, edit);
            answer(visit, policy, edit, typed, result).await
        }
        ProposedChange::InForce(version) => answer_of(visit, policy, version, result).await,
    }
}

/// Ends it without a change: refused by somebody else, or taken back. Nothing, when it does not stand any more.
async fn end(
    visit: &Visit<'_>,
    proposal: &PolicyProposal,
    by: &PersonId,
) -> Result<Option<ProposalEnd>, NotServed> {
    let end = if proposal.by == *by {
        ProposalEnd::TakenBack
    } else {
        ProposalEnd::Refused
    };
    let cloud = visit.cloud;
    let ended = cloud.end_proposal(&proposal.id, end, by, visit.now);
    Ok(ended.await?.then_some(end))
}

/// The same change, proposed of the team as it is now by whoever is here.
async fn anew(
    visit: &Visit<'_>,
    policy: &Arc<Policy>,
    proposal: &PolicyProposal,
    by: &PersonId,
) -> Result<Response<Body>, NotServed> {
    let edit = match &proposal.what {
        ProposedChange::Team(edit) => edit,
        ProposedChange::InForce(version) => {
            return version_anew(visit, policy, proposal, version, by).await;
        }
    };
    let is_there = policy.active.roster.get(edit.person()).is_some();
    if !is_there && edit.kind() != TeamEditKind::Joins {
        // Whoever it is about has left meanwhile.
        let nothing = visit.words(policy).team_page_nothing();
        return overview(visit, policy, Some(&nothing)).await;
    }
    let mut typed = typed(policy, edit);
    if let TeamEdit::Add(entry) = edit
        && change::is_taken(visit, policy, &entry.id).await?
    {
        let taken = visit.words(policy).team_page_id_taken();
        typed.wrong.push(("id", EntryFault::Said(taken)));
        let wrong = Some(&FormRefusal::Wrong);
        return Ok(ask(visit, policy, Whom::Newcomer, &typed, wrong));
    }
    let wanted = WantedChange {
        made_from: &policy.version,
        edit,
        by,
        anew: Some(proposal),
    };
    let result = change::make(visit, policy, &wanted).await?;
    match &result {
        TeamChangeResult::Same => {
            end(visit, proposal, by).await?;
        }
        TeamChangeResult::Holds(_)
        | TeamChangeResult::Proposed
        | TeamChangeResult::Full
        | TeamChangeResult::Meanwhile
        | TeamChangeResult::NotProposed
        | TeamChangeResult::Wrong(..) => {}
    }
    answer(visit, policy, edit, typed, result).await
}

/// The same version, proposed against what is in force now; where nobody else need agree any more, it is put in force.
async fn version_anew(
    visit: &Visit<'_>,
    policy: &Arc<Policy>,
    proposal: &PolicyProposal,
    version: &PolicyVersion,
    by: &PersonId,
) -> Result<Response<Body>, NotServed> {
    if policy.version == *version {
        end(visit, proposal, by).await?;
        let result = TeamChangeResult::Holds(Arc::clone(policy));
        return answer_of(visit, policy, version, result).await;
    }
    if policy.active.team_changes == TeamChanges::One {
        let standing = PolicyProposal {
            made_from: policy.version.clone(),
            ..proposal.clone()
        };
        return confirm(visit, policy, &standing, by).await;
    }
    let proposed = change::propose(visit, policy, by, version.clone(), Some(proposal));
    answer_of(visit, policy, version, proposed.await?).await
}

/// What the form of a proposed change says.
fn typed(policy: &Policy, edit: &TeamEdit) -> TypedEntry {
    match edit {
        TeamEdit::Add(entry) | TeamEdit::Change(entry) => TypedEntry::of(entry),
        TeamEdit::Remove(id) => {
            let member = policy.active.roster.get(id);
            let member = member.map(|person| TypedEntry::of(&PersonEntry::of(person)));
            member.unwrap_or_default()
        }
    }
}
