//! What the command line does.

mod check;
mod cost;
mod doctor;
mod explain;
mod mail;
mod people;
mod policy;
mod reconcile;
mod up;

use std::path::PathBuf;
use std::process::ExitCode;

use calendar::{Instant, parse_instant};
use clap::{Args, Parser, Subcommand};

use crate::place::{PlaceError, Where};

/// Everything went well.
pub const OK: u8 = 0;
/// What was looked at has findings, or a line could not be answered.
pub const FINDINGS: u8 = 1;
/// It could not be done at all; so does a mistake in the arguments end.
pub const FAILED: u8 = 2;

/// Where the data of one machine lies, unless another folder is named.
pub const DATA: &str = ".baton";

/// Never a lead without a follow-up.
#[derive(Debug, Parser)]
#[command(name = "baton", version, disable_help_subcommand = true)]
pub struct Baton {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the whole deployment on this machine (what `baton` alone does)
    Up(UpArgs),
    /// Check a policy folder; every finding with file, line, reason and proposal
    Check(CheckArgs),
    /// Push, activate, withdraw and compare policies, deployed or on this machine
    Policy {
        #[command(subcommand)]
        command: policy::PolicyCommand,
    },
    /// After a backup was restored: doubt what may have been sent since, and ask AWS what became of it
    Reconcile(reconcile::ReconcileArgs),
    /// Is a deployment fit to follow up, and if not, what is to be done?
    Doctor(doctor::DoctorArgs),
    /// Say why: a deadline, or a lead's timeline
    Explain {
        #[command(subcommand)]
        what: Explain,
    },
    /// What a lead, an idle day and a year cost on AWS, from counted requests and a file of prices
    Cost(cost::CostArgs),
    /// Take the rows of a CSV file as inquiries; running it again goes on, and takes no row twice
    Import(people::ImportArgs),
    /// Print leads with all that is known of them: all, or those of one person
    Export(people::ExportArgs),
    /// Erase what is known of one person; what happened stays, without them
    Erase(people::EraseArgs),
}

/// What `up` is told.
#[derive(Debug, Clone, Args)]
pub struct UpArgs {
    /// The port on 127.0.0.1; 0 takes a free one and prints it
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Where the data is kept
    #[arg(long, value_name = "DIR", default_value = DATA)]
    pub data: PathBuf,
    /// The policy folder; the shipped policy, if none is named
    #[arg(long, value_name = "DIR")]
    pub policy: Option<PathBuf>,
    /// The clock starts here, such as 2026-03-02T09:00:00Z, and runs on; never before where it stood
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub now: Option<Instant>,
    /// Simulated seconds in a real one; 0 lets the clock stand until it is moved
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = speed)]
    pub speed: f64,
}

impl Default for UpArgs {
    fn default() -> Self {
        Self {
            port: 8080,
            data: DATA.into(),
            policy: None,
            now: None,
            speed: 1.0,
        }
    }
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// The policy folder; the shipped policy, if none is named
    dir: Option<PathBuf>,
    /// Findings as one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Explain {
    /// Deadlines: JSON lines in, JSON lines out
    Deadline {
        /// Add the intervals that counted, and the days that did not
        #[arg(long)]
        why: bool,
    },
    /// What received mails are, a JSON line a file: a reply, an automatic one, a bounce, a delay, a complaint, our own
    Mail {
        /// Raw messages (RFC 5322); `-` is standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// A lead's timeline, and the reason of every deadline
    Lead {
        /// The lead's id
        id: String,
        #[command(flatten)]
        place: Where,
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
}

fn instant(text: &str) -> Result<Instant, String> {
    parse_instant(text).map_err(|error| error.to_string())
}

fn speed(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(speed) if speed.is_finite() && speed >= 0.0 => Ok(speed),
        Ok(_) | Err(_) => {
            Err("write a number: 1 is real time, 60 a minute a second, 0 stands still".to_owned())
        }
    }
}

/// Does what the arguments say.
#[must_use]
pub fn run(baton: Baton) -> ExitCode {
    let code = match baton
        .command
        .unwrap_or_else(|| Command::Up(UpArgs::default()))
    {
        Command::Up(args) => up::run(args),
        Command::Check(args) => check::run(args.dir.as_deref(), args.json),
        Command::Policy { command } => policy::run(&command),
        Command::Reconcile(args) => reconcile::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Explain {
            what: Explain::Deadline { why },
        } => explain::deadlines(why),
        Command::Explain {
            what: Explain::Mail { files },
        } => mail::explain(&files),
        Command::Explain {
            what: Explain::Lead { id, place, json },
        } => explain::lead(&id, &place, json),
        Command::Cost(args) => cost::run(&args),
        Command::Import(args) => people::import(&args),
        Command::Export(args) => people::export(&args),
        Command::Erase(args) => people::erase(&args),
    };
    ExitCode::from(code)
}

/// Runs what a command does to its end, on this thread.
fn in_runtime<T, E: From<PlaceError>>(work: impl Future<Output = Result<T, E>>) -> Result<T, E> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(PlaceError::Runtime)?;
    runtime.block_on(work)
}

/// Says what went wrong, with what was behind it.
fn complain(error: &dyn std::error::Error) -> u8 {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    eprintln!("baton: {text}");
    FAILED
}
