//! A version of the policy: what the check finds of it, and who may put it in force.

use cloud::table::policy::Pushed;
use followup::ids::PolicyVersion;
use followup::policy::{Policy, PolicyFiles, PolicyFinding, TeamChanges};
use maud::{Markup, html};
use wording::{Words, counted};

use super::row::Signed;
use crate::page::shown;
use crate::refused::NotServed;

/// What the check finds that a page says at most: `baton check` says all of it.
const MAX_FINDINGS: usize = 30;
/// Whether somebody may put a version in force by a click, or propose it: who leads the team, where pages change anything.
pub(super) fn may_activate(signed: &Signed<'_>) -> bool {
    signed.leads_the_team() && signed.policy.active.team_changes.by_page()
}

/// Whether somebody else has to confirm it.
pub(super) fn needs_two(signed: &Signed<'_>) -> bool {
    signed.policy.active.team_changes == TeamChanges::Two
}

/// The version that is in force right now: this worker may know of another for up to a minute.
pub(super) async fn in_force(signed: &Signed<'_>) -> Result<PolicyVersion, NotServed> {
    let active = signed.visit.cloud.active_version().await?;
    Ok(active.unwrap_or_else(|| signed.policy.version.clone()))
}

/// The version that somebody names; none, if none is called so.
pub(super) async fn named(signed: &Signed<'_>, name: &str) -> Result<Option<Pushed>, NotServed> {
    let Ok(version) = PolicyVersion::parse(name) else {
        return Ok(None);
    };
    Ok(signed.visit.cloud.pushed_version(&version).await?)
}

/// What the check says of a version.
pub(super) struct CheckedVersion {
    /// What keeps it from being activated.
    findings: Vec<PolicyFinding>,
    /// The manager for whom nobody stands in: no mistake, and said all the same.
    without_a_deputy: Option<String>,
}

impl CheckedVersion {
    /// What it says of a version that holds together.
    pub(super) fn of(policy: &Policy) -> Self {
        let manager = policy.active.roster.without_a_deputy();
        Self {
            findings: Vec::new(),
            without_a_deputy: manager.map(|manager| manager.name.clone()),
        }
    }
}

pub(super) fn check(files: &PolicyFiles) -> CheckedVersion {
    match Policy::compile(files) {
        Ok(policy) => CheckedVersion::of(&policy),
        Err(findings) => CheckedVersion {
            findings,
            without_a_deputy: None,
        },
    }
}

/// What the check says of a version, the first of it, each as `baton check` says it.
pub(super) fn checked(words: Words, checked: &CheckedVersion) -> Markup {
    let findings = &checked.findings;
    let more = findings.len().saturating_sub(MAX_FINDINGS);
    html! {
        @if let Some(manager) = &checked.without_a_deputy { p { (shown(&words.policy_without_a_deputy(manager))) } }
        @else if findings.is_empty() { p { (words.policy_check_clean()) } }
        @else {
            h2 { (words.policy_check_finds()) }
            ul.lines { @for finding in findings.iter().take(MAX_FINDINGS) { li lang="en" { (shown(&finding.to_string())) } } }
            @if more > 0 { p.note { (words.policy_check_more(counted(more))) } }
        }
    }
}
