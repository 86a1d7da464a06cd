//! What the tests of every face share: the [`forge`], which makes certificates and other files by code with fixed keys
//! and dates, and the [`vectors`], which put them before the checker and say what must come out.
//!
//! A rerun gives the same bytes: `cargo run -p tlsconf-tests --bin fixtures` rewrites everything under `data/` that is
//! made by code and every input under `vectors/`.

#![allow(
    clippy::doc_markdown,
    clippy::format_collect,
    clippy::format_push_string,
    reason = "names of ASN.1 stand as the standards write them; nothing here is worth a faster string"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a fixture that cannot be made must stop the run"
)]

pub mod corpus;
pub mod data;
pub mod derived;
pub mod dialects;
pub mod doors;
pub mod emission;
pub mod fixtures;
pub mod forge;
pub mod generating;
pub mod mtls;
pub mod probing;
pub mod readback;
#[cfg(unix)]
pub mod remains;
pub mod targets;
pub mod vectors;
pub mod workload;
