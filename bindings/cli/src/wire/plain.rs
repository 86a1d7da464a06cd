//! What a port says without TLS: first nothing is sent, then a `PING`.

use std::{
    io::{self, Read, Write},
    net::SocketAddr,
    time::Duration,
};

use tlsconf::contract::{FileBytes, SeenPlaintext};

use super::timed::Timed;

/// Servers that speak first do so at once.
const GREETING: Duration = Duration::from_millis(300);

/// The first octets that came; none where nothing was said, whyever: that is the answer.
pub fn look(address: SocketAddr, limit: Duration) -> SeenPlaintext {
    asked(address, limit)
        .map(|(octets, asked)| SeenPlaintext { octets: FileBytes::new(octets), asked })
        .unwrap_or_default()
}

/// The first octets that came, and whether `PING` had been sent by then.
fn asked(address: SocketAddr, limit: Duration) -> io::Result<(Vec<u8>, bool)> {
    let mut stream = Timed::connect(address, limit)?;
    let mut octets = vec![0; 512];
    stream.allow(GREETING.min(limit));
    match stream.read(&mut octets) {
        Ok(count) if count > 0 => {
            octets.truncate(count);
            return Ok((octets, false));
        }
        Ok(_) => return Err(io::ErrorKind::UnexpectedEof.into()),
        Err(error) if matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock) => {}
        Err(error) => return Err(error),
    }
    stream.allow(limit);
    stream.write_all(b"PING\r\n")?;
    let count = stream.read(&mut octets)?;
    octets.truncate(count);
    if octets.is_empty() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok((octets, true)) }
}
