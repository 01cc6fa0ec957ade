//! The `baton` command.

use std::process::ExitCode;

use baton::command::{Baton, run};
use clap::Parser;

fn main() -> ExitCode {
    run(Baton::parse())
}
