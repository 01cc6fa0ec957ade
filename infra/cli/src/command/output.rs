//! What a command prints. Whoever reads it may leave before its end, as `head` does: that ends the reading and no command.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// After so many rows or leads a terminal is told how far it is.
const PROGRESS_EVERY: u64 = 100;

/// Signs of a full bar of progress.
const BAR: usize = 40;

/// Whether something could not be printed for another reason than that nobody reads on.
static UNPRINTED: AtomicBool = AtomicBool::new(false);

/// Prints a line, as `println!` does, which would panic when nobody reads on.
macro_rules! out {
    ($($said:tt)*) => {
        crate::command::output::print(format_args!("{}\n", format_args!($($said)*)))
    };
}

/// Prints a line to standard error, as `eprintln!` does, which would panic when nobody reads on.
macro_rules! err {
    ($($said:tt)*) => {
        crate::command::output::complain(format_args!($($said)*))
    };
}

pub(super) use {err, out};

/// Prints to standard output.
pub(super) fn print(said: Arguments<'_>) {
    let mut output = io::stdout().lock();
    written(output.write_fmt(said).and_then(|()| output.flush()));
}

/// Prints a line to standard error. Where that fails there is nobody left to tell.
pub(super) fn complain(said: Arguments<'_>) {
    let _ = writeln!(io::stderr().lock(), "{said}");
}

/// How far long work is, for somebody who watches.
pub(super) fn progress(what: &str, done: u64) {
    if done.is_multiple_of(PROGRESS_EVERY) && io::stderr().is_terminal() {
        complain(format_args!("{done} {what} ..."));
    }
}

/// How many leads could not be read, where there are such: what was said is of the others.
pub(super) fn unread(count: u64) {
    if count > 0 {
        complain(format_args!("{count} could not be read"));
    }
}

/// Takes note of what became of something printed.
pub(super) fn written(result: io::Result<()>) {
    if let Err(error) = result
        && error.kind() != ErrorKind::BrokenPipe
        && !UNPRINTED.swap(true, Ordering::Relaxed)
    {
        complain(format_args!(
            "baton: cannot write what was asked for: {error}"
        ));
    }
}

/// Whether all that was printed could be.
pub(super) fn is_whole() -> bool {
    !UNPRINTED.load(Ordering::Relaxed)
}

/// A bar on a terminal, which is gone when all is done. Where nobody looks at standard error, there is none.
pub(super) struct Bar {
    whole: u32,
    shown: usize,
    is_seen: bool,
}

impl Bar {
    /// A bar that is full once so much is done.
    pub(super) fn new(whole: u32) -> Self {
        let is_seen = io::stderr().is_terminal();
        Self {
            whole,
            shown: 0,
            is_seen,
        }
    }

    /// So much is done.
    pub(super) fn fill(&mut self, done: u32) {
        let full = done.min(self.whole) as usize * BAR / self.whole.max(1) as usize;
        if self.is_seen && full > self.shown {
            self.shown = full;
            let (done, left) = ("#".repeat(full), ".".repeat(BAR - full));
            Self::draw(&format!("[{done}{left}]"));
        }
    }

    fn draw(text: &str) {
        // Whoever cannot be shown how far it is gets what is done all the same.
        let mut to = io::stderr().lock();
        let _ = write!(to, "\r{text}").and_then(|()| to.flush());
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.is_seen && self.shown > 0 {
            Self::draw(&format!("{}\r", " ".repeat(BAR + 2)));
        }
    }
}
