//! A finding, as the checks write it: with the line of what it is about.

use crate::policy::compiled::Policy;
use crate::policy::files::{PolicyFiles, PolicyFinding};
use crate::written::{PathStep, line};

/// The rules.
pub(in crate::policy) const POLICY: &str = "policy.toml";
/// The people.
pub(in crate::policy) const TEAM: &str = "team.toml";

/// A policy that is checked, with the files that it was compiled of.
#[derive(Clone, Copy)]
pub(super) struct Checked<'a> {
    pub(super) policy: &'a Policy,
    pub(super) sources: &'a PolicyFiles,
}

impl Checked<'_> {
    /// A finding about a value of `policy.toml`.
    pub(super) fn in_policy(
        &self,
        way: &[PathStep<'_>],
        reason: impl Into<String>,
        proposal: impl Into<String>,
    ) -> PolicyFinding {
        finding(self.sources, POLICY, way, reason, proposal)
    }

    /// A finding about a value of `team.toml`.
    pub(super) fn in_team(
        &self,
        way: &[PathStep<'_>],
        reason: impl Into<String>,
        proposal: impl Into<String>,
    ) -> PolicyFinding {
        finding(self.sources, TEAM, way, reason, proposal)
    }

    /// Whether there is a file of that name: one that could not be read has its own finding.
    pub(super) fn has_file(&self, file: &str) -> bool {
        self.sources.get(file).is_some()
    }
}

/// A finding about a value of a file; of one that is not there, its first line.
pub(in crate::policy) fn finding(
    sources: &PolicyFiles,
    file: &str,
    way: &[PathStep<'_>],
    reason: impl Into<String>,
    proposal: impl Into<String>,
) -> PolicyFinding {
    PolicyFinding {
        file: file.to_owned(),
        line: Some(sources.get(file).map_or(1, |text| line(text, way))),
        reason: reason.into(),
        proposal: proposal.into(),
    }
}
