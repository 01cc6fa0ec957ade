//! A policy folder on disk becomes the files that are compiled.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use followup::brand::{as_text, from_text, is_kept_as_text};
use followup::policy::{MAX_FILE_BYTES, MAX_FILES, PolicyFiles};

/// The folders of a policy, besides its root.
const FOLDERS: [&str; 7] = [
    "brand",
    "calendars",
    "campaigns",
    "forms",
    "letters",
    "sources",
    "templates",
];
/// The folders that have one within for each further language.
const TRANSLATED: [&str; 2] = ["letters", "templates"];
/// The endings of a policy's files; anything else in the folder is somebody's own.
const ENDINGS: [&str; 6] = ["toml", "md", "ics", "svg", "png", "webp"];
/// Files by which a folder is known to be a policy.
const NAMES: [&str; 2] = ["policy.toml", "team.toml"];
/// A page about a folder is no part of it.
const ABOUT: &str = "README.md";

/// Why a policy folder cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// There is none.
    #[error("{} is not there; name the folder that holds policy.toml", path.display())]
    Missing {
        /// What was named.
        path: PathBuf,
    },
    /// It is a file.
    #[error("{} is a file; name the folder that holds policy.toml", path.display())]
    NoFolder {
        /// What was named.
        path: PathBuf,
    },
    /// It is a folder with something else in it, or with nothing.
    #[error("{} holds no policy: name the folder that has policy.toml and team.toml, or begin with a copy of infra/policy", path.display())]
    NoPolicy {
        /// What was named.
        path: PathBuf,
    },
    /// A file or folder cannot be read.
    #[error("cannot read {}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// It holds something already.
    #[error("{} is not empty; name a new folder, or say with --over that its files may be written over", path.display())]
    InUse {
        /// What was named.
        path: PathBuf,
    },
    /// A file or folder cannot be written.
    #[error("cannot write {}", path.display())]
    NotWritten {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A link of the folder leads to nothing: the folder was copied without what its links lead to.
    #[error("{} is a link to {}, and nothing is there; copy the folder with its files: baton init NEW-FOLDER --like FOLDER", path.display(), to.display())]
    LinkToNothing {
        /// The link.
        path: PathBuf,
        /// Where it leads.
        to: PathBuf,
    },
    /// A picture of the policy is none.
    #[error("{} is kept as no picture; push the policy with the picture once more", path.display())]
    NoPicture {
        /// The file.
        path: PathBuf,
    },
    /// A file is no text.
    #[error("{} is not UTF-8; save it as UTF-8", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
    },
    /// There are far too many files for a policy.
    #[error("{} holds over {MAX_FILES} files of a policy; name the folder that holds policy.toml", path.display())]
    TooMany {
        /// The folder.
        path: PathBuf,
    },
}

/// Reads the files of a policy.
///
/// # Errors
/// When the folder is missing or holds no policy, or a file in it cannot be read as text.
pub fn read(root: &Path) -> Result<PolicyFiles, FolderError> {
    let path = root.to_owned();
    if !root.exists() {
        return Err(FolderError::Missing { path });
    }
    if !root.is_dir() {
        return Err(FolderError::NoFolder { path });
    }
    // Of a policy that lacks one of them, the check says what to write.
    if !NAMES.iter().any(|name| root.join(name).is_file()) {
        return Err(FolderError::NoPolicy { path });
    }
    let mut sources = PolicyFiles::default();
    gather(root, "", &mut sources)?;
    for folder in FOLDERS {
        let path = root.join(folder);
        leads_somewhere(&path)?;
        if path.is_dir() {
            gather(&path, &format!("{folder}/"), &mut sources)?;
        }
    }
    for texts in TRANSLATED {
        for language in languages(&root.join(texts))? {
            let folder = format!("{texts}/{language}");
            gather(&root.join(&folder), &format!("{folder}/"), &mut sources)?;
        }
    }
    Ok(sources)
}

/// Writes the files of a policy into a folder, which is made if need be; files that are there are written over only if that is meant.
///
/// # Errors
/// When the folder has something in it and nothing is to be written over, or a file cannot be written.
pub fn write(root: &Path, sources: &PolicyFiles, over: bool) -> Result<(), FolderError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| FolderError::NotWritten { path, source }
    };
    fs::create_dir_all(root).map_err(failed(root))?;
    let is_used = fs::read_dir(root).map_err(failed(root))?.next().is_some();
    if is_used && !over {
        let path = root.to_owned();
        return Err(FolderError::InUse { path });
    }
    for (name, text) in &sources.files {
        let path = root.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed(folder))?;
        }
        let bytes = if is_kept_as_text(name) {
            let bytes = from_text(text);
            bytes.ok_or_else(|| FolderError::NoPicture { path: path.clone() })?
        } else {
            text.clone().into_bytes()
        };
        fs::write(&path, bytes).map_err(failed(&path))?;
    }
    Ok(())
}

/// Whether a path, if it is a link, leads to something.
fn leads_somewhere(path: &Path) -> Result<(), FolderError> {
    match path.read_link() {
        Ok(to) if !path.exists() => Err(FolderError::LinkToNothing {
            path: path.to_owned(),
            to,
        }),
        // What is no link cannot be read as one.
        Ok(_) | Err(_) => Ok(()),
    }
}

/// The folders within one of texts: one for each further language.
fn languages(folder: &Path) -> Result<Vec<String>, FolderError> {
    let failed = |source| FolderError::File {
        path: folder.to_owned(),
        source,
    };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut languages = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.filter(|name| !name.starts_with('.') && path.is_dir());
        languages.extend(name.map(str::to_owned));
    }
    Ok(languages)
}

fn gather(folder: &Path, prefix: &str, sources: &mut PolicyFiles) -> Result<(), FolderError> {
    let failed = |source| FolderError::File {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let is_policy = path
            .extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| ENDINGS.contains(&ending));
        if !is_policy || name.starts_with('.') || name == ABOUT {
            continue;
        }
        leads_somewhere(&path)?;
        if !path.is_file() {
            continue;
        }
        if sources.files.len() > MAX_FILES {
            return Err(FolderError::TooMany {
                path: folder.to_owned(),
            });
        }
        let name = format!("{prefix}{name}");
        sources.files.insert(name, text(&path)?);
    }
    Ok(())
}

/// The text of a file; of one that is too large, only so much that the check sees that it is.
fn text(path: &Path) -> Result<String, FolderError> {
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|source| FolderError::File {
            path: path.to_owned(),
            source,
        })?;
    if path.to_str().is_some_and(is_kept_as_text) {
        return Ok(as_text(&bytes));
    }
    let whole = bytes.len() <= MAX_FILE_BYTES;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        // Cut in the middle of a character.
        Err(error) if !whole => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
        Err(_) => Err(FolderError::NotUtf8 {
            path: path.to_owned(),
        }),
    }
}
