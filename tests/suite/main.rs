//! The suite: one module a subject.

#![allow(clippy::doc_markdown, clippy::format_collect, reason = "as in the library beside it")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says by panicking what it missed")]

mod catalogue;
mod config;
mod contract;
mod corpus;
mod determinism;
mod dialects;
mod emission;
mod fixtures;
mod forge;
mod hostile;
mod keys;
mod layout;
mod native;
mod real;
#[cfg(target_os = "linux")]
mod remains;
mod rustls;
mod secrecy;
mod servers;
mod settings;
mod signatures;
mod texts;
mod together;
mod vectors;
mod verdicts;
mod webpki;
