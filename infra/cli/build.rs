//! Lists the files of the shipped policies, so that a new one is inside the program without a line of code.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The policies: what they are called here, and where they lie. Besides the shipped one, those that write in another language.
const POLICIES: [(&str, &str); 4] = [
    ("shipped", "../policy"),
    ("german", "../examples/german"),
    ("spanish", "../examples/spanish"),
    ("french", "../examples/french"),
];
/// The folders of a policy, besides its root.
const FOLDERS: [&str; 5] = ["", "calendars", "forms", "letters", "templates"];
/// The endings of its files, and a page about a folder, as `src/folder.rs` reads them. A picture of bytes is none of the shipped ones: they are included as text.
const ENDINGS: [&str; 4] = ["toml", "md", "ics", "svg"];
const ABOUT: &str = "README.md";

fn main() -> io::Result<()> {
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    for (name, place) in POLICIES {
        let policy = Path::new(env!("CARGO_MANIFEST_DIR")).join(place);
        let list = listed(&policy)?;
        fs::write(Path::new(&out).join(format!("{name}.rs")), list)?;
    }
    Ok(())
}

/// The files of a policy, as a table of paths and texts.
fn listed(policy: &Path) -> io::Result<String> {
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for folder in FOLDERS {
        let path = policy.join(folder);
        println!("cargo::rerun-if-changed={}", path.display());
        for entry in fs::read_dir(&path)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            let ending = path.extension().and_then(|ending| ending.to_str());
            let (Some(name), Some(ending)) = (name, ending) else {
                continue;
            };
            if path.is_file() && ENDINGS.contains(&ending) && name != ABOUT {
                let name = Path::new(folder).join(name).display().to_string();
                files.push((name, path));
            }
        }
    }
    files.sort();
    let rows = files.iter().map(|(name, path)| {
        format!(
            "({name:?}, include_str!({:?})),\n",
            path.display().to_string()
        )
    });
    Ok(format!("&[\n{}]", rows.collect::<String>()))
}
