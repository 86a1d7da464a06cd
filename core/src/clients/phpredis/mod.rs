//! phpredis: PHP's stream context. The name is compared by PHP itself, after the handshake.

pub mod context;
mod emit;

pub use emit::TARGET;

use super::{
    Client, Evidence, Since, Stack, redis_cli,
    row::{Detail, KeyCheck, OnlyCert, Passphrase, Prints, Row, Suite},
};
use crate::{
    read::pem::Reader,
    trust::{
        dialect::{Class, OPENSSL_PHP},
        host::HostRule,
    },
};

const PRINTS: Prints = Prints {
    frame: "SSL operation failed with code 1. OpenSSL Error messages: error:*:SSL routines::certificate verify failed",
    is_mute: true,
    texts: &[
        (Class::CaFile, "no valid certs found cafile stream: *"),
        (Class::ClientFile, "*Unable to set *"),
        (Class::Hostname, "Peer certificate * did not match expected name *"),
        (Class::AlertProtocol, "*tlsv1 alert protocol version*"),
        (Class::AlertHandshake, "*sslv3 alert handshake failure*"),
        (Class::PeerRefused, "*Redis server went away*"),
    ],
    details: &[(Detail::OtherType, "Private key does not match certificate!")],
    as_class: &[
        (Class::KeyMismatch, Class::ClientFile),
        (Class::ClientWeak, Class::ClientFile),
        (Class::Passphrase, Class::ClientFile),
        (Class::Hostname, Class::Hostname),
    ],
};

pub const PHPREDIS: Client = Client {
    id: "phpredis",
    name: "phpredis",
    stack: Stack::Openssl,
    family: "phpredis",
    version: Some("6.1.0"),
    runtime: Some("PHP 8.2"),
    since: Since::ANY,
    evidence: Evidence::Measured("phpredis 5.3.7 and 6.1.0 on PHP 8.2.36, OpenSSL 3.0.22"),
    ca_reader: Some(Reader::Php),
    row: Some(Row {
        dialect: &OPENSSL_PHP,
        host: HostRule::Php,
        key_check: KeyCheck::All,
        passphrase: Passphrase::Option,
        // The key is looked for in local_cert itself.
        only_cert: OnlyCert::Refuse,
        tls_min: true,
        tls_max: true,
        suites: Suite::ALL,
        prints: PRINTS,
        ..redis_cli::ROW
    }),
};
