//! The nodes that a cluster or Sentinel announces, out of what it answered.

use std::io;

use super::{
    resp::{self, Reply},
    sight::Node,
};
use crate::{
    contract::{NodeSource, SeenAnswer},
    text::visible,
};

/// What is known of the nodes.
pub(super) enum Announced<'a> {
    /// These are to be asked next.
    Ask(Vec<Vec<String>>),
    Nodes(Vec<Node<'a>>),
    /// Why they are not known.
    Unknown(String),
}

/// A Sentinel watches a handful of primaries.
const PRIMARIES: usize = 16;

pub(super) fn announced(source: NodeSource, answers: &[SeenAnswer], asked: &str) -> Announced<'static> {
    let Some(first) = answers.first() else {
        let command: &[&str] = match source {
            NodeSource::Cluster => &["CLUSTER", "SLOTS"],
            NodeSource::Sentinel => &["SENTINEL", "MASTERS"],
        };
        return Announced::Ask(vec![words(command)]);
    };
    let found = replies(first).and_then(|replies| match source {
        NodeSource::Cluster => Ok(Announced::Nodes(slot_nodes(replies.first(), asked))),
        NodeSource::Sentinel => sentinel(replies.first(), answers.get(1)),
    });
    found.unwrap_or_else(Announced::Unknown)
}

fn words(command: &[&str]) -> Vec<String> {
    command.iter().map(|word| (*word).to_owned()).collect()
}

/// A reply for each command. What one is refused with is why the nodes are not known. Replies to the `PING` by which a
/// face saw that it was let in are none of them.
fn replies(answer: &SeenAnswer) -> Result<Vec<Reply>, String> {
    let mut octets = answer.octets.as_bytes();
    let mut all = Vec::new();
    let wanted = answer.commands.len() + usize::from(answer.authenticated);
    while all.len() < wanted {
        match resp::read(&mut octets) {
            Ok(Reply::Error(text)) if text.starts_with("NOAUTH") => {
                let text = visible(&text);
                return Err(format!(
                    "the server says {text} Give the password with --password-env VAR, and the user with --user"
                ));
            }
            Ok(Reply::Error(text)) => return Err(format!("the server says {}", visible(&text))),
            Ok(Reply::Text(text)) if text == "PONG" => {}
            Ok(reply) => all.push(reply),
            Err(error) => return Err(broken_off(answer, &error)),
        }
    }
    Ok(all.split_off(usize::from(answer.authenticated)))
}

fn broken_off(answer: &SeenAnswer, error: &io::Error) -> String {
    match (&answer.failure, error.kind()) {
        (Some(failure), io::ErrorKind::UnexpectedEof) => super::remarks::short(failure),
        (None, io::ErrorKind::UnexpectedEof) => "the answer breaks off".to_owned(),
        _ => error.to_string(),
    }
}

/// Each node once. `CLUSTER SLOTS` is what clients of every age go by: ranges, of which the nodes follow first and last
/// slot, the primary before its replicas. No host, or `?`, means the one that was asked.
fn slot_nodes(slots: Option<&Reply>, asked: &str) -> Vec<Node<'static>> {
    let mut nodes = Vec::new();
    for range in many(slots) {
        for (at, node) in many(Some(range)).iter().skip(2).enumerate() {
            let node = many(Some(node));
            let host = match node.first() {
                Some(Reply::Text(host)) if !host.is_empty() && host != "?" => host.as_str(),
                _ => asked,
            };
            let Some(Reply::Number(port)) = node.get(1) else { continue };
            push(&mut nodes, if at == 0 { "primary" } else { "replica" }, host, u16::try_from(*port).ok());
        }
    }
    nodes
}

fn many(reply: Option<&Reply>) -> &[Reply] {
    if let Some(Reply::Many(all)) = reply { all } else { &[] }
}

/// The primaries first; then, for each, replicas and other Sentinels.
fn sentinel(masters: Option<&Reply>, more: Option<&SeenAnswer>) -> Result<Announced<'static>, String> {
    let masters = many(masters);
    let names: Vec<&str> = masters.iter().filter_map(|one| field(one, "name")).take(PRIMARIES).collect();
    let Some(more) = more.filter(|_| !names.is_empty()) else {
        let of = |name: &&str| ["REPLICAS", "SENTINELS"].map(|what| words(&["SENTINEL", what, name]));
        return Ok(if names.is_empty() {
            Announced::Nodes(Vec::new())
        } else {
            Announced::Ask(names.iter().flat_map(of).collect())
        });
    };
    let mut rest = replies(more)?.into_iter();
    let mut nodes = Vec::new();
    for master in masters.iter().take(PRIMARIES) {
        fields(&mut nodes, "primary", master);
        if field(master, "name").is_none() {
            continue;
        }
        for role in ["replica", "sentinel"] {
            for one in many(rest.next().as_ref()) {
                fields(&mut nodes, role, one);
            }
        }
    }
    Ok(Announced::Nodes(nodes))
}

/// Sentinel answers with names and values by turns.
fn field<'a>(fields: &'a Reply, wanted: &str) -> Option<&'a str> {
    many(Some(fields)).chunks_exact(2).find_map(|pair| match pair {
        [Reply::Text(name), Reply::Text(value)] if name == wanted => Some(value.as_str()),
        _ => None,
    })
}

fn fields(nodes: &mut Vec<Node<'_>>, role: &'static str, one: &Reply) {
    if let Some(host) = field(one, "ip") {
        push(nodes, role, host, field(one, "port").and_then(|port| port.parse().ok()));
    }
}

fn push(nodes: &mut Vec<Node<'_>>, role: &'static str, host: &str, port: Option<u16>) {
    let Some(port) = port else { return };
    if !nodes.iter().any(|node| node.host == host && node.port == port) {
        nodes.push(Node { role, host: host.to_owned(), port, handshake: None });
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::contract::FileBytes;

    fn answer(commands: usize, authenticated: bool, octets: &[u8]) -> SeenAnswer {
        let commands = vec![words(&["X"]); commands];
        SeenAnswer { commands, authenticated, octets: FileBytes::new(octets.to_vec()), failure: None }
    }

    fn told(source: NodeSource, answers: &[SeenAnswer]) -> Cow<'static, str> {
        match announced(source, answers, "asked") {
            Announced::Ask(commands) => format!("ask {commands:?}").into(),
            Announced::Unknown(why) => why.into(),
            Announced::Nodes(nodes) => {
                let nodes: Vec<String> =
                    nodes.iter().map(|node| format!("{} {}:{}", node.role, node.host, node.port)).collect();
                nodes.join(", ").into()
            }
        }
    }

    #[test]
    fn nodes_of_slots_are_named_once() {
        let node = |host: &str, port: i32| format!("*3\r\n{host}:{port}\r\n$2\r\nid\r\n");
        let range = |nodes: &[String]| format!("*{}\r\n:0\r\n:9\r\n{}", nodes.len() + 2, nodes.concat());
        let slots = format!(
            "*2\r\n{}{}",
            range(&[node("$1\r\na\r\n", 1), node("$1\r\nb\r\n", 2)]),
            range(&[node("$1\r\na\r\n", 1), node("$-1\r\n", 3), node("$1\r\n?\r\n", 4), node("$1\r\nc\r\n", 70_000)])
        );
        let expected = "primary a:1, replica b:2, replica asked:3, replica asked:4";
        assert_eq!(told(NodeSource::Cluster, &[answer(1, false, slots.as_bytes())]), expected);
        let logged_in = format!("+PONG\r\n+OK\r\n{slots}+OK\r\n");
        assert_eq!(told(NodeSource::Cluster, &[answer(1, true, logged_in.as_bytes())]), expected);
        assert_eq!(told(NodeSource::Cluster, &[]), "ask [[\"CLUSTER\", \"SLOTS\"]]");
    }

    #[test]
    fn why_nodes_are_not_known_is_said() {
        let said = |octets: &[u8]| told(NodeSource::Cluster, &[answer(1, false, octets)]);
        assert!(said(b"-NOAUTH Authentication required.\r\n").contains("--password-env"));
        assert_eq!(said(b"-ERR cluster\x1b\r\n"), "the server says ERR cluster\\u{1b}");
        assert_eq!(said(b"*3\r\n"), "the answer breaks off");
        assert!(said(b"HTTP/1.1 400\r\n").contains("no RESP"));
    }

    #[test]
    fn sentinel_is_asked_twice() {
        let fields = |name: &str, ip: &str| {
            format!(
                "*6\r\n$4\r\nname\r\n${}\r\n{name}\r\n$2\r\nip\r\n${}\r\n{ip}\r\n$4\r\nport\r\n$4\r\n6379\r\n",
                name.len(),
                ip.len()
            )
        };
        let masters = format!("*1\r\n{}", fields("m", "10.0.0.1"));
        let first = || answer(1, false, masters.as_bytes());
        let second = "ask [[\"SENTINEL\", \"REPLICAS\", \"m\"], [\"SENTINEL\", \"SENTINELS\", \"m\"]]";
        assert_eq!(told(NodeSource::Sentinel, &[first()]), second);
        let more = format!("*1\r\n{}*0\r\n", fields("x", "10.0.0.2"));
        let both = [first(), answer(2, false, more.as_bytes())];
        assert_eq!(told(NodeSource::Sentinel, &both), "primary 10.0.0.1:6379, replica 10.0.0.2:6379");
        assert_eq!(told(NodeSource::Sentinel, &[answer(1, false, b"*0\r\n")]), "");
    }
}
