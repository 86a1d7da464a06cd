//! What a face saw, read: what answers at the port, what it says, and which nodes it announces.

use super::announced::{Announced, announced};
use crate::contract::{
    FailureKind, HandshakePurpose, NodeSource, NotChecked, ProbeTarget, Seen, SeenAddress, SeenFailure, SeenHandshake,
    SeenPlaintext, Speaks,
};

/// Characters of a greeting that are kept.
const LINE: usize = 120;

/// A cluster has at most 1,000 nodes by its own recommendation; so many are looked at.
const NODES: usize = 64;

/// As the judges read it.
#[derive(Debug)]
pub(super) struct Sight<'a> {
    pub target: ProbeTarget,
    pub lookup: Option<&'a SeenFailure>,
    pub addresses: &'a [SeenAddress],
    pub speaks: Option<Speaks>,
    pub greeting: Option<String>,
    /// The first is what clients meet that know both versions.
    pub handshakes: &'a [SeenHandshake],
    pub nodes: Vec<Node<'a>>,
    /// Commands whose answers are still missing.
    pub to_ask: Option<Vec<Vec<String>>>,
    /// What was left out, and why.
    pub not_tried: Vec<NotChecked>,
}

/// A member of a cluster, or what a Sentinel names.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub role: &'static str,
    pub host: String,
    pub port: u16,
    /// What it sent itself, where it was connected to.
    pub handshake: Option<&'a SeenHandshake>,
}

impl<'a> Sight<'a> {
    pub(super) fn of(target: ProbeTarget, seen: &'a Seen, source: Option<NodeSource>) -> Self {
        let speaks = speaks(&seen.handshakes, seen.plaintext.as_ref());
        let said = seen.plaintext.as_ref().filter(|_| speaks != Some(Speaks::Tls));
        let mut sight = Self {
            target,
            lookup: seen.lookup.as_ref(),
            addresses: &seen.addresses,
            speaks,
            greeting: said.and_then(first_line),
            // The first greeting had little time; where it had to be waited for, the second one counts.
            handshakes: seen.handshakes.get(greetings(seen).saturating_sub(1)..).unwrap_or_default(),
            nodes: Vec::new(),
            to_ask: None,
            not_tried: Vec::new(),
        };
        if let Some(source) = source {
            match announced(source, &seen.answers, &sight.target.host) {
                Announced::Ask(commands) => sight.to_ask = Some(commands),
                Announced::Nodes(nodes) => sight.nodes = nodes,
                Announced::Unknown(why) => sight.leave("nodes", format!("the announced nodes are not known: {why}")),
            }
        }
        if sight.nodes.len() > NODES {
            let why = format!("{} nodes are announced; {NODES} of them were looked at", sight.nodes.len());
            sight.nodes.truncate(NODES);
            sight.leave("nodes", why);
        }
        for one in &seen.nodes {
            if let Some(node) = sight.nodes.iter_mut().find(|node| node.host == one.host && node.port == one.port) {
                node.handshake = Some(&one.handshake);
            }
        }
        sight
    }

    pub(super) fn leave(&mut self, what: &str, why: String) {
        self.not_tried.push(NotChecked { what: what.to_owned(), why });
    }

    /// The address that is looked at: the first that could be connected to.
    pub(super) fn address(&self) -> Option<&str> {
        self.addresses.iter().find(|one| one.failure.is_none()).map(|one| one.address.as_str())
    }
}

/// How many handshakes began as clients begin.
pub(super) fn greetings(seen: &Seen) -> usize {
    seen.handshakes.iter().take_while(|one| one.purpose == HandshakePurpose::First).count()
}

/// Did anything of TLS come?
pub(super) fn is_tls(handshake: &SeenHandshake) -> bool {
    let of_tls = |kind| matches!(kind, FailureKind::Alert | FailureKind::Tls);
    handshake.version.is_some()
        || !handshake.chain.is_empty()
        || handshake.failure.as_ref().is_none_or(|failure| of_tls(failure.kind))
}

fn speaks(handshakes: &[SeenHandshake], plaintext: Option<&SeenPlaintext>) -> Option<Speaks> {
    let mut first = handshakes.iter().filter(|one| one.purpose == HandshakePurpose::First).peekable();
    first.peek()?;
    if first.any(is_tls) {
        return Some(Speaks::Tls);
    }
    Some(plaintext.map_or(Speaks::Nothing, |said| kind(said.octets.as_bytes(), said.asked)))
}

fn kind(octets: &[u8], was_asked: bool) -> Speaks {
    if octets.is_empty() {
        return Speaks::Nothing;
    }
    let upper = octets.to_ascii_uppercase();
    let begins = |text: &str| upper.starts_with(text.as_bytes());
    // An alert record: a TLS server does not understand `PING`.
    if is_alert(octets) {
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

fn is_alert(octets: &[u8]) -> bool {
    octets.starts_with(&[0x15, 3])
}

fn first_line(said: &SeenPlaintext) -> Option<String> {
    let octets = said.octets.as_bytes();
    if is_alert(octets) {
        return None;
    }
    let text = String::from_utf8_lossy(octets);
    let line: String = text.lines().next()?.chars().take(LINE).collect();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::FileBytes;

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
            (b"", true, Speaks::Nothing),
        ] {
            assert_eq!(kind(octets, was_asked), speaks, "{}", String::from_utf8_lossy(octets));
        }
        let line = |octets: &[u8]| first_line(&SeenPlaintext { octets: FileBytes::new(octets.to_vec()), asked: true });
        assert_eq!(line(b"-ERR no\r\nmore"), Some("-ERR no".to_owned()));
        assert_eq!(line(&[0x15, 3, 1]), None);
    }
}
