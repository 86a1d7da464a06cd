//! Host names and addresses as people type them, brought into the form in which they are verified and sent.

use std::net::{IpAddr, Ipv6Addr};

use idna::AsciiDenyList;

/// A host that can be connected to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Host {
    Name {
        typed: String,
        /// Lower case, A-labels, no trailing dot: what certificates and SNI hold (RFC 6066, section 3).
        ascii: String,
    },
    Address {
        /// Without brackets.
        typed: String,
        address: IpAddr,
    },
}

/// Why a text is no host. Says nothing of the text itself, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostFault {
    pub why: &'static str,
    /// The nearest right form, where there is one; repeats part of the text.
    pub nearest: Option<String>,
}

/// Reads a name, an IPv4 address, or an IPv6 address with or without brackets and zone.
pub fn parse(text: &str) -> Result<Host, HostFault> {
    if text.is_empty() {
        return fault("there is no host");
    }
    if let Some(address) = address(text) {
        let typed = text.trim_start_matches('[').trim_end_matches(']').to_owned();
        return Ok(Host::Address { typed, address });
    }
    if text.len() > LONGEST_TYPED {
        return fault("a host name has at most 253 characters");
    }
    if let Some((_, rest)) = text.split_once("://") {
        let name: String = rest.chars().take_while(|c| !matches!(c, '/' | ':' | '?' | '#')).collect();
        return Err(HostFault { why: "it is a URL, not a host name", nearest: sound(&name) });
    }
    if text.contains(':') {
        let nearest = text.split(':').next().and_then(sound);
        return Err(HostFault { why: "it has a port or a colon", nearest });
    }
    if text.contains(char::is_whitespace) {
        let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        return Err(HostFault { why: "a space stands in it", nearest: sound(&joined) });
    }
    let visible: String =
        text.chars().filter(|c| crate::text::visible(c.encode_utf8(&mut [0; 4])).chars().count() == 1).collect();
    if visible != text {
        return Err(HostFault { why: "an invisible character stands in it", nearest: sound(&visible) });
    }
    name(text)
}

/// Room for a long name in a script that A-labels make longer; bounds the work of IDNA.
const LONGEST_TYPED: usize = 1_000;

fn fault<T>(why: &'static str) -> Result<T, HostFault> {
    Err(HostFault { why, nearest: None })
}

fn sound(text: &str) -> Option<String> {
    match parse(text).ok()? {
        Host::Name { ascii, .. } => Some(ascii),
        Host::Address { typed, .. } => Some(typed),
    }
}

fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some(bare) = bare {
        return v6(bare).map(IpAddr::V6);
    }
    text.parse().ok().or_else(|| v6(text).map(IpAddr::V6))
}

/// A zone (`fe80::1%eth0`, RFC 6874 `%25eth0`) belongs to the machine, not to the address.
fn v6(text: &str) -> Option<Ipv6Addr> {
    let (address, zone) = text.split_once('%').unwrap_or((text, ""));
    let sane = zone.len() <= 32 && zone.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    if sane { address.parse().ok() } else { None }
}

fn name(text: &str) -> Result<Host, HostFault> {
    let bare = text.strip_suffix('.').unwrap_or(text);
    // RFC 1123, 2.1: a name whose last label is a number would be taken for an address.
    if bare.rsplit('.').next().is_some_and(|last| !last.is_empty() && last.chars().all(|c| c.is_ascii_digit())) {
        return fault("it looks like an IPv4 address and is none");
    }
    let Ok(ascii) = idna::domain_to_ascii_cow(bare.as_bytes(), AsciiDenyList::EMPTY) else {
        return fault("it is no valid internationalised name");
    };
    // Underscores are no host name of RFC 1123, but Docker and Kubernetes make them and clients connect.
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if ascii.len() > 253 || ascii.split('.').any(|label| label.len() > 63) {
        return fault("a host name has at most 253 characters, each label at most 63");
    }
    if ascii.split('.').any(str::is_empty) {
        return fault("two dots stand together, or one at the beginning");
    }
    if !ascii.split('.').all(|label| label.chars().all(allowed)) {
        return fault("it has characters that no host name has");
    }
    if ascii.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) {
        return fault("a label begins or ends with a hyphen");
    }
    Ok(Host::Name { typed: text.to_owned(), ascii: ascii.into_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii(text: &str) -> Option<String> {
        match parse(text) {
            Ok(Host::Name { ascii, .. }) => Some(ascii),
            _ => None,
        }
    }

    #[test]
    fn names_are_brought_into_one_form() {
        for (text, expected) in [
            ("REDIS-1.DB.example.test", "redis-1.db.example.test"),
            ("redis.example.test.", "redis.example.test"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("XN--BCHER-KVA.example", "xn--bcher-kva.example"),
            ("redis_1", "redis_1"),
            ("localhost", "localhost"),
            ("3com.example", "3com.example"),
        ] {
            assert_eq!(ascii(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn addresses_are_told_from_names() {
        for text in ["192.0.2.10", "2001:db8::10", "[2001:db8::10]", "fe80::1%eth0", "::ffff:192.0.2.1"] {
            assert!(matches!(parse(text), Ok(Host::Address { .. })), "{text}");
        }
    }

    #[test]
    fn what_is_no_host_says_why() {
        let long = format!("{}.example", "a".repeat(64));
        for text in
            ["", "192.0.2", "192.0.2.300", "a..b", ".a", "-a.example", "a b", "a/b", "a@b", &long, "xn--a", "*.a"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
        let nearest = |text: &str| parse(text).err().and_then(|fault| fault.nearest);
        assert_eq!(nearest("rediss://redis.example.test:6380/0").as_deref(), Some("redis.example.test"));
        assert_eq!(nearest("redis.example.test:6380").as_deref(), Some("redis.example.test"));
        assert_eq!(nearest("redis\u{200b}.example.test").as_deref(), Some("redis.example.test"));
        assert_eq!(nearest("redis .example.test").as_deref(), Some("redis.example.test"));
    }
}
