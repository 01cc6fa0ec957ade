//! The `baton` command.

use std::process::ExitCode;

use baton::command::{read, run};

fn main() -> ExitCode {
    match read(std::env::args_os()) {
        Ok(baton) => run(baton),
        Err(code) => code,
    }
}
