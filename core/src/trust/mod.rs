//! Paths, faults and dialects: what every TLS stack makes of what is given.

pub mod annotate;
pub mod dialect;
pub mod facts;
pub mod faults;
pub mod host;
pub mod kind;
pub mod names;
pub mod paths;
pub mod pool;
pub mod signature;
pub mod walk;

pub use facts::Facts;
pub use kind::{Kind, Kinds};

#[cfg(test)]
pub(crate) mod testing;
