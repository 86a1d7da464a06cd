//! node-redis, by the Node it runs on: `tls.connect` with the options of `socket`.

mod emit;

pub use emit::{PARTIAL_CHAIN, PARTIAL_CHAIN_22, PARTIAL_CHAIN_24, TARGET};

use super::{
    Client, Evidence, Since, Stack, redis_cli,
    row::{Passphrase, Prints, Row, Sni, Suite, System},
};
use crate::{
    read::pem::Reader,
    trust::{
        dialect::{
            Class, OPENSSL_NODE, OPENSSL_NODE_22, OPENSSL_NODE_22_PARTIAL, OPENSSL_NODE_24, OPENSSL_NODE_24_PARTIAL,
            OPENSSL_NODE_PARTIAL,
        },
        host::HostRule,
    },
};

const ROW: Row = Row {
    dialect: &OPENSSL_NODE,
    host: HostRule::Node,
    sni: Sni::ByHand,
    passphrase: Passphrase::Option,
    system: System::OwnList,
    tls: (2, 3),
    tls_min: true,
    tls_max: true,
    suites: Suite::ALL,
    verifies_after_handshake: true,
    prints: Prints {
        frame: "{}",
        is_mute: false,
        texts: &[
            (Class::ClientFile, "error:*:* routines::*"),
            (Class::ClientWeak, "error:*:SSL routines::* too *"),
            (Class::Passphrase, "error:*:bad decrypt"),
            (Class::KeyMismatch, "error:*:x509 certificate routines::key values mismatch"),
            (Class::AlertProtocol, "error:*:SSL routines:*:tlsv1 alert protocol version*"),
            (Class::AlertHandshake, "error:*:SSL routines:*:sslv3 alert handshake failure*"),
            (Class::PeerRefused, "write ECONNRESET"),
            (Class::Crash, "Segmentation fault"),
        ],
        details: &[],
        as_class: &[],
    },
    ..redis_cli::ROW
};

const ROW_22: Row = Row { dialect: &OPENSSL_NODE_22, host: HostRule::Node22, ..ROW };
const ROW_24: Row = Row { dialect: &OPENSSL_NODE_24, host: HostRule::Node22, ..ROW };

pub const NODE_REDIS: Client = Client {
    id: "node-redis",
    name: "node-redis",
    stack: Stack::Node,
    family: "node-redis",
    version: Some("6.3.1"),
    runtime: Some("Node 20"),
    since: Since { version: &[], runtime: &[0] },
    evidence: Evidence::Measured("node-redis 6.3.1 on Node 20.20.2, OpenSSL 3.0.19"),
    ca_reader: Some(Reader::Node),
    row: Some(ROW),
};

pub const NODE_REDIS_NODE_22: Client = Client {
    id: "node-redis-node-22",
    name: "node-redis on Node 22",
    runtime: Some("Node 22"),
    since: Since { version: &[], runtime: &[22] },
    evidence: Evidence::Measured("node-redis on Node 22.23.3, OpenSSL 3.5.8"),
    row: Some(ROW_22),
    ..NODE_REDIS
};

pub const NODE_REDIS_NODE_24: Client = Client {
    id: "node-redis-node-24",
    name: "node-redis on Node 24",
    runtime: Some("Node 24"),
    since: Since { version: &[], runtime: &[24] },
    evidence: Evidence::Measured("node-redis on Node 24.21.0, OpenSSL 3.5.8"),
    row: Some(ROW_24),
    ..NODE_REDIS
};

pub const NODE_REDIS_NODE_26: Client = Client {
    id: "node-redis-node-26",
    name: "node-redis on Node 26",
    runtime: Some("Node 26"),
    since: Since { version: &[], runtime: &[26] },
    evidence: Evidence::Measured("node-redis on Node 26.10.0, OpenSSL 3.5.8"),
    row: Some(ROW_24),
    ..NODE_REDIS
};

/// With `allowPartialTrustChain`, as ioredis too.
pub(super) static PARTIAL: Client = Client {
    id: "node-redis-partial-chain",
    name: "node-redis with allowPartialTrustChain",
    since: Since { version: &[], runtime: &[20, 18] },
    evidence: Evidence::Measured("node-redis 6.3.1 and ioredis 6.0.0 on Node 20.20.2 with the option"),
    row: Some(Row { dialect: &OPENSSL_NODE_PARTIAL, ..ROW }),
    ..NODE_REDIS
};

pub(super) static PARTIAL_22: Client = Client {
    id: "node-redis-node-22-partial-chain",
    name: "node-redis on Node 22 with allowPartialTrustChain",
    since: Since { version: &[], runtime: &[22, 9] },
    evidence: Evidence::Measured("node-redis 6.3.1 and ioredis 6.0.0 on Node 22.23.3 with the option"),
    row: Some(Row { dialect: &OPENSSL_NODE_22_PARTIAL, ..ROW_22 }),
    ..NODE_REDIS_NODE_22
};

pub(super) static PARTIAL_24: Client = Client {
    id: "node-redis-node-24-partial-chain",
    name: "node-redis on Node 24 and 26 with allowPartialTrustChain",
    evidence: Evidence::Source(
        "src/crypto/crypto_context.cc: SetAllowPartialTrustChain sets X509_V_FLAG_PARTIAL_CHAIN, as measured on Node 22",
    ),
    row: Some(Row { dialect: &OPENSSL_NODE_24_PARTIAL, ..ROW_24 }),
    ..NODE_REDIS_NODE_24
};
