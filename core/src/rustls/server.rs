//! The server's side.

use std::{fmt, sync::Arc};

use ::rustls::{
    ServerConfig,
    crypto::CryptoProvider,
    server::{WebPkiClientVerifier, danger::ClientCertVerifier},
    sign::{CertifiedKey, SingleCertAndKey},
};

use super::{
    Error,
    config::row,
    material,
    policy::{self, Wanted},
};
use crate::{
    config::server::{ServerSettings, server},
    contract::{CheckRequest, ClientAuthentication, EmitNote, Report},
};

/// What a server on rustls is set up with: a proxy before Redis, or one in a test. It does not change; clones share it.
#[derive(Clone)]
pub struct Server(Arc<Inner>);

struct Inner {
    notes: Vec<EmitNote>,
    report: Report,
    client_authentication: ClientAuthentication,
    template: ServerConfig,
}

impl Server {
    /// Judges what the server presents (`server_chain`, `server_key`), and the CA with which it verifies clients
    /// (`client_ca`), and sets rustls up with them.
    ///
    /// Faults are those that redis-server has with the files, for no server on rustls was measured, and what rustls itself
    /// says of them. Files that are renewed are taken by making another, for new connections.
    ///
    /// Whether clients are asked for a certificate is the policy's `client_authentication`; where that is left open, it is
    /// required if a `client_ca` is given, as redis-server does. Errors as for [`super::Config::new`]; a client certificate
    /// or a CA file in the request is judged along.
    pub fn new(request: &CheckRequest, provider: &CryptoProvider) -> Result<Self, Error> {
        let settings = server(request, row("redis-rs", provider))??;
        let ServerSettings { versions, chain, key, client_authentication, client_ca, mut notes, report, .. } = settings;
        let wanted = Wanted {
            versions: (&versions.0, &versions.1),
            tls12_suites: &settings.tls12_suites,
            tls13_suites: &settings.tls13_suites,
            groups: &settings.groups,
        };
        let offered = policy::offered(&wanted, provider, &mut notes)?;
        let identity = material::identity(&chain, &key, &offered.provider, &report)?;
        let verifier: Arc<dyn ClientCertVerifier> = if client_authentication == ClientAuthentication::None {
            WebPkiClientVerifier::no_client_auth()
        } else {
            let roots = material::roots(&client_ca, "client CA", &report)?;
            let mut builder = WebPkiClientVerifier::builder_with_provider(roots, offered.provider.clone());
            if client_authentication == ClientAuthentication::Optional {
                builder = builder.allow_unauthenticated();
            }
            let failed =
                |error| material::refused(format!("rustls cannot verify clients with these: {error}"), &report);
            builder.build().map_err(failed)?
        };
        let template = ServerConfig::builder_with_provider(offered.provider)
            .with_protocol_versions(&offered.versions)
            .map_err(|error| Error::unsupported(format!("rustls takes no such policy: {error}"), "another policy"))?
            .with_client_cert_verifier(verifier)
            .with_cert_resolver(Arc::new(SingleCertAndKey::from(CertifiedKey::clone(&identity))));
        Ok(Self(Arc::new(Inner { notes, report, client_authentication, template })))
    }

    /// It is the caller's own, to be completed.
    pub fn server_config(&self) -> ServerConfig {
        self.0.template.clone()
    }

    /// Whether clients are asked for a certificate, and must show one.
    pub fn client_authentication(&self) -> ClientAuthentication {
        self.0.client_authentication
    }

    /// What was done to the files, and what of the policy the provider cannot do. Codes are stable.
    pub fn notes(&self) -> &[EmitNote] {
        &self.0.notes
    }

    /// Of the files as they were given.
    pub fn report(&self) -> &Report {
        &self.0.report
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asks = &self.0.client_authentication;
        f.debug_struct("Server").field("client_authentication", asks).finish_non_exhaustive()
    }
}
