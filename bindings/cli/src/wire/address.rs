//! From a name to a connection.

use std::{
    net::{SocketAddr, TcpStream, ToSocketAddrs},
    sync::mpsc,
    thread,
    time::Duration,
};

use tlsconf::contract::{FailureKind, SeenAddress, SeenFailure};

use super::failure;

/// Addresses of one name that are tried; a name of a service has a handful.
const MOST: usize = 8;

/// What a name stands for. The system's resolver knows no time limit, so it is left behind where it takes too long.
pub fn lookup(host: &str, port: u16, limit: Duration) -> Result<Vec<SocketAddr>, SeenFailure> {
    let (answer, answered) = mpsc::channel();
    let place = (host.to_owned(), port);
    thread::spawn(move || {
        let found = place.to_socket_addrs().map(Iterator::collect::<Vec<_>>);
        // Nobody waits any more where the limit has passed.
        drop(answer.send(found));
    });
    let name = |detail: String| SeenFailure { kind: FailureKind::Name, alert: None, detail };
    match answered.recv_timeout(limit) {
        Err(_) => Err(failure::timeout()),
        Ok(Err(error)) => Err(name(error.to_string())),
        Ok(Ok(found)) if found.is_empty() => Err(name("the answer holds no address".to_owned())),
        Ok(Ok(mut found)) => {
            found.dedup();
            found.truncate(MOST);
            Ok(found)
        }
    }
}

/// Tries all at once; the first in the resolver's order that can be connected to is the one that is looked at.
pub fn connect(addresses: &[SocketAddr], limit: Duration) -> (Vec<SeenAddress>, Option<SocketAddr>) {
    let tries: Vec<_> = addresses
        .iter()
        .map(|&address| thread::spawn(move || TcpStream::connect_timeout(&address, limit).map(drop)))
        .collect();
    let mut seen = Vec::new();
    let mut first = None;
    for (&address, one) in addresses.iter().zip(tries) {
        let failure = match one.join() {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(failure::of_io(&error)),
            Err(_) => {
                Some(SeenFailure { kind: FailureKind::Other, alert: None, detail: "the attempt broke off".to_owned() })
            }
        };
        if failure.is_none() {
            first = first.or(Some(address));
        }
        seen.push(SeenAddress { address: address.ip().to_string(), failure });
    }
    (seen, first)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn an_address_stands_for_itself() {
        let found = lookup("127.0.0.1", 6379, Duration::from_secs(5));
        assert_eq!(
            found.map(|all| all.iter().map(ToString::to_string).collect()),
            Ok(vec!["127.0.0.1:6379".to_owned()])
        );
    }

    #[test]
    fn what_listens_is_found_behind_what_refuses() -> std::io::Result<()> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let open = listener.local_addr()?;
        let closed = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let (seen, first) = connect(&[closed, open], Duration::from_secs(5));
        assert_eq!(first, Some(open));
        let kinds: Vec<_> = seen.iter().map(|one| one.failure.as_ref().map(|failure| failure.kind)).collect();
        assert_eq!(kinds, [Some(FailureKind::Refused), None]);
        Ok(())
    }
}
