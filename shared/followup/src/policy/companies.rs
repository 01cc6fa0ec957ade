//! Who takes the leads of one company.

use serde::{Deserialize, Serialize};

use crate::lead::MAX_LINKED;
use crate::person::organisation;

/// People of one company who are counted: the first, and as many as their lead remembers others. Whoever is one more is told apart.
pub(super) const MOST_COUNTED: usize = MAX_LINKED + 2;

/// Who takes the leads of one company: `[routing]` of `policy.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CompanyRouting {
    /// Whether all of one company have one owner.
    pub companies: CompanyOwners,
    /// Domains of large companies, whose people are nobody's alone.
    pub large: Vec<String>,
    /// From how many people on any company is a large one; ten at most.
    pub large_from: usize,
}

/// Whether all of one company have one owner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CompanyOwners {
    /// Whoever has one of them has all.
    #[default]
    One,
    /// Each goes to whoever is next.
    Shared,
}

impl Default for CompanyRouting {
    fn default() -> Self {
        Self {
            companies: CompanyOwners::One,
            large: Vec::new(),
            large_from: MOST_COUNTED,
        }
    }
}

impl CompanyRouting {
    /// Whether the leads of an organisation have one owner, as far as its domain says.
    #[must_use]
    pub fn has_one_owner(&self, organisation: &str) -> bool {
        self.companies == CompanyOwners::One
            && !self.large.iter().any(|large| large == organisation)
    }

    /// Whether whoever writes now makes a company large, of which somebody is known who is linked to so many others.
    #[must_use]
    pub fn is_large(&self, linked: usize) -> bool {
        linked + 2 >= self.large_from
    }

    /// The first of the large companies that is no domain of a company.
    pub(super) fn strange(&self) -> Option<&str> {
        let is_strange = |domain: &&String| organisation(domain) != Some(domain.as_str());
        self.large.iter().find(is_strange).map(String::as_str)
    }
}
