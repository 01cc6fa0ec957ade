//! The demo of a folder: played when the folder is new, and anew where somebody asks for it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use calendar::Instant;
use clap::{Args, Subcommand};
use followup::policy::PolicyFiles;

use crate::command::check;
use crate::command::exit::{FAILED, OK, complain, in_runtime};
use crate::command::output::{Bar, err, out};
use crate::demo::{Demo, DemoError};
use crate::deployment::LocalDeploymentError;
use crate::place::{DATA, PlaceError};

/// Where the pages of a demo are found that no server stands before: where `up` alone puts them.
const BASE_URL: &str = "http://127.0.0.1:8080";
/// A bar that is full.
const WHOLE: u32 = 100;

/// What is done with a demo.
#[derive(Debug, Subcommand)]
pub(super) enum DemoCommand {
    /// Play the demo company of a folder anew, up to this morning; a folder with other data is refused
    Reset(ResetArgs),
}

/// What `demo reset` is told.
#[derive(Debug, Args)]
pub(super) struct ResetArgs {
    /// The data folder of the demo, such as .baton-demo; no `baton up` may have it open meanwhile
    #[arg(long, value_name = "DIR", default_value = DATA)]
    data: PathBuf,
}

/// Why a demo was not reset.
#[derive(Debug, thiserror::Error)]
enum ResetError {
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Demo(#[from] DemoError),
}

pub(super) fn run(command: &DemoCommand) -> u8 {
    let DemoCommand::Reset(args) = command;
    let sources = match check::sources(None) {
        Ok((sources, _)) => sources,
        Err(error) => return complain(&error),
    };
    let played = in_runtime::<_, ResetError>(async {
        let visit = Instant::from(SystemTime::now());
        Ok(play(&sources, &args.data, BASE_URL, visit, &AtomicU32::new(0)).await?)
    });
    match played {
        Ok(()) => OK,
        Err(ResetError::Demo(error)) => refused(&error),
        Err(error) => complain(&error),
    }
}

/// Plays the demo into a folder, says so, and keeps in `done` how far it is of a hundred.
pub(super) async fn play(
    sources: &PolicyFiles,
    dir: &Path,
    base_url: &str,
    visit: Instant,
    done: &AtomicU32,
) -> Result<(), DemoError> {
    let demo = Demo::for_visit(sources, visit)?;
    out!(
        "Three weeks of a company are played into {} ...",
        dir.display()
    );
    let mut bar = Bar::new(WHOLE);
    let watch = |day: u32, days: u32| {
        let hundredths = day.saturating_sub(1) * WHOLE / days.max(1);
        done.store(hundredths, Ordering::Relaxed);
        bar.fill(hundredths);
    };
    let played = demo.keep_in(dir, base_url, watch).await?;
    drop(bar);
    out!(
        "Played: {} inquiries, and what the team did about them, in {} requests to the table.",
        played.inquiries,
        played.requests
    );
    Ok(())
}

/// Says why there is no demo.
pub(super) fn refused(error: &DemoError) -> u8 {
    let DemoError::Deployment(LocalDeploymentError::Policy(findings)) = error else {
        return complain(error);
    };
    for finding in findings {
        err!("{finding}");
    }
    err!("baton: the policy is not fit to run; correct it and start again");
    FAILED
}
