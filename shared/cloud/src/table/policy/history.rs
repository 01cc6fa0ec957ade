//! What was done to policies, by whom and when.

use std::collections::BTreeMap;

use calendar::{Instant, format_instant};
use followup::ids::{PersonId, PolicyVersion};
use followup::proposal::ProposedChange;
use followup::team_file::TeamEditKind;

use super::{PolicyPointer, parsed};
use crate::attributes::{Item, ItemReader, item, json, s};
use crate::keys::{ACTIVE, Key, POLICY, PolicyPart};
use crate::table::MAX_PAGES;
use crate::{Cloud, CloudError};

/// Chunks of versions, and changes, that a history shows at most.
const MAX_HISTORY: usize = 2000;
/// What is read of a chunk.
const SHOWN: [&str; 4] = ["sk", "at", "by", "schema"];
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

/// What was pushed, and what was done with it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PolicyHistory {
    /// The versions that were pushed, the oldest first.
    pub versions: Vec<Pushed>,
    /// Whether these are all; else any of them may be missing but the one in force.
    pub all_versions: bool,
    /// What was done, the oldest first.
    pub changes: Vec<PolicyChange>,
    /// Whether that is all; else the oldest is missing.
    pub all_changes: bool,
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
    /// Which version is active and which are withdrawn, as the table has it; none, before the first is activated.
    async fn standing(&self) -> Result<Option<PolicyPointer>, CloudError> {
        let stored = self.get(&Key::new(POLICY, ACTIVE)).await?;
        stored.as_ref().map(PolicyPointer::read).transpose()
    }

    /// The version under which new leads start, as the table names it right now; none, before the first is activated.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn active_version(&self) -> Result<Option<PolicyVersion>, CloudError> {
        Ok(self.standing().await?.map(|standing| standing.version))
    }

    /// A version that was pushed, by its name; none, if it never was.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn pushed_version(
        &self,
        version: &PolicyVersion,
    ) -> Result<Option<Pushed>, CloudError> {
        let standing = self.standing().await?;
        self.pushed_as(version, standing.as_ref()).await
    }

    async fn pushed_as(
        &self,
        version: &PolicyVersion,
        standing: Option<&PolicyPointer>,
    ) -> Result<Option<Pushed>, CloudError> {
        let chunks = PolicyPart::Files.chunks_of(version.as_str());
        let first = self.partition_of(POLICY, &chunks, 1, &SHOWN).await?;
        let pushed = first.first().map(|chunk| pushed(chunk, standing));
        pushed.transpose()
    }

    /// The versions that were pushed, and whether these are all.
    async fn pushed_versions(
        &self,
        standing: Option<&PolicyPointer>,
    ) -> Result<(Vec<Pushed>, bool), CloudError> {
        let mut query = self
            .query()
            .key_condition_expression("pk = :pk AND begins_with(sk, :versions)")
            .expression_attribute_values(":pk", s(POLICY))
            .expression_attribute_values(":versions", s(PolicyPart::Files.prefix()))
            .projection_expression(SHOWN.map(|name| format!("#{name}")).join(", "))
            .consistent_read(true);
        for name in SHOWN {
            query = query.expression_attribute_names(format!("#{name}"), name);
        }
        let mut chunks = Vec::new();
        let is_all = self
            .pages(query, MAX_PAGES, |page| {
                chunks.extend(page);
                Ok(chunks.len() > MAX_HISTORY)
            })
            .await?;
        let is_all = is_all && chunks.len() <= MAX_HISTORY;
        chunks.truncate(MAX_HISTORY);
        let mut versions = BTreeMap::new();
        for chunk in &chunks {
            let one = pushed(chunk, standing)?;
            versions.entry(one.version.clone()).or_insert(one);
        }
        // They lie in the order of their names: the one in force may be among those for which there was no room.
        if let Some(standing) = standing
            && !versions.contains_key(&standing.version)
            && let Some(active) = self.pushed_as(&standing.version, Some(standing)).await?
        {
            versions.insert(active.version.clone(), active);
        }
        let mut versions: Vec<Pushed> = versions.into_values().collect();
        versions.sort_by(|one, other| (one.at, &one.version).cmp(&(other.at, &other.version)));
        Ok((versions, is_all))
    }

    /// Hands what was done to `take`, the newest first, until it has enough. Whether that was all.
    pub(super) async fn changes_newest_first(
        &self,
        mut take: impl FnMut(PolicyChange) -> bool,
    ) -> Result<bool, CloudError> {
        let query = self
            .query()
            .key_condition_expression("pk = :pk AND begins_with(sk, :lines)")
            .expression_attribute_values(":pk", s(POLICY))
            .expression_attribute_values(":lines", s(LINES))
            .scan_index_forward(false)
            .consistent_read(true);
        let mut is_cut = false;
        let is_all = self
            .pages(query, MAX_PAGES, |page| {
                let mut is_enough = false;
                for line in &page {
                    is_cut = is_enough;
                    if is_cut {
                        break;
                    }
                    is_enough = take(change(line)?);
                }
                Ok(is_enough)
            })
            .await?;
        Ok(is_all && !is_cut)
    }

    /// The versions that were pushed and what was done with them: of what was done the newest, where there is more than a history shows.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn policy_history(&self) -> Result<PolicyHistory, CloudError> {
        let standing = self.standing().await?;
        let (versions, all_versions) = self.pushed_versions(standing.as_ref()).await?;
        let mut changes = Vec::new();
        let all_changes = self
            .changes_newest_first(|change| {
                changes.push(change);
                changes.len() >= MAX_HISTORY
            })
            .await?;
        changes.reverse();
        Ok(PolicyHistory {
            versions,
            all_versions,
            changes,
            all_changes,
        })
    }
}

/// A version, as the first of its chunks says it.
fn pushed(chunk: &Item, standing: Option<&PolicyPointer>) -> Result<Pushed, CloudError> {
    let reader = ItemReader::new(chunk, "policy")?;
    let version = reader.text("sk")?.split('#').nth(1).unwrap_or_default();
    let version = parsed(version)?;
    Ok(Pushed {
        at: reader.instant("at")?,
        by: reader.text("by")?.to_owned(),
        active: standing.is_some_and(|standing| standing.version == version),
        withdrawn_for: standing
            .and_then(|standing| standing.withdrawn.get(&version))
            .cloned(),
        version,
    })
}

/// What a line of the history says.
fn change(line: &Item) -> Result<PolicyChange, CloudError> {
    let reader = ItemReader::new(line, "policy")?;
    let at = reader.text("sk")?.trim_start_matches(LINES);
    Ok(PolicyChange {
        at: calendar::parse_instant(at).map_err(|error| CloudError::corrupt("policy", error))?,
        by: reader.text("by")?.to_owned(),
        what: reader.json("what")?,
    })
}
