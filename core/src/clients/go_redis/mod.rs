//! go-redis, by the Go that built it: crypto/tls with the user's own configuration.

mod emit;

pub use emit::TARGET;

use super::{
    Client, Evidence, Since, Stack,
    row::{
        ChainReader, KeyCheck, KeyRule, LoadOrder, OnlyCert, Passphrase, Prints, Row, SentChain, Sni, Suite, System,
    },
};
use crate::{
    read::pem::Reader,
    trust::{
        Kind, Kinds,
        dialect::{Class, GO_1_19, GO_1_26, GO_1_27},
        host::HostRule,
    },
};

const ROW: Row = Row {
    dialect: &GO_1_27,
    host: HostRule::Go,
    sni: Sni::Host,
    chain: ChainReader::Go,
    key: KeyRule::Go,
    key_check: KeyCheck::All,
    key_refuse: Kinds::NONE.with(Kind::KeyEd448).with(Kind::KeyK256),
    passphrase: Passphrase::None,
    only_cert: OnlyCert::SendNone,
    system: System::Replaced,
    tls: (2, 3),
    tls_min: true,
    tls_max: true,
    suites: &[Suite::EcdheGcm, Suite::EcdheChacha, Suite::EcdheCbcSha1],
    sent_chain: SentChain::AsGiven,
    load: LoadOrder::CaFirst,
    is_late: false,
    verifies_after_handshake: false,
    prints: Prints {
        frame: "tls: failed to verify certificate: x509: {}",
        is_mute: false,
        texts: &[
            (Class::CaFile, "AppendCertsFromPEM returns false"),
            (Class::ClientFile, "tls: failed to *"),
            (Class::Passphrase, "tls: failed to parse private key"),
            (Class::KeyMismatch, "tls: private key * not match public key*"),
            (Class::ServerCertParse, "tls: failed to parse certificate from server: x509: *"),
            (Class::AlertProtocol, "remote error: tls: protocol version not supported"),
            (Class::AlertHandshake, "remote error: tls: handshake failure"),
            (Class::PeerRefused, "remote error: tls: *"),
        ],
        details: &[],
        as_class: &[],
    },
};

pub const GO_REDIS: Client = Client {
    id: "go-redis",
    name: "go-redis",
    stack: Stack::Go,
    family: "go-redis",
    version: Some("9.22.0"),
    runtime: Some("Go 1.27"),
    since: Since { version: &[], runtime: &[1, 27] },
    evidence: Evidence::Measured("go-redis 9.22.0 and crypto/tls of Go 1.27.3, which agreed in every set-up"),
    ca_reader: Some(Reader::Go),
    row: Some(ROW),
};

/// Go refuses negative serial numbers since 1.23: from there on this row is the nearest measured one.
pub const GO_REDIS_GO_1_26: Client = Client {
    id: "go-redis-go-1.26",
    name: "go-redis built with Go 1.23 to 1.26",
    runtime: Some("Go 1.26"),
    since: Since { version: &[], runtime: &[1, 23] },
    evidence: Evidence::Measured("crypto/tls of Go 1.26.8"),
    row: Some(Row { dialect: &GO_1_26, ..ROW }),
    ..GO_REDIS
};

pub const GO_REDIS_GO_1_19: Client = Client {
    id: "go-redis-go-1.19",
    name: "go-redis built with Go before 1.23",
    runtime: Some("Go 1.19"),
    since: Since { version: &[], runtime: &[1] },
    evidence: Evidence::Measured("crypto/tls of Go 1.19.8"),
    row: Some(Row {
        dialect: &GO_1_19,
        host: HostRule::GoOld,
        suites: &[Suite::EcdheGcm, Suite::EcdheChacha, Suite::EcdheCbcSha1, Suite::RsaGcm, Suite::RsaCbc],
        prints: Prints { frame: "x509: {}", ..ROW.prints },
        ..ROW
    }),
    ..GO_REDIS
};
