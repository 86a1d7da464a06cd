//! redis-rs connects with every set-up on standard input: folder, host, port, `client`, divided by tabs. Answers: folder,
//! 1 or 0, text, by tabs.

use std::{
    fs,
    io::{self, BufRead},
    time::Duration,
};

use redis::{Client, ClientTlsConfig, RedisResult, TlsCertificates};

fn main() {
    #[cfg(feature = "ring")]
    let provider = rustls::crypto::ring::default_provider();
    #[cfg(feature = "aws")]
    let provider = rustls::crypto::aws_lc_rs::default_provider();
    provider.install_default().expect("the first provider");
    for line in io::stdin().lock().lines() {
        let line = line.expect("a line of text");
        let setup: Vec<&str> = line.split('\t').collect();
        let [folder, host, port, client, ..] = setup[..] else { panic!("not a set-up: {line}") };
        match ping(folder, host, port, client == "client") {
            Ok(()) => println!("{folder}\t1\t"),
            Err(refused) => println!("{folder}\t0\t{}", refused.to_string().replace(['\t', '\n'], " ")),
        }
    }
}

fn ping(folder: &str, host: &str, port: &str, has_client: bool) -> RedisResult<()> {
    let file = |name: &str| fs::read(format!("{folder}/{name}"));
    let client_tls = if has_client {
        Some(ClientTlsConfig { client_cert: file("client.crt")?, client_key: file("client.key")? })
    } else {
        None
    };
    let certificates = TlsCertificates { client_tls, root_cert: Some(file("ca.pem")?) };
    let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
    let client = Client::build_with_tls(format!("rediss://{host}:{port}"), certificates)?;
    let mut connection = client.get_connection_with_timeout(Duration::from_secs(5))?;
    connection.set_read_timeout(Some(Duration::from_secs(5)))?;
    redis::cmd("PING").exec(&mut connection)
}
