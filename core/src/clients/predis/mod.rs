//! Predis: PHP's stream context, as phpredis.

mod emit;

pub use emit::TARGET;

use super::{Client, Evidence, phpredis};

pub const PREDIS: Client = Client {
    id: "predis",
    name: "Predis",
    family: "predis",
    version: Some("3.6.1-dev"),
    evidence: Evidence::Measured("Predis 3.6.1-dev on PHP 8.2.36, OpenSSL 3.0.22"),
    ..phpredis::PHPREDIS
};
