//! Where a command does its work: the local AWS of one machine, or a deployment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use cloud::{Cloud, CloudError};
use local::Options;

use crate::aws::{WayError, clients};
use crate::demo::{DataFolder, DemoFolderError};
use crate::deployment::{LocalDeployment, LocalDeploymentError, SECRETS_FILE, Setup};

/// Where the data of one machine lies, unless another folder is named.
pub const DATA: &str = ".baton";
/// Bytes of a deployment's file at most.
const MAX_FILE_BYTES: u64 = 64 * 1024;
/// Where the environment has this setting, it names a deployment, and commands go there without being told.
const DEPLOYED: &str = "BATON_TABLE";

/// Which place is meant.
#[derive(Debug, Clone, Args)]
pub struct Where {
    /// The data folder of this machine, such as /srv/baton; no `baton up` may have it open meanwhile [default: .baton]
    #[arg(long, value_name = "DIR", conflicts_with = "deployment")]
    pub data: Option<PathBuf>,
    /// A deployment on AWS instead: the file of settings that infra/deploy wrote, such as
    /// target/deployments/baton.env. Without it and without --data, the environment is a deployment if it has BATON_TABLE
    #[arg(long, value_name = "FILE")]
    pub deployment: Option<PathBuf>,
}

impl Where {
    /// The data folder of this machine; nothing, where a deployment is meant.
    fn folder(&self) -> Option<&Path> {
        let is_deployed = self.deployment.is_some()
            || self.data.is_none() && std::env::var_os(DEPLOYED).is_some();
        let dir = self.data.as_deref().unwrap_or(Path::new(DATA));
        (!is_deployed).then_some(dir)
    }

    /// That people and policies of one's own have a place there: the demo is none, since it begins anew, and they would be gone.
    ///
    /// # Errors
    /// When the folder holds the demo.
    pub fn for_real(&self) -> Result<(), PlaceError> {
        self.folder()
            .map_or(Ok(()), |dir| Ok(DataFolder::for_real(dir)?))
    }
}

/// The opened place.
#[derive(Debug)]
pub enum Deployment {
    /// A local AWS on this machine.
    Local(LocalDeployment),
    /// A deployment, and the settings from its file.
    Deployed(Cloud, BTreeMap<String, String>),
}

/// Why a place cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// The folder was never a local AWS.
    #[error(
        "{} holds no data of Baton: `baton up` makes it; or name the folder that has it with --data, or a deployment with --deployment",
        path.display()
    )]
    NoData {
        /// The folder.
        path: PathBuf,
    },
    /// The file of a deployment cannot be read.
    #[error("cannot read {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A line of that file is no setting.
    #[error(
        "{}, line {line}: not NAME=value; --deployment names the file that infra/deploy wrote, such as target/deployments/baton.env",
        path.display()
    )]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The operating system gave no means to wait for answers.
    #[error("cannot start: {0}")]
    Runtime(std::io::Error),
    /// The local AWS cannot be opened.
    #[error(transparent)]
    Local(#[from] LocalDeploymentError),
    /// The folder is the demo's.
    #[error(transparent)]
    Demo(#[from] DemoFolderError),
    /// There is no way to the deployment.
    #[error(transparent)]
    Way(#[from] WayError),
    /// The deployment cannot be reached.
    #[error(transparent)]
    Cloud(#[from] CloudError),
}

impl Deployment {
    /// Opens it.
    ///
    /// # Errors
    /// When there is nothing, when another process has it open, or when AWS refuses.
    pub async fn open(place: &Where) -> Result<Self, PlaceError> {
        if let Some(file) = &place.deployment {
            let settings = settings(file)?;
            let get = |name: &str| {
                let told = settings.get(name).cloned();
                told.or_else(|| std::env::var(name).ok())
            };
            let cloud = Cloud::connect(get, clients()?).await?;
            return Ok(Self::Deployed(cloud, settings));
        }
        let Some(dir) = place.folder() else {
            let cloud = Cloud::connect(|name| std::env::var(name).ok(), clients()?).await?;
            return Ok(Self::Deployed(cloud, BTreeMap::new()));
        };
        if !dir.join(SECRETS_FILE).is_file() {
            return Err(PlaceError::NoData {
                path: dir.to_owned(),
            });
        }
        let deployment = LocalDeployment::open(Setup {
            dir: Some(dir.to_owned()),
            policy: None,
            ..Setup::in_memory(Options::default())
        })
        .await?;
        Ok(Self::Local(deployment))
    }

    /// AWS, as the functions there see it.
    #[must_use]
    pub fn cloud(&self) -> &Cloud {
        match self {
            Self::Local(deployment) => deployment.cloud(),
            Self::Deployed(cloud, _) => cloud,
        }
    }

    /// A setting of the deployment that only commands need; a local AWS has none.
    #[must_use]
    pub fn told(&self, name: &str) -> Option<String> {
        match self {
            Self::Local(_) => None,
            Self::Deployed(_, settings) => {
                let told = settings.get(name).cloned();
                told.or_else(|| std::env::var(name).ok())
                    .filter(|value| !value.is_empty())
            }
        }
    }
}

/// The settings in a file of `NAME=value` lines.
fn settings(path: &Path) -> Result<BTreeMap<String, String>, PlaceError> {
    let failed = |source| PlaceError::File {
        path: path.to_owned(),
        source,
    };
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    std::io::Read::read_to_string(&mut std::io::Read::take(file, MAX_FILE_BYTES), &mut text)
        .map_err(failed)?;
    let mut settings = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, value) = line.split_once('=').ok_or_else(|| PlaceError::Line {
            path: path.to_owned(),
            line: index + 1,
        })?;
        settings.insert(name.trim().to_owned(), value.trim().to_owned());
    }
    Ok(settings)
}
