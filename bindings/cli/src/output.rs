//! Standard output and standard error.

use std::{
    env,
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use crate::misuse::Stop;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing at or above the threshold.
    Fine,
    Findings,
    Misuse,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Misuse => 2,
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Is standard output to be coloured? `NO_COLOR` counts where it is not empty (no-color.org).
    pub fn on_stdout(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
                let forced = set("CLICOLOR_FORCE") && env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0");
                let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
                !set("NO_COLOR") && (forced || (io::stdout().is_terminal() && !dumb))
            }
        }
    }
}

/// Columns to write for: the terminal's, else `COLUMNS`, else 80. Lines longer than 100 are hard to read.
pub fn width() -> usize {
    let asked = || env::var("COLUMNS").ok()?.parse().ok();
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    asked().or_else(terminal).unwrap_or(80).clamp(40, 100)
}

/// Writes to standard output. A reader that has gone away, as `head` does, is no fault.
pub fn print(text: &str) -> Result<(), Stop> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Stop::misuse(format!("standard output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// One line on standard error. Where even that cannot be written nobody is left to tell.
pub fn complain(line: &str) {
    drop(writeln!(io::stderr(), "tlsconf: {}", tlsconf::text::visible(line)));
}
