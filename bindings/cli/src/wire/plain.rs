//! What a port says without TLS: first nothing is sent, then a `PING`.

use std::{
    io::{self, Read, Write},
    net::SocketAddr,
    time::Duration,
};

use tlsconf::contract::Speaks;

use super::timed::Timed;

/// Servers that speak first do so at once.
const GREETING: Duration = Duration::from_millis(300);

const LINE: usize = 120;

/// What answers, and its first line.
pub fn look(address: SocketAddr, limit: Duration) -> (Speaks, Option<String>) {
    // That nothing was said, whyever, is the answer.
    asked(address, limit)
        .map_or((Speaks::Nothing, None), |(octets, was_asked)| (kind(&octets, was_asked), first_line(&octets)))
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

fn kind(octets: &[u8], was_asked: bool) -> Speaks {
    let upper = octets.to_ascii_uppercase();
    let begins = |text: &str| upper.starts_with(text.as_bytes());
    // An alert record: a TLS server does not understand `PING`.
    if octets.starts_with(&[0x15, 3]) {
        return Speaks::Tls;
    }
    if ["HTTP/", "<!DOCTYPE HTML", "<HTML"].into_iter().any(begins) {
        return Speaks::Http;
    }
    // Redis speaks first only to refuse: in protected mode, or where it has too many clients.
    let refuses = begins("-DENIED") || begins("-ERR MAX NUMBER");
    let answers = was_asked
        && (begins("+PONG") || (octets.first() == Some(&b'-') && octets.get(1).is_some_and(u8::is_ascii_uppercase)));
    if refuses || answers { Speaks::Redis } else { Speaks::Other }
}

fn first_line(octets: &[u8]) -> Option<String> {
    if octets.starts_with(&[0x15, 3]) {
        return None;
    }
    let text = String::from_utf8_lossy(octets);
    let line: String = text.lines().next()?.chars().take(LINE).collect();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_known_by_what_they_say() {
        for (octets, was_asked, speaks) in [
            (&b"+PONG\r\n"[..], true, Speaks::Redis),
            (b"-NOAUTH Authentication required.\r\n", true, Speaks::Redis),
            (b"-DENIED Redis is running in protected mode", false, Speaks::Redis),
            (b"+OK POP3 ready\r\n", false, Speaks::Other),
            (b"SSH-2.0-OpenSSH_9.2\r\n", false, Speaks::Other),
            (b"HTTP/1.1 400 Bad Request\r\n", true, Speaks::Http),
            (b"<!doctype html>", true, Speaks::Http),
            (&[0x15, 3, 1, 0, 2, 2, 10], true, Speaks::Tls),
        ] {
            assert_eq!(kind(octets, was_asked), speaks, "{}", String::from_utf8_lossy(octets));
        }
        assert_eq!(first_line(b"-ERR no\r\nmore"), Some("-ERR no".to_owned()));
        assert_eq!(first_line(&[0x15, 3, 1]), None);
    }
}
