//! What was done to policies, by whom and when.

use std::collections::BTreeMap;

use calendar::{Instant, format_instant};
use followup::ids::{PersonId, PolicyVersion};
use followup::proposal::ProposedChange;
use followup::team_file::TeamEditKind;

use super::{PolicyPointer, parsed};
use crate::attributes::{Item, ItemReader, item, json, s};
use crate::keys::{ACTIVE, Key, POLICY, PolicyPart};
use crate::{Cloud, CloudError};

/// Versions, and changes, that a history shows at most.
const MAX_HISTORY: usize = 2000;
/// What the sort keys of its lines begin with.
const LINES: &str = "H#";

/// A version that was pushed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Pushed {
    /// Its version.
    pub version: PolicyVersion,
    /// When it was pushed.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Whether new leads start under it.
    pub active: bool,
    /// What took its place, if it was withdrawn.
    pub withdrawn_for: Option<PolicyVersion>,
}

/// Something that was done to policies.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PolicyChange {
    /// When it was changed.
    pub at: Instant,
    /// Who did it: as the command was told, or the id of the person who did it on a page.
    pub by: String,
    /// What was changed.
    #[serde(flatten)]
    pub what: Changed,
}

/// What a proposal is about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum ProposalSubject {
    /// A version that was pushed would be put in force.
    Version {
        /// Which.
        version: PolicyVersion,
    },
    /// Somebody of the team.
    Person {
        /// Who.
        person: PersonId,
        /// What it does with them.
        edit: TeamEditKind,
    },
}

impl From<&ProposedChange> for ProposalSubject {
    fn from(what: &ProposedChange) -> Self {
        match what {
            ProposedChange::InForce(version) => Self::Version {
                version: version.clone(),
            },
            ProposedChange::Team(edit) => Self::Person {
                person: edit.person().clone(),
                edit: edit.kind(),
            },
        }
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub enum Changed {
    /// New leads start under this version from then on.
    Activated {
        /// The version that it is about.
        version: PolicyVersion,
        /// The version of which the page of the team made it; none, if it was pushed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        made_from: Option<PolicyVersion>,
        /// Who proposed it, where somebody else had to confirm it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposed_by: Option<PersonId>,
    },
    /// A change was proposed on a page. Nothing of it holds yet.
    Proposed {
        /// The version that was in force.
        made_from: PolicyVersion,
        /// What it is about.
        #[serde(flatten)]
        about: ProposalSubject,
    },
    /// A change that was proposed was refused.
    Refused {
        /// Who proposed it.
        proposed_by: PersonId,
        /// What it was about.
        #[serde(flatten)]
        about: ProposalSubject,
    },
    /// A change was taken back by who proposed it.
    TakenBack {
        /// What it was about.
        #[serde(flatten)]
        about: ProposalSubject,
    },
    /// Leads that started under this version go on under another.
    Withdrawn {
        /// The version that it is about.
        version: PolicyVersion,
        /// The version under which these leads go on.
        successor: PolicyVersion,
    },
}

/// The item of a line of history.
pub(super) fn history_line(what: &Changed, by: &str, now: Instant) -> Result<Item, CloudError> {
    let mut line = item(&Key::new(POLICY, format!("{LINES}{}", format_instant(now))));
    line.insert("by".to_owned(), s(by));
    line.insert("what".to_owned(), json("policy", what)?);
    Ok(line)
}

impl Cloud {
    /// The versions that were pushed and what was done with them, each oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn policy_history(&self) -> Result<(Vec<Pushed>, Vec<PolicyChange>), CloudError> {
        let stored = self.get(&Key::new(POLICY, ACTIVE)).await?;
        let standing = stored.as_ref().map(PolicyPointer::read).transpose()?;
        let mut pushed = BTreeMap::new();
        let shown = ["sk", "at", "by", "schema"];
        let versions = PolicyPart::Files.prefix();
        for chunk in self
            .partition_of(POLICY, versions, MAX_HISTORY, &shown)
            .await?
        {
            let reader = ItemReader::new(&chunk, "policy")?;
            let version = reader.text("sk")?.split('#').nth(1).unwrap_or_default();
            let version = parsed(version)?;
            let of_standing = standing.as_ref();
            pushed.entry(version.clone()).or_insert(Pushed {
                at: reader.instant("at")?,
                by: reader.text("by")?.to_owned(),
                active: of_standing.is_some_and(|standing| standing.version == version),
                withdrawn_for: of_standing
                    .and_then(|standing| standing.withdrawn.get(&version))
                    .cloned(),
                version,
            });
        }
        let mut pushed: Vec<Pushed> = pushed.into_values().collect();
        pushed.sort_by(|one, other| (one.at, &one.version).cmp(&(other.at, &other.version)));
        let lines = self.partition(POLICY, LINES, MAX_HISTORY).await?;
        let changes = lines
            .iter()
            .map(|line| {
                let reader = ItemReader::new(line, "policy")?;
                let at = reader.text("sk")?.trim_start_matches(LINES);
                Ok(PolicyChange {
                    at: calendar::parse_instant(at)
                        .map_err(|error| CloudError::corrupt("policy", error))?,
                    by: reader.text("by")?.to_owned(),
                    what: reader.json("what")?,
                })
            })
            .collect::<Result<_, CloudError>>()?;
        Ok((pushed, changes))
    }
}
