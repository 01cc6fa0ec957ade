//! The folder of a house: one process at a time, small files written whole.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::HouseError;

const LOCK_FILE: &str = "house.lock";
const RUNS_FILE: &str = "house.json";

/// An opened folder. Holds its lock until dropped, or until the process ends however it ends.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    run: u64,
    _lock: File,
}

#[derive(Default, Serialize, Deserialize)]
struct Runs {
    runs: u64,
}

impl Folder {
    /// Opens or creates the folder and counts this run.
    pub(crate) fn open(path: &Path) -> Result<Self, HouseError> {
        fs::create_dir_all(path).map_err(at(path))?;
        let lock_path = path.join(LOCK_FILE);
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&lock_path)
            .map_err(at(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(HouseError::InUse {
                    path: path.to_owned(),
                });
            }
            Err(TryLockError::Error(source)) => return Err(at(&lock_path)(source)),
        }
        let runs_path = path.join(RUNS_FILE);
        let runs: Runs = read_json(&runs_path)?.unwrap_or_default();
        let run = runs.runs + 1;
        write_json(&runs_path, &Runs { runs: run })?;
        Ok(Self {
            path: path.to_owned(),
            run,
            _lock: lock,
        })
    }

    /// A file in the folder.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The how-manieth opening this is, from 1: ids that live in memory differ from those of earlier runs by it.
    pub(crate) fn run(&self) -> u64 {
        self.run
    }
}

/// A small JSON file, or none.
pub(crate) fn read_json<T: for<'de> Deserialize<'de>>(
    path: &Path,
) -> Result<Option<T>, HouseError> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(path)(error)),
    };
    serde_json::from_slice(&text)
        .map(Some)
        .map_err(|source| HouseError::Corrupt {
            path: path.to_owned(),
            line: source.line(),
            source,
        })
}

/// Writes a small JSON file so that a crash leaves the old one or the new one.
pub(crate) fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<(), HouseError> {
    let text = serde_json::to_vec(value).map_err(|source| at(path)(source.into()))?;
    let next = path.with_extension("next");
    let mut file = File::create(&next).map_err(at(&next))?;
    file.write_all(&text).map_err(at(&next))?;
    file.sync_data().map_err(at(&next))?;
    fs::rename(&next, path).map_err(at(path))?;
    if let Some(folder) = path.parent() {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(at(folder))?;
    }
    Ok(())
}

/// Says which file it was.
pub(crate) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> HouseError {
    let path = path.to_owned();
    move |source| HouseError::File { path, source }
}
