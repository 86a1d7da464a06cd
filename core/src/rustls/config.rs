//! The client's side.

use std::{fmt, sync::Arc};

#[cfg(feature = "files")]
use ::rustls::client::danger::ServerCertVerifier;
use ::rustls::{
    ClientConfig, RootCertStore, SignatureScheme,
    client::WebPkiServerVerifier,
    crypto::CryptoProvider,
    pki_types::ServerName,
    sign::{CertifiedKey, SingleCertAndKey},
};

use super::{
    Error, Target, material,
    policy::{self, Wanted},
};
use crate::{
    Accepted, Misuse,
    contract::{CheckRequest, ClientRequest, Config as Settings, ConfigRequest, EmitNote, KeyOutput, Report},
};

/// What rustls is set up with to connect to Redis. There is one only where rustls would connect, as far as the files
/// tell, and nothing is unsafe. It does not change; clones share it.
#[derive(Clone)]
pub struct Config(Arc<Inner>);

struct Inner {
    settings: Settings,
    notes: Vec<EmitNote>,
    report: Report,
    target: Target,
    name: Option<ServerName<'static>>,
    provider: Arc<CryptoProvider>,
    template: ClientConfig,
    #[cfg(feature = "files")]
    follows: Follows,
}

/// What [`super::Reloading`] asks for in each handshake.
#[cfg(feature = "files")]
pub(super) struct Follows {
    pub verifier: Arc<dyn ServerCertVerifier>,
    pub identity: Option<Arc<CertifiedKey>>,
}

/// How a [`Config`] is made, for who needs more than [`Config::new`].
pub struct ConfigBuilder {
    request: CheckRequest,
    provider: Arc<CryptoProvider>,
    system_roots: Option<Arc<RootCertStore>>,
}

impl Config {
    /// Judges the files of a request for rustls with this provider, and sets rustls up with them.
    ///
    /// The request's `clients` may name who uses it, `redis-rs` (as without) or `fred`; the private key is opened with its
    /// passphrase. The error is [`Error::Refused`], which carries the report, where rustls would refuse the files, where
    /// something is unsafe, and where a part of a file cannot be read, which others pass over in silence.
    pub fn new(request: CheckRequest, provider: Arc<CryptoProvider>) -> Result<Self, Error> {
        Self::builder(request, provider).build()
    }

    /// For who has roots of the system, too.
    pub fn builder(request: CheckRequest, provider: Arc<CryptoProvider>) -> ConfigBuilder {
        ConfigBuilder { request, provider, system_roots: None }
    }

    /// For connections to the one server: give [`Config::server_name`] with it. It is the caller's own, to be completed.
    ///
    /// It verifies chain and name, sends the name where the policy says so, and offers the versions, suites and groups of
    /// the policy.
    pub fn client_config(&self) -> ClientConfig {
        self.0.template.clone()
    }

    /// The name or address with which the server's certificate must agree, as `rustls::ClientConnection::new` takes it;
    /// `None` where the request had no endpoint.
    pub fn server_name(&self) -> Option<ServerName<'static>> {
        self.0.name.clone()
    }

    /// The provider with the suites and groups of the policy alone: for clients that take theirs from the process.
    pub fn crypto_provider(&self) -> &Arc<CryptoProvider> {
        &self.0.provider
    }

    /// Where to connect, and as whom.
    pub fn target(&self) -> &Target {
        &self.0.target
    }

    /// Trust anchors, chain and names as the other faces have them.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// What was done to the files, and what of the policy the provider cannot do. Codes are stable.
    pub fn notes(&self) -> &[EmitNote] {
        &self.0.notes
    }

    /// Of the files as they were given, for this client alone.
    pub fn report(&self) -> &Report {
        &self.0.report
    }

    /// Does the server go by another name than the host that is dialled?
    #[cfg(any(feature = "redis", feature = "fred"))]
    pub(crate) fn other_name(&self) -> Option<&str> {
        let Settings { host, verify_name, .. } = self.settings();
        verify_name.as_deref().filter(|name| host.as_deref().is_some_and(|host| !host.eq_ignore_ascii_case(name)))
    }

    #[cfg(feature = "files")]
    pub(super) fn follows(&self) -> &Follows {
        &self.0.follows
    }
}

impl ConfigBuilder {
    /// What is trusted where no CA file is given: the system's roots, read by a crate such as `rustls-native-certs`.
    /// rustls itself has none.
    pub fn system_roots(mut self, roots: Arc<RootCertStore>) -> Self {
        self.system_roots = Some(roots);
        self
    }

    /// Judges, and sets up. Errors as for [`Config::new`].
    pub fn build(self) -> Result<Config, Error> {
        let Self { request, provider, system_roots } = self;
        judged(request, &provider, system_roots).0
    }

    /// The same, made anew when the files change. Errors as for [`super::Reloading::new`].
    #[cfg(feature = "files")]
    pub fn reloading(self) -> Result<super::Reloading, Error> {
        super::Reloading::build(self.request, self.provider, self.system_roots)
    }
}

/// The request comes back as it was.
pub(super) fn judged(
    request: CheckRequest,
    provider: &CryptoProvider,
    system_roots: Option<Arc<RootCertStore>>,
) -> (Result<Config, Error>, CheckRequest) {
    let request = ConfigRequest::of(request, ClientRequest::of("")).with_key(KeyOutput::Pkcs8);
    let asked = client(&request.check.clients, provider);
    let target = Target::of(request.check.endpoint.as_ref());
    let (client, target) = match (asked, target) {
        (Ok(client), Ok(target)) => (client, target),
        (Err(error), _) => return (Err(error), request.check),
        (_, Err(misuse)) => return (Err(misuse.into()), request.check),
    };
    let request = ConfigRequest { client, ..request };
    let config = crate::config(&request)
        .map_err(Error::from)
        .and_then(|configured| set_up(configured.accepted()?, target, provider, system_roots));
    (config, request.check)
}

/// The row by which is judged: what was measured with this provider, or with one that can the same.
fn client(asked: &[ClientRequest], provider: &CryptoProvider) -> Result<ClientRequest, Error> {
    let client = match asked {
        [] => ClientRequest::of("redis-rs"),
        [client] => client.clone(),
        _ => return Err(Misuse::field("clients", "a configuration is for one client").into()),
    };
    // As `--client` has it: ID@VERSION/RUNTIME.
    let end = client.id.find(['@', '/']).unwrap_or(client.id.len());
    let (id, behind) = client.id.split_at(end);
    match id {
        "redis-rs" | "redis-rs-ring" | "fred" => {
            let id = format!("{}{behind}", row(id, provider));
            Ok(ClientRequest { id, ..client })
        }
        "redis-rs-native-tls" => Err(Error::unsupported(
            "native-tls takes no configuration of rustls",
            "name redis-rs, or write for it: tlsconf emit --client redis-rs-native-tls",
        )),
        other => {
            let what = format!("{} does not run on rustls: name redis-rs or fred", crate::text::shown(other));
            Err(Misuse::field("clients", what).into())
        }
    }
}

pub(super) fn row(id: &str, provider: &CryptoProvider) -> &'static str {
    // By this the two that were measured differ (the tables `rustls-aws` and `rustls-ring`).
    let schemes = provider.signature_verification_algorithms.supported_schemes();
    match (schemes.contains(&SignatureScheme::ECDSA_NISTP521_SHA512), id) {
        (true, "fred") => "fred",
        (true, _) => "redis-rs",
        (false, _) => "redis-rs-ring",
    }
}

fn set_up(
    accepted: Accepted,
    mut target: Target,
    provider: &CryptoProvider,
    system_roots: Option<Arc<RootCertStore>>,
) -> Result<Config, Error> {
    let Accepted { config: settings, mut notes, report } = accepted;
    (target.host, target.port) = (settings.host.clone(), settings.port);
    let roots = match system_roots {
        _ if !settings.trust_anchors.is_empty() => material::roots(&settings.trust_anchors, "certificate", &report)?,
        Some(roots) => roots,
        None => {
            return Err(Error::unsupported(
                "no CA file was given, and rustls has no roots of its own",
                "give the CA file, or the system's roots (ConfigBuilder::system_roots)",
            ));
        }
    };
    let wanted = Wanted {
        versions: (&settings.min_version, &settings.max_version),
        tls12_suites: &settings.tls12_suites,
        tls13_suites: &settings.tls13_suites,
        groups: &settings.groups,
    };
    let offered = policy::offered(&wanted, provider, &mut notes)?;
    let name = settings.verify_name.clone().map(ServerName::try_from).transpose();
    let name =
        name.map_err(|error| material::refused(format!("rustls cannot take the server's name: {error}"), &report))?;
    let key = settings.key.as_ref();
    let identity =
        key.map(|key| material::identity(&settings.certificate_chain, &key.bytes, &offered.provider, &report));
    let identity = identity.transpose()?;
    let verifier = WebPkiServerVerifier::builder_with_provider(roots, offered.provider.clone())
        .build()
        .map_err(|error| material::refused(format!("rustls cannot verify with these anchors: {error}"), &report))?;
    let builder = ClientConfig::builder_with_provider(offered.provider.clone())
        .with_protocol_versions(&offered.versions)
        .map_err(|error| Error::unsupported(format!("rustls takes no such policy: {error}"), "another policy"))?
        .with_webpki_verifier(verifier.clone());
    let mut template = match &identity {
        Some(identity) => {
            let shown = SingleCertAndKey::from(CertifiedKey::clone(identity));
            builder.with_client_cert_resolver(Arc::new(shown))
        }
        None => builder.with_no_client_auth(),
    };
    // Addresses are never sent.
    template.enable_sni = !matches!(name, Some(ServerName::DnsName(_))) || settings.server_name.is_some();
    let provider = offered.provider;
    Ok(Config(Arc::new(Inner {
        settings,
        notes,
        report,
        target,
        name,
        provider,
        template,
        #[cfg(feature = "files")]
        follows: Follows { verifier, identity },
    })))
}

impl fmt::Debug for Config {
    /// What it is for, and nothing of what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config").field("target", &self.0.target.to_string()).finish_non_exhaustive()
    }
}

impl fmt::Debug for ConfigBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConfigBuilder").finish_non_exhaustive()
    }
}
