//! `baton completions` and `baton man`: what a shell and a reader know of the command.

use std::io::{self, Write};

use clap::Command;
use clap_complete::Shell;

use super::exit::{OK, complain};
use super::output::written;

/// Prints the completions for a shell.
pub(super) fn completions(mut command: Command, shell: Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "baton", &mut script);
    print(&script)
}

/// Prints the man page: the command, and behind it each of its commands.
pub(super) fn man(command: Command) -> u8 {
    let mut page = Vec::new();
    match write(command, &mut page) {
        Ok(()) => print(&page),
        Err(error) => complain(&error),
    }
}

/// Writes the man page.
pub(super) fn write(mut command: Command, page: &mut Vec<u8>) -> io::Result<()> {
    command.build();
    let mut pages = vec![command];
    // A page that is put off is behind its parent, and in the order of the help.
    while let Some(next) = pages.pop() {
        let hidden = next.get_name() == "help";
        if !hidden {
            clap_mangen::Man::new(next.clone()).render(page)?;
        }
        let below: Vec<_> = next.get_subcommands().cloned().collect();
        if !hidden {
            pages.extend(below.into_iter().rev());
        }
    }
    Ok(())
}

fn print(text: &[u8]) -> u8 {
    written(io::stdout().write_all(text));
    OK
}
