//! What a cluster or Sentinel announces: where clients are sent to.

use std::{env, io, sync::Arc, time::Duration};

use rustls::{StreamOwned, sign::CertifiedKey};
use tlsconf::contract::{HandshakePurpose, Seen, SeenNode};
use zeroize::Zeroizing;

use super::{look, secure::not_tried};
use crate::{
    args::Probe,
    files::Progress,
    misuse::Stop,
    wire::{
        address, failure,
        resp::{Reply, Session},
        tls::{self, Offer},
    },
};

/// A cluster has at most 1,000 nodes by its own recommendation; so many are looked at.
const MOST: usize = 64;

pub fn look(
    seen: &mut Seen,
    identity: Option<Arc<CertifiedKey>>,
    args: &Probe,
    progress: &mut Progress,
) -> Result<(), Stop> {
    let password = password(args)?;
    progress.step(|| "asking for the nodes".to_owned());
    match ask(seen, identity, args, password.as_deref().map(Vec::as_slice)) {
        Ok(nodes) => seen.nodes = nodes,
        Err(why) => {
            not_tried(seen, "nodes", &format!("the announced nodes are not known: {why}"));
            return Ok(());
        }
    }
    if seen.nodes.len() > MOST {
        let why = format!("{} nodes are announced; {MOST} of them were looked at", seen.nodes.len());
        seen.nodes.truncate(MOST);
        not_tried(seen, "nodes", &why);
    }
    if args.nodes.follow {
        for node in &mut seen.nodes {
            progress.step(|| format!("looking at {}:{}", node.host, node.port));
            follow(node, args.timeout);
        }
    }
    Ok(())
}

fn password(args: &Probe) -> Result<Option<Zeroizing<Vec<u8>>>, Stop> {
    let Some(name) = &args.nodes.credentials.password_env else { return Ok(None) };
    let value = env::var_os(name)
        .ok_or_else(|| Stop::misuse(format!("--password-env: no environment variable `{name}` is set")))?;
    Ok(Some(Zeroizing::new(value.into_encoded_bytes())))
}

type Connection = Session<StreamOwned<rustls::ClientConnection, crate::wire::timed::Timed>>;

fn ask(
    seen: &Seen,
    identity: Option<Arc<CertifiedKey>>,
    args: &Probe,
    password: Option<&[u8]>,
) -> Result<Vec<SeenNode>, String> {
    let address = look::address(seen).ok_or("nothing is connected to")?;
    let judged = seen.handshakes.first().and_then(|first| first.chain.first()).ok_or("no certificate was seen")?;
    let offer = Offer {
        purpose: HandshakePurpose::ClientCertificate,
        server_name: seen.target.server_name.as_deref(),
        versions: tls::BOTH,
        identity,
        pinned: Some(judged.as_bytes()),
    };
    let (handshake, open) = tls::handshake(address, &offer, args.timeout);
    let failed = || handshake.failure.as_ref().or_else(|| handshake.after.as_ref()?.failure.as_ref());
    let mut open = open.ok_or_else(|| failed().map_or("no connection".to_owned(), |one| one.detail.clone()))?;
    open.stream.allow(args.timeout);
    let mut session = Session::new(StreamOwned::new(open.connection, open.stream));
    let said = |error: io::Error| failure::of_io(&error).detail;
    if let Some(password) = password {
        let user = args.nodes.credentials.user.as_deref().map(str::as_bytes);
        let parts: Vec<&[u8]> = [Some(&b"AUTH"[..]), user, Some(password)].into_iter().flatten().collect();
        refused(session.ask(&parts).map_err(said)?)?;
    }
    if args.nodes.sentinel {
        sentinel(&mut session).map_err(said)?
    } else {
        cluster(&mut session, seen).map_err(said)?
    }
}

fn refused(reply: Reply) -> Result<Reply, String> {
    match reply {
        Reply::Error(text) if text.starts_with("NOAUTH") => {
            Err(format!("the server says {text} Give the password with --password-env VAR, and the user with --user"))
        }
        Reply::Error(text) => Err(format!("the server says {text}")),
        other => Ok(other),
    }
}

fn cluster(session: &mut Connection, seen: &Seen) -> io::Result<Result<Vec<SeenNode>, String>> {
    Ok(refused(session.ask(&[b"CLUSTER", b"SLOTS"])?).map(|slots| slot_nodes(&slots, &seen.target.host)))
}

/// Each node once. `CLUSTER SLOTS` is what clients of every age go by: ranges, of which the nodes follow first and last
/// slot, the
/// primary before its replicas. No host, or `?`, means the one that was asked.
fn slot_nodes(slots: &Reply, asked: &str) -> Vec<SeenNode> {
    let mut nodes: Vec<SeenNode> = Vec::new();
    let Reply::Many(ranges) = slots else { return nodes };
    for range in ranges {
        let Reply::Many(range) = range else { continue };
        for (at, node) in range.iter().skip(2).enumerate() {
            let Reply::Many(node) = node else { continue };
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

fn sentinel(session: &mut Connection) -> io::Result<Result<Vec<SeenNode>, String>> {
    let masters = match refused(session.ask(&[b"SENTINEL", b"MASTERS"])?) {
        Ok(masters) => masters,
        Err(why) => return Ok(Err(why)),
    };
    let mut nodes = Vec::new();
    let Reply::Many(masters) = masters else { return Ok(Ok(nodes)) };
    for master in &masters {
        fields(&mut nodes, "primary", master);
        let Some(name) = field(master, "name") else { continue };
        for (what, role) in [(&b"REPLICAS"[..], "replica"), (b"SENTINELS", "sentinel")] {
            if let Reply::Many(all) = session.ask(&[b"SENTINEL", what, name.as_bytes()])? {
                for one in &all {
                    fields(&mut nodes, role, one);
                }
            }
        }
    }
    Ok(Ok(nodes))
}

/// Sentinel answers with names and values by turns.
fn field<'a>(fields: &'a Reply, wanted: &str) -> Option<&'a str> {
    let Reply::Many(fields) = fields else { return None };
    fields.chunks_exact(2).find_map(|pair| match pair {
        [Reply::Text(name), Reply::Text(value)] if name == wanted => Some(value.as_str()),
        _ => None,
    })
}

fn fields(nodes: &mut Vec<SeenNode>, role: &str, one: &Reply) {
    if let Some(host) = field(one, "ip") {
        push(nodes, role, host, field(one, "port").and_then(|port| port.parse().ok()));
    }
}

fn push(nodes: &mut Vec<SeenNode>, role: &str, host: &str, port: Option<u16>) {
    let Some(port) = port else { return };
    if !nodes.iter().any(|node| node.host == host && node.port == port) {
        nodes.push(SeenNode { role: role.to_owned(), host: host.to_owned(), port, handshake: None });
    }
}

/// A look as at the endpoint itself: nothing secret is sent.
fn follow(node: &mut SeenNode, limit: Duration) {
    let name = node.host.parse::<std::net::IpAddr>().is_err().then_some(node.host.as_str());
    let offer = Offer {
        purpose: HandshakePurpose::First,
        server_name: name,
        versions: tls::BOTH,
        identity: None,
        pinned: None,
    };
    let reached = address::lookup(&node.host, node.port, limit).and_then(|all| {
        let (mut seen, first) = address::connect(&all, limit);
        // Where none could be connected to, each says why; the first will do.
        first.ok_or_else(|| seen.swap_remove(0).failure.unwrap_or_else(failure::timeout))
    });
    node.handshake = Some(match reached {
        Ok(address) => tls::handshake(address, &offer, limit).0,
        Err(failure) => tls::unreached(&offer, failure),
    });
}

#[cfg(test)]
mod tests {
    use tlsconf::contract::FailureKind;

    use super::*;

    fn text(text: &str) -> Reply {
        Reply::Text(text.to_owned())
    }

    fn places(nodes: &[SeenNode]) -> Vec<String> {
        nodes.iter().map(|node| format!("{} {}:{}", node.role, node.host, node.port)).collect()
    }

    #[test]
    fn nodes_of_slots_are_named_once() {
        let node = |host: Reply, port| Reply::Many(vec![host, Reply::Number(port), text("id")]);
        let range = |nodes: Vec<Reply>| Reply::Many([vec![Reply::Number(0), Reply::Number(9)], nodes].concat());
        let slots = Reply::Many(vec![
            range(vec![node(text("a.example"), 1), node(text("b.example"), 2)]),
            range(vec![
                node(text("a.example"), 1),
                node(Reply::Nothing, 3),
                node(text("?"), 4),
                node(text("c"), 70_000),
            ]),
        ]);
        let expected = ["primary a.example:1", "replica b.example:2", "replica asked:3", "replica asked:4"];
        assert_eq!(places(&slot_nodes(&slots, "asked")), expected);
        assert!(slot_nodes(&Reply::Nothing, "asked").is_empty());
    }

    #[test]
    fn a_node_that_cannot_be_followed_says_why() -> io::Result<()> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut nodes = Vec::new();
        push(&mut nodes, "primary", "127.0.0.1", Some(port));
        follow(&mut nodes[0], Duration::from_secs(5));
        let failure = nodes[0].handshake.as_ref().and_then(|one| one.failure.as_ref());
        assert_eq!(failure.map(|one| one.kind), Some(FailureKind::Refused));
        Ok(())
    }

    #[test]
    fn sentinel_answers_by_name_and_value() {
        let one = Reply::Many(["name", "mymaster", "ip", "10.0.0.1", "port", "6379"].map(text).to_vec());
        let mut nodes = Vec::new();
        fields(&mut nodes, "primary", &one);
        assert_eq!(places(&nodes), ["primary 10.0.0.1:6379"]);
        assert_eq!(field(&one, "name"), Some("mymaster"));
    }
}
