//! `baton explain mail`: what a received mail is, by the same eyes that `inbound` has.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use reading::{Classification, classify};
use serde::Serialize;

use crate::command::exit::{FINDINGS, OK, complain};
use crate::command::output::err;

/// Bytes of a mail at most: the mail service takes no larger ones.
const MAX_BYTES: u64 = 64 << 20;

/// A line of the answer, in the order of its fields.
#[derive(Debug, Serialize)]
struct MailLine<'a> {
    file: &'a str,
    kind: &'static str,
    recipient: Option<&'a str>,
    hard: bool,
    until: Option<String>,
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
}

/// Answers each file with a line of standard output; one that cannot be read is named, and the others are answered.
pub(super) fn explain(files: &[PathBuf]) -> u8 {
    let mut code = OK;
    for path in files {
        let raw = match read(path) {
            Ok(raw) => raw,
            Err(error) => {
                err!("baton: {}: {error}", path.display());
                code = FINDINGS;
                continue;
            }
        };
        match answer(path, &classify(&raw)) {
            Ok(()) => {}
            // Whoever read the answers has gone.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return code,
            Err(error) => return complain(&error),
        }
    }
    code
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(MAX_BYTES).read_to_end(&mut raw)?;
    } else {
        File::open(path)?.take(MAX_BYTES).read_to_end(&mut raw)?;
    }
    Ok(raw)
}

fn answer(path: &Path, found: &Classification) -> io::Result<()> {
    let file = path.to_string_lossy();
    let line = MailLine {
        file: &file,
        kind: found.kind.as_str(),
        recipient: found.recipient.as_deref(),
        hard: found.hard,
        until: found.until.map(|day| day.to_string()),
        text: found.text.as_deref(),
        uncertain: found.is_uncertain,
    };
    let line = serde_json::to_string(&line)?;
    let mut output = io::stdout().lock();
    writeln!(output, "{line}")
}
