//! fred, set up with a [`Config`] or what follows its files. Behind the feature `fred`.
//!
//! fred has its types for rustls only with a provider: the feature brings ring to it, as the lighter of the two. What the
//! connections use is the configuration's all the same.

use std::{net::IpAddr, sync::Arc};

use ::fred::types::config::{
    ClusterDiscoveryPolicy, Config as FredConfig, HostMapping, Server, ServerConfig, TlsConfig, TlsConnector,
    TlsHostMapping,
};

use crate::{
    Misuse,
    rustls::{Config, Error, Source},
};

/// For one server: address, TLS, and what the endpoint's URL says of user, password and database. It is the caller's own,
/// to be completed.
///
/// ```no_run
/// # async fn redis(source: tlsconf::rustls::Config) -> Result<(), Box<dyn std::error::Error>> {
/// use fred::prelude::*;
///
/// let client = Builder::from_config(tlsconf::fred::config(&source)?).build()?;
/// client.init().await?;
/// println!("{}", client.ping::<String>(None).await?);
/// # Ok(())
/// # }
/// ```
pub fn config(source: &impl Source) -> Result<FredConfig, Error> {
    let config = source.config();
    let server = ServerConfig::Centralized { server: server(&config)? };
    let database = Some(config.target().database).filter(|number| *number > 0).map(u8::try_from).transpose();
    let database =
        database.map_err(|_| Error::unsupported("fred counts databases to 255", "use a database up to 255"))?;
    Ok(FredConfig { database, ..with(&config, server, connector(source).into())? })
}

/// For a cluster, with the endpoint as the first node. Each node is compared with the name or address by which the cluster
/// announces it, unless one name was given for all of them.
pub fn cluster(source: &impl Source) -> Result<FredConfig, Error> {
    let config = source.config();
    let hosts = vec![server(&config)?];
    let server = ServerConfig::Clustered { hosts, policy: ClusterDiscoveryPolicy::default() };
    let name = config.other_name().map(|name| TlsHostMapping::Custom(Arc::new(OneName(name.to_owned()))));
    let tls = TlsConfig { connector: connector(source), hostnames: name.unwrap_or(TlsHostMapping::None) };
    with(&config, server, tls)
}

/// TLS alone, for configurations that are not here.
pub fn connector(source: &impl Source) -> TlsConnector {
    TlsConnector::from(source.client_config())
}

fn with(config: &Config, server: ServerConfig, tls: TlsConfig) -> Result<FredConfig, Error> {
    let target = config.target();
    let password = target.password.as_ref().map(|password| std::str::from_utf8(password.as_bytes()).map(str::to_owned));
    let password = password.transpose();
    let password =
        password.map_err(|_| Misuse::field("endpoint", "fred takes a password as text, and this is no UTF-8"))?;
    Ok(FredConfig { server, username: target.username.clone(), password, tls: Some(tls), ..FredConfig::default() })
}

fn server(config: &Config) -> Result<Server, Error> {
    let target = config.target();
    let (Some(host), Some(port)) = (&target.host, target.port) else {
        return Err(Misuse::field("endpoint", "give the endpoint to connect to").into());
    };
    Ok(Server::new_with_tls(host.as_str(), port, config.other_name().map(Into::into)))
}

/// Every node goes by it.
#[derive(Debug)]
struct OneName(String);

impl HostMapping for OneName {
    fn map(&self, _: &IpAddr, _: &str) -> Option<String> {
        Some(self.0.clone())
    }
}
