//! Redis Insight, which connects by node-redis and ioredis with options of its own.

mod emit;

pub use emit::TARGET;

use super::{Client, Stack, unmeasured::unmeasured};
use crate::read::pem::Reader;

pub const REDIS_INSIGHT: Client = unmeasured(
    "redis-insight",
    "Redis Insight",
    Stack::Node,
    Some(Reader::Node),
    "Redis Insight hands the pasted PEM to node-redis or ioredis as `ca`",
);
