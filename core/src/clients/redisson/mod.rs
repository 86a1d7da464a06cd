//! Redisson on a truststore of all certificates.

mod emit;

pub use emit::TARGET;

use super::{
    Client, Evidence, Since, Stack, java, lettuce,
    row::{Prints, Row},
};
use crate::{read::pem::Reader, trust::dialect::Class};

pub const REDISSON: Client = Client {
    id: "redisson",
    name: "Redisson",
    stack: Stack::Java,
    family: "redisson",
    version: Some("4.7.0"),
    runtime: Some("JDK 17"),
    since: Since::ANY,
    evidence: Evidence::Measured("Redisson 4.7.0 on JDK 17.0.15, truststore of all certificates"),
    ca_reader: Some(Reader::Java),
    row: Some(Row {
        suites: lettuce::SUITES,
        prints: Prints {
            texts: &[
                (Class::CaFile, "java.security.cert.Certificate*Exception: *"),
                (Class::ClientFile, "openssl pkcs12: *"),
                (Class::Passphrase, "openssl pkcs12: Could not read private key*"),
                (Class::KeyMismatch, "openssl pkcs12: No cert in -in file * matches private key"),
                (Class::AlertProtocol, "Received fatal alert: protocol_version"),
                (Class::AlertHandshake, "Received fatal alert: handshake_failure"),
                (Class::PeerRefused, "java.util.concurrent.TimeoutException*"),
            ],
            ..java::ROW.prints
        },
        ..java::ROW
    }),
};
