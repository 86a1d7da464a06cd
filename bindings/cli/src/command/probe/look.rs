//! The steps that the core names, done by rustls on sockets of this machine.

use std::{
    io::{self, Read, Write},
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use rustls::{ClientConnection, StreamOwned, sign::CertifiedKey};
use tlsconf::{
    ConfigRequest, Misuse, ProbeRequest,
    contract::{
        AskStep, CheckRequest, ClientRequest, FailureKind, FileBytes, HandshakePurpose, HandshakeStep, KeyOutput, Seen,
        SeenAnswer, SeenFailure, SeenHandshake, SeenNode,
    },
    probe::{self, resp},
};
use zeroize::Zeroizing;

use crate::{
    files::Progress,
    wire::{
        address, failure, plain,
        timed::Timed,
        tls::{self, Offer},
    },
};

/// An answer that is longer is none to what is asked here.
const MOST: u64 = 4 << 20;

/// How one goes about it.
#[derive(Debug)]
pub struct Means<'a> {
    /// How long each step may take.
    pub limit: Duration,
    pub user: Option<&'a str>,
    pub password: Option<&'a [u8]>,
}

/// Does every step that there is.
pub fn look(request: &mut ProbeRequest, means: &Means<'_>, progress: &mut Progress) -> Result<(), Misuse> {
    while let Some(step) = probe::next(request)? {
        progress.step(|| step.words.clone());
        let (limit, port) = (means.limit, step.target.port);
        if step.reach {
            reach(&mut request.seen, &step.target.host, port, limit);
        } else if let Some(handshake) = &step.handshake {
            let identity = shown(handshake, &mut request.check)?;
            let (seen, _) = shake(handshake, port, identity, limit);
            request.seen.handshakes.push(seen);
        } else if let Some(address) = &step.plaintext {
            let said = located(address, port).map(|address| plain::look(address, limit)).unwrap_or_default();
            request.seen.plaintext = Some(said);
        } else if let Some(ask) = step.ask {
            let identity = shown(&ask.handshake, &mut request.check)?;
            request.seen.answers.push(asked(ask, port, identity, means));
        } else if let Some(node) = &step.follow {
            let offer = Offer {
                purpose: HandshakePurpose::First,
                server_name: node.server_name.as_deref(),
                versions: tls::versions(&node.versions),
                identity: None,
                pinned: None,
            };
            let handshake = follow(&node.host, node.port, &offer, limit);
            request.seen.nodes.push(SeenNode { host: node.host.clone(), port: node.port, handshake });
        } else {
            break;
        }
    }
    Ok(())
}

/// The address that was looked at: the first that could be connected to.
pub fn address(seen: &Seen, port: u16) -> Option<SocketAddr> {
    let first = seen.addresses.iter().find(|one| one.failure.is_none())?;
    located(&first.address, port)
}

fn located(address: &str, port: u16) -> Option<SocketAddr> {
    address.parse::<IpAddr>().ok().map(|address| SocketAddr::new(address, port))
}

fn reach(seen: &mut Seen, host: &str, port: u16, limit: Duration) {
    match address::lookup(host, port, limit) {
        Ok(addresses) => seen.addresses = address::connect(&addresses, limit).0,
        Err(failure) => seen.lookup = Some(failure),
    }
}

type Identity = Result<Option<Arc<CertifiedKey>>, rustls::Error>;

fn shake(step: &HandshakeStep, port: u16, identity: Identity, limit: Duration) -> (SeenHandshake, Option<tls::Open>) {
    let offer = |identity| Offer {
        purpose: step.purpose,
        server_name: step.server_name.as_deref(),
        versions: tls::versions(&step.versions),
        identity,
        pinned: step.pinned.as_ref().map(FileBytes::as_bytes),
    };
    let own = step.milliseconds.map_or(limit, |own| limit.min(Duration::from_millis(own.into())));
    match (identity, located(&step.address, port)) {
        (Ok(identity), Some(address)) => tls::handshake(address, &offer(identity), own),
        (Err(error), _) => (tls::unreached(&offer(None), failure::of_tls(&error)), None),
        (_, None) => (tls::unreached(&offer(None), no_address(&step.address)), None),
    }
}

fn no_address(text: &str) -> SeenFailure {
    SeenFailure { kind: FailureKind::Other, alert: None, detail: format!("`{text}` is no address") }
}

/// The commands one behind the other, credentials before them; then everything that is answered to them.
fn asked(step: AskStep, port: u16, identity: Identity, means: &Means<'_>) -> SeenAnswer {
    let (handshake, open) = shake(&step.handshake, port, identity, means.limit);
    let mut answer = SeenAnswer {
        commands: step.commands,
        authenticated: means.password.is_some(),
        octets: FileBytes::new(Vec::new()),
        failure: handshake.failure.or_else(|| handshake.after.and_then(|after| after.failure)),
    };
    let Some(mut open) = open else { return answer };
    open.stream.allow(means.limit);
    let mut stream = StreamOwned::new(open.connection, open.stream);
    let mut octets = Vec::new();
    if let Err(error) = exchange(&mut stream, &answer.commands, means, &mut octets) {
        answer.failure = Some(failure::of_io(&error));
    }
    answer.octets = FileBytes::new(octets);
    answer
}

fn exchange(
    stream: &mut StreamOwned<ClientConnection, Timed>,
    commands: &[Vec<String>],
    means: &Means<'_>,
    octets: &mut Vec<u8>,
) -> io::Result<()> {
    let mut sent = Zeroizing::new(Vec::new());
    if let Some(password) = means.password {
        let parts: Vec<&[u8]> =
            [Some(&b"AUTH"[..]), means.user.map(str::as_bytes), Some(password)].into_iter().flatten().collect();
        sent.extend_from_slice(&Zeroizing::new(resp::command(&parts)));
    }
    for command in commands {
        let parts: Vec<&[u8]> = command.iter().map(String::as_bytes).collect();
        sent.extend_from_slice(&resp::command(&parts));
    }
    sent.extend_from_slice(&resp::command(&[b"QUIT"]));
    stream.write_all(&sent)?;
    stream.flush()?;
    stream.take(MOST).read_to_end(octets).map(drop)
}

/// A look as at the endpoint itself: nothing secret is sent.
fn follow(host: &str, port: u16, offer: &Offer<'_>, limit: Duration) -> SeenHandshake {
    let reached = address::lookup(host, port, limit).and_then(|all| {
        let (mut seen, first) = address::connect(&all, limit);
        // Where none could be connected to, each says why; the first will do.
        first.ok_or_else(|| seen.swap_remove(0).failure.unwrap_or_else(failure::timeout))
    });
    match reached {
        Ok(address) => tls::handshake(address, offer, limit).0,
        Err(failure) => tls::unreached(offer, failure),
    }
}

/// The client certificate, where the step shows it, as the core hands it to the client whose stack this is.
fn shown(step: &HandshakeStep, check: &mut CheckRequest) -> Result<Identity, Misuse> {
    if !step.shows_certificate {
        return Ok(Ok(None));
    }
    let lent = std::mem::replace(check, CheckRequest::at(check.time));
    let request = ConfigRequest::of(lent, ClientRequest::of("redis-rs")).with_key(KeyOutput::Pkcs8);
    let configured = tlsconf::config(&request);
    *check = request.check;
    Ok(configured?.config.as_ref().map_or(Ok(None), tls::identity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_cannot_be_followed_says_why() -> io::Result<()> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let offer = Offer {
            purpose: HandshakePurpose::First,
            server_name: None,
            versions: tls::BOTH,
            identity: None,
            pinned: None,
        };
        let failure = follow("127.0.0.1", port, &offer, Duration::from_secs(5)).failure;
        assert_eq!(failure.map(|one| one.kind), Some(FailureKind::Refused));
        Ok(())
    }
}
