//! The company that `baton up` opens in a new folder: three weeks of it, played by the way of production.
//!
//! What is shipped is a script of what people did, not what came of it: the script is played when a folder is new, for the days before that
//! day. Nothing is shifted afterwards, so weekends, holidays and the change of the clocks are true, and whatever Baton does otherwise
//! tomorrow, the demo does as well.

mod folder;
mod playing;
mod policy;
mod script;

use std::path::Path;
use std::time::Duration;

use calendar::Instant;
use followup::policy::{Policy, PolicyFiles};
use local::{LocalAwsError, Options, Speed};

use crate::deployment::{LocalDeployment, LocalDeploymentError, Setup};

pub use folder::{DataFolder, DemoFolderError};
pub use playing::{DemoPlay, DemoPlayed, PlayError};
pub use policy::company_policy;
pub use script::{DemoDays, DemoScript, ScriptError};

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The folder is not one for a demo.
    #[error(transparent)]
    Folder(#[from] DemoFolderError),
    /// The script cannot be played, or was not played to its end.
    #[error(transparent)]
    Play(#[from] PlayError),
    /// The deployment cannot be opened.
    #[error(transparent)]
    Deployment(#[from] LocalDeploymentError),
    /// What was played cannot be kept.
    #[error(transparent)]
    Keep(#[from] LocalAwsError),
}

impl From<ScriptError> for DemoError {
    fn from(error: ScriptError) -> Self {
        Self::Play(error.into())
    }
}

/// A demo that is to be played: under which policy, and on which days.
#[derive(Debug)]
pub struct Demo {
    policy: Policy,
    files: PolicyFiles,
    script: &'static DemoScript,
    days: DemoDays,
}

impl Demo {
    /// The demo for a visit at a moment, under the policy of its company, which is made of the one that is given.
    ///
    /// # Errors
    /// When the policy has findings, or the script cannot be played under it.
    pub fn for_visit(files: &PolicyFiles, visit: Instant) -> Result<Self, DemoError> {
        let files = company_policy(files);
        let policy = Policy::compile(&files).map_err(LocalDeploymentError::Policy)?;
        let script = DemoScript::shipped()?;
        let days = script.days(policy.calendar(), visit)?;
        Ok(Self {
            files,
            script,
            days,
            policy,
        })
    }

    /// With what a deployment is opened in which it is played: its clock stands where the script begins.
    #[must_use]
    pub fn setup(&self, base_url: &str) -> Setup {
        Setup {
            policy: Some(self.files.clone()),
            base_url: base_url.to_owned(),
            is_demo: true,
            ..Setup::in_memory(Options {
                start: Some(self.days.start(self.policy.calendar())),
                speed: Speed::Still,
                ..Options::default()
            })
        }
    }

    /// With what a deployment is opened in which it is played for a folder: in memory, with the secrets under which it is opened afterwards.
    #[must_use]
    pub fn setup_for(&self, dir: &Path, base_url: &str) -> Setup {
        Setup {
            secrets: Some(dir.to_owned()),
            ..self.setup(base_url)
        }
    }

    /// Plays it in a deployment that was opened so.
    ///
    /// # Errors
    /// When it is not played to its end.
    pub async fn play(
        &self,
        deployment: &LocalDeployment,
        watch: impl FnMut(u32, u32),
    ) -> Result<DemoPlayed, DemoError> {
        let play = DemoPlay::new(deployment, &self.policy, self.script, self.days.clone());
        Ok(play.play(watch).await?)
    }

    /// Plays it in memory, and keeps what came of it in a folder, whose demo it replaces. A process that ends meanwhile leaves a folder
    /// in which it is played again.
    ///
    /// # Errors
    /// When the folder holds something real or cannot be written, or the demo is not played to its end.
    pub async fn keep_in(
        &self,
        dir: &Path,
        base_url: &str,
        watch: impl FnMut(u32, u32),
    ) -> Result<DemoPlayed, DemoError> {
        DataFolder::for_demo(dir)?;
        let lock = local::DataLock::take(dir)?;
        folder::mark(dir, false)?;
        folder::clear(dir)?;
        let deployment = LocalDeployment::open(self.setup_for(dir, base_url)).await?;
        let played = self.play(&deployment, watch).await?;
        deployment.aws().write_into(dir)?;
        folder::mark(dir, true)?;
        drop(lock);
        Ok(played)
    }

    /// Plays it before the eyes of whoever looks at a deployment that was opened for its folder, and keeps what came of it there. In that
    /// deployment nobody changes anything any more: it would not be kept. Each act takes its time, so that somebody can watch.
    ///
    /// # Errors
    /// When the folder is in use or cannot be written, or the demo is not played to its end.
    pub async fn perform(
        &self,
        deployment: &LocalDeployment,
        dir: &Path,
        pace: Duration,
    ) -> Result<DemoPlayed, DemoError> {
        let lock = local::DataLock::take(dir)?;
        deployment.begin_playing();
        let play = DemoPlay::new(deployment, &self.policy, self.script, self.days.clone());
        let played = play.with_pace(pace).play(|_, _| {}).await?;
        deployment.aws().write_into(dir)?;
        folder::mark(dir, true)?;
        drop(lock);
        Ok(played)
    }

    /// Empties a folder for a demo that is played before somebody's eyes.
    ///
    /// # Errors
    /// When it holds something real, is in use, or cannot be written.
    pub fn make_room(dir: &Path) -> Result<(), DemoError> {
        DataFolder::for_demo(dir)?;
        let lock = local::DataLock::take(dir)?;
        folder::mark(dir, false)?;
        folder::clear(dir)?;
        drop(lock);
        Ok(())
    }
}
