//! The table of clients: facts about each, by version. One file per client; this list names them once.

use crate::{Misuse, contract::ClientRequest, read::pem::Reader};

/// A client set-up of which something is known.
#[derive(Debug, PartialEq, Eq)]
pub struct Client {
    pub id: &'static str,
    pub name: &'static str,
    /// How it loads a CA file; `None` where nothing was measured.
    pub ca_reader: Option<Reader>,
}

/// Every client, sorted by id.
pub static ALL: &[Client] = &[
    Client { id: "go-redis", name: "go-redis (Go crypto/tls)", ca_reader: Some(Reader::Go) },
    Client { id: "hiredis", name: "hiredis", ca_reader: Some(Reader::OpensslFile) },
    Client { id: "ioredis", name: "ioredis", ca_reader: Some(Reader::Node) },
    Client {
        id: "java-keytool",
        name: "Java with a truststore made by keytool -importcert",
        ca_reader: Some(Reader::Keytool),
    },
    Client { id: "jedis", name: "Jedis", ca_reader: Some(Reader::Java) },
    Client { id: "node-redis", name: "node-redis", ca_reader: Some(Reader::Node) },
    Client { id: "phpredis", name: "phpredis", ca_reader: Some(Reader::Php) },
    Client { id: "redis-cli", name: "redis-cli", ca_reader: Some(Reader::OpensslFile) },
    Client { id: "redis-py", name: "redis-py", ca_reader: Some(Reader::OpensslFile) },
    Client { id: "redis-rs", name: "redis-rs with rustls", ca_reader: Some(Reader::Rustls) },
    Client { id: "redis-rs-native-tls", name: "redis-rs with native-tls", ca_reader: Some(Reader::NativeTls) },
];

/// The clients asked about: all of them where none is named.
pub fn select(asked: &[ClientRequest]) -> Result<Vec<&'static Client>, Misuse> {
    if asked.is_empty() {
        return Ok(ALL.iter().collect());
    }
    asked
        .iter()
        .map(|wanted| {
            ALL.iter().find(|client| client.id == wanted.id).ok_or_else(|| {
                let nearest = ALL.iter().max_by(|a, b| {
                    strsim::jaro_winkler(a.id, &wanted.id).total_cmp(&strsim::jaro_winkler(b.id, &wanted.id))
                });
                let hint = nearest.map(|client| format!("; did you mean `{}`?", client.id)).unwrap_or_default();
                Misuse::field("clients", format!("no client `{}` is known{hint}", wanted.id))
            })
        })
        .collect()
}
