//! Paths, faults and dialects: what every TLS stack makes of what is given.

pub mod annotate;
pub mod client_files;
pub(crate) mod connection;
pub mod dialect;
pub(crate) mod engine;
pub mod facts;
pub mod faults;
pub mod host;
mod judge;
pub mod kind;
pub mod load;
pub mod missing;
pub mod names;
pub mod paths;
pub mod pool;
pub(crate) mod presented;
pub mod rule;
pub mod say;
pub mod server;
pub mod signature;
pub mod verdicts;
pub mod walk;

pub use facts::{Facts, KeyType};
pub(crate) use judge::Judge;
pub use judge::judge;
pub use kind::{Kind, Kinds};
pub use verdicts::Verdicts;

#[cfg(test)]
pub(crate) mod testing;
