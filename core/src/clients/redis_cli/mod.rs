//! redis-cli, and the rows that other OpenSSL clients start from.

mod emit;

pub use emit::{REDIS_BENCHMARK_TARGET, TARGET, VALKEY_CLI_TARGET};

use super::{
    Client, Evidence, Since, Stack,
    row::{
        ChainReader, Detail, KeyCheck, KeyRule, LoadOrder, OnlyCert, Passphrase, Prints, Row, SentChain, Sni, Suite,
        System,
    },
};
use crate::{
    read::pem::Reader,
    trust::{
        Kinds,
        dialect::{Class, OPENSSL_2},
        host::HostRule,
    },
};

pub(super) const SUITES: &[Suite] = &[
    Suite::EcdheGcm,
    Suite::EcdheChacha,
    Suite::EcdheCbcSha1,
    Suite::EcdheCbcSha256,
    Suite::RsaGcm,
    Suite::RsaCbc,
    Suite::DheGcm,
];

pub(super) const ROW: Row = Row {
    dialect: &OPENSSL_2,
    host: HostRule::None,
    sni: Sni::Host,
    chain: ChainReader::Openssl,
    key: KeyRule::Openssl,
    key_check: KeyCheck::SameType,
    key_refuse: Kinds::NONE,
    passphrase: Passphrase::Prompt,
    only_cert: OnlyCert::SendNone,
    system: System::Replaced,
    tls: (0, 3),
    tls_min: false,
    tls_max: false,
    suites: SUITES,
    sent_chain: SentChain::CompletedFromCa,
    load: LoadOrder::CaFirst,
    is_late: false,
    verifies_after_handshake: false,
    prints: Prints {
        frame: "SSL_connect failed: certificate verify failed",
        is_mute: true,
        texts: &[
            (Class::CaFile, "Could not negotiate a TLS connection: Invalid CA Certificate File/Directory"),
            (Class::ClientFile, "Could not negotiate a TLS connection: Invalid client certificate"),
            (Class::KeyMismatch, "Could not negotiate a TLS connection: Invalid private key"),
            (Class::Passphrase, "Could not negotiate a TLS connection: Invalid private key"),
            (Class::AlertProtocol, "SSL_connect failed: tlsv1 alert protocol version"),
            (Class::AlertHandshake, "SSL_connect failed: sslv3 alert handshake failure"),
            (Class::PeerRefused, "Error: Server closed the connection"),
        ],
        details: &[
            (Detail::NoKey, "Could not negotiate a TLS connection: Invalid private key"),
            (Detail::Key, "Could not negotiate a TLS connection: Invalid private key"),
        ],
        as_class: &[(Class::KeyMismatch, Class::ClientFile), (Class::ClientWeak, Class::ClientFile)],
    },
};

pub const REDIS_CLI: Client = Client {
    id: "redis-cli",
    name: "redis-cli",
    stack: Stack::Openssl,
    family: "redis-cli",
    version: Some("7.0.15"),
    runtime: Some("OpenSSL 3.0"),
    since: Since::ANY,
    evidence: Evidence::Measured("redis-cli 7.0.15 of Debian 12, OpenSSL 3.0.22, security level 2"),
    ca_reader: Some(Reader::OpensslFile),
    row: Some(ROW),
};
