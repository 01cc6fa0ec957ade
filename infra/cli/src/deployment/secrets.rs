//! The secrets of a local AWS in a folder: two are made on its first start and kept for good, and whoever runs it may add those by which
//! services know it that judge the tokens of forms, and those by which sources prove themselves.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use cloud::secrets::{Keyring, Secret};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

/// The file of a data folder that holds them.
pub const SECRETS_FILE: &str = "secrets.json";
/// Files by which a folder is known to have been a local AWS before.
const SIGN_OF_USE: &str = "clock.json";
/// Bytes of each secret.
const SECRET_BYTES: usize = 32;

/// Why there are no secrets.
#[derive(Debug, thiserror::Error)]
pub enum SecretsError {
    /// The file cannot be read or written.
    #[error("cannot use {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// There is a file where the folder should be.
    #[error("{} is a file: name a folder, which need not be there yet", path.display())]
    NoFolder {
        /// What was named.
        path: PathBuf,
    },
    /// The file holds something else.
    #[error("{} holds no secrets of Baton: restore it from a backup", path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
    },
    /// The data is there and its secrets are not: with new ones no known person would be recognised.
    #[error("{} is missing beside the data that it belongs to: restore it from a backup, or name another folder", path.display())]
    Lost {
        /// The file that should be there.
        path: PathBuf,
    },
    /// The operating system gave no random bytes.
    #[error("the operating system gives no random bytes: {0}")]
    Random(getrandom::Error),
}

/// The texts of the secrets, as the secret store of a deployment would have them.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct DeploymentSecrets {
    pub(crate) signing: String,
    pub(crate) pepper: String,
    /// By the kind of challenge: `{"turnstile": "<secret key>"}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    challenge: Option<BTreeMap<String, String>>,
    /// By the name of the source: `{"lead-ad": "<secret>"}`.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    sources: serde_json::Map<String, serde_json::Value>,
}

impl DeploymentSecrets {
    /// The same for the same seed: for a local AWS in memory, whose runs are to be replayed.
    pub(crate) fn of_seed(seed: u64) -> Self {
        Self {
            signing: keyring(&format!("signing key of seed {seed:020}")),
            pepper: format!("pepper of seed {seed:020}"),
            challenge: None,
            sources: serde_json::Map::default(),
        }
    }

    /// The keys by which services know it, if it has any.
    pub(crate) fn challenge(&self) -> Option<String> {
        let keys = self.challenge.as_ref()?;
        Some(serde_json::json!(keys).to_string())
    }

    /// What sources prove themselves by.
    pub(crate) fn sources(&self) -> String {
        serde_json::Value::Object(self.sources.clone()).to_string()
    }

    /// Those of a folder; made, if the folder was never used.
    pub(crate) fn of_folder(dir: &Path) -> Result<Self, SecretsError> {
        let path = dir.join(SECRETS_FILE);
        let failed = |source| SecretsError::File {
            path: path.clone(),
            source,
        };
        if !path.exists() {
            if is_in_use(dir) {
                return Err(SecretsError::Lost { path });
            }
            if dir.exists() && !dir.is_dir() {
                return Err(SecretsError::NoFolder {
                    path: dir.to_owned(),
                });
            }
            local::create_folder(dir).map_err(failed)?;
            make(dir, &path)?;
        }
        let corrupt = || SecretsError::Corrupt { path: path.clone() };
        let text = fs::read(&path).map_err(failed)?;
        let kept: Self = serde_json::from_slice(&text).map_err(|_| corrupt())?;
        Keyring::parse(&kept.signing).map_err(|_| corrupt())?;
        Secret::new("pepper", kept.pepper.as_str()).map_err(|_| corrupt())?;
        Ok(kept)
    }
}

/// Whether a folder was a local AWS before.
pub(crate) fn is_in_use(dir: &Path) -> bool {
    dir.join(SIGN_OF_USE).exists()
}

/// A signing secret of one key.
fn keyring(key: &str) -> String {
    serde_json::json!({"current": "k1", "k1": key}).to_string()
}

/// Writes new secrets so that they are there whole or not at all, and only for their owner.
fn make(dir: &Path, path: &Path) -> Result<(), SecretsError> {
    let failed = |source| SecretsError::File {
        path: path.to_owned(),
        source,
    };
    let mut bytes = [0_u8; 2 * SECRET_BYTES];
    getrandom::fill(&mut bytes).map_err(SecretsError::Random)?;
    let (signing_key, pepper) = bytes.split_at(SECRET_BYTES);
    let text = serde_json::to_vec(&DeploymentSecrets {
        signing: keyring(&HEXLOWER.encode(signing_key)),
        pepper: HEXLOWER.encode(pepper),
        challenge: None,
        sources: serde_json::Map::default(),
    })
    .map_err(|error| failed(error.into()))?;
    let draft = dir.join(format!("{SECRETS_FILE}.{}", std::process::id()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft).map_err(failed)?;
    file.write_all(&text)
        .and_then(|()| file.sync_all())
        .map_err(failed)?;
    // A link, unlike a rename, never replaces what another process wrote first.
    let linked = fs::hard_link(&draft, path);
    let _ = fs::remove_file(&draft);
    match linked {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(failed(error)),
    }
}
