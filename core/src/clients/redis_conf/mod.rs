//! The server's side: redis.conf and sentinel.conf, and a script that starts with them.
//!
//! Secrets come from the environment through standard input, which redis-server reads as more of its configuration: so
//! they stand in no file and in no list of processes.

mod script;
mod sentinel;
mod server;
mod tls;

pub use sentinel::TARGET as SENTINEL_TARGET;
pub use server::TARGET;
