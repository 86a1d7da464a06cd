//! Handshakes by rustls. Its provider is ring: it builds with a C compiler alone, where aws-lc-rs wants CMake on some
//! systems.

use std::{
    io::{self, Read, Write},
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, Error, SignatureScheme, SupportedProtocolVersion,
    client::{
        ResolvesClientCert, Resumption,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, WebPkiSupportedAlgorithms, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, PrivatePkcs8KeyDer, ServerName, UnixTime},
    sign::CertifiedKey,
    version::{TLS12, TLS13},
};
use tlsconf::contract::{Config, FileBytes, HandshakePurpose, SeenAfter, SeenFailure, SeenHandshake};

use super::{failure, timed::Timed};

/// After its handshake a client waits so long for a refusal before it asks (TLS 1.3: client-side handshakes end first).
const REFUSAL: Duration = Duration::from_millis(500);

pub const BOTH: &[&SupportedProtocolVersion] = &[&TLS13, &TLS12];

/// As the core names them: both, or one of the two alone.
pub fn versions(names: &[String]) -> &'static [&'static SupportedProtocolVersion] {
    const OLDER: &[&SupportedProtocolVersion] = &[&TLS12];
    const NEWER: &[&SupportedProtocolVersion] = &[&TLS13];
    match names {
        [one] if one == "1.2" => OLDER,
        [one] if one == "1.3" => NEWER,
        _ => BOTH,
    }
}

/// How a connection is made.
#[derive(Debug)]
pub struct Offer<'a> {
    pub purpose: HandshakePurpose,
    /// What SNI names; an address or nothing sends none.
    pub server_name: Option<&'a str>,
    pub versions: &'static [&'static SupportedProtocolVersion],
    /// The certificate that is shown where one is asked for.
    pub identity: Option<Arc<CertifiedKey>>,
    /// The server's certificate (DER) that alone is taken; `None` looks at whatever comes, and then nothing secret may
    /// be sent.
    pub pinned: Option<&'a [u8]>,
}

/// A connection that stands, and what was seen of it.
#[derive(Debug)]
pub struct Open {
    pub connection: ClientConnection,
    pub stream: Timed,
}

/// The client's certificate and key, as the core hands them over.
pub fn identity(config: &Config) -> Result<Option<Arc<CertifiedKey>>, Error> {
    let Some(key) = &config.key else { return Ok(None) };
    let chain = config.certificate_chain.iter().map(|der| CertificateDer::from(der.as_bytes().to_vec())).collect();
    let key = PrivatePkcs8KeyDer::from(key.bytes.as_bytes().to_vec());
    let key = ring::default_provider().key_provider.load_private_key(key.into())?;
    Ok(Some(Arc::new(CertifiedKey::new(chain, key))))
}

/// Connects and shakes hands. What was seen is told whether it comes about or not.
pub fn handshake(address: SocketAddr, offer: &Offer<'_>, limit: Duration) -> (SeenHandshake, Option<Open>) {
    let mut seen = nothing(offer);
    let notes = Arc::new(Notes::default());
    let mut open =
        match prepare(address, offer, &notes).map_err(|error| failure::of_tls(&error)).and_then(|connection| {
            let stream = Timed::connect(address, limit).map_err(|error| failure::of_io(&error))?;
            Ok(Open { connection, stream })
        }) {
            Ok(open) => open,
            Err(failure) => {
                seen.failure = Some(failure);
                return (seen, None);
            }
        };
    open.stream.allow(limit);
    let done = finish(&mut open.connection, &mut open.stream);
    (seen.version, seen.suite, seen.group) = names(&open.connection);
    notes.tell(&mut seen);
    if let Err(error) = done {
        seen.failure = Some(failure::of_io(&error));
        return (seen, None);
    }
    if seen.asks_for_certificate || offer.identity.is_some() {
        let failure = settle(&mut open, limit).err().map(|error| failure::of_io(&error));
        let is_refused = failure.is_some();
        seen.after = Some(SeenAfter { served: !is_refused, failure });
        if is_refused {
            return (seen, None);
        }
    }
    (seen, Some(open))
}

/// What was not even begun.
pub fn unreached(offer: &Offer<'_>, failure: SeenFailure) -> SeenHandshake {
    SeenHandshake { failure: Some(failure), ..nothing(offer) }
}

fn nothing(offer: &Offer<'_>) -> SeenHandshake {
    SeenHandshake {
        purpose: offer.purpose,
        server_name: offer.server_name.filter(|name| name.parse::<IpAddr>().is_err()).map(str::to_owned),
        offered: offer.versions.iter().map(|version| version_name(version.version)).collect(),
        version: None,
        suite: None,
        group: None,
        chain: Vec::new(),
        asks_for_certificate: false,
        certificate_authorities: Vec::new(),
        failure: None,
        after: None,
    }
}

fn prepare(address: SocketAddr, offer: &Offer<'_>, notes: &Arc<Notes>) -> Result<ClientConnection, Error> {
    let mut config = config(offer.versions, offer.pinned.map(<[u8]>::to_vec), offer.identity.clone(), notes)?;
    config.resumption = Resumption::disabled();
    ClientConnection::new(Arc::new(config), server_name(offer.server_name, address)?)
}

/// To be used again and again with the server whose certificate (DER) was judged.
pub fn pinned(judged: Vec<u8>, identity: Option<Arc<CertifiedKey>>, resume: bool) -> Result<Arc<ClientConfig>, Error> {
    let mut config = config(BOTH, Some(judged), identity, &Arc::default())?;
    if !resume {
        config.resumption = Resumption::disabled();
    }
    Ok(Arc::new(config))
}

/// A name is sent as SNI, an address is not.
pub fn server_name(name: Option<&str>, address: SocketAddr) -> Result<ServerName<'static>, Error> {
    match name {
        Some(name) => ServerName::try_from(name.to_owned()).map_err(|error| Error::General(error.to_string())),
        None => Ok(ServerName::from(address.ip())),
    }
}

fn config(
    versions: &[&'static SupportedProtocolVersion],
    pinned: Option<Vec<u8>>,
    identity: Option<Arc<CertifiedKey>>,
    notes: &Arc<Notes>,
) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let verifier = Looking { provider: provider.clone(), pinned, notes: notes.clone() };
    let resolver = Shown { identity, notes: notes.clone() };
    Ok(ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_client_cert_resolver(Arc::new(resolver)))
}

/// To the end of the handshake, our last flight written.
pub fn finish(connection: &mut ClientConnection, stream: &mut (impl Read + Write)) -> io::Result<()> {
    while connection.is_handshaking() || connection.wants_write() {
        let (read, written) = connection.complete_io(stream)?;
        if read == 0 && written == 0 && connection.is_handshaking() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(())
}

/// Waits for what follows a handshake in which the server asked for a certificate. It refuses only now under TLS 1.3,
/// and what is
/// written to a server that has gone away would drown its alert: so it has its time first, and only one that says
/// nothing is asked.
fn settle(open: &mut Open, limit: Duration) -> io::Result<()> {
    if open.connection.protocol_version() == Some(rustls::ProtocolVersion::TLSv1_2) {
        return Ok(());
    }
    open.stream.allow(REFUSAL.min(limit));
    match heard(open) {
        Err(error) if matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock) => {}
        other => return other,
    }
    open.stream.allow(limit);
    open.connection.writer().write_all(b"PING\r\n")?;
    finish(&mut open.connection, &mut open.stream)?;
    heard(open)
}

/// Session tickets and data are given to clients that were let in.
fn heard(open: &mut Open) -> io::Result<()> {
    loop {
        if open.connection.tls13_tickets_received() > 0 {
            return Ok(());
        }
        if open.connection.read_tls(&mut open.stream)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let state =
            open.connection.process_new_packets().map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        if state.plaintext_bytes_to_read() > 0 {
            return Ok(());
        }
        if state.peer_has_closed() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

/// Version, suite and group, as far as they are agreed on.
pub fn names(connection: &ClientConnection) -> (Option<String>, Option<String>, Option<String>) {
    // rustls sets the suites of TLS 1.3 apart by a name of its own.
    let suite =
        connection.negotiated_cipher_suite().map(|suite| format!("{:?}", suite.suite()).replacen("TLS13_", "TLS_", 1));
    let group = connection.negotiated_key_exchange_group().map(|group| {
        let name = format!("{:?}", group.name());
        if name.starts_with('X') { name.to_ascii_lowercase() } else { name }
    });
    (connection.protocol_version().map(version_name), suite, group)
}

fn version_name(version: rustls::ProtocolVersion) -> String {
    match version {
        rustls::ProtocolVersion::TLSv1_3 => "1.3".to_owned(),
        rustls::ProtocolVersion::TLSv1_2 => "1.2".to_owned(),
        other => format!("{other:?}"),
    }
}

/// What the callbacks of a handshake saw.
#[derive(Debug, Default)]
struct Notes {
    chain: Mutex<Vec<Vec<u8>>>,
    /// `Some` where a certificate was asked for: the names of the CAs it may be of, DER.
    asked: Mutex<Option<Vec<Vec<u8>>>>,
}

impl Notes {
    fn tell(&self, seen: &mut SeenHandshake) {
        let chain = std::mem::take(&mut *self.chain.lock().unwrap_or_else(PoisonError::into_inner));
        seen.chain = chain.into_iter().map(FileBytes::new).collect();
        if let Some(names) = self.asked.lock().unwrap_or_else(PoisonError::into_inner).take() {
            seen.asks_for_certificate = true;
            seen.certificate_authorities = names.into_iter().map(FileBytes::new).collect();
        }
    }
}

/// Notes the chain. Whatever comes is looked at; it is trusted with nothing, unless it is the one that was judged
/// before.
#[derive(Debug)]
struct Looking {
    provider: Arc<CryptoProvider>,
    pinned: Option<Vec<u8>>,
    notes: Arc<Notes>,
}

impl Looking {
    /// What is only looked at may be signed by keys that this provider cannot verify; what was judged is verified.
    fn signed(
        &self,
        verify: impl FnOnce(&WebPkiSupportedAlgorithms) -> Result<HandshakeSignatureValid, Error>,
    ) -> Result<HandshakeSignatureValid, Error> {
        match self.pinned {
            Some(_) => verify(&self.provider.signature_verification_algorithms),
            None => Ok(HandshakeSignatureValid::assertion()),
        }
    }
}

impl ServerCertVerifier for Looking {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let sent = std::iter::once(end_entity).chain(intermediates);
        *self.notes.chain.lock().unwrap_or_else(PoisonError::into_inner) = sent.map(|der| der.to_vec()).collect();
        match &self.pinned {
            Some(judged) if judged.as_slice() != end_entity.as_ref() => {
                Err(Error::General("the server sends another certificate than at first".to_owned()))
            }
            _ => Ok(ServerCertVerified::assertion()),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.signed(|algorithms| verify_tls12_signature(message, certificate, signed, algorithms))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.signed(|algorithms| verify_tls13_signature(message, certificate, signed, algorithms))
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        let mut schemes = self.provider.signature_verification_algorithms.supported_schemes();
        if self.pinned.is_none() {
            // What is only looked at may be signed by keys that this provider cannot verify.
            schemes.push(SignatureScheme::ECDSA_NISTP521_SHA512);
        }
        schemes
    }
}

/// Notes that a certificate is asked for, and shows the one there is.
#[derive(Debug)]
struct Shown {
    identity: Option<Arc<CertifiedKey>>,
    notes: Arc<Notes>,
}

impl ResolvesClientCert for Shown {
    fn resolve(&self, authorities: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        let names = authorities.iter().map(|der| der.to_vec());
        *self.notes.asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(names.collect());
        self.identity.clone()
    }

    fn has_certs(&self) -> bool {
        true
    }
}
