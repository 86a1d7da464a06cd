//! Two ways to the same server.

use std::{
    env,
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
    time::{Duration, Instant},
};

use rustls::{ClientConfig, ClientConnection, HandshakeKind, StreamOwned, pki_types::ServerName, sign::CertifiedKey};
use tlsconf::contract::ProbeTarget;
use zeroize::Zeroizing;

use crate::{
    args,
    misuse::Stop,
    wire::{
        address,
        resp::{Reply, Session},
        tls,
    },
};

/// What is read from and written to.
pub trait Stream: Read + Write + Send {}

impl<T: Read + Write + Send> Stream for T {}

pub type Connection = Session<Box<dyn Stream>>;

#[derive(Debug)]
pub struct Route {
    address: SocketAddr,
    limit: Duration,
    tls: Option<Secure>,
}

#[derive(Debug)]
struct Secure {
    name: ServerName<'static>,
    /// Each handshake from the beginning.
    full: Arc<ClientConfig>,
    /// Sessions are kept and resumed.
    resuming: Arc<ClientConfig>,
}

/// How long a connection took, and what was agreed on.
#[derive(Debug)]
pub struct Connected {
    pub handshake: Duration,
    pub was_resumed: bool,
    pub version: Option<String>,
    pub suite: Option<String>,
    pub group: Option<String>,
}

/// What is sent first on every connection, where anything is.
#[derive(Debug, Default)]
pub struct Credentials {
    user: Option<String>,
    password: Option<Zeroizing<Vec<u8>>>,
}

impl Credentials {
    pub fn read(asked: &args::Credentials) -> Result<Self, Stop> {
        let Some(name) = &asked.password_env else { return Ok(Self::default()) };
        let value = env::var_os(name)
            .ok_or_else(|| Stop::misuse(format!("--password-env: no environment variable `{name}` is set")))?;
        Ok(Self { user: asked.user.clone(), password: Some(Zeroizing::new(value.into_encoded_bytes())) })
    }

    pub fn give(&self, connection: &mut Connection) -> io::Result<()> {
        let Some(password) = &self.password else { return Ok(()) };
        let user = self.user.as_deref().map(str::as_bytes);
        let parts: Vec<&[u8]> = [Some(&b"AUTH"[..]), user, Some(password.as_slice())].into_iter().flatten().collect();
        served(connection.ask(&parts)?).map(drop)
    }
}

/// An error is no measure of anything.
pub fn served(reply: Reply) -> io::Result<Reply> {
    match reply {
        Reply::Error(text) if text.starts_with("NOAUTH") => Err(io::Error::other(format!(
            "the server says {text} Give the password with --password-env VAR, and the user with --user"
        ))),
        Reply::Error(text) => Err(io::Error::other(format!("the server says {text}"))),
        other => Ok(other),
    }
}

impl Route {
    pub fn tls(
        address: SocketAddr,
        server_name: Option<&str>,
        judged: Vec<u8>,
        identity: Option<Arc<CertifiedKey>>,
        limit: Duration,
    ) -> Result<Self, rustls::Error> {
        let secure = Secure {
            name: tls::server_name(server_name, address)?,
            full: tls::pinned(judged.clone(), identity.clone(), false)?,
            resuming: tls::pinned(judged, identity, true)?,
        };
        Ok(Self { address, limit, tls: Some(secure) })
    }

    pub fn plain(target: &ProbeTarget, limit: Duration) -> Result<Self, String> {
        let place = format!("{}:{}", target.host, target.port);
        let addresses = address::lookup(&target.host, target.port, limit)
            .map_err(|failure| format!("--plain: {place}: {}", failure.detail))?;
        let (seen, first) = address::connect(&addresses, limit);
        let why = seen.iter().find_map(|one| one.failure.as_ref()).map(|failure| failure.detail.clone());
        let address = first.ok_or_else(|| format!("--plain: {place}: {}", why.unwrap_or_default()))?;
        Ok(Self { address, limit, tls: None })
    }

    /// A new connection; nothing is sent on it yet.
    pub fn connect(&self, resume: bool) -> io::Result<(Connection, Connected)> {
        let stream = TcpStream::connect_timeout(&self.address, self.limit)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(self.limit))?;
        stream.set_write_timeout(Some(self.limit))?;
        let none = Connected { handshake: Duration::ZERO, was_resumed: false, version: None, suite: None, group: None };
        let Some(secure) = &self.tls else { return Ok((Session::new(Box::new(stream)), none)) };
        let config = if resume { &secure.resuming } else { &secure.full };
        let mut connection =
            ClientConnection::new(Arc::clone(config), secure.name.clone()).map_err(io::Error::other)?;
        let mut stream = stream;
        let begin = Instant::now();
        tls::finish(&mut connection, &mut stream)?;
        let handshake = begin.elapsed();
        let (version, suite, group) = tls::names(&connection);
        let was_resumed = connection.handshake_kind() == Some(HandshakeKind::Resumed);
        let stream: Box<dyn Stream> = Box::new(StreamOwned::new(connection, stream));
        Ok((Session::new(stream), Connected { handshake, was_resumed, version, suite, group }))
    }
}
