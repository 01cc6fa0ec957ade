//! A mail that Baton asks for by name is named by the registry, and by no string beside it.

use std::path::{Path, PathBuf};

use followup::template::MailKind;

/// What is searched, from the root of the workspace.
const SOURCES: [&str; 3] = ["functions", "shared", "infra/cli/src"];
/// The registry itself, and the variables of templates, of which two are called like a mail.
const NAMED_HERE: [&str; 2] = ["template/mails.rs", "template/variable.rs"];
/// Mails whose names are also those of a page, a state, a line of a timeline, an outcome or a figure. They are looked for where mails are
/// put together.
const HOMONYMS: [MailKind; 16] = [
    MailKind::LeftAlone,
    MailKind::Announcement,
    MailKind::Booked,
    MailKind::BookingCancelled,
    MailKind::BookingMoved,
    MailKind::BookingRequested,
    MailKind::Doubted,
    MailKind::Approval,
    MailKind::Held,
    MailKind::Meeting,
    MailKind::Moved,
    MailKind::NotSent,
    MailKind::Paused,
    MailKind::Question,
    MailKind::Task,
    MailKind::Warning,
];
/// Where mails are put together, but for its figures.
const SENDER: &str = "functions/send/src";
const FIGURES: &str = "deliver/delivered.rs";

/// Every source under a folder, without tests and what was built.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && name != "tests" && name != "target" {
            sources(&path, found);
        } else if name.ends_with(".rs") && !name.ends_with("_tests.rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_mail_is_named_by_a_string() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    for folder in SOURCES {
        sources(&root.join(folder), &mut found);
    }
    let mut named = Vec::new();
    for path in found {
        let file = path.strip_prefix(&root).unwrap().to_str().unwrap();
        if NAMED_HERE.iter().any(|one| file.ends_with(one)) {
            continue;
        }
        let sends = file.starts_with(SENDER) && !file.ends_with(FIGURES);
        for (number, line) in (1..).zip(std::fs::read_to_string(&path).unwrap().lines()) {
            let is_comment = line.trim_start().starts_with("//");
            let names = |kind: &&MailKind| line.contains(&format!("\"{kind}\""));
            let searched = |kind: &&MailKind| sends || !HOMONYMS.contains(kind);
            let kinds = MailKind::ALL.iter().filter(|_| !is_comment);
            for kind in kinds.filter(searched).filter(names) {
                named.push(format!(
                    "{file}:{number} says \"{kind}\": MailKind::{kind:?}"
                ));
            }
        }
    }
    assert_eq!(named, [""; 0]);
}
