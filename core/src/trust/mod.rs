//! Paths, faults and dialects: what every TLS stack makes of what is given.

pub mod facts;
pub mod faults;
pub mod host;
pub mod kind;
pub mod names;
pub mod signature;

pub use facts::Facts;
pub use kind::{Kind, Kinds};

#[cfg(test)]
pub(crate) mod testing;
