//! stunnel in client mode, with CAfile, verifyChain, and checkHost or checkIP: for clients that speak no TLS.

mod emit;

pub use emit::TARGET;

use super::{
    Client, Evidence, Since, Stack, redis_cli,
    row::{Detail, KeyCheck, LoadOrder, OnlyCert, Prints, Row, Suite, System},
};
use crate::{
    read::pem::Reader,
    trust::{
        dialect::{Class, OPENSSL_RUBY},
        host::HostRule,
    },
};

const KEY: &str = "SSL_CTX_use_PrivateKey_file: *";

pub const STUNNEL: Client = Client {
    id: "stunnel",
    name: "stunnel in client mode",
    stack: Stack::Openssl,
    family: "stunnel",
    version: Some("5.68"),
    runtime: Some("OpenSSL 3.0"),
    since: Since::ANY,
    evidence: Evidence::Measured("stunnel 5.68 of Debian 12, verifyChain and checkHost, OpenSSL 3.0.19"),
    ca_reader: Some(Reader::OpensslFile),
    row: Some(Row {
        // The name is compared in its verify callback, as Ruby does.
        dialect: &OPENSSL_RUBY,
        host: HostRule::OpensslPartial,
        key_check: KeyCheck::All,
        // The key is looked for in the certificate's file.
        only_cert: OnlyCert::Refuse,
        system: System::Never,
        tls_min: true,
        tls_max: true,
        // HIGH:!aNULL:!SSLv2:!DH:!kDHEPSK
        suites: &[
            Suite::EcdheGcm,
            Suite::EcdheChacha,
            Suite::EcdheCbcSha1,
            Suite::EcdheCbcSha256,
            Suite::RsaGcm,
            Suite::RsaCbc,
            Suite::EcdheCcm,
        ],
        load: LoadOrder::ClientFirst,
        prints: Prints {
            frame: "CERT: Pre-verification error: {}",
            is_mute: false,
            texts: &[
                (Class::CaFile, "*Failed to initialize TLS context"),
                (Class::ClientFile, "SSL_CTX_use_certificate_chain_file: *"),
                (Class::ClientWeak, "SSL_CTX_use_certificate_chain_file: *"),
                (Class::Passphrase, KEY),
                (Class::KeyMismatch, "SSL_CTX_use_PrivateKey_file: *key values mismatch"),
                (Class::Hostname, "CERT: Subject checks failed"),
                (Class::AlertProtocol, "SSL_connect: *tlsv1 alert protocol version"),
                (Class::AlertHandshake, "SSL_connect: *sslv3 alert handshake failure"),
                (Class::PeerRefused, "SSL_read: *alert *"),
            ],
            details: &[
                (Detail::NoKey, KEY),
                (Detail::Key, KEY),
                (Detail::OtherType, "Private key does not match the certificate: *no certificate assigned"),
            ],
            as_class: &[],
        },
        ..redis_cli::ROW
    }),
};
