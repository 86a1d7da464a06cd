// Made by tlsconf for redis-rs with ring 1.8.1, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
use std::{env, error::Error, fs};

use redis::{Client, ClientTlsConfig, IntoConnectionInfo, RedisConnectionInfo, TlsCertificates};

fn main() -> Result<(), Box<dyn Error>> {
    // rustls takes its cryptography from the application.
    let mut provider = rustls::crypto::ring::default_provider();
    provider.cipher_suites = vec![
        rustls::crypto::ring::cipher_suite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        rustls::crypto::ring::cipher_suite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];
    provider.install_default().map_err(|_| "a provider was installed before")?;
    let certificates = TlsCertificates {
        root_cert: Some(fs::read("/tls/ca.pem")?),
        client_tls: Some(ClientTlsConfig {
            client_cert: fs::read("/tls/client.crt")?,
            client_key: fs::read("/tls/client.key")?,
        }),
    };
    let password = env::var("REDIS_PASSWORD").ok().filter(|password| !password.is_empty());
    let mut settings = RedisConnectionInfo::default().set_db(2).set_username("o'neill \"app\"");
    if let Some(password) = password {
        settings = settings.set_password(password);
    }
    let server = "rediss://redis.example.test:6380".into_connection_info()?.set_redis_settings(settings);
    let client = Client::build_with_tls(server, certificates)?;
    let mut connection = client.get_connection()?;
    println!("{}", redis::cmd("PING").query::<String>(&mut connection)?);
    Ok(())
}
