//! Lettuce: on a truststore of all certificates, and with its own PEM options, which Netty reads.

mod emit;

pub use emit::TARGET;

use super::{
    Client, Evidence, Since, Stack, java,
    row::{ChainReader, Detail, KeyCheck, KeyRule, LoadOrder, Prints, Row, Suite},
};
use crate::{read::pem::Reader, trust::dialect::Class};

/// Netty's own TLS 1.2 list.
pub(super) const SUITES: &[Suite] = &[Suite::EcdheGcm, Suite::EcdheCbcSha1, Suite::RsaGcm, Suite::RsaCbc];

// Netty's, both.
const KEY: &str = "java.lang.IllegalArgumentException: Input stream does not contain valid private key. *";
const CERTIFICATE: &str = "java.lang.IllegalArgumentException: Input stream not contain valid certificates. *";

pub const LETTUCE: Client = Client {
    id: "lettuce",
    name: "Lettuce with a truststore",
    stack: Stack::Java,
    family: "lettuce",
    version: Some("7.7.0"),
    runtime: Some("JDK 17"),
    since: Since::ANY,
    evidence: Evidence::Measured("Lettuce 7.7.0 on JDK 17.0.15, truststore of all certificates"),
    ca_reader: Some(Reader::Java),
    row: Some(Row { suites: SUITES, ..java::ROW }),
};

pub const LETTUCE_PEM: Client = Client {
    id: "lettuce-pem",
    name: "Lettuce with PEM files",
    family: "lettuce-pem",
    evidence: Evidence::Measured("Lettuce 7.7.0 on JDK 17.0.15, trustManager(File) and keyManager(File, File)"),
    ca_reader: Some(Reader::Netty),
    row: Some(Row {
        suites: SUITES,
        chain: ChainReader::Netty,
        key: KeyRule::Netty,
        key_check: KeyCheck::Nothing,
        load: LoadOrder::ClientFirst,
        prints: Prints {
            texts: &[
                (Class::CaFile, "java.security.cert.Certificate*Exception: *"),
                (Class::ClientFile, KEY),
                (Class::Passphrase, KEY),
                (Class::AlertProtocol, "Received fatal alert: protocol_version"),
                (Class::AlertHandshake, "Received fatal alert: handshake_failure"),
                (Class::PeerRefused, "Received fatal alert: *"),
            ],
            details: &[
                (Detail::CertificateText, CERTIFICATE),
                (Detail::NoCertificate, CERTIFICATE),
                (Detail::ChainOrder, "java.security.KeyStoreException: Certificate chain is not valid"),
            ],
            ..java::ROW.prints
        },
        ..java::ROW
    }),
    ..LETTUCE
};
