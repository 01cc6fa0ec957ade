//! What is proposed and not decided, and who may do what about it.

use cloud::table::policy::UndoneByPolicy;
use followup::policy::{Policy, TeamChanges};
use followup::proposal::{PolicyProposal, ProposedChange};
use maud::{Markup, html};
use wording::Words;
use wording::moment::how_long;
use wording::team_change::{differences, headline};

use super::field::{ANEW, CONFIRM, DO, PROPOSAL, REFUSE, TAKE_BACK};
use crate::access::Visit;
use crate::page::shown;
use crate::parts::nothing_chosen;
use crate::refused::NotServed;
use crate::undone::{says, undone_since};

/// What stands, the oldest first; nothing, where the page only shows the team.
pub(in crate::pages) async fn standing(
    visit: &Visit<'_>,
    policy: &Policy,
) -> Result<Vec<PolicyProposal>, NotServed> {
    if policy.active.team_changes.by_page() {
        Ok(visit.cloud.proposals().await?)
    } else {
        Ok(Vec::new())
    }
}

/// How a proposal stands to whoever reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ProposalStanding {
    /// The reader may confirm or refuse it.
    ToDecide,
    /// The reader proposed it.
    Own,
    /// Another change overtook it, whoever proposed it.
    Overtaken {
        /// Whether the reader did.
        is_own: bool,
    },
}

impl ProposalStanding {
    fn of(visit: &Visit<'_>, policy: &Policy, proposal: &PolicyProposal) -> Self {
        let is_own = visit.link.person.as_ref() == Some(&proposal.by);
        match (proposal.is_overtaken(&policy.version), is_own) {
            (true, is_own) => Self::Overtaken { is_own },
            (false, true) => Self::Own,
            (false, false) => Self::ToDecide,
        }
    }

    fn says(self, words: Words, what: &ProposedChange) -> String {
        match self {
            Self::ToDecide => words.team_page_not_in_force(),
            Self::Own => words.team_page_yours(),
            Self::Overtaken { .. } => match what {
                ProposedChange::InForce(_) => words.proposal_version_overtaken(),
                ProposedChange::Team(_) => words.team_page_overtaken(),
            },
        }
    }

    /// What the reader may do, and what the button says.
    fn buttons(self, words: Words, changes: TeamChanges) -> Vec<(&'static str, String)> {
        let anew = match changes {
            TeamChanges::Two => words.team_page_anew(),
            TeamChanges::One | TeamChanges::Nobody => words.team_page_make_anew(),
        };
        let (refuse, take_back) = (
            (REFUSE, words.team_page_refuse()),
            (TAKE_BACK, words.team_page_take_back()),
        );
        match self {
            Self::ToDecide => vec![(CONFIRM, words.team_page_confirm()), refuse],
            Self::Own => vec![take_back],
            Self::Overtaken { is_own: true } => vec![(ANEW, anew), take_back],
            Self::Overtaken { is_own: false } => vec![(ANEW, anew), refuse],
        }
    }
}

/// A card each.
pub(super) async fn cards(
    visit: &Visit<'_>,
    policy: &Policy,
    proposals: &[PolicyProposal],
) -> Result<Markup, NotServed> {
    let is_of_version = |one: &PolicyProposal| matches!(one.what, ProposedChange::InForce(_));
    let (pushed, by_page) = if proposals.iter().any(is_of_version) {
        visit.cloud.changes_by_page(&policy.version).await?
    } else {
        (policy.version.clone(), Vec::new())
    };
    let mut cards = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        let undone = match &proposal.what {
            ProposedChange::InForce(version) => {
                undone_since(visit, version, policy, (&pushed, by_page.as_slice())).await?
            }
            ProposedChange::Team(_) => None,
        };
        cards.push(card(visit, policy, proposal, undone.as_ref()));
    }
    let words = visit.words(policy);
    Ok(html! {
        @if !cards.is_empty() {
            h2 { (words.team_page_proposals()) }
            @for card in &cards { (card) }
        }
    })
}

/// A proposal, and what it would undo: whoever decides of it is told so as well as whoever proposed it.
fn card(
    visit: &Visit<'_>,
    policy: &Policy,
    proposal: &PolicyProposal,
    undone: Option<&UndoneByPolicy>,
) -> Markup {
    let (words, roster) = (visit.words(policy), &policy.active.roster);
    let standing = ProposalStanding::of(visit, policy, proposal);
    let when = visit.times(policy).on_page(proposal.at, visit.now);
    let age = how_long(words, visit.now - proposal.at);
    html! {
        div.card {
            h3 { (shown(&headline(words, roster, proposal))) }
            p.note { (words.team_page_proposed_at(&age, &when)) }
            ul { @for said in differences(words, roster, &proposal.what) { li { (shown(&said)) } } }
            @if let ProposedChange::InForce(version) = &proposal.what {
                p { a.go href=(visit.desk(&format!("policy?version={version}"))) { (words.policy_compare()) } }
            }
            @if let Some(undone) = undone { (says(visit, policy, undone)) }
            p { (standing.says(words, &proposal.what)) }
            form method="post" action=(visit.token) {
                (nothing_chosen(words))
                input type="hidden" name=(PROPOSAL) value=(proposal.id.as_str());
                @for (does, label) in standing.buttons(words, policy.active.team_changes) {
                    button type="submit" name=(DO) value=(does) { (label) } " "
                }
            }
        }
    }
}
