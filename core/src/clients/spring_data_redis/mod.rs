//! Spring Data Redis as Spring Boot makes it from an SSL bundle of PEM files: stores of its own on JSSE, on Lettuce (its
//! default) or on Jedis. Boot's patterns take nearly what Netty's take.

mod emit;

pub use emit::{JEDIS_TARGET, LETTUCE_TARGET};

use super::{
    Client, Evidence, Since, Stack, java, lettuce,
    row::{ChainReader, Detail, KeyCheck, KeyRule, LoadOrder, Prints, Row},
};
use crate::{
    read::pem::Reader,
    trust::{dialect::Class, host::HostRule},
};

const CERTIFICATE: &str = "Missing certificates or unrecognized format";

const ROW: Row = Row {
    suites: lettuce::SUITES,
    chain: ChainReader::Netty,
    key: KeyRule::Spring,
    key_check: KeyCheck::Nothing,
    load: LoadOrder::ClientFirst,
    prints: Prints {
        texts: &[
            (Class::CaFile, "Unable to create trust store: *"),
            (Class::ClientFile, "Unable to create key store: *"),
            (Class::Passphrase, "Unable to create key store: Error loading private key file: *"),
            (Class::AlertProtocol, "Received fatal alert: protocol_version"),
            (Class::AlertHandshake, "Received fatal alert: handshake_failure"),
            (Class::PeerRefused, "Received fatal alert: *"),
        ],
        details: &[
            (Detail::NoCertificate, CERTIFICATE),
            (Detail::ChainOrder, "Unable to create key store: Certificate chain is not valid"),
            (Detail::NoKey, "Missing private key or unrecognized format"),
        ],
        ..java::ROW.prints
    },
    ..java::ROW
};

pub const SPRING_DATA_REDIS: Client = Client {
    id: "spring-data-redis",
    name: "Spring Data Redis on Lettuce with an SSL bundle",
    stack: Stack::Java,
    family: "spring-data-redis",
    version: Some("4.0.6"),
    runtime: Some("JDK 17"),
    since: Since::ANY,
    evidence: Evidence::Measured("Spring Boot 4.0.7 with Lettuce 6.8.2 on JDK 17.0.15, spring.ssl.bundle.pem"),
    ca_reader: Some(Reader::Netty),
    row: Some(ROW),
};

/// Boot hands Jedis a socket factory alone, so the name is not compared.
pub const SPRING_DATA_REDIS_JEDIS: Client = Client {
    id: "spring-data-redis-jedis",
    name: "Spring Data Redis on Jedis with an SSL bundle",
    family: "spring-data-redis-jedis",
    evidence: Evidence::Measured("Spring Boot 4.0.7 with Jedis 7.0.0 on JDK 17.0.15, spring.ssl.bundle.pem"),
    row: Some(Row { host: HostRule::None, suites: java::ROW.suites, ..ROW }),
    ..SPRING_DATA_REDIS
};
