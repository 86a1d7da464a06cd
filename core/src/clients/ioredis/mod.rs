//! ioredis: `tls.connect` as node-redis, so the same rows.

mod emit;

pub use emit::TARGET;

use super::{Client, Evidence, node_redis};

const SAME: Evidence = Evidence::Source("lib/connectors/StandaloneConnector.ts calls tls.connect as node-redis does");

pub const IOREDIS: Client = Client {
    id: "ioredis",
    name: "ioredis",
    family: "ioredis",
    version: Some("6.0.0"),
    evidence: Evidence::Measured("ioredis 6.0.0 on Node 20.20.2, OpenSSL 3.0.19"),
    ..node_redis::NODE_REDIS
};

pub const IOREDIS_NODE_22: Client = Client {
    id: "ioredis-node-22",
    name: "ioredis on Node 22",
    family: "ioredis",
    version: Some("6.0.0"),
    evidence: SAME,
    ..node_redis::NODE_REDIS_NODE_22
};

pub const IOREDIS_NODE_24: Client = Client {
    id: "ioredis-node-24",
    name: "ioredis on Node 24",
    family: "ioredis",
    version: Some("6.0.0"),
    evidence: SAME,
    ..node_redis::NODE_REDIS_NODE_24
};

pub const IOREDIS_NODE_26: Client = Client {
    id: "ioredis-node-26",
    name: "ioredis on Node 26",
    family: "ioredis",
    version: Some("6.0.0"),
    evidence: SAME,
    ..node_redis::NODE_REDIS_NODE_26
};
