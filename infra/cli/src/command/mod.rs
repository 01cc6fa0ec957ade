//! What the command line does.

mod arguments;
mod away;
mod calendar;
mod check;
mod cost;
mod demo;
mod doctor;
mod duplicates;
mod exit;
mod explain;
mod figures;
mod init;
mod mail;
mod manual;
mod output;
mod people;
mod policy;
mod proof;
mod reconcile;
mod simulate;
mod threads;
mod up;
mod variants;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

use self::output::err;
use crate::place::Where;

/// What stands below the list of commands.
const BELOW: &str = "\
Begin with `baton up` and open http://127.0.0.1:8080; `baton init` begins a company of your own. Data are kept in .baton, a folder that
one process has open at a time: the commands that read or change data want `baton up` stopped first, or are told of a deployment.

`baton help COMMAND` says what a command may be told. Days are written 2026-03-02, moments 2026-03-02T09:00:00Z.
Each command ends with 0 when it is done, 1 when it has something to report, and 2 when it could not do it.";

/// Never a lead without a follow-up: every inquiry is answered, given to a person, and followed up in time.
#[derive(Debug, Parser)]
#[command(name = "baton", version, after_help = BELOW)]
pub struct Baton {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the whole deployment on this machine (what `baton` alone does)
    Up(up::UpArgs),
    /// Begin a policy of your own: eight questions, and a folder that holds together
    Init(init::InitArgs),
    /// Check a policy folder: every finding with its file, its line, the reason and a proposal
    Check(check::CheckArgs),
    /// Play a year of a policy with simulated people, and say what it comes to: promises, waits, debts, mails, the load of each
    Simulate(simulate::SimulateArgs),
    /// Push, activate, withdraw and compare policies, deployed or on this machine
    Policy {
        #[command(subcommand)]
        command: policy::PolicyCommand,
    },
    /// Play the demo company anew
    Demo {
        #[command(subcommand)]
        command: demo::DemoCommand,
    },
    /// After a backup was restored: doubt what may have been sent since, and ask AWS what became of it
    Reconcile(reconcile::ReconcileArgs),
    /// Say whether a place is fit to follow up, and if not, what is to be done
    Doctor(doctor::DoctorArgs),
    /// Say why a deadline is when it is, how a lead came to where it is, as what a mail or a calendar is read, and who of a list is one person
    Explain {
        #[command(subcommand)]
        what: Explain,
    },
    /// Say what a lead, an idle day and a year cost on AWS, from counted requests and a file of prices
    Cost(cost::CostArgs),
    /// Say what reps took and what they handed back, by reason, source, form and criterion, and what came of who was set aside
    Figures(figures::FiguresArgs),
    /// Take the rows of a CSV file as leads; running it again goes on, and takes no row twice
    Import(people::ImportArgs),
    /// Print leads with all that is known of them: all, or those of one person
    Export(people::ExportArgs),
    /// Show the proof of what one person agreed to: what stood beside the box, in which version, when, and how it was confirmed
    Proof(proof::ProofArgs),
    /// Erase what is known of one person; what happened stays, without them
    Erase(people::EraseArgs),
    /// Say that somebody of the team is away, or is back: they get no leads, and what falls due goes to a colleague
    Away(away::AwayArgs),
    /// Print the completions for a shell: `baton completions bash > ~/.local/share/bash-completion/completions/baton`
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page: `baton man | man -l -`
    Man,
}

#[derive(Debug, Subcommand)]
enum Explain {
    /// Deadlines: JSON lines on standard input, JSON lines out
    #[command(after_help = deadline_line())]
    Deadline {
        /// Add the intervals that counted, and the days that did not
        #[arg(long)]
        why: bool,
    },
    /// What received mails are, a JSON line a file: a reply, an automatic one, a bounce, a delay, a complaint, our own
    Mail {
        /// Files with one raw message each (RFC 5322), such as answer.eml; `-` is standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// The busy times that a calendar is read as, a JSON line each, and what of it could not be understood
    Calendar(calendar::CalendarArgs),
    /// Which rows of a list are one person, and which may be: a JSON line a row with the lead that it would become, by the number of the
    /// lead's first row
    Duplicates(duplicates::DuplicatesArgs),
    /// Which text of a step brings more replies, bookings and qualified leads, and whether that is known yet
    Variants(variants::VariantsArgs),
    /// A lead's timeline, and the reason of every deadline
    Lead {
        /// The lead's id, as `baton export --format csv` lists it in its first column
        id: String,
        #[command(flatten)]
        place: Where,
        /// Print one JSON object instead of text
        #[arg(long)]
        json: bool,
    },
}

/// What `explain deadline` reads.
fn deadline_line() -> String {
    format!("A line looks like this:\n  {}", ::calendar::DEADLINE_LINE)
}

/// Reads the arguments of a process, its own name first.
///
/// # Errors
/// How to end, when they are wrong or only ask for help: what there is to say is printed.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Baton, ExitCode> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    Baton::try_parse_from(&arguments).map_err(|error| {
        output::written(error.print());
        if error.kind() == ErrorKind::InvalidSubcommand {
            err!("The commands are: {}.", commands(&arguments).join(", "));
        }
        let is_help = error.exit_code() == 0 && output::is_whole();
        ExitCode::from(if is_help { exit::OK } else { exit::FAILED })
    })
}

/// The commands that there are where the arguments went wrong.
fn commands(arguments: &[OsString]) -> Vec<String> {
    let mut command = Baton::command();
    for argument in arguments.iter().skip(1) {
        match command.find_subcommand(argument) {
            Some(below) => command = below.clone(),
            None => break,
        }
    }
    let names = command.get_subcommands();
    names.map(|one| one.get_name().to_owned()).collect()
}

/// Does what the arguments say.
#[must_use]
pub fn run(baton: Baton) -> ExitCode {
    let code = match baton
        .command
        .unwrap_or_else(|| Command::Up(up::UpArgs::default()))
    {
        Command::Up(args) => up::run(args),
        Command::Init(args) => init::run(&args),
        Command::Demo { command } => demo::run(&command),
        Command::Check(args) => check::run(&args),
        Command::Simulate(args) => simulate::simulate(&args),
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
            what: Explain::Duplicates(args),
        } => duplicates::explain(&args),
        Command::Explain {
            what: Explain::Variants(args),
        } => variants::explain(&args),
        Command::Explain {
            what: Explain::Lead { id, place, json },
        } => explain::lead(&id, &place, json),
        Command::Cost(args) => cost::run(&args),
        Command::Figures(args) => figures::run(&args),
        Command::Import(args) => people::import(&args),
        Command::Export(args) => people::export(&args),
        Command::Proof(args) => proof::run(&args),
        Command::Erase(args) => people::erase(&args),
        Command::Away(args) => away::run(&args),
        Command::Completions { shell } => manual::completions(Baton::command(), shell),
        Command::Man => manual::man(Baton::command()),
    };
    let code = if output::is_whole() {
        code
    } else {
        exit::FAILED
    };
    ExitCode::from(code)
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;

    /// A command and those below it, each with its whole name.
    fn all(command: &Command, name: &str, found: &mut Vec<(String, Command)>) {
        found.push((name.to_owned(), command.clone()));
        for below in command.get_subcommands() {
            all(below, &format!("{name} {}", below.get_name()), found);
        }
    }

    fn every_command() -> Vec<(String, Command)> {
        let mut found = Vec::new();
        all(&Baton::command(), "baton", &mut found);
        found
    }

    #[test]
    fn each_command_says_what_it_does_and_each_option_what_to_write() {
        let mut missing = Vec::new();
        for (name, command) in every_command() {
            if command.get_about().is_none() {
                missing.push(name.clone());
            }
            for argument in command.get_arguments() {
                let help = argument
                    .get_help()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                let takes_text = argument.get_action().takes_values()
                    && argument.get_default_values().is_empty()
                    && argument.get_possible_values().is_empty();
                let shown = [
                    "such as",
                    "written like",
                    "named likewise",
                    "as `baton",
                    "[default",
                ];
                let says = !takes_text || shown.iter().any(|one| help.contains(one));
                if help.is_empty() || !says {
                    missing.push(format!("{name}: {}: {help}", argument.get_id()));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn the_completions_and_the_man_page_know_each_command_and_option_of_the_help() {
        let mut page = Vec::new();
        manual::write(Baton::command(), &mut page).unwrap();
        let page = String::from_utf8(page).unwrap().replace("\\-", "-");
        for shell in [
            Shell::Bash,
            Shell::Zsh,
            Shell::Fish,
            Shell::PowerShell,
            Shell::Elvish,
        ] {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Baton::command(), "baton", &mut script);
            let script = String::from_utf8(script).unwrap();
            for (name, command) in every_command() {
                assert!(script.contains(command.get_name()), "{shell}: {name}");
                assert!(page.contains(&name.replace(' ', "-")), "{name}");
                for option in command.get_arguments().filter_map(clap::Arg::get_long) {
                    assert!(script.contains(option), "{shell}: {name} --{option}");
                    assert!(page.contains(&format!("--{option}")), "{name} --{option}");
                }
            }
        }
    }
}
