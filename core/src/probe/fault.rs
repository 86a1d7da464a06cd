//! Failures in words, with cause and cure.

use super::{alert, host_port, sight::Sight};
use crate::{
    contract::{FailureKind, SeenFailure},
    text::visible,
};

/// What happened, and what to do about it.
pub(super) struct Words {
    pub code: &'static str,
    pub message: String,
    pub fix: String,
}

/// Why a name gave no address.
pub(super) fn lookup(seen: &Sight<'_>, failure: &SeenFailure) -> Words {
    let host = visible(&seen.target.host);
    let message = match failure.kind {
        FailureKind::Timeout => format!("Whoever resolves names did not say in time what `{host}` stands for."),
        _ => format!("The name `{host}` stands for no address: {}.", said(failure)),
    };
    let fix =
        "compare it with the endpoint that the console shows; a private endpoint is known inside its network alone";
    Words { code: "name-not-found", message, fix: fix.to_owned() }
}

/// Why no connection came about.
pub(super) fn connect(seen: &Sight<'_>, address: &str, failure: &SeenFailure) -> Words {
    let place = format!("{} ({})", visible(&host_port(&seen.target.host, seen.target.port)), visible(address));
    let (code, message, fix) = match failure.kind {
        FailureKind::Refused => (
            "connection-refused",
            format!("{place} refuses connections: nothing listens at this port."),
            "compare the port with the endpoint that the console shows, and see that the server runs (redis.conf: tls-port, bind)",
        ),
        FailureKind::Timeout => (
            "connection-timeout",
            format!(
                "{place} does not answer: a firewall, a list of allowed addresses or a network apart keeps connections out."
            ),
            "let this machine's address in, or connect from inside the network; --timeout waits longer",
        ),
        _ => (
            "not-reachable",
            format!("{place} cannot be reached: {}.", said(failure)),
            "look at this machine's network, and at the route to the server",
        ),
    };
    Words { code, message, fix: fix.to_owned() }
}

/// Why a handshake broke off, of a port that speaks TLS or says nothing.
pub(super) fn handshake(failure: &SeenFailure) -> Words {
    let (code, message, fix) = match (failure.kind, failure.alert) {
        (FailureKind::Alert, Some(number)) => {
            let (cause, cure) = alert::meaning(number);
            let name = alert::name(number);
            ("handshake-alert", format!("The server ends the handshake with the alert {name}: {cause}."), cure)
        }
        (FailureKind::Reset, _) => (
            "connection-reset",
            "The connection was reset during the handshake: something in between, or the server, does not let TLS through.".to_owned(),
            "see whether a proxy or firewall stands in between, and look at the server's log",
        ),
        (FailureKind::Closed, _) => (
            "connection-closed",
            "The server closed the connection during the handshake without a word.".to_owned(),
            "look at the server's log; a balancer without a server behind it does the same",
        ),
        (FailureKind::Timeout, _) => (
            "handshake-timeout",
            "The connection stands, and the handshake was not answered in time.".to_owned(),
            "see that the port is the TLS port, and that a server stands behind a balancer; --timeout waits longer",
        ),
        _ => (
            "handshake-failed",
            format!("The handshake failed: {}.", said(failure)),
            "look at the server's log, and at its versions and suites",
        ),
    };
    Words { code, message, fix: fix.to_owned() }
}

/// The system's own words, without a full stop of their own.
pub(super) fn said(failure: &SeenFailure) -> String {
    visible(failure.detail.trim_end_matches('.'))
}
