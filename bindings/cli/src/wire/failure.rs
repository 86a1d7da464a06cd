//! Errors of the system and of rustls, as the contract tells them apart.

use std::io;

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
        rustls::Error::AlertReceived(alert) => (FailureKind::Alert, Some(u8::from(*alert))),
        rustls::Error::InvalidMessage(_) => (FailureKind::NotTls, None),
        _ => (FailureKind::Tls, None),
    };
    SeenFailure { kind, alert, detail: error.to_string() }
}

pub fn timeout() -> SeenFailure {
    SeenFailure { kind: FailureKind::Timeout, alert: None, detail: "no answer in time".to_owned() }
}

#[cfg(test)]
mod tests {
    use rustls::AlertDescription;

    use super::*;

    #[test]
    fn failures_are_told_apart() {
        let kind = |error: io::Error| of_io(&error).kind;
        assert_eq!(kind(io::ErrorKind::WouldBlock.into()), FailureKind::Timeout);
        assert_eq!(kind(io::ErrorKind::BrokenPipe.into()), FailureKind::Reset);
        assert_eq!(kind(io::ErrorKind::UnexpectedEof.into()), FailureKind::Closed);
        let alert = rustls::Error::AlertReceived(AlertDescription::ProtocolVersion);
        let failure = of_io(&io::Error::new(io::ErrorKind::InvalidData, alert));
        assert_eq!((failure.kind, failure.alert), (FailureKind::Alert, Some(70)));
    }
}
