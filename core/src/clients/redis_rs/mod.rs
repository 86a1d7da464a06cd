//! redis-rs: with rustls and aws-lc-rs (its default), with rustls and ring, with native-tls.

mod emit;

pub use emit::{NATIVE_TLS_TARGET, RING_TARGET, TARGET};

use super::{
    Client, Evidence, Since, Stack, redis_cli,
    row::{
        ChainReader, Detail, KeyCheck, KeyRule, LoadOrder, OnlyCert, Passphrase, Prints, Row, SentChain, Sni, Suite,
        System,
    },
};
use crate::{
    read::pem::Reader,
    trust::{
        Kind, Kinds,
        dialect::{Class, RUSTLS_AWS, RUSTLS_RING},
        host::HostRule,
    },
};

const KEY_REFUSE: Kinds = Kinds::NONE
    .with(Kind::KeyRsaLt1024)
    .with(Kind::KeyRsaLt2048)
    .with(Kind::KeyEd448)
    .with(Kind::KeyK256)
    .with(Kind::KeyP224);

pub(super) const ROW: Row = Row {
    dialect: &RUSTLS_AWS,
    host: HostRule::Webpki,
    sni: Sni::Host,
    chain: ChainReader::Rustls,
    key: KeyRule::RustlsAws,
    key_check: KeyCheck::All,
    key_refuse: KEY_REFUSE,
    passphrase: Passphrase::None,
    only_cert: OnlyCert::SendNone,
    system: System::Replaced,
    tls: (2, 3),
    tls_min: false,
    tls_max: false,
    suites: &[Suite::EcdheGcm, Suite::EcdheChacha],
    sent_chain: SentChain::AsGiven,
    load: LoadOrder::ClientFirst,
    is_late: true,
    verifies_after_handshake: false,
    prints: Prints {
        frame: "invalid peer certificate: {}",
        is_mute: false,
        texts: &[
            (Class::CaFile, "Unable to parse TLS trust anchors"),
            (Class::ClientFile, "Unable to build client with TLS parameters provided. - InvalidClientConfig: *"),
            (Class::Passphrase, "Unable to extract private key from PEM file: *"),
            (Class::KeyMismatch, "keys may not be consistent: *"),
            (Class::AlertProtocol, "received fatal alert: ProtocolVersion"),
            (Class::AlertHandshake, "received fatal alert: HandshakeFailure"),
            (Class::PeerRefused, "received fatal alert: *"),
        ],
        details: &[
            (Detail::CaText, "Unable to parse root certificate PEM: *"),
            (Detail::CertificateText, "Unable to parse client certificate chain PEM: *"),
            (
                Detail::NoCertificate,
                "Unable to build client with TLS parameters provided. - InvalidClientConfig: peer sent no certificates",
            ),
            (Detail::NoKey, "Unable to extract private key from PEM file: no items found"),
            (
                Detail::Key,
                "Unable to build client with TLS parameters provided. - InvalidClientConfig: \
                 unexpected error: failed to parse private key as RSA, ECDSA, or EdDSA",
            ),
        ],
        as_class: &[],
    },
};

pub const REDIS_RS: Client = Client {
    id: "redis-rs",
    name: "redis-rs with rustls",
    stack: Stack::Rustls,
    family: "redis-rs",
    version: Some("1.8.1"),
    runtime: Some("rustls 0.23 with aws-lc-rs"),
    since: Since::ANY,
    evidence: Evidence::Measured("redis-rs 1.8.1, rustls 0.23.46, webpki 0.103.17, aws-lc-rs"),
    ca_reader: Some(Reader::Rustls),
    row: Some(ROW),
};

pub const REDIS_RS_RING: Client = Client {
    id: "redis-rs-ring",
    name: "redis-rs with rustls and ring",
    family: "redis-rs-ring",
    runtime: Some("rustls 0.23 with ring"),
    evidence: Evidence::Measured("redis-rs 1.8.1, rustls 0.23.46, webpki 0.103.17, ring"),
    row: Some(Row { dialect: &RUSTLS_RING, key: KeyRule::Rustls, key_refuse: KEY_REFUSE.with(Kind::KeyP521), ..ROW }),
    ..REDIS_RS
};

pub const REDIS_RS_NATIVE_TLS: Client = Client {
    id: "redis-rs-native-tls",
    name: "redis-rs with native-tls",
    stack: Stack::Openssl,
    family: "redis-rs-native-tls",
    version: Some("1.8.1"),
    runtime: Some("native-tls on OpenSSL 3.0"),
    since: Since::ANY,
    evidence: Evidence::Measured("redis-rs 1.8.1 with native-tls, OpenSSL 3.0.22"),
    ca_reader: Some(Reader::NativeTls),
    row: Some(Row {
        load: LoadOrder::ClientFirst,
        is_late: true,
        host: HostRule::Openssl,
        chain: ChainReader::Native,
        key: KeyRule::NativeTls,
        only_cert: OnlyCert::SendNone,
        passphrase: Passphrase::None,
        tls: (2, 3),
        prints: Prints {
            frame: "error:*:SSL routines:*:certificate verify failed:* ({})",
            is_mute: false,
            texts: &[
                (Class::CaFile, "*- InvalidClientConfig"),
                (Class::ClientFile, "*expected PKCS#8 PEM*"),
                (Class::AlertProtocol, "*tlsv1 alert protocol version*"),
                (Class::AlertHandshake, "*sslv3 alert handshake failure*"),
                (Class::PeerRefused, "*unexpected EOF*"),
            ],
            details: &[],
            as_class: &[],
        },
        ..redis_cli::ROW
    }),
};
