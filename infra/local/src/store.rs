//! The folder of a local AWS: one process at a time, small files written whole.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::LocalAwsError;

/// Files of a folder that hold data, by their names: those of the table with what its engine puts beside it, the mails, and the clock.
pub const DATA_FILES: [&str; 5] = [
    "table.sqlite",
    "table.sqlite-wal",
    "table.sqlite-shm",
    "mail.jsonl",
    "clock.json",
];

/// What is kept here is people's names and words: for nobody but who runs it.
const FILE_MODE: u32 = 0o600;
const FOLDER_MODE: u32 = 0o700;
/// A folder that everybody may put files into, as `/tmp`: its mode is not ours to change.
const STICKY: u32 = 0o1000;
/// Files of a folder that are looked at.
const MAX_FILES: usize = 10_000;

const LOCK_FILE: &str = "local-aws.lock";
const RUNS_FILE: &str = "local-aws.json";
/// The longest number of a process.
const MAX_PROCESS_DIGITS: u64 = 10;

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
    pub(crate) fn open(path: &Path) -> Result<Self, LocalAwsError> {
        create_folder(path).map_err(at(path))?;
        let lock_path = path.join(LOCK_FILE);
        let is_old = lock_path.exists();
        let mut options = File::options();
        options.create(true).truncate(false).read(true).write(true);
        let mut lock = for_owner(&mut options)
            .open(&lock_path)
            .map_err(at(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(LocalAwsError::InUse {
                    path: path.to_owned(),
                    process: holder(&mut lock),
                });
            }
            Err(TryLockError::Error(source)) => return Err(at(&lock_path)(source)),
        }
        if is_old {
            close_to_others(path).map_err(at(path))?;
        }
        // Whoever finds the folder in use reads here by whom.
        lock.set_len(0).map_err(at(&lock_path))?;
        write!(lock, "{}", std::process::id()).map_err(at(&lock_path))?;
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

/// A folder that no other process opens while this lives, though nothing of it is open here: for who writes its files whole.
#[derive(Debug)]
pub struct DataLock {
    _folder: Folder,
}

impl DataLock {
    /// Takes a folder, which is created if need be.
    ///
    /// # Errors
    /// When another process has it open, or it cannot be created.
    pub fn take(path: &Path) -> Result<Self, LocalAwsError> {
        Ok(Self {
            _folder: Folder::open(path)?,
        })
    }
}

/// The process that has the folder, as it has written down; nothing, where it has not got so far.
fn holder(lock: &mut File) -> Option<u32> {
    let mut text = String::new();
    let read = lock.take(MAX_PROCESS_DIGITS).read_to_string(&mut text);
    read.ok().and_then(|_| text.parse().ok())
}

/// A small JSON file, or none.
///
/// # Errors
/// When it cannot be read, or holds something else.
pub fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Option<T>, LocalAwsError> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(path)(error)),
    };
    serde_json::from_slice(&text)
        .map(Some)
        .map_err(|source| LocalAwsError::Corrupt {
            path: path.to_owned(),
            line: source.line(),
            source,
        })
}

/// Writes a small JSON file so that a crash leaves the old one or the new one.
///
/// # Errors
/// When it cannot be written.
pub fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<(), LocalAwsError> {
    let text = serde_json::to_vec(value).map_err(|source| at(path)(source.into()))?;
    let next = path.with_extension("next");
    let mut file = for_owner(File::options().create(true).truncate(true).write(true))
        .open(&next)
        .map_err(at(&next))?;
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

/// Opens a file that nobody else may read, once it is created.
pub(crate) fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, FILE_MODE);
    options
}

/// Lets nobody but its owner read a file that something else has written.
pub(crate) fn close_file(path: &Path) -> Result<(), LocalAwsError> {
    restrict(path, FILE_MODE).map_err(at(path))
}

/// Creates a folder that nobody else may look into; one that is there is left as it is.
pub fn create_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, FOLDER_MODE);
    builder.create(path)
}

/// Takes from others what an earlier version let them read: the folder of a local AWS, and every file in it.
fn close_to_others(folder: &Path) -> std::io::Result<()> {
    restrict(folder, FOLDER_MODE)?;
    for entry in fs::read_dir(folder)?.take(MAX_FILES) {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            restrict(&entry.path(), FILE_MODE)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn restrict(path: &Path, to: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    if mode & STICKY != 0 || mode & 0o777 & !to == 0 {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(to))
}

#[cfg(not(unix))]
fn restrict(_path: &Path, _to: u32) -> std::io::Result<()> {
    Ok(())
}

/// Says which file it was, and where there is no room left, of which folder.
pub(crate) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> LocalAwsError {
    let path = path.to_owned();
    move |source| match (source.kind(), path.parent()) {
        (std::io::ErrorKind::StorageFull, Some(folder)) => LocalAwsError::Full {
            folder: folder.to_owned(),
        },
        _ => LocalAwsError::File { path, source },
    }
}
