//! rueidis: crypto/tls with the user's own configuration, as go-redis.

mod emit;

pub use emit::TARGET;

use super::{Client, Evidence, Since, go_redis};

pub const RUEIDIS: Client = Client {
    id: "rueidis",
    name: "rueidis",
    family: "rueidis",
    version: Some("1.0.79"),
    since: Since::ANY,
    evidence: Evidence::Measured("rueidis 1.0.79 on Go 1.27.3: as crypto/tls in every set-up"),
    ..go_redis::GO_REDIS
};
