//! The look with what is one's own: the client certificate, and credentials where they were asked for. Both are shown
//! only to a
//! server that the given CA verifies, and only under the very certificate that was judged.

use std::sync::Arc;

use rustls::sign::CertifiedKey;
use tlsconf::{
    ConfigRequest,
    contract::{CheckRequest, ClientRequest, HandshakePurpose, KeyOutput, NotChecked, Seen, Speaks},
    probe,
};

use super::{Judged, look, nodes, stop};
use crate::{
    args::Probe,
    files::Progress,
    misuse::Stop,
    wire::tls::{self, Offer},
};

pub fn look(check: CheckRequest, mut seen: Seen, args: &Probe, progress: &mut Progress) -> Result<Judged<Seen>, Stop> {
    if seen.speaks != Some(Speaks::Tls) || seen.handshakes.first().is_none_or(|first| first.chain.is_empty()) {
        return Ok((check, seen));
    }
    let (mut check, identity) = identity(check, &mut seen)?;
    let asks = seen.handshakes.iter().any(|one| one.asks_for_certificate);
    if identity.is_some() && !asks {
        not_tried(&mut seen, "client-certificate", "the client certificate was not shown: the server asks for none");
    }
    let wants_nodes = args.nodes.cluster || args.nodes.sentinel;
    let shows = identity.is_some() && asks;
    if !shows && !wants_nodes {
        return Ok((check, seen));
    }
    let is_vouched = match seen.handshakes.first() {
        Some(first) => probe::vouched(&mut check, first).map_err(|misuse| stop(&misuse))?,
        None => false,
    };
    if !is_vouched {
        let why = "neither client certificate nor credentials were sent: by the files given no client would trust this server \
                   (give its CA with --ca)";
        not_tried(&mut seen, "client-certificate", why);
        return Ok((check, seen));
    }
    let identity = identity.filter(|_| asks);
    if let (Some(identity), Some(address)) = (&identity, look::address(&seen)) {
        progress.step(|| "showing the client certificate".to_owned());
        let pinned = seen.handshakes.first().and_then(|first| first.chain.first());
        let offer = Offer {
            purpose: HandshakePurpose::ClientCertificate,
            server_name: seen.target.server_name.as_deref(),
            versions: tls::BOTH,
            identity: Some(Arc::clone(identity)),
            pinned: pinned.map(tlsconf::contract::FileBytes::as_bytes),
        };
        let (handshake, _) = tls::handshake(address, &offer, args.timeout);
        seen.handshakes.push(handshake);
    }
    if wants_nodes {
        nodes::look(&mut seen, identity, args, progress)?;
    }
    Ok((check, seen))
}

/// What rustls would be given to show. Why it would be given nothing is said by the report, and in short here.
fn identity(check: CheckRequest, seen: &mut Seen) -> Result<Judged<Option<Arc<CertifiedKey>>>, Stop> {
    let request = ConfigRequest { check, client: ClientRequest::of("redis-rs"), key: KeyOutput::Pkcs8 };
    let configured = tlsconf::config(&request).map_err(|misuse| stop(&misuse))?;
    let has_key = !configured.report.keys.is_empty();
    let identity = match (&configured.config, &configured.refusal) {
        (Some(config), _) => tls::identity(config).map_err(|error| error.to_string()),
        (None, Some(refusal)) if has_key => Err(refusal.message.clone()),
        (None, _) => Ok(None),
    };
    let identity = identity.unwrap_or_else(|why| {
        not_tried(seen, "client-certificate", &format!("the client certificate was not shown: {why}"));
        None
    });
    Ok((request.check, identity))
}

pub fn not_tried(seen: &mut Seen, what: &str, why: &str) {
    seen.not_tried.push(NotChecked { what: what.to_owned(), why: why.to_owned() });
}
