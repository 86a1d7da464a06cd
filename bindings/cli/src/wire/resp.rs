//! A connection that speaks RESP.

use std::io::{self, BufReader, Read, Write};

use tlsconf::probe::resp;
pub use tlsconf::probe::resp::{Reply, command};

/// A connection on which is asked and answered.
#[derive(Debug)]
pub struct Session<S> {
    stream: BufReader<S>,
}

impl<S: Read + Write> Session<S> {
    pub fn new(stream: S) -> Self {
        Self { stream: BufReader::with_capacity(32 << 10, stream) }
    }

    pub fn ask(&mut self, parts: &[&[u8]]) -> io::Result<Reply> {
        self.send(&command(parts))?;
        self.reply()
    }

    pub fn send(&mut self, octets: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(octets)?;
        self.stream.get_mut().flush()
    }

    pub fn reply(&mut self) -> io::Result<Reply> {
        resp::read(&mut self.stream)
    }
}
