//! A configuration that follows its files. It is asked to look: there is no thread and no timer here.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use ::rustls::{
    ClientConfig, DigitallySignedStruct, Error as TlsError, RootCertStore, SignatureScheme,
    client::{
        ResolvesClientCert, Resumption,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::CryptoProvider,
    pki_types::{CertificateDer, ServerName, UnixTime},
    sign::CertifiedKey,
};

use super::{Config, Error, Source, config::judged};
use crate::{
    contract::{CheckRequest, InputRequest, Secret},
    files::{self, Stamp},
};

/// A [`Config`] that is made anew when its files change. Connections that are open stay as they are; each new one is made
/// with the newest files that passed the check. Clones share it.
#[derive(Clone)]
pub struct Reloading(Arc<Inner>);

struct Inner {
    /// Lets one reading of the files happen at a time.
    question: Mutex<Question>,
    provider: Arc<CryptoProvider>,
    system_roots: Option<Arc<RootCertStore>>,
    current: Arc<Current>,
}

struct Question {
    /// Its inputs name the files, and hold nothing.
    request: CheckRequest,
    seen: Vec<Stamp>,
}

/// What handshakes ask at the moment.
struct Current(RwLock<Config>);

impl Reloading {
    /// Reads the files of a request, whose inputs are named by their paths as [`files::read`] does; what they hold
    /// already is not looked at. The time is that of each reading. Errors as for [`Config::new`], and [`Error::Unread`].
    pub fn new(request: CheckRequest, provider: Arc<CryptoProvider>) -> Result<Self, Error> {
        Self::build(request, provider, None)
    }

    pub(super) fn build(
        mut request: CheckRequest,
        provider: Arc<CryptoProvider>,
        system_roots: Option<Arc<RootCertStore>>,
    ) -> Result<Self, Error> {
        for input in &mut request.inputs {
            input.bytes = Secret::default();
        }
        let seen = stamps(&request)?;
        let (config, request) = read(request, &provider, system_roots.clone());
        let current = Arc::new(Current(RwLock::new(config?)));
        let question = Mutex::new(Question { request, seen });
        Ok(Self(Arc::new(Inner { question, provider, system_roots, current })))
    }

    /// Looks whether a file has changed (its length, the time of its last change, on Unix its inode), and if so takes what
    /// is there now. Says whether it did. To be called now and then, by who has a timer; it reads files.
    ///
    /// The error says why the new files were not taken; the configuration before then stays in use. It is said once: what
    /// was refused is not judged again before it changes.
    pub fn poll(&self) -> Result<bool, Error> {
        let mut question = self.0.question.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = stamps(&question.request)?;
        if seen == question.seen {
            return Ok(false);
        }
        let empty = CheckRequest::at(question.request.time);
        let request = std::mem::replace(&mut question.request, empty);
        let (config, request) = read(request, &self.0.provider, self.0.system_roots.clone());
        question.request = request;
        if !matches!(config, Err(Error::Unread(_))) {
            question.seen = seen;
        }
        let config = config?;
        *self.0.current.0.write().unwrap_or_else(PoisonError::into_inner) = config;
        Ok(true)
    }

    /// What new connections are made with now.
    pub fn config(&self) -> Config {
        self.0.current.config()
    }

    /// As [`Config::client_config`], and follows the files: trust anchors and the client's certificate are those of the
    /// moment of each handshake, and sessions are not resumed. Versions, suites and groups stay.
    pub fn client_config(&self) -> ClientConfig {
        let mut config = self.config().client_config();
        let current = &self.0.current;
        config.client_auth_cert_resolver = current.clone();
        config.dangerous().set_certificate_verifier(current.clone());
        // A session stands for a server that was verified by the anchors of its time; its ticket may come much later.
        config.resumption = Resumption::disabled();
        config
    }
}

impl Source for Reloading {
    fn config(&self) -> Config {
        Self::config(self)
    }

    fn client_config(&self) -> ClientConfig {
        Self::client_config(self)
    }
}

fn stamps(request: &CheckRequest) -> Result<Vec<Stamp>, Error> {
    request.inputs.iter().map(|input| files::stamp(&input.name).map_err(Error::from)).collect()
}

/// The request comes back as it was: with names alone.
fn read(
    mut request: CheckRequest,
    provider: &CryptoProvider,
    system_roots: Option<Arc<RootCertStore>>,
) -> (Result<Config, Error>, CheckRequest) {
    let inputs: Result<Vec<InputRequest>, _> =
        request.inputs.iter().map(|input| files::read_as(&input.name, input.role)).collect();
    match inputs {
        Ok(inputs) => {
            let named = std::mem::replace(&mut request.inputs, inputs);
            request.time = files::now();
            let (config, request) = judged(request, provider, system_roots);
            (config, CheckRequest { inputs: named, ..request })
        }
        Err(unread) => (Err(unread.into()), request),
    }
}

impl Current {
    fn config(&self) -> Config {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ServerCertVerifier for Current {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        self.config().follows().verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.config().follows().verifier.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.config().follows().verifier.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.config().follows().verifier.supported_verify_schemes()
    }
}

impl ResolvesClientCert for Current {
    fn resolve(&self, root_hint_subjects: &[&[u8]], sigschemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        // As rustls does with one certificate: the server says whether it takes it.
        let _ = (root_hint_subjects, sigschemes);
        self.config().follows().identity.clone()
    }

    fn has_certs(&self) -> bool {
        self.config().follows().identity.is_some()
    }
}

impl fmt::Debug for Reloading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reloading").field(&self.config()).finish()
    }
}

impl fmt::Debug for Current {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Current").field(&self.config()).finish()
    }
}
