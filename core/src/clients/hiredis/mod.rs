//! hiredis: its plain API, and with `verify_name` (after 1.4.1).

mod emit;
pub(super) mod program;

pub use emit::TARGET;

use super::{
    Client, Evidence, Since, Stack, redis_cli,
    row::{Detail, OnlyCert, Passphrase, Prints, Row},
};
use crate::{
    read::pem::Reader,
    trust::{dialect::Class, host::HostRule},
};

pub(super) const ROW: Row = Row {
    only_cert: OnlyCert::Refuse,
    passphrase: Passphrase::None,
    tls: (2, 3),
    prints: Prints {
        texts: &[
            (Class::CaFile, "Failed to load CA Certificate or CA Path"),
            (Class::ClientFile, "Failed to load client certificate"),
            (Class::Passphrase, "Failed to load private key"),
            (Class::KeyMismatch, "Failed to load private key"),
            (Class::ClientWeak, "Failed to load client certificate"),
            (Class::AlertProtocol, "SSL_connect failed: tlsv1 alert protocol version"),
            (Class::AlertHandshake, "SSL_connect failed: sslv3 alert handshake failure"),
            (Class::PeerRefused, "Server closed the connection"),
        ],
        details: &[(Detail::NoKey, "Failed to load private key"), (Detail::Key, "Failed to load private key")],
        as_class: &[],
        ..redis_cli::ROW.prints
    },
    ..redis_cli::ROW
};

pub const HIREDIS: Client = Client {
    id: "hiredis",
    name: "hiredis",
    stack: Stack::Openssl,
    family: "hiredis",
    version: Some("1.5.0"),
    runtime: Some("OpenSSL 3.0"),
    since: Since::ANY,
    evidence: Evidence::Measured("hiredis 1.5.0, redisInitiateSSLWithContext, OpenSSL 3.0.22"),
    ca_reader: Some(Reader::OpensslFile),
    row: Some(ROW),
};

pub const HIREDIS_VERIFY_NAME: Client = Client {
    id: "hiredis-verify-name",
    name: "hiredis with verify_name",
    family: "hiredis-verify-name",
    evidence: Evidence::Measured("hiredis 1.5.0 with verify_name, OpenSSL 3.0.22"),
    row: Some(Row { host: HostRule::Openssl, ..ROW }),
    ..HIREDIS
};
