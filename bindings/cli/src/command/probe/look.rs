//! The look at which nothing secret is sent: names, connections, what the port speaks, TLS by version and by name.

use std::{net::SocketAddr, time::Duration};

use tlsconf::contract::{FailureKind, HandshakePurpose, ProbeTarget, Seen, SeenHandshake, Speaks};

use crate::{
    files::Progress,
    wire::{
        address, plain,
        tls::{self, Offer},
    },
};

/// A server that speaks TLS answers a greeting sooner than this; what does not is asked in plaintext before it is
/// waited for.
const PATIENCE: Duration = Duration::from_millis(1500);

pub fn look(target: ProbeTarget, limit: Duration, progress: &mut Progress) -> Seen {
    let mut seen = Seen::at(target);
    progress.step(|| format!("looking up {}", seen.target.host));
    let addresses = match address::lookup(&seen.target.host, seen.target.port, limit) {
        Ok(addresses) => addresses,
        Err(failure) => {
            seen.lookup = Some(failure);
            return seen;
        }
    };
    progress.step(|| format!("connecting to {} addresses", addresses.len()));
    let (tried, first) = address::connect(&addresses, limit);
    seen.addresses = tried;
    let Some(address) = first else { return seen };
    progress.step(|| "looking at what it speaks".to_owned());
    speak(&mut seen, address, limit);
    if seen.speaks == Some(Speaks::Tls) {
        more(&mut seen, address, limit, progress);
    }
    seen
}

/// The address that was looked at: the first that could be connected to.
pub fn address(seen: &Seen) -> Option<SocketAddr> {
    let first = seen.addresses.iter().find(|one| one.failure.is_none())?;
    Some(SocketAddr::new(first.address.parse().ok()?, seen.target.port))
}

fn offer(seen: &Seen, purpose: HandshakePurpose) -> Offer<'_> {
    Offer {
        purpose,
        server_name: seen.target.server_name.as_deref(),
        versions: tls::BOTH,
        identity: None,
        pinned: None,
    }
}

fn speak(seen: &mut Seen, address: SocketAddr, limit: Duration) {
    let first = |limit| tls::handshake(address, &offer(seen, HandshakePurpose::First), limit).0;
    let mut handshake = first(PATIENCE.min(limit));
    let mut speaks = Speaks::Tls;
    let mut greeting = None;
    if !is_tls(&handshake) {
        (speaks, greeting) = plain::look(address, limit);
        let is_silent = handshake.failure.as_ref().is_some_and(|failure| failure.kind == FailureKind::Timeout);
        if is_silent && speaks == Speaks::Nothing && limit > PATIENCE {
            handshake = first(limit);
            if is_tls(&handshake) {
                speaks = Speaks::Tls;
            }
        }
    }
    seen.handshakes.push(handshake);
    seen.speaks = Some(speaks);
    seen.greeting = greeting;
}

/// Did anything of TLS come?
fn is_tls(handshake: &SeenHandshake) -> bool {
    let of_tls = |kind| matches!(kind, FailureKind::Alert | FailureKind::Tls);
    handshake.version.is_some()
        || !handshake.chain.is_empty()
        || handshake.failure.as_ref().is_none_or(|failure| of_tls(failure.kind))
}

/// Without the name, and with the version alone that was not chosen.
fn more(seen: &mut Seen, address: SocketAddr, limit: Duration, progress: &mut Progress) {
    let Some(first) = seen.handshakes.first() else { return };
    let others: &[&str] = match first.version.as_deref() {
        Some("1.3") => &["1.2"],
        Some(_) => &[],
        None => &["1.3", "1.2"],
    };
    let mut found = Vec::new();
    if first.server_name.is_some() {
        progress.step(|| "looking without a server name".to_owned());
        let offer = Offer { server_name: None, ..offer(seen, HandshakePurpose::WithoutServerName) };
        found.push(tls::handshake(address, &offer, limit).0);
    }
    for version in others {
        progress.step(|| format!("looking with TLS {version} alone"));
        let offer = Offer { versions: tls::only(version), ..offer(seen, HandshakePurpose::Version) };
        found.push(tls::handshake(address, &offer, limit).0);
    }
    seen.handshakes.extend(found);
}
