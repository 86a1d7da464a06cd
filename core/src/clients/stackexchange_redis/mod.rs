//! StackExchange.Redis: known by its source alone.

mod emit;

pub use emit::TARGET;

use super::{Client, Stack, unmeasured::unmeasured};

pub const STACKEXCHANGE_REDIS: Client = unmeasured(
    "stackexchange-redis",
    "StackExchange.Redis",
    Stack::DotNet,
    None,
    "ConfigurationOptions.TrustIssuer(path) makes one X509Certificate2 of the path: the first certificate",
);
