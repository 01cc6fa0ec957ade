//! `baton completions` and `baton man`: what a shell and a reader know of the command.

use std::io::{self, Write};

use clap::Command;
use clap_complete::Shell;

use super::exit::{OK, complain};

/// Prints the completions for a shell.
pub(super) fn completions(mut command: Command, shell: Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "baton", &mut script);
    print(&script)
}

/// Prints the man page: the command, and behind it each of its commands.
pub(super) fn man(mut command: Command) -> u8 {
    let mut page = Vec::new();
    command.build();
    let mut pages = vec![command];
    // A page that is put off is behind its parent, and in the order of the help.
    while let Some(next) = pages.pop() {
        let hidden = next.get_name() == "help";
        if !hidden && let Err(error) = clap_mangen::Man::new(next.clone()).render(&mut page) {
            return complain(&error);
        }
        let below: Vec<_> = next.get_subcommands().cloned().collect();
        if !hidden {
            pages.extend(below.into_iter().rev());
        }
    }
    print(&page)
}

fn print(text: &[u8]) -> u8 {
    match io::stdout().write_all(text) {
        Ok(()) => OK,
        Err(error) => complain(&error),
    }
}
