//! fred: a rustls configuration of the user's own, so redis-rs' rows with other texts.

use super::{
    Client, Evidence, redis_rs,
    row::{Prints, Row, System},
};
use crate::trust::dialect::Class;

pub const FRED: Client = Client {
    id: "fred",
    name: "fred",
    family: "fred",
    version: Some("10.1.0"),
    evidence: Evidence::Measured("fred 10.1.0, rustls 0.23, aws-lc-rs"),
    row: Some(Row {
        system: System::Never,
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
