//! What is to be looked at next. First everything at which nothing secret is sent: addresses, what the port speaks,
//! TLS by name and by version. Then what is one's own, the client certificate and the questions that may want
//! credentials: only to a server that the files of the request verify, under the very certificate that was judged.

use super::{
    sight::{Sight, greetings, is_tls},
    vouched,
};
use crate::{
    Misuse,
    contract::{
        AskStep, CheckRequest, ClientRequest, ConfigRequest, FailureKind, FileBytes, FollowStep, HandshakePurpose,
        HandshakeStep, KeyOutput, NodeSource, ProbeStep, Seen, SeenHandshake, Speaks,
    },
};

/// A server that speaks TLS answers a greeting sooner than this; what does not is asked in plaintext before it is
/// waited for.
const PATIENCE: u32 = 1500;

const BOTH: [&str; 2] = ["1.3", "1.2"];

/// What was asked for beside the check, and what was seen so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a> {
    pub stack: Option<&'a ClientRequest>,
    pub nodes: Option<NodeSource>,
    pub follow: bool,
    pub seen: &'a Seen,
}

/// The next step; `None` where everything was looked at, and then what could not be has been noted.
pub(super) fn next(check: &mut CheckRequest, sight: &mut Sight, look: Look<'_>) -> Result<Option<ProbeStep>, Misuse> {
    if sight.lookup.is_none() && sight.addresses.is_empty() {
        let words = format!("connecting to {}", sight.target.host);
        return Ok(Some(ProbeStep { reach: true, ..step(sight, words) }));
    }
    let Some(address) = sight.address().map(str::to_owned) else { return Ok(None) };
    if let Some(next) = greeting(sight, look, &address) {
        return Ok(Some(next));
    }
    if sight.speaks != Some(Speaks::Tls) {
        return Ok(None);
    }
    if let Some(next) = more(sight, &address) {
        return Ok(Some(next));
    }
    secure(check, sight, look, &address)
}

fn step(sight: &Sight, words: String) -> ProbeStep {
    let target = sight.target.clone();
    ProbeStep { target, words, reach: false, handshake: None, plaintext: None, ask: None, follow: None }
}

/// As clients begin that know both versions.
fn first(sight: &Sight, address: &str) -> HandshakeStep {
    HandshakeStep {
        purpose: HandshakePurpose::First,
        address: address.to_owned(),
        server_name: sight.target.server_name.clone(),
        versions: BOTH.map(str::to_owned).to_vec(),
        milliseconds: None,
        shows_certificate: false,
        pinned: None,
    }
}

fn shaking(sight: &Sight, words: &str, handshake: HandshakeStep) -> ProbeStep {
    ProbeStep { handshake: Some(handshake), ..step(sight, words.to_owned()) }
}

/// What does the port speak?
fn greeting(sight: &Sight, look: Look<'_>, address: &str) -> Option<ProbeStep> {
    const WORDS: &str = "looking at what it speaks";
    let Some(greeted) = sight.handshakes.first() else {
        let quick = HandshakeStep { milliseconds: Some(PATIENCE), ..first(sight, address) };
        return Some(shaking(sight, WORDS, quick));
    };
    if is_tls(greeted) {
        return None;
    }
    if look.seen.plaintext.is_none() {
        return Some(ProbeStep { plaintext: Some(address.to_owned()), ..step(sight, WORDS.to_owned()) });
    }
    let is_silent = greeted.failure.as_ref().is_some_and(|failure| failure.kind == FailureKind::Timeout);
    let waits = is_silent && sight.speaks == Some(Speaks::Nothing) && greetings(look.seen) == 1;
    waits.then(|| shaking(sight, "waiting for an answer", first(sight, address)))
}

/// Without the name, and with the version alone that was not chosen.
fn more(sight: &Sight, address: &str) -> Option<ProbeStep> {
    let greeted = sight.handshakes.first()?;
    let seen = |purpose| sight.handshakes.iter().filter(move |one| one.purpose == purpose);
    if greeted.server_name.is_some() && seen(HandshakePurpose::WithoutServerName).next().is_none() {
        let purpose = HandshakePurpose::WithoutServerName;
        let bare = HandshakeStep { purpose, server_name: None, ..first(sight, address) };
        return Some(shaking(sight, "looking without a server name", bare));
    }
    let others: &[&str] = match greeted.version.as_deref() {
        Some("1.3") => &["1.2"],
        Some(_) => &[],
        None => &BOTH,
    };
    let was_tried = |version: &str| seen(HandshakePurpose::Version).any(|one| one.offered == [version]);
    let version = others.iter().find(|version| !was_tried(version))?;
    let alone = HandshakeStep {
        purpose: HandshakePurpose::Version,
        versions: vec![(*version).to_owned()],
        ..first(sight, address)
    };
    Some(shaking(sight, &format!("looking with TLS {version} alone"), alone))
}

/// What is one's own, to whom it may be shown.
fn secure(
    check: &mut CheckRequest,
    sight: &mut Sight,
    look: Look<'_>,
    address: &str,
) -> Result<Option<ProbeStep>, Misuse> {
    const CERTIFICATE: &str = "client-certificate";
    let Some(judged) = sight.handshakes.first().and_then(|one| one.chain.first()) else { return Ok(None) };
    let judged = judged.as_bytes().to_vec();
    let asks = sight.handshakes.iter().any(|one| one.asks_for_certificate);
    let has_identity = match identity(check, look.stack)? {
        Ok(has) => has,
        Err(why) => {
            sight.leave(CERTIFICATE, format!("the client certificate was not shown: {why}"));
            false
        }
    };
    if has_identity && !asks {
        sight.leave(CERTIFICATE, "the client certificate was not shown: the server asks for none".to_owned());
    }
    let shows = has_identity && asks;
    if !shows && look.nodes.is_none() {
        return Ok(None);
    }
    let is_vouched = match sight.handshakes.first() {
        Some(first) => vouched(check, first)?,
        None => false,
    };
    if !is_vouched {
        let why = "neither client certificate nor credentials were sent: by the files given no client would trust this server \
                   (give its CA with --ca)";
        sight.leave(CERTIFICATE, why.to_owned());
        return Ok(None);
    }
    let trusted = || HandshakeStep {
        purpose: HandshakePurpose::ClientCertificate,
        shows_certificate: shows,
        pinned: Some(FileBytes::new(judged.clone())),
        ..first(sight, address)
    };
    let was_shown = |one: &SeenHandshake| one.purpose == HandshakePurpose::ClientCertificate;
    if shows && !sight.handshakes.iter().any(was_shown) {
        return Ok(Some(shaking(sight, "showing the client certificate", trusted())));
    }
    if look.nodes.is_none() {
        return Ok(None);
    }
    if let Some(commands) = sight.to_ask.clone() {
        let ask = AskStep { handshake: trusted(), commands };
        return Ok(Some(ProbeStep { ask: Some(ask), ..step(sight, "asking for the nodes".to_owned()) }));
    }
    Ok(if look.follow { follow(sight) } else { None })
}

/// A look as at the endpoint itself: nothing secret is sent.
fn follow(sight: &Sight) -> Option<ProbeStep> {
    let node = sight.nodes.iter().find(|node| node.handshake.is_none())?;
    let is_address = node.host.parse::<std::net::IpAddr>().is_ok();
    let follow = FollowStep {
        host: node.host.clone(),
        port: node.port,
        server_name: (!is_address).then(|| node.host.clone()),
        versions: BOTH.map(str::to_owned).to_vec(),
    };
    let words = format!("looking at {}", super::host_port(&node.host, node.port));
    Some(ProbeStep { follow: Some(follow), ..step(sight, words) })
}

/// Is there a client certificate that the face's stack would be given to show? Why it would be given none is said by
/// the report, and in short here.
fn identity(check: &mut CheckRequest, stack: Option<&ClientRequest>) -> Result<Result<bool, String>, Misuse> {
    let client = stack.map_or_else(|| ClientRequest::of("redis-rs"), ClientRequest::clone);
    let lent = std::mem::replace(check, CheckRequest::at(check.time));
    let request = ConfigRequest::of(lent, client).with_key(KeyOutput::Pkcs8);
    let configured = crate::config(&request);
    *check = request.check;
    let configured = configured?;
    Ok(match (&configured.config, &configured.refusal) {
        (Some(config), _) => Ok(config.key.is_some()),
        (None, Some(refusal)) if !configured.report.keys.is_empty() => Err(refusal.message.clone()),
        (None, _) => Ok(false),
    })
}
