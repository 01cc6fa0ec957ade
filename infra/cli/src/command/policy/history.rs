//! What was pushed, and what was done, as `baton policy history` says it.

use calendar::format_instant;
use cloud::table::policy::{Changed, PolicyHistory, ProposalSubject};
use followup::team_file::TeamEditKind;

use crate::command::output::{err, out};

/// A line for each version, and for each thing that was done.
pub(super) fn print(past: &PolicyHistory) {
    out!("Versions, as they were pushed:");
    for one in &past.versions {
        let state = match (&one.withdrawn_for, one.active) {
            (Some(successor), _) => format!("withdrawn for {successor}"),
            (None, true) => "active".to_owned(),
            (None, false) => String::new(),
        };
        let line = format!(
            "  {}  {}  by {:<12} {state}",
            format_instant(one.at),
            one.version,
            one.by
        );
        out!("{}", line.trim_end());
    }
    out!("What was done:");
    for change in &past.changes {
        let what = done(&change.what);
        out!("  {}  {what}, by {}", format_instant(change.at), change.by);
    }
    if !past.all_versions {
        err!("baton: there are more versions than are shown, and each is found by its name");
    }
    if !past.all_changes {
        err!("baton: there is more than is shown, and what was done before it is left out");
    }
}

/// What was done, in a few words.
fn done(what: &Changed) -> String {
    match what {
        Changed::Activated {
            version,
            made_from: None,
            proposed_by: None,
        } => format!("activated {version}"),
        Changed::Activated {
            version,
            made_from: None,
            proposed_by: Some(by),
        } => format!("activated {version}, proposed by {by} and confirmed"),
        Changed::Activated {
            version,
            made_from: Some(before),
            proposed_by: None,
        } => format!("changed the team on its page: {version}, of {before}"),
        Changed::Activated {
            version,
            made_from: Some(before),
            proposed_by: Some(by),
        } => format!(
            "changed the team on its page: {version}, of {before}, proposed by {by} and confirmed"
        ),
        Changed::Withdrawn { version, successor } => format!("withdrew {version} for {successor}"),
        Changed::Proposed { made_from, about } => {
            format!("proposed on a page that {}, of {made_from}", will(about))
        }
        Changed::Refused { proposed_by, about } => {
            format!("refused what {proposed_by} proposed, that {}", will(about))
        }
        Changed::TakenBack { about } => format!("took back the proposal that {}", will(about)),
    }
}

/// What a proposal is to do.
fn will(about: &ProposalSubject) -> String {
    match about {
        ProposalSubject::Version { version } => format!("{version} is put in force"),
        ProposalSubject::Person { person, edit } => match edit {
            TeamEditKind::Joins => format!("{person} joins"),
            TeamEditKind::Changes => format!("{person} is changed"),
            TeamEditKind::Leaves => format!("{person} leaves"),
        },
    }
}
