//! Sidekiq: redis-client from version 7 on, redis-rb before.

mod emit;

pub use emit::TARGET;

use super::{Client, Evidence, redis_rb};

pub const SIDEKIQ: Client = Client {
    id: "sidekiq",
    name: "Sidekiq",
    family: "sidekiq",
    version: Some("8.1.7"),
    runtime: Some("Ruby 3.2"),
    evidence: Evidence::Source(
        "lib/sidekiq/redis_client_adapter.rb at 1bb4aa0: ssl_params go to redis-client as they are",
    ),
    ..redis_rb::REDIS_RB_CHAIN
};
