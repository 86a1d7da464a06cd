//! fred: a rustls configuration of the user's own, so redis-rs' rows with other texts.

mod emit;

pub use emit::TARGET;

use super::{
    Client, Evidence, redis_rs,
    row::{Prints, Row},
};
use crate::trust::dialect::Class;

pub const FRED: Client = Client {
    id: "fred",
    name: "fred",
    family: "fred",
    version: Some("10.1.0"),
    evidence: Evidence::Measured("fred 10.1.0, rustls 0.23, aws-lc-rs"),
    // Where no CA file is given, both fred's own default and what is emitted trust the system's roots.
    row: Some(Row {
        prints: Prints {
            frame: "InvalidCertificate({}*",
            texts: &[
                (Class::AlertProtocol, "AlertReceived(ProtocolVersion)"),
                (Class::AlertHandshake, "AlertReceived(HandshakeFailure)"),
                (Class::PeerRefused, "AlertReceived(*)"),
            ],
            details: &[],
            ..redis_rs::ROW.prints
        },
        ..redis_rs::ROW
    }),
    ..redis_rs::REDIS_RS
};
