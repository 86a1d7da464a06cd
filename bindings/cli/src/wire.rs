//! The network, for the commands that connect: names, connections, TLS by rustls, and as much of Redis' protocol as
//! they need.
//! Every step has its time limit, and every failure is told apart.

pub mod address;
pub mod failure;
pub mod plain;
pub mod resp;
pub mod timed;
pub mod tls;
