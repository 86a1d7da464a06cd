//! redis-rb, with paths in `ssl_params`, and with the objects that carry the whole chain. Ruby compares the name in its
//! verify callback.

mod emit;
pub mod ssl_params;

pub use emit::TARGET;

use super::{
    Client, Evidence, Since, Stack, redis_cli,
    row::{ChainReader, Detail, KeyCheck, KeyRule, Passphrase, Prints, Row, SentChain, Suite},
};
use crate::{
    read::pem::Reader,
    trust::{
        dialect::{Class, OPENSSL_RUBY},
        host::HostRule,
    },
};

const ROW: Row = Row {
    dialect: &OPENSSL_RUBY,
    host: HostRule::Ruby,
    // `cert:` is one certificate: a chain in that file is not sent.
    chain: ChainReader::RubyFirst,
    key: KeyRule::Ruby,
    key_check: KeyCheck::All,
    passphrase: Passphrase::None,
    sent_chain: SentChain::CompletedFromCa,
    tls_min: true,
    tls_max: true,
    suites: Suite::ALL,
    prints: Prints {
        frame: "SSL_connect returned=1 errno=0 * state=error: certificate verify failed ({})",
        is_mute: false,
        texts: &[
            (Class::CaFile, "SSL_CTX_load_verify_file: *"),
            (Class::ClientFile, "OpenSSL::*: *"),
            (Class::ClientWeak, "SSL_CTX_use_certificate: *"),
            (Class::Passphrase, "OpenSSL::PKey::PKeyError: Could not parse PKey: *"),
            (Class::KeyMismatch, "SSL_CTX_use_PrivateKey: key values mismatch"),
            (Class::AlertProtocol, "SSL_connect * state=error: tlsv1 alert protocol version"),
            (Class::AlertHandshake, "SSL_connect * state=error: sslv3 alert handshake failure"),
            (Class::PeerRefused, "Connection lost (ECONNRESET)"),
        ],
        details: &[(Detail::OtherType, "SSL_CTX_check_private_key: no certificate assigned")],
        as_class: &[],
    },
    ..redis_cli::ROW
};

pub const REDIS_RB: Client = Client {
    id: "redis-rb",
    name: "redis-rb",
    stack: Stack::Openssl,
    family: "redis-rb",
    version: Some("6.0"),
    runtime: Some("Ruby 3.1"),
    since: Since { version: &[5], runtime: &[] },
    evidence: Evidence::Measured("redis-rb 6.0 (redis-client) on Ruby 3.1, OpenSSL 3.0.22, paths in ssl_params"),
    ca_reader: Some(Reader::OpensslFile),
    row: Some(ROW),
};

pub const REDIS_RB_4: Client = Client {
    id: "redis-rb-4",
    name: "redis-rb 4",
    version: Some("4.8"),
    since: Since { version: &[0], runtime: &[] },
    evidence: Evidence::Measured("redis-rb 4.8 on Ruby 3.1, OpenSSL 3.0.22"),
    row: Some(Row { passphrase: Passphrase::Option, ..ROW }),
    ..REDIS_RB
};

/// As it is written for: every certificate of the file, and the key opened beforehand.
pub const REDIS_RB_CHAIN: Client = Client {
    id: "redis-rb-chain",
    name: "redis-rb with extra_chain_cert",
    family: "redis-rb-chain",
    since: Since::ANY,
    evidence: Evidence::Measured("redis-rb 6.0 and 4.8 on Ruby 3.1, cert, extra_chain_cert and key as objects"),
    row: Some(Row { chain: ChainReader::Native, passphrase: Passphrase::Option, ..ROW }),
    ..REDIS_RB
};
