//! A line on the terminal while many files are read; nothing in a pipe.

use std::{
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

/// A person waits so long without wondering.
const PATIENCE: Duration = Duration::from_millis(500);

const REDRAW: Duration = Duration::from_millis(100);

#[derive(Debug)]
pub struct Progress {
    /// `None` where standard error is no terminal.
    next: Option<Instant>,
    files: usize,
    drawn: bool,
}

impl Progress {
    pub fn new() -> Self {
        let next = io::stderr().is_terminal().then(|| Instant::now() + PATIENCE);
        Self { next, files: 0, drawn: false }
    }

    pub fn step(&mut self) {
        self.files += 1;
        let Some(next) = self.next else { return };
        // The clock is asked rarely: a file is read in microseconds.
        if self.files.is_multiple_of(64) && Instant::now() >= next {
            draw(&format!("\r{} files read", self.files));
            self.next = Some(Instant::now() + REDRAW);
            self.drawn = true;
        }
    }

    pub fn clear(&mut self) {
        if self.drawn {
            draw(&format!("\r{:30}\r", ""));
            self.drawn = false;
        }
    }
}

/// Progress that cannot be shown is no reason to stop.
fn draw(text: &str) {
    let mut stderr = io::stderr();
    drop(stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush()));
}
