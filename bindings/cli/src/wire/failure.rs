//! Errors of the system and of rustls, as the contract tells them apart.

use std::io;

use rustls::AlertDescription;
use tlsconf::contract::{FailureKind, SeenFailure};

pub fn of_io(error: &io::Error) -> SeenFailure {
    use io::ErrorKind as Kind;
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return of_tls(error);
    }
    let kind = match error.kind() {
        Kind::TimedOut | Kind::WouldBlock => FailureKind::Timeout,
        Kind::ConnectionRefused => FailureKind::Refused,
        Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe | Kind::NotConnected => FailureKind::Reset,
        Kind::UnexpectedEof => FailureKind::Closed,
        Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::NetworkDown | Kind::PermissionDenied => {
            FailureKind::Unreachable
        }
        _ => FailureKind::Other,
    };
    SeenFailure { kind, alert: None, detail: error.to_string() }
}

pub fn of_tls(error: &rustls::Error) -> SeenFailure {
    let (kind, alert) = match error {
        rustls::Error::AlertReceived(alert) => (FailureKind::Alert, Some(alert_name(*alert))),
        rustls::Error::InvalidMessage(_) => (FailureKind::NotTls, None),
        _ => (FailureKind::Tls, None),
    };
    SeenFailure { kind, alert, detail: error.to_string() }
}

pub fn timeout() -> SeenFailure {
    SeenFailure { kind: FailureKind::Timeout, alert: None, detail: "no answer in time".to_owned() }
}

/// rustls names alerts as Rust does (`UnknownCA`), the registry as C does (`unknown_ca`).
fn alert_name(alert: AlertDescription) -> String {
    if let AlertDescription::Unknown(number) = alert {
        return format!("number {number}");
    }
    if alert == AlertDescription::UnrecognisedName {
        return "unrecognized_name".to_owned();
    }
    let mut name = String::new();
    let mut was_lower = false;
    for character in format!("{alert:?}").chars() {
        if character.is_ascii_uppercase() && was_lower {
            name.push('_');
        }
        was_lower = character.is_ascii_lowercase();
        name.push(character.to_ascii_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alerts_have_the_names_of_the_registry() {
        for (alert, name) in [
            (AlertDescription::UnknownCA, "unknown_ca"),
            (AlertDescription::CertificateRequired, "certificate_required"),
            (AlertDescription::HandshakeFailure, "handshake_failure"),
            (AlertDescription::UnrecognisedName, "unrecognized_name"),
            (AlertDescription::Unknown(200), "number 200"),
        ] {
            assert_eq!(alert_name(alert), name);
        }
    }

    #[test]
    fn failures_are_told_apart() {
        let kind = |error: io::Error| of_io(&error).kind;
        assert_eq!(kind(io::ErrorKind::WouldBlock.into()), FailureKind::Timeout);
        assert_eq!(kind(io::ErrorKind::BrokenPipe.into()), FailureKind::Reset);
        assert_eq!(kind(io::ErrorKind::UnexpectedEof.into()), FailureKind::Closed);
        let alert = rustls::Error::AlertReceived(AlertDescription::ProtocolVersion);
        let failure = of_io(&io::Error::new(io::ErrorKind::InvalidData, alert));
        assert_eq!((failure.kind, failure.alert.as_deref()), (FailureKind::Alert, Some("protocol_version")));
    }
}
