//! valkey-glide: redis-rs with rustls and aws-lc-rs inside, whatever the language.

mod emit;

pub use emit::{NODE_TARGET, TARGET};

use super::{
    Client, Evidence, redis_rs,
    row::{Detail, Prints, Row},
};
use crate::trust::dialect::Class;

pub const VALKEY_GLIDE: Client = Client {
    id: "valkey-glide",
    name: "valkey-glide",
    family: "valkey-glide",
    version: Some("2.6.0"),
    evidence: Evidence::Measured("valkey-glide 2.6.0 (Python), without retries and with a connection timeout"),
    row: Some(Row {
        prints: Prints {
            texts: &[
                (Class::CaFile, "Unable to parse TLS trust anchors"),
                (Class::ClientFile, "Failed to configure client certificate authentication *"),
                (Class::Passphrase, "Failed to parse private key: *"),
                (Class::KeyMismatch, "InvalidClientConfig: keys may not be consistent: *"),
                (Class::AlertProtocol, "*received fatal alert: ProtocolVersion*"),
                (Class::AlertHandshake, "*received fatal alert: HandshakeFailure*"),
                (Class::PeerRefused, "*driver unexpectedly terminated*"),
            ],
            details: &[
                (Detail::CaText, "*Failed to parse root certificate*"),
                (Detail::NoCertificate, "InvalidClientConfig: peer sent no certificates"),
                (Detail::NoKey, "Failed to parse private key: no items found"),
                (Detail::Key, "failed to parse private key as RSA, ECDSA, or EdDSA"),
            ],
            ..redis_rs::ROW.prints
        },
        ..redis_rs::ROW
    }),
    ..redis_rs::REDIS_RS
};
