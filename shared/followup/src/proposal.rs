//! A change that one who leads the team proposes, and another who leads it confirms or refuses: of the team, or of which version is in force.

use calendar::{Instant, format_instant};
use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, PolicyVersion, ProposalId};
use crate::team::{Person, Roster};
use crate::team_file::TeamEdit;

/// Proposals that stand at a time at most.
pub const MAX_PROPOSALS: usize = 10;
/// Bytes of the change that one of them proposes at most: all of them together are one item of the table, which holds 400 KB.
pub const MAX_PROPOSAL_BYTES: usize = 32 * 1024;
/// People who hear of a proposal by mail at most; the others find it on their list.
pub const MAX_TOLD: usize = 20;

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ProposedChange {
    /// A version that was pushed is put in force.
    InForce(PolicyVersion),
    /// Somebody joins the team, is different, or leaves.
    Team(TeamEdit),
}

impl From<PolicyVersion> for ProposedChange {
    fn from(version: PolicyVersion) -> Self {
        Self::InForce(version)
    }
}

impl From<TeamEdit> for ProposedChange {
    fn from(edit: TeamEdit) -> Self {
        Self::Team(edit)
    }
}

/// A change that is proposed. Nothing of it holds before somebody else has confirmed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyProposal {
    /// Derived from who proposes what of which version: pressed twice, it is one.
    pub id: ProposalId,
    /// Who proposes it.
    pub by: PersonId,
    /// When.
    #[serde(with = "calendar::instant_text")]
    pub at: Instant,
    /// The version of the policy that was active then.
    pub made_from: PolicyVersion,
    /// What is to be different.
    #[serde(rename = "edit")]
    pub what: ProposedChange,
}

impl PolicyProposal {
    /// A proposal that is made now.
    #[must_use]
    pub fn new(
        by: &PersonId,
        at: Instant,
        made_from: &PolicyVersion,
        what: impl Into<ProposedChange>,
    ) -> Self {
        let what = what.into();
        let said = match &what {
            ProposedChange::InForce(version) => version.to_string(),
            ProposedChange::Team(edit) => format!("{edit:?}"),
        };
        Self {
            id: ProposalId::derive(&["proposal", made_from.as_str(), by.as_str(), &said]),
            by: by.clone(),
            at,
            made_from: made_from.clone(),
            what,
        }
    }

    /// Whether another version has become active since: then it is never applied as it stands, and can be proposed anew.
    #[must_use]
    pub fn is_overtaken(&self, active: &PolicyVersion) -> bool {
        self.made_from != *active
    }

    /// Whether this person confirms or refuses it: they lead the team, and have not proposed it themselves.
    #[must_use]
    pub fn is_decided_by(&self, roster: &Roster, person: &Person) -> bool {
        self.by != person.id && roster.manages(person)
    }

    /// Those who hear of it at once, in the order of the file.
    pub fn told<'a>(&'a self, roster: &'a Roster) -> impl Iterator<Item = &'a Person> {
        let deciding = roster.leaders().filter(|person| person.id != self.by);
        deciding.take(MAX_TOLD)
    }

    /// What tells its mails from those of another, and of the same that is proposed once more.
    pub(crate) fn window(&self) -> String {
        format!("{}/{}", self.id, format_instant(self.at))
    }
}
