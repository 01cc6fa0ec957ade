//! What the command line does.

mod away;
mod calendar;
mod check;
mod cost;
mod doctor;
mod exit;
mod explain;
mod mail;
mod manual;
mod people;
mod policy;
mod reconcile;
mod up;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

use crate::place::Where;

/// Never a lead without a follow-up.
#[derive(Debug, Parser)]
#[command(name = "baton", version)]
pub struct Baton {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the whole deployment on this machine (what `baton` alone does)
    Up(up::UpArgs),
    /// Check a policy folder; every finding with file, line, reason and proposal
    Check(check::CheckArgs),
    /// Push, activate, withdraw and compare policies, deployed or on this machine
    Policy {
        #[command(subcommand)]
        command: policy::PolicyCommand,
    },
    /// After a backup was restored: doubt what may have been sent since, and ask AWS what became of it
    Reconcile(reconcile::ReconcileArgs),
    /// Is a deployment fit to follow up, and if not, what is to be done?
    Doctor(doctor::DoctorArgs),
    /// Say why: a deadline, a lead's timeline; or as what a mail and a calendar are read
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
    /// Somebody of the team is away, or is back: they get no leads, and what they agreed moves when its time comes
    Away(away::AwayArgs),
    /// Print the completions for a shell: `baton completions bash > ~/.local/share/bash-completion/completions/baton`
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Print the man page: `baton man | man -l -`
    Man,
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
    /// The busy times that a calendar is read as, a JSON line each, and what of it could not be understood
    Calendar(calendar::CalendarArgs),
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

/// Does what the arguments say.
#[must_use]
pub fn run(baton: Baton) -> ExitCode {
    let code = match baton
        .command
        .unwrap_or_else(|| Command::Up(up::UpArgs::default()))
    {
        Command::Up(args) => up::run(args),
        Command::Check(args) => check::run(&args),
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
            what: Explain::Calendar(args),
        } => calendar::explain(&args),
        Command::Explain {
            what: Explain::Lead { id, place, json },
        } => explain::lead(&id, &place, json),
        Command::Cost(args) => cost::run(&args),
        Command::Import(args) => people::import(&args),
        Command::Export(args) => people::export(&args),
        Command::Erase(args) => people::erase(&args),
        Command::Away(args) => away::run(&args),
        Command::Completions { shell } => manual::completions(Baton::command(), shell),
        Command::Man => manual::man(Baton::command()),
    };
    ExitCode::from(code)
}
