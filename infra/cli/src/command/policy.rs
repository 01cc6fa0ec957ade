//! `baton policy`: what is in force, what was, and what would change.

mod history;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Subcommand;
use cloud::table::policy::ActivateError;
use cloud::{Cloud, CloudError};
use followup::ids::PolicyVersion;
use followup::policy::{Policy, PolicyFiles};
use serde_json::json;
use similar::TextDiff;

use crate::command::check;
use crate::command::exit::{FAILED, FINDINGS, OK, complain, in_runtime};
use crate::command::output::{err, out};
use crate::folder::{self, FolderError};
use crate::page_changes::Undone;
use crate::place::{Deployment, PlaceError, Where};

/// Lines around a difference.
const CONTEXT: usize = 2;
/// Who did it, where nobody is named.
const OPERATOR: &str = "operator";

#[derive(Debug, Subcommand)]
pub(super) enum PolicyCommand {
    /// Check a policy folder and write it into the table; it is not in force before it is activated
    Push {
        /// The folder of the policy, which holds policy.toml [default: the shipped policy, infra/policy]
        dir: Option<PathBuf>,
        /// Put it in force at once
        #[arg(long)]
        activate: bool,
        /// Undo what was changed on the page of the team since the last push
        #[arg(long)]
        over: bool,
        #[command(flatten)]
        by: By,
        #[command(flatten)]
        common: Common,
    },
    /// Write the files of the policy in force into a folder, with what was changed on the page of the team
    Pull {
        /// The folder, such as policy-now, which is made if it is not there
        dir: PathBuf,
        /// Write over files that are there
        #[arg(long)]
        over: bool,
        #[command(flatten)]
        common: Common,
    },
    /// Put a pushed version in force: leads that arrive from now on start under it
    Activate {
        /// The version, as `baton policy history` lists it
        #[arg(value_parser = version)]
        version: PolicyVersion,
        /// Undo what was changed on the page of the team since the last push
        #[arg(long)]
        over: bool,
        #[command(flatten)]
        by: By,
        #[command(flatten)]
        common: Common,
    },
    /// Take a version out of use: leads that started under it go on under another
    Withdraw {
        /// The version that goes, as `baton policy history` lists it
        #[arg(value_parser = version)]
        version: PolicyVersion,
        /// The version that takes its place, named likewise
        #[arg(long = "use", value_name = "VERSION", value_parser = version)]
        successor: PolicyVersion,
        /// Undo what was changed on the page of the team since the last push
        #[arg(long)]
        over: bool,
        #[command(flatten)]
        by: By,
        #[command(flatten)]
        common: Common,
    },
    /// What was pushed, activated and withdrawn, by whom and when
    History {
        #[command(flatten)]
        common: Common,
    },
    /// What differs between two policies, each a version, a folder, or `active`
    Diff {
        /// The one: a version, a folder, or `active`
        #[arg(default_value = ACTIVE)]
        from: String,
        /// The other, named likewise [default: the shipped policy, infra/policy]
        to: Option<String>,
        #[command(flatten)]
        common: Common,
    },
}

/// Stands for the version in force.
const ACTIVE: &str = "active";

/// What every one of them is told.
#[derive(Debug, clap::Args)]
pub(super) struct Common {
    #[command(flatten)]
    place: Where,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
}

/// Who changes what is in force.
#[derive(Debug, clap::Args)]
pub(super) struct By {
    /// Who does it, as the history will name them
    #[arg(long = "by", value_name = "NAME", default_value = OPERATOR)]
    name: String,
}

impl PolicyCommand {
    fn common(&self) -> &Common {
        match self {
            Self::Push { common, .. }
            | Self::Pull { common, .. }
            | Self::Activate { common, .. }
            | Self::Withdraw { common, .. }
            | Self::History { common }
            | Self::Diff { common, .. } => common,
        }
    }

    /// Whether it puts a policy there, or in force.
    fn puts_in_force(&self) -> bool {
        match self {
            Self::Push { .. } | Self::Activate { .. } | Self::Withdraw { .. } => true,
            Self::Pull { .. } | Self::History { .. } | Self::Diff { .. } => false,
        }
    }
}

/// Why it could not be done.
#[derive(Debug, thiserror::Error)]
enum PolicyError {
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Activate(#[from] ActivateError),
    #[error(transparent)]
    Cloud(#[from] CloudError),
    #[error("no policy is active yet: push one with --activate")]
    NoneActive,
    #[error(
        "there is no version {0} that can be read: `baton policy history` lists those that there are"
    )]
    NoVersion(String),
    #[error(
        "{0:?} is neither a folder, nor a version that `baton policy history` shows, nor `{ACTIVE}`"
    )]
    Neither(String),
}

/// Of a version that is not there, where those that are stand.
fn known(error: ActivateError) -> PolicyError {
    if let ActivateError::Cloud(CloudError::NoPolicy { version }) = error {
        return PolicyError::NoVersion(version);
    }
    error.into()
}

fn version(text: &str) -> Result<PolicyVersion, String> {
    PolicyVersion::parse(text).map_err(|error| error.to_string())
}

pub(super) fn run(command: &PolicyCommand) -> u8 {
    in_runtime(async {
        let place = &command.common().place;
        if command.puts_in_force() {
            place.for_real()?;
        }
        let place = Deployment::open(place).await?;
        match command {
            PolicyCommand::Push {
                dir,
                activate,
                over,
                by,
                common,
            } => {
                let how = PushHow {
                    activate: *activate,
                    over: *over,
                };
                push(&place, dir.as_deref(), how, by, common).await
            }
            PolicyCommand::Pull { dir, over, common } => pull(&place, dir, *over, common).await,
            PolicyCommand::Activate {
                version,
                over,
                by,
                common,
            } => activate(&place, version, *over, by, common).await,
            PolicyCommand::Withdraw {
                version,
                successor,
                over,
                by,
                common,
            } => {
                let change = Withdrawal { version, successor };
                withdraw(&place, change, *over, by, common).await
            }
            PolicyCommand::History { common } => history(&place, common).await,
            PolicyCommand::Diff { from, to, common } => {
                diff(&place, from, to.as_deref(), common).await
            }
        }
    })
    .unwrap_or_else(|error: PolicyError| complain(&error))
}

fn say(common: &Common, value: &serde_json::Value, text: &str) {
    if common.json {
        out!("{value}");
    } else {
        out!("{text}");
    }
}

/// How a policy is pushed.
#[derive(Debug, Clone, Copy)]
struct PushHow {
    /// It is in force at once.
    activate: bool,
    /// What was changed on the page of the team may be undone.
    over: bool,
}

async fn push(
    place: &Deployment,
    dir: Option<&Path>,
    PushHow { activate, over }: PushHow,
    by: &By,
    common: &Common,
) -> Result<u8, PolicyError> {
    let (sources, from) = check::sources(dir)?;
    let policy = match Policy::compile(&sources) {
        Ok(policy) => policy,
        Err(findings) => {
            for finding in &findings {
                err!("{finding}");
            }
            err!("baton: the policy of {from} is not fit to be pushed; correct it first");
            return Ok(FAILED);
        }
    };
    let cloud = place.cloud();
    let now = cloud.now();
    let compared = compared(cloud, over).await?;
    if let Some(active) = &compared {
        let advice = format!("take its team.toml into {from}, or push with --over");
        if undoes(cloud, active, &policy, &advice).await? {
            return Ok(FAILED);
        }
    }
    let version = cloud.push_policy(&sources, &by.name, now).await?;
    if activate {
        put_in_force(cloud, &version, compared.as_deref(), by).await?;
    }
    let text = if activate {
        format!("{version} is pushed from {from}, and in force for leads that arrive from now on")
    } else {
        format!(
            "{version} is pushed from {from}; put it in force with: baton policy activate {version}"
        )
    };
    say(
        common,
        &json!({"version": version, "active": activate}),
        &text,
    );
    Ok(OK)
}

/// The policy in force. One that can no longer be read is none: nobody works by it.
async fn in_force(cloud: &Cloud) -> Result<Option<Arc<Policy>>, CloudError> {
    match cloud.refreshed_policy(cloud.now()).await {
        Err(error) if !error.worth_retrying() => Ok(None),
        active => active,
    }
}

/// The policy in force with which another is compared before it takes its place; none, where what the page changed may be undone.
async fn compared(cloud: &Cloud, over: bool) -> Result<Option<Arc<Policy>>, CloudError> {
    if over {
        return Ok(None);
    }
    in_force(cloud).await
}

/// Puts a version in force: in the place of the one that it was compared with and of no other, where it was compared.
async fn put_in_force(
    cloud: &Cloud,
    version: &PolicyVersion,
    compared: Option<&Policy>,
    by: &By,
) -> Result<(), ActivateError> {
    let (by, now) = (&by.name, cloud.now());
    match compared {
        Some(active) => {
            let active = &active.version;
            cloud.activate_compared(version, active, by, now).await?;
        }
        None => {
            cloud.activate_policy(version, by, now).await?;
        }
    }
    Ok(())
}

/// Whether another policy would undo what was changed on the page of the team, which is said then, and what to do.
async fn undoes(
    cloud: &Cloud,
    active: &Policy,
    other: &Policy,
    advice: &str,
) -> Result<bool, CloudError> {
    let Some(undone) = cloud.undone_by(active, other).await? else {
        return Ok(false);
    };
    err!("{}", Undone(undone));
    err!("baton: get the file as it is now with: baton policy pull FOLDER; {advice}");
    Ok(true)
}

/// A version by its name, or where those that there are stand.
async fn named(cloud: &Cloud, version: &PolicyVersion) -> Result<Arc<Policy>, PolicyError> {
    let policy = cloud.policy(version).await;
    policy.map_err(|error| known(error.into()))
}

async fn activate(
    place: &Deployment,
    version: &PolicyVersion,
    over: bool,
    by: &By,
    common: &Common,
) -> Result<u8, PolicyError> {
    let cloud = place.cloud();
    let compared = compared(cloud, over).await?;
    if let Some(active) = &compared {
        let policy = named(cloud, version).await?;
        let advice = "push what it says together with its team.toml, or activate with --over";
        if undoes(cloud, active, &policy, advice).await? {
            return Ok(FAILED);
        }
    }
    let activated = put_in_force(cloud, version, compared.as_deref(), by);
    activated.await.map_err(known)?;
    say(
        common,
        &json!({"version": version, "active": true}),
        &format!("{version} is in force for leads that arrive from now on"),
    );
    Ok(OK)
}

/// Which version goes, and which takes its place.
#[derive(Debug, Clone, Copy)]
struct Withdrawal<'a> {
    version: &'a PolicyVersion,
    successor: &'a PolicyVersion,
}

async fn withdraw(
    place: &Deployment,
    Withdrawal { version, successor }: Withdrawal<'_>,
    over: bool,
    by: &By,
    common: &Common,
) -> Result<u8, PolicyError> {
    let cloud = place.cloud();
    let compared = compared(cloud, over).await?;
    // The version in force alone has something of the page in it that could be undone.
    let goes = compared
        .as_ref()
        .filter(|active| active.version == *version);
    if let Some(active) = goes {
        let policy = named(cloud, successor).await?;
        let advice = "push another with its team.toml and name that one, or withdraw with --over";
        if undoes(cloud, active, &policy, advice).await? {
            return Ok(FAILED);
        }
    }
    let (by, now) = (&by.name, cloud.now());
    let withdrawn = match &compared {
        Some(active) => {
            let active = &active.version;
            let withdrawn = cloud.withdraw_compared(version, successor, active, by, now);
            withdrawn.await
        }
        None => cloud.withdraw_policy(version, successor, by, now).await,
    };
    withdrawn.map_err(known)?;
    say(
        common,
        &json!({"version": version, "withdrawn_for": successor}),
        &format!("{version} is withdrawn: its leads go on under {successor} within a minute or so"),
    );
    Ok(OK)
}

/// Writes the files of the policy in force. Those of a folder that is in use stay as they are, unless it is said that they need not.
async fn pull(
    place: &Deployment,
    dir: &Path,
    over: bool,
    common: &Common,
) -> Result<u8, PolicyError> {
    let sources = sources_of(place, ACTIVE).await?;
    folder::write(dir, &sources, over)?;
    let version = sources.version();
    say(
        common,
        &json!({"version": version, "files": sources.files.len()}),
        &format!("{version} is in {}", dir.display()),
    );
    Ok(OK)
}

async fn history(place: &Deployment, common: &Common) -> Result<u8, PolicyError> {
    let past = place.cloud().policy_history().await?;
    if common.json {
        out!("{}", json!(past));
        return Ok(OK);
    }
    history::print(&past);
    Ok(OK)
}

async fn sources_of(place: &Deployment, named: &str) -> Result<PolicyFiles, PolicyError> {
    let cloud = place.cloud();
    if named == ACTIVE {
        let active = cloud.refreshed_policy(cloud.now()).await?;
        let version = &active.ok_or(PolicyError::NoneActive)?.version;
        return Ok(cloud.policy_sources(version).await?);
    }
    if Path::new(named).is_dir() {
        return Ok(check::sources(Some(Path::new(named)))?.0);
    }
    let neither = || PolicyError::Neither(named.to_owned());
    let version = PolicyVersion::parse(named).map_err(|_| neither())?;
    match cloud.policy_sources(&version).await {
        Err(CloudError::NoPolicy { .. }) => Err(neither()),
        sources => Ok(sources?),
    }
}

async fn diff(
    place: &Deployment,
    from: &str,
    to: Option<&str>,
    common: &Common,
) -> Result<u8, PolicyError> {
    let before = sources_of(place, from).await?;
    let after = match to {
        Some(to) => sources_of(place, to).await?,
        None => check::sources(None)?.0,
    };
    let mut changed = Vec::new();
    let mut text = String::new();
    for (path, old, new) in before.differing(&after) {
        changed.push(path);
        let name = |side: &str, there: Option<&str>| match there {
            Some(_) => format!("{side}/{path}"),
            None => "/dev/null".to_owned(),
        };
        text += &TextDiff::from_lines(old.unwrap_or_default(), new.unwrap_or_default())
            .unified_diff()
            .context_radius(CONTEXT)
            .header(&name("a", old), &name("b", new))
            .to_string();
    }
    say(
        common,
        &json!({"from": before.version(), "to": after.version(), "changed": changed, "diff": text}),
        if changed.is_empty() {
            "no difference"
        } else {
            text.trim_end()
        },
    );
    Ok(if changed.is_empty() { OK } else { FINDINGS })
}
