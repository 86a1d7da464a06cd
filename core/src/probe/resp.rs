//! As much of RESP2 as is needed: commands as arrays, replies of every kind, bounded.

use std::io::{self, BufRead, Read as _};

/// What a server answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// A simple or a bulk string.
    Text(String),
    /// What it refuses, in its words.
    Error(String),
    /// An integer.
    Number(i64),
    /// A null.
    Nothing,
    /// An array.
    Many(Vec<Reply>),
}

/// A reply that is larger is no answer to what is asked here.
const MOST: usize = 4 << 20;

const DEEPEST: usize = 8;

/// Writes a command as clients do.
pub fn command(parts: &[&[u8]]) -> Vec<u8> {
    let mut octets = format!("*{}\r\n", parts.len()).into_bytes();
    for part in parts {
        octets.extend(format!("${}\r\n", part.len()).bytes());
        octets.extend_from_slice(part);
        octets.extend(b"\r\n");
    }
    octets
}

fn odd(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the answer is no RESP: {what}"))
}

/// The next reply. The error is `UnexpectedEof` where it is not whole, and `InvalidData` where it is none.
pub fn read(stream: &mut impl BufRead) -> io::Result<Reply> {
    let mut left = MOST;
    nested(stream, DEEPEST, &mut left)
}

fn nested(stream: &mut impl BufRead, depth: usize, left: &mut usize) -> io::Result<Reply> {
    let line = line(stream, left)?;
    let (kind, rest) = line.split_at_checked(1).ok_or_else(|| odd("an empty line"))?;
    let number = || rest.parse::<i64>().map_err(|_| odd("no number where one belongs"));
    match kind {
        "+" => Ok(Reply::Text(rest.to_owned())),
        "-" => Ok(Reply::Error(rest.to_owned())),
        ":" => Ok(Reply::Number(number()?)),
        "$" => {
            let Ok(length) = usize::try_from(number()?) else { return Ok(Reply::Nothing) };
            spend(left, length)?;
            let mut octets = vec![0; length + 2];
            stream.read_exact(&mut octets)?;
            if !octets.ends_with(b"\r\n") {
                return Err(odd("a string that is longer than it says"));
            }
            octets.truncate(length);
            Ok(Reply::Text(String::from_utf8_lossy(&octets).into_owned()))
        }
        "*" => {
            let Ok(count) = usize::try_from(number()?) else { return Ok(Reply::Nothing) };
            let depth = depth.checked_sub(1).ok_or_else(|| odd("arrays too deep"))?;
            spend(left, count)?;
            (0..count).map(|_| nested(stream, depth, left)).collect::<io::Result<_>>().map(Reply::Many)
        }
        _ => Err(odd("an unknown kind of reply")),
    }
}

fn line(stream: &mut impl BufRead, left: &mut usize) -> io::Result<String> {
    let mut octets = Vec::new();
    stream.take(*left as u64).read_until(b'\n', &mut octets)?;
    spend(left, octets.len())?;
    if octets.last() != Some(&b'\n') {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let line = octets.strip_suffix(b"\r\n").ok_or_else(|| odd("a line that ends without CR"))?;
    Ok(String::from_utf8_lossy(line).into_owned())
}

fn spend(left: &mut usize, octets: usize) -> io::Result<()> {
    *left = left.checked_sub(octets).ok_or_else(|| odd("too much of it"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(octets: &[u8]) -> Option<Reply> {
        read(&mut &octets[..]).ok()
    }

    #[test]
    fn replies_of_every_kind() {
        let text = |text: &str| Reply::Text(text.to_owned());
        assert_eq!(parsed(b"+PONG\r\n"), Some(text("PONG")));
        assert_eq!(parsed(b"-ERR no\r\n"), Some(Reply::Error("ERR no".to_owned())));
        assert_eq!(parsed(b"$4\r\na\r\nb\r\n"), Some(text("a\r\nb")));
        assert_eq!(parsed(b"$-1\r\n"), Some(Reply::Nothing));
        assert_eq!(
            parsed(b"*2\r\n:5\r\n*1\r\n$0\r\n\r\n"),
            Some(Reply::Many(vec![Reply::Number(5), Reply::Many(vec![text("")])]))
        );
    }

    #[test]
    fn what_is_no_reply_is_refused_within_bounds() {
        for octets in [
            &b""[..],
            b"\r\n",
            b"+PONG",
            b"$5\r\nab\r\n",
            b":x\r\n",
            b"?\r\n",
            b"$99999999999\r\n",
            b"*99999999999\r\n",
        ] {
            assert_eq!(parsed(octets), None, "{}", String::from_utf8_lossy(octets));
        }
        assert_eq!(parsed(&b"*1\r\n".repeat(DEEPEST + 1)), None);
    }

    #[test]
    fn a_command_is_an_array_of_strings() {
        assert_eq!(command(&[b"GET", b"a\r\nb"]), b"*2\r\n$3\r\nGET\r\n$4\r\na\r\nb\r\n");
    }
}
