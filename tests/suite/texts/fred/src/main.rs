// Made by tlsconf for fred 10.1.0, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
use std::{env, error::Error, sync::Arc};

use fred::{
    prelude::*,
    rustls::{ClientConfig, RootCertStore, pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject}},
    types::config::{Server, ServerConfig, TlsConnector},
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut provider = fred::rustls::crypto::aws_lc_rs::default_provider();
    provider.cipher_suites = vec![
        fred::rustls::crypto::aws_lc_rs::cipher_suite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        fred::rustls::crypto::aws_lc_rs::cipher_suite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter("/tls/ca.pem")? {
        roots.add(certificate?)?;
    }
    let tls = ClientConfig::builder_with_provider(Arc::new(provider))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_client_auth_cert(
            CertificateDer::pem_file_iter("/tls/client.crt")?.collect::<Result<Vec<_>, _>>()?,
            PrivateKeyDer::from_pem_file("/tls/client.key")?,
        )?;
    let config = Config {
        server: ServerConfig::Centralized { server: Server::new_with_tls("redis.example.test", 6380, None) },
        username: Some("o'neill \"app\"".into()),
        password: env::var("REDIS_PASSWORD").ok().filter(|password| !password.is_empty()),
        database: Some(2),
        tls: Some(TlsConnector::from(tls).into()),
        ..Config::default()
    };
    let client = Builder::from_config(config).build()?;
    client.init().await?;
    println!("{}", client.ping::<String>(None).await?);
    client.quit().await?;
    Ok(())
}
