//! A line on the terminal while many files are read and checked; nothing in a pipe.

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
            draw(&format!("\r{:40}\r{}", "", text()));
            self.next = Some(Instant::now() + REDRAW);
            self.drawn = true;
        }
    }

    pub fn clear(&mut self) {
        if self.drawn {
            draw(&format!("\r{:40}\r", ""));
            self.drawn = false;
        }
    }
}

/// Progress that cannot be shown is no reason to stop.
fn draw(text: &str) {
    let mut stderr = io::stderr();
    drop(stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush()));
}
