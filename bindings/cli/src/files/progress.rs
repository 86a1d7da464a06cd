//! A line or a bar on the terminal while many files are read and checked; nothing in a pipe.

use std::{
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

/// A person waits so long without wondering.
const PATIENCE: Duration = Duration::from_millis(500);

const REDRAW: Duration = Duration::from_millis(100);

/// What the longest line takes, on a terminal of 80 columns.
const WIDTH: usize = 72;

/// Cells of a bar.
const CELLS: usize = 24;

#[derive(Debug)]
pub struct Progress {
    /// `None` where standard error is no terminal.
    next: Option<Instant>,
    drawn: bool,
}

impl Progress {
    pub fn new() -> Self {
        let next = io::stderr().is_terminal().then(|| Instant::now() + PATIENCE);
        Self { next, drawn: false }
    }

    pub fn step(&mut self, text: impl FnOnce() -> String) {
        let Some(next) = self.next else { return };
        if Instant::now() >= next {
            draw(&format!("\r{:WIDTH$}\r{}", "", text()));
            self.next = Some(Instant::now() + REDRAW);
            self.drawn = true;
        }
    }

    /// So many of all are done.
    pub fn bar(&mut self, done: usize, all: usize, what: &str) {
        self.step(|| bar(done, all, what));
    }

    pub fn clear(&mut self) {
        if self.drawn {
            draw(&format!("\r{:WIDTH$}\r", ""));
            self.drawn = false;
        }
    }
}

fn bar(done: usize, all: usize, what: &str) -> String {
    let full = (done * CELLS).checked_div(all).unwrap_or(CELLS).min(CELLS);
    format!("[{}{}] {done} of {all} {what}", "#".repeat(full), " ".repeat(CELLS - full))
}

/// Progress that cannot be shown is no reason to stop.
fn draw(text: &str) {
    let mut stderr = io::stderr();
    drop(stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_it_should_be() {
        assert_eq!(bar(0, 50_000, "files read"), "[                        ] 0 of 50000 files read");
        assert_eq!(bar(25_000, 50_000, "files read"), "[############            ] 25000 of 50000 files read");
        assert_eq!(bar(50_000, 50_000, "files read"), "[########################] 50000 of 50000 files read");
        assert_eq!(bar(0, 0, "files read"), "[########################] 0 of 0 files read");
        assert!(bar(999_999_999, 999_999_999, "directories checked").len() <= WIDTH);
    }
}
