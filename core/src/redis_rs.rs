//! redis-rs, set up with a [`Config`]: sync, with tokio, for a cluster. Behind the feature `redis`.
//!
//! redis-rs takes certificates as PEM, which are written out of what was judged. Its provider of cryptography, and with it
//! suites and groups, it takes from the process: [`install`] puts the configuration's there. It makes its rustls
//! configuration once: a client that is to follow files is made anew when [`Reloading`](crate::rustls::Reloading) says so.

use ::redis::{
    Client, ClientTlsConfig, ConnectionAddr, ConnectionInfo, IntoConnectionInfo, RedisConnectionInfo, TlsCertificates,
    cluster::{ClusterClient, ClusterClientBuilder},
};
use ::rustls::{SupportedCipherSuite, crypto::CryptoProvider};

use crate::{
    Misuse,
    contract::FileBytes,
    emit::pem,
    rustls::{Config, Error},
};

/// Makes the configuration's provider that of the process, with the suites and groups of the policy alone.
///
/// Before anything uses rustls, and once: the error is [`Error::Unsupported`] where another was installed before.
pub fn install(config: &Config) -> Result<(), Error> {
    let provider = CryptoProvider::clone(config.crypto_provider());
    provider.install_default().or_else(|_| is_carried(config))
}

/// For [`Client::get_connection`] and, with redis-rs' features for it, [`Client`]'s asynchronous connections: address, TLS,
/// and what the endpoint's URL says of user, password and database.
///
/// ```no_run
/// # fn redis(config: tlsconf::rustls::Config) -> Result<(), Box<dyn std::error::Error>> {
/// tlsconf::redis_rs::install(&config)?;
/// let mut connection = tlsconf::redis_rs::client(&config)?.get_connection()?;
/// println!("{}", redis::cmd("PING").query::<String>(&mut connection)?);
/// # Ok(())
/// # }
/// ```
pub fn client(config: &Config) -> Result<Client, Error> {
    let certificates = certificates(config)?;
    Client::build_with_tls(connection_info(config)?, certificates).map_err(Error::Redis)
}

/// For a cluster, with the endpoint as the first node. Each node is compared with the name or address by which the cluster
/// announces it.
pub fn cluster(config: &Config) -> Result<ClusterClientBuilder, Error> {
    let certificates = certificates(config)?;
    Ok(ClusterClient::builder([connection_info(config)?]).certs(certificates))
}

/// Where to connect, as whom, with TLS, for builders that are not here.
pub fn connection_info(config: &Config) -> Result<ConnectionInfo, Error> {
    let target = config.target();
    let (Some(host), Some(port)) = (&target.host, target.port) else {
        return Err(Misuse::field("endpoint", "give the endpoint to connect to").into());
    };
    let address = ConnectionAddr::TcpTls { host: host.clone(), port, insecure: false, tls_params: None };
    let mut settings = RedisConnectionInfo::default().set_db(i64::from(target.database));
    if let Some(username) = &target.username {
        settings = settings.set_username(username);
    }
    if let Some(password) = &target.password {
        let text = std::str::from_utf8(password.as_bytes());
        let text =
            text.map_err(|_| Misuse::field("endpoint", "redis-rs takes a password as text, and this is no UTF-8"))?;
        settings = settings.set_password(text);
    }
    Ok(address.into_connection_info().map_err(Error::Redis)?.set_redis_settings(settings))
}

/// Every trust anchor, and the client's chain and key, for builders that are not here. The error is
/// [`Error::Unsupported`] where redis-rs cannot be told what was judged.
pub fn certificates(config: &Config) -> Result<TlsCertificates, Error> {
    is_told(config)?;
    is_carried(config)?;
    let settings = config.settings();
    let text =
        |all: &[FileBytes]| all.iter().map(|one| pem::certificate(one.as_bytes())).collect::<String>().into_bytes();
    let client_tls = settings.key.as_ref().map(|key| ClientTlsConfig {
        client_cert: text(&settings.certificate_chain),
        client_key: pem::block("PRIVATE KEY", &[], key.bytes.as_bytes()).as_bytes().to_vec(),
    });
    let root_cert = (!settings.trust_anchors.is_empty()).then(|| text(&settings.trust_anchors));
    Ok(TlsCertificates { client_tls, root_cert })
}

/// It compares with the name that it dials, and sends it.
fn is_told(config: &Config) -> Result<(), Error> {
    if let Some(name) = config.other_name() {
        return Err(Error::unsupported(
            format!("redis-rs compares with the name that it dials: it cannot be told {}", crate::text::shown(name)),
            "dial that name, or use fred",
        ));
    }
    if !config.client_config().enable_sni {
        return Err(Error::unsupported(
            "redis-rs sends the name that it dials: it cannot be left out",
            "dial the address, or use fred",
        ));
    }
    Ok(())
}

/// Does the process's provider do what was judged, and no more than the policy allows?
fn is_carried(config: &Config) -> Result<(), Error> {
    let Some(installed) = CryptoProvider::get_default() else {
        return Err(Error::unsupported(
            "redis-rs takes rustls' provider from the process, and none is installed",
            "call redis_rs::install before",
        ));
    };
    let own = config.crypto_provider();
    let suites =
        |provider: &CryptoProvider| provider.cipher_suites.iter().map(SupportedCipherSuite::suite).collect::<Vec<_>>();
    let groups = |provider: &CryptoProvider| provider.kx_groups.iter().map(|group| group.name()).collect::<Vec<_>>();
    let schemes = |provider: &CryptoProvider| provider.signature_verification_algorithms.supported_schemes();
    if suites(installed) == suites(own) && groups(installed) == groups(own) && schemes(installed) == schemes(own) {
        return Ok(());
    }
    Err(Error::unsupported(
        "redis-rs takes rustls' provider from the process, and the one that is installed is not the one of this configuration",
        "make the configuration with CryptoProvider::get_default, or one process for each policy, or use fred",
    ))
}
