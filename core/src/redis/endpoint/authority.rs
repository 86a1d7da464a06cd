//! `host`, `host:port`, `[v6]:port`.

use crate::redis::host::{self, Host};

/// A host with its port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Authority {
    pub host: Host,
    pub port: Option<u16>,
}

/// Why a text is no [`Authority`]. The words repeat nothing of the text: what stands behind a colon may be a password
/// whose host was forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub why: &'static str,
    pub nearest: Option<Authority>,
}

pub(super) fn parse(text: &str) -> Result<Authority, Broken> {
    if let Some(rest) = text.strip_prefix('[') {
        return bracketed(rest);
    }
    match text.matches(':').count() {
        0 => Ok(Authority { host: host(text, None)?, port: None }),
        1 => {
            let (name, port) = text.split_once(':').unwrap_or((text, ""));
            let port = self::port(port)?;
            Ok(Authority { host: host(name, port)?, port })
        }
        _ => many_colons(text),
    }
}

fn bracketed(rest: &str) -> Result<Authority, Broken> {
    let Some((inside, behind)) = rest.split_once(']') else {
        return Err(Broken { why: "the bracket is not closed", nearest: None });
    };
    let port = match behind.strip_prefix(':') {
        Some(text) => port(text)?,
        None if behind.is_empty() => None,
        None => return Err(Broken { why: "something other than a port stands behind the bracket", nearest: None }),
    };
    match host::parse(inside) {
        Ok(host @ Host::Address { .. }) if inside.contains(':') => Ok(Authority { host, port }),
        Ok(host) => {
            let why = "brackets are for IPv6 addresses alone";
            Err(Broken { why, nearest: Some(Authority { host, port }) })
        }
        Err(_) => Err(Broken { why: "what stands in brackets is no IPv6 address", nearest: None }),
    }
}

/// An IPv6 address without brackets has no port: the last group cannot be told from one. What is too long by one
/// group is an address with a port.
fn many_colons(text: &str) -> Result<Authority, Broken> {
    if let Ok(host @ Host::Address { .. }) = host::parse(text) {
        return Ok(Authority { host, port: None });
    }
    let why = "an IPv6 address needs brackets before a port";
    if let Some((left, right)) = text.rsplit_once(':')
        && let (Ok(host @ Host::Address { .. }), Ok(port)) = (host::parse(left), port(right))
    {
        return Err(Broken { why, nearest: Some(Authority { host, port }) });
    }
    Err(Broken { why: "more than one colon stands in it", nearest: None })
}

fn host(text: &str, port: Option<u16>) -> Result<Host, Broken> {
    host::parse(text).map_err(|fault| {
        let nearest = fault.nearest.and_then(|nearest| host::parse(&nearest).ok());
        Broken { why: fault.why, nearest: nearest.map(|host| Authority { host, port }) }
    })
}

/// `None` for nothing behind the colon.
fn port(text: &str) -> Result<Option<u16>, Broken> {
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.chars().all(|c| c.is_ascii_digit());
    match text.parse::<u16>() {
        Ok(port) if digits && port > 0 => Ok(Some(port)),
        _ if digits => Err(Broken { why: "the port is no number between 1 and 65535", nearest: None }),
        _ => Err(Broken { why: "what stands behind the colon is no port number", nearest: None }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_ports() {
        for (text, port) in [
            ("redis.example.test:6380", Some(6380)),
            ("redis.example.test", None),
            ("redis.example.test:", None),
            ("192.0.2.1:6380", Some(6380)),
            ("[2001:db8::1]:6380", Some(6380)),
            ("[2001:db8::1]", None),
            ("2001:db8::1", None),
        ] {
            assert_eq!(parse(text).map(|authority| authority.port), Ok(port), "{text}");
        }
    }

    #[test]
    fn what_is_broken_says_why_and_proposes() {
        for text in [":6380", "a:0", "a:65536", "a:+80", "a:6 380", "a:b:c", "[::1", "[::1]6380", "[zz]:1", "a:63８0"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
        for text in ["2001:db8:0:0:0:0:0:1:6380", "[192.0.2.1]:6380", "redis .example.test:6380"] {
            let nearest = parse(text).err().and_then(|broken| broken.nearest);
            assert_eq!(nearest.and_then(|authority| authority.port), Some(6380), "{text}");
        }
    }
}
