//! `baton explain calendar`: when somebody is taken by their calendar, by the same eyes that look for free times.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use calendar::{Instant, Interval, MAX_BUSY_BYTES, Tz, busy_times, format_instant, parse_instant};
use chrono::NaiveDate;
use clap::Args;
use serde_json::json;

use crate::command::exit::{FINDINGS, OK, complain};
use crate::command::output::err;

#[derive(Debug, Args)]
pub(super) struct CalendarArgs {
    /// A calendar as its address gives it (iCalendar, RFC 5545), such as sam.ics; `-` is standard input
    file: PathBuf,
    /// The zone of whole days and of times that name none, such as America/New_York
    #[arg(long, value_parser = zone)]
    zone: Tz,
    /// From when on: a moment such as 2026-03-02T09:00:00Z, or a day of the zone such as 2026-03-02
    #[arg(long, value_name = "WHEN")]
    from: String,
    /// Until when, written like --from; a day is its beginning
    #[arg(long, value_name = "WHEN")]
    to: String,
}

fn zone(text: &str) -> Result<Tz, String> {
    text.parse()
        .map_err(|_| "write a zone of the IANA database, like America/New_York".to_owned())
}

/// A moment, or the beginning of a day.
fn moment(text: &str, zone: Tz) -> Result<Instant, String> {
    let of_day = |day: NaiveDate| zone.instant(day.and_time(chrono::NaiveTime::MIN));
    let right = "write a time like 2026-03-02T09:00:00Z, or a day like 2026-03-02";
    match text.parse::<NaiveDate>() {
        Ok(day) => Ok(of_day(day)),
        Err(_) => parse_instant(text).map_err(|_| format!("{text:?} is no time: {right}")),
    }
}

/// A line of JSON for each busy time, in order, and one for each thing that could not be understood.
pub(super) fn explain(args: &CalendarArgs) -> u8 {
    let read = |text: &str| moment(text, args.zone);
    let window = match (read(&args.from), read(&args.to)) {
        (Ok(from), Ok(to)) if from < to => Interval { from, to },
        (Ok(_), Ok(_)) => return refuse("--to has to be later than --from"),
        (Err(reason), _) => return refuse(&format!("--from: {reason}")),
        (_, Err(reason)) => return refuse(&format!("--to: {reason}")),
    };
    let raw = match bytes(&args.file) {
        Ok(raw) => raw,
        Err(error) => return refuse(&format!("{}: {error}", args.file.display())),
    };
    let file = args.file.to_string_lossy();
    let mut lines = Vec::new();
    let mut code = OK;
    match busy_times(&String::from_utf8_lossy(&raw), window, args.zone) {
        Ok(times) => {
            for one in &times.intervals {
                lines.push(json!({"file": file, "from": text(one.from), "to": text(one.to)}));
            }
            for unread in &times.unread {
                code = FINDINGS;
                lines.push(json!({"file": file, "error": unread.to_string()}));
            }
        }
        Err(error) => {
            code = FINDINGS;
            lines.push(json!({"file": file, "error": error.to_string()}));
        }
    }
    let mut output = io::stdout().lock();
    for line in lines {
        match writeln!(output, "{line}") {
            Ok(()) => {}
            // Whoever read the answers has gone.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return code,
            Err(error) => return complain(&error),
        }
    }
    code
}

fn refuse(reason: &str) -> u8 {
    err!("baton: {reason}");
    crate::command::exit::FAILED
}

/// Whole seconds, as those are what calendars have.
fn text(at: Instant) -> String {
    format_instant(at).replace(".000Z", "Z")
}

/// One byte more than a calendar may have, so that one that is too large is said to be.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let most = MAX_BUSY_BYTES as u64 + 1;
    let mut raw = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut raw)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut raw)?;
    }
    Ok(raw)
}
