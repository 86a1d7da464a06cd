//! What the connection showed, one remark a fact that someone has to know or to act on.

use super::{alert, broken, fault, is_by_server, refusal, sight::Sight};
use crate::{
    contract::{
        ClientAuthentication, FailureKind, HandshakePurpose, ProbeRemark, SeenFailure, SeenHandshake, Severity, Speaks,
    },
    text::visible,
};

/// The remark by which something is known that the check asks for.
pub(super) const ACCEPTED: &str = "client-certificate-accepted";

pub(super) fn remarks(seen: &Sight<'_>, authentication: Option<ClientAuthentication>) -> Vec<ProbeRemark> {
    let mut all = Vec::new();
    reached(seen, &mut all);
    spoken(seen, &mut all);
    if seen.speaks == Some(Speaks::Tls) {
        agreed(seen, &mut all);
        server_name(seen, &mut all);
        client_certificate(seen, authentication, &mut all);
    }
    all
}

pub(super) fn remark(code: &str, severity: Severity, message: String, fix: Option<&str>) -> ProbeRemark {
    ProbeRemark { code: code.to_owned(), severity, message, fix: fix.map(str::to_owned) }
}

fn of(words: fault::Words, severity: Severity) -> ProbeRemark {
    remark(words.code, severity, words.message, Some(&words.fix))
}

/// DNS and TCP.
fn reached(seen: &Sight<'_>, all: &mut Vec<ProbeRemark>) {
    if let Some(failure) = &seen.lookup {
        all.push(of(fault::lookup(seen, failure), Severity::Error));
    }
    let failed = || seen.addresses.iter().filter_map(|one| Some((one, one.failure.as_ref()?)));
    if seen.speaks.is_none() {
        if let Some((address, failure)) = failed().next() {
            all.push(of(fault::connect(seen, &address.address, failure), Severity::Error));
        }
        return;
    }
    let names: Vec<String> = failed().map(|(address, _)| visible(&address.address)).collect();
    if !names.is_empty() {
        let message = format!(
            "Not every address of this name can be connected to: {}. Clients that try it first wait, or fail.",
            names.join(", ")
        );
        let fix = "let the server listen there too, or take the address out of the DNS";
        all.push(remark("address-not-reachable", Severity::Warning, message, Some(fix)));
    }
}

/// TLS or not, and what the endpoint's text asks for.
fn spoken(seen: &Sight<'_>, all: &mut Vec<ProbeRemark>) {
    let greeting = seen.greeting.as_deref().map(|text| format!(" (it says `{}`)", visible(text))).unwrap_or_default();
    let wants_tls = seen.target.tls != Some(false);
    match seen.speaks {
        None => {}
        Some(Speaks::Tls) if !wants_tls => all.push(remark(
            "plaintext-url-to-tls-port",
            Severity::Error,
            "This port speaks TLS, and the endpoint's text asks for none: clients that connect in plaintext are cut off.".to_owned(),
            Some("write rediss:// in place of redis://, or switch TLS on in the client's options"),
        )),
        Some(Speaks::Tls) => {
            if let Some(failure) = seen.handshakes.first().and_then(broken) {
                all.push(of(fault::handshake(failure), Severity::Error));
            }
        }
        Some(Speaks::Redis) => all.push(remark(
            "plaintext-port",
            if wants_tls { Severity::Error } else { Severity::Warning },
            format!(
                "This port is Redis without TLS{greeting}: {}.",
                if wants_tls { "clients that begin with TLS wait in vain, or fail" } else { "everything passes readable" }
            ),
            Some(if wants_tls {
                "connect to the TLS port (redis.conf: tls-port), or switch TLS on at the database first: until then clients use redis://"
            } else {
                "switch TLS on at the database, and connect with rediss://"
            }),
        )),
        Some(Speaks::Http) => all.push(remark(
            "http-port",
            Severity::Error,
            format!("This port speaks HTTP without TLS{greeting}: it is no Redis."),
            Some("take host and port of the database's endpoint, not of its console or API"),
        )),
        Some(Speaks::Other) => all.push(remark(
            "not-tls",
            Severity::Error,
            format!("This port speaks neither TLS nor Redis{greeting}."),
            Some("compare host and port with the endpoint that the console shows"),
        )),
        Some(Speaks::Nothing) => {
            let silent = SeenFailure { kind: FailureKind::Timeout, alert: None, detail: String::new() };
            let failure = seen.handshakes.first().and_then(|first| first.failure.as_ref()).unwrap_or(&silent);
            all.push(of(fault::handshake(failure), Severity::Error));
        }
    }
}

/// Versions.
fn agreed(seen: &Sight<'_>, all: &mut Vec<ProbeRemark>) {
    let Some(first) = seen.handshakes.first() else { return };
    let failed = |version: &str| {
        let only = |one: &&SeenHandshake| one.purpose == HandshakePurpose::Version && one.offered == [version];
        seen.handshakes.iter().find(only).and_then(broken)
    };
    if first.version.as_deref() == Some("1.2") {
        all.push(remark(
            "tls13-not-offered",
            Severity::Note,
            "The server speaks TLS 1.2 and not TLS 1.3.".to_owned(),
            Some("clients that insist on TLS 1.3 cannot connect; redis.conf: tls-protocols \"TLSv1.2 TLSv1.3\""),
        ));
    }
    if let Some(failure) = failed("1.2") {
        all.push(remark(
            "tls12-not-offered",
            Severity::Note,
            format!("A client that offers TLS 1.2 alone does not connect ({}).", short(failure)),
            Some("old clients need TLS 1.2 with ECDHE and AES-GCM or ChaCha20; new ones do not"),
        ));
    }
}

/// With SNI and without.
fn server_name(seen: &Sight<'_>, all: &mut Vec<ProbeRemark>) {
    let Some(first) = seen.handshakes.first() else { return };
    let Some(bare) = seen.handshakes.iter().find(|one| one.purpose == HandshakePurpose::WithoutServerName) else {
        return;
    };
    let fix = "let every client send the name: redis-cli --sni NAME, stunnel sni = NAME; `tlsconf client ID` says what a client does";
    if let (None, Some(failure)) = (broken(first), broken(bare)) {
        let message = format!("Without a server name (SNI) the server refuses the connection: {}.", short(failure));
        all.push(remark("server-name-needed", Severity::Warning, message, Some(fix)));
    } else if broken(first).is_none() && !same_chain(first, bare) {
        let message =
            "Without a server name (SNI) the server sends other certificates: clients that send none meet those."
                .to_owned();
        all.push(remark("server-name-changes-chain", Severity::Warning, message, Some(fix)));
    }
}

fn same_chain(one: &SeenHandshake, other: &SeenHandshake) -> bool {
    one.chain.len() == other.chain.len()
        && one.chain.iter().zip(&other.chain).all(|(one, other)| one.as_bytes() == other.as_bytes())
}

/// Asked for, insisted on, refused.
fn client_certificate(seen: &Sight<'_>, authentication: Option<ClientAuthentication>, all: &mut Vec<ProbeRemark>) {
    let shown = seen.handshakes.iter().find(|one| one.purpose == HandshakePurpose::ClientCertificate);
    match authentication {
        Some(ClientAuthentication::Required) if shown.is_none() => all.push(remark(
            "client-certificate-required",
            Severity::Note,
            "The server insists on a client certificate: it refuses connections without one.".to_owned(),
            None,
        )),
        Some(ClientAuthentication::Optional) if shown.is_none() => all.push(remark(
            "client-certificate-optional",
            Severity::Note,
            "The server asks for a client certificate and serves those that show none, too.".to_owned(),
            None,
        )),
        _ => {}
    }
    let Some(shown) = shown else { return };
    match refusal(shown) {
        None if shown.asks_for_certificate => {
            all.push(remark(ACCEPTED, Severity::Note, "The server accepts the client certificate.".to_owned(), None));
        }
        None => {}
        Some(failure) if !is_by_server(failure) => all.push(remark(
            "client-certificate-not-tried",
            Severity::Warning,
            format!("Whether the server accepts the client certificate was not seen: {}.", short(failure)),
            Some("look again: behind a balancer servers may differ; --timeout waits longer"),
        )),
        Some(failure) => {
            let (cause, cure) = match failure.alert {
                Some(number) => alert::meaning(number),
                None => (
                    "it ends the connection without saying why, as servers do with a certificate that they refuse",
                    "look at the server's log, and check the certificate against its CA: tlsconf check --cert FILE --client-ca FILE",
                ),
            };
            let message = format!("The server refuses the client certificate ({}): {cause}.", short(failure));
            all.push(remark("client-certificate-refused", Severity::Error, message, Some(cure)));
        }
    }
}

/// `alert unknown_ca`, `reset`.
pub(super) fn short(failure: &SeenFailure) -> String {
    match (failure.kind, failure.alert) {
        (FailureKind::Alert, Some(number)) => format!("alert {}", alert::name(number)),
        (FailureKind::Reset, _) => "the connection is reset".to_owned(),
        (FailureKind::Closed, _) => "the connection is closed".to_owned(),
        (FailureKind::Timeout, _) => "no answer in time".to_owned(),
        _ => fault::said(failure),
    }
}
