//! redis-client, Ruby's plainer client, on which redis-rb 5 and Sidekiq 7 stand; and its driver hiredis-client.

mod emit;

pub use emit::{HIREDIS_TARGET, TARGET};

use super::{Client, Evidence, Stack, redis_rb, unmeasured::unmeasured};
use crate::read::pem::Reader;

pub const REDIS_CLIENT: Client = Client {
    id: "redis-client",
    name: "redis-client (Ruby)",
    family: "redis-client",
    version: Some("0.30.0"),
    evidence: Evidence::Source(
        "redis-client, ruby_connection.rb at 9298077: the code that redis-rb 6.0 was measured through",
    ),
    ..redis_rb::REDIS_RB_CHAIN
};

pub const HIREDIS_CLIENT: Client = unmeasured(
    "hiredis-client",
    "redis-client (Ruby) with the hiredis driver",
    Stack::Openssl,
    Some(Reader::OpensslFile),
    "hiredis-client, hiredis_connection.rb: redisCreateSSLContext with paths",
);
