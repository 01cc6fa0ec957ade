//! `baton check`: does a policy hold together?

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use calendar::Instant;
use clap::Args;
use followup::policy::{Policy, PolicyFiles, PolicyFinding};
use followup::time_line::{TeamConduct, time_line};
use serde::Serialize;
use wording::Words;
use wording::foreseen::{PolicyReader, said};

use crate::command::exit::{FAILED, FINDINGS, OK, complain};
use crate::command::output::out;
use crate::folder::{self, FolderError};
use crate::preview;
use crate::shipped;

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// The folder of the policy, which holds policy.toml [default: the shipped policy, infra/policy]
    dir: Option<PathBuf>,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    /// Show, day by day, what somebody meets who asks and never answers
    #[arg(long)]
    time_line: bool,
    /// Write every text, filled in for people who are hard to write to, as pages to look at into this folder, such as /tmp/texts
    #[arg(long, value_name = "FOLDER")]
    preview: Option<PathBuf>,
}

#[derive(Serialize)]
struct CheckReport<'a> {
    policy: &'a str,
    version: String,
    ok: bool,
    findings: &'a [PolicyFinding],
    /// What holds together and is good to know, or what was asked for and is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_line: Option<&'a str>,
}

/// The files of a policy and where they lie: of the named folder, of the shipped one, or those inside the program.
pub(super) fn sources(dir: Option<&Path>) -> Result<(PolicyFiles, String), FolderError> {
    match dir.or(shipped::folder()) {
        Some(dir) => {
            let shown = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
            Ok((folder::read(dir)?, shown.display().to_string()))
        }
        None => Ok((shipped::embedded(), "the shipped policy".to_owned())),
    }
}

/// Day by day, what somebody meets who asks and never answers: while the team does its part, and while nobody does anything.
fn time_lines(policy: &Policy, from: Instant) -> String {
    let words = Words::from(&policy.active.company);
    let reader = PolicyReader {
        active: &policy.active,
        words,
    };
    let mut text = String::new();
    for (title, conduct) in [
        (words.foreseen_does(), TeamConduct::DoesItsPart),
        (words.foreseen_nothing(), TeamConduct::DoesNothing),
    ] {
        let Some(lines) = time_line(policy, from, conduct) else {
            return words.foreseen_nobody();
        };
        let _ = writeln!(text, "{title}");
        let mut day = None;
        for line in &lines {
            let local = policy.calendar().local(line.at);
            if day.replace(local.date_naive()) != Some(local.date_naive()) {
                let _ = writeln!(text, "{}", local.format("%A, %Y-%m-%d"));
            }
            let _ = writeln!(text, "  {}  {}", local.format("%H:%M"), said(line, &reader));
        }
    }
    text
}

pub(super) fn run(args: &CheckArgs) -> u8 {
    let (sources, from) = match sources(args.dir.as_deref()) {
        Ok(found) => found,
        Err(error) => return complain(&error),
    };
    let compiled = Policy::compile(&sources);
    let note = match &compiled {
        Ok(policy) => without_a_deputy(policy),
        Err(_) => left_out(args),
    };
    let shown = compiled.as_ref().ok().filter(|_| args.time_line);
    let days = shown.map(|policy| time_lines(policy, Instant::from(SystemTime::now())));
    let written = match (&compiled, &args.preview) {
        (Ok(policy), Some(folder)) => match preview::write(policy, folder) {
            Ok(written) => Some((written, folder)),
            Err(error) => return complain(&error),
        },
        (Ok(_) | Err(_), _) => None,
    };
    let findings = compiled.err().unwrap_or_default();
    if args.json {
        let report = CheckReport {
            policy: &from,
            version: sources.version().to_string(),
            ok: findings.is_empty(),
            findings: &findings,
            note: note.as_deref(),
            time_line: days.as_deref(),
        };
        match serde_json::to_string_pretty(&report) {
            Ok(text) => out!("{text}"),
            Err(error) => {
                complain(&error);
                return FAILED;
            }
        }
    } else {
        for finding in &findings {
            out!("{finding}");
        }
        match findings.len() {
            0 => out!("{from}: holds together (version {})", sources.version()),
            1 => out!("{from}: 1 finding"),
            count => out!("{from}: {count} findings"),
        }
        if let Some(note) = &note {
            out!("{note}");
        }
        if let Some(days) = &days {
            out!("\n{}", days.trim_end());
        }
        if let Some((written, folder)) = &written {
            for failure in &written.failures {
                out!("{failure}");
            }
            let index = folder.join("index.html");
            out!("{} pages: {}", written.pages, index.display());
        }
    }
    if written.is_some_and(|(written, _)| !written.failures.is_empty()) {
        return FINDINGS;
    }
    if findings.is_empty() { OK } else { FINDINGS }
}

/// What was asked for, and is made of a policy without findings alone.
fn left_out(args: &CheckArgs) -> Option<String> {
    let asked = match (args.preview.is_some(), args.time_line) {
        (true, true) => "Neither a preview nor a time line",
        (true, false) => "No preview",
        (false, true) => "No time line",
        (false, false) => return None,
    };
    Some(format!(
        "{asked} was made: mails and days are shown of a policy without findings."
    ))
}

/// What happens while a manager is away who has named no deputy.
fn without_a_deputy(policy: &Policy) -> Option<String> {
    let manager = policy.active.roster.without_a_deputy()?;
    Some(Words::default().policy_without_a_deputy(&manager.name))
}
