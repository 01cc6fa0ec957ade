//! The folder of a demo. Played data and real data never share one: what was played is marked, and each refuses the other.

use std::fs;
use std::path::{Path, PathBuf};

use local::LocalAwsError;
use serde::{Deserialize, Serialize};

use crate::deployment::is_in_use;

/// The file by which the data of a demo are known.
const MARK_FILE: &str = "demo.json";

/// What a data folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFolder {
    /// Nothing yet.
    New,
    /// A demo that was played to its end.
    Demo,
    /// A demo that was being played when its process ended.
    Unfinished,
    /// What people did, and not a script.
    Real,
}

#[derive(Serialize, Deserialize)]
struct DemoMark {
    /// Whether it was played to its end.
    played: bool,
}

/// Why a folder is not taken for what is asked.
#[derive(Debug, thiserror::Error)]
pub enum DemoFolderError {
    /// There are data that were not played.
    #[error(
        "{} holds data that are no demo, and a demo is never played beside them: name another folder with --data, such as --data .baton-demo",
        path.display()
    )]
    Real {
        /// The folder.
        path: PathBuf,
    },
    /// There are played data.
    #[error(
        "{} holds the demo, and nothing real begins beside it: name another folder with --data, such as --data .baton-ours; or remove this one if nobody needs the demo any more",
        path.display()
    )]
    Demo {
        /// The folder.
        path: PathBuf,
    },
    /// There is a file where the folder should be.
    #[error("{} is a file: name a folder, which need not be there yet", path.display())]
    NoFolder {
        /// What was named.
        path: PathBuf,
    },
    /// A file of it cannot be read, written or removed.
    #[error(transparent)]
    File(#[from] LocalAwsError),
}

impl DataFolder {
    /// What a folder holds, which need not be there.
    ///
    /// # Errors
    /// When its mark cannot be read.
    pub fn of(dir: &Path) -> Result<Self, DemoFolderError> {
        if dir.exists() && !dir.is_dir() {
            return Err(DemoFolderError::NoFolder {
                path: dir.to_owned(),
            });
        }
        let mark: Option<DemoMark> = local::read_json(&dir.join(MARK_FILE))?;
        Ok(match mark {
            Some(DemoMark { played: true }) => Self::Demo,
            Some(DemoMark { played: false }) => Self::Unfinished,
            None if is_in_use(dir) => Self::Real,
            None => Self::New,
        })
    }

    /// Refuses a folder in which something real is to begin, where it holds a demo.
    ///
    /// # Errors
    /// When it does, or its mark cannot be read.
    pub fn for_real(dir: &Path) -> Result<(), DemoFolderError> {
        match Self::of(dir)? {
            Self::New | Self::Real => Ok(()),
            Self::Demo | Self::Unfinished => Err(DemoFolderError::Demo {
                path: dir.to_owned(),
            }),
        }
    }

    /// What a folder holds in which there is to be a demo.
    ///
    /// # Errors
    /// When it holds something real, or its mark cannot be read.
    pub fn for_demo(dir: &Path) -> Result<Self, DemoFolderError> {
        match Self::of(dir)? {
            Self::Real => Err(DemoFolderError::Real {
                path: dir.to_owned(),
            }),
            held @ (Self::New | Self::Demo | Self::Unfinished) => Ok(held),
        }
    }
}

/// Marks a folder as that of a demo, before anything is played into it and when that is done.
pub(super) fn mark(dir: &Path, played: bool) -> Result<(), DemoFolderError> {
    local::create_folder(dir).map_err(|source| LocalAwsError::File {
        path: dir.to_owned(),
        source,
    })?;
    local::write_json(&dir.join(MARK_FILE), &DemoMark { played })?;
    Ok(())
}

/// Removes what was played, and leaves the mark and whatever else lies there.
pub(super) fn clear(dir: &Path) -> Result<(), DemoFolderError> {
    for name in local::DATA_FILES {
        let path = dir.join(name);
        match fs::remove_file(&path) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => return Err(LocalAwsError::File { path, source }.into()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_says_what_it_holds_and_each_refuses_the_other() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path();
        assert_eq!(DataFolder::of(&dir.join("none")).unwrap(), DataFolder::New);
        assert_eq!(DataFolder::of(dir).unwrap(), DataFolder::New);
        mark(dir, false).unwrap();
        assert_eq!(DataFolder::for_demo(dir).unwrap(), DataFolder::Unfinished);
        let refused = DataFolder::for_real(dir).unwrap_err().to_string();
        assert!(
            refused.contains("name another folder with --data"),
            "{refused}"
        );
        mark(dir, true).unwrap();
        assert_eq!(DataFolder::for_demo(dir).unwrap(), DataFolder::Demo);
        assert!(DataFolder::for_real(dir).is_err());
        fs::remove_file(dir.join(MARK_FILE)).unwrap();
        fs::write(dir.join("clock.json"), "{}").unwrap();
        assert_eq!(DataFolder::of(dir).unwrap(), DataFolder::Real);
        assert!(DataFolder::for_real(dir).is_ok());
        let refused = DataFolder::for_demo(dir).unwrap_err().to_string();
        assert!(refused.contains("no demo"), "{refused}");
    }
}
