//! The table of servers: what is known of each, and from where.

use crate::{clients::Evidence, contract::Provider};

/// A server that is asked what it makes of the files.
#[derive(Debug)]
pub struct Server {
    pub id: &'static str,
    pub name: &'static str,
    /// The version that was measured.
    pub version: Option<&'static str>,
    pub provider: Provider,
    pub evidence: Evidence,
    pub rules: Rules,
}

/// By what it is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// As OpenSSL 3 at security level 2 loads and verifies, measured.
    Openssl,
    /// By what its documentation asks of certificates.
    Written {
        /// It is given a certificate and key of its own; else it brings them.
        has_files: bool,
        /// A client certificate with a weak digest is refused unless `mtls_allow_weak_hashing` is set.
        refuses_weak_digests: bool,
    },
}

/// Every server, in the order of the report.
pub static ALL: &[Server] = &[
    Server {
        id: "redis-server",
        name: "redis-server",
        version: Some("7.0.15"),
        provider: Provider::RedisOpenSource,
        evidence: Evidence::Measured(
            "redis-server 7.0.15 (Debian 12, OpenSSL 3.0, security level 2), started with some 110 sets of files",
        ),
        rules: Rules::Openssl,
    },
    Server {
        id: "redis-software",
        name: "Redis Software",
        version: None,
        provider: Provider::RedisSoftware,
        evidence: Evidence::Source(
            "redis/docs, operate/rs/security/certificates/create-certificates.md, operate/rs/security/encryption/tls/enable-tls.md",
        ),
        rules: Rules::Written { has_files: true, refuses_weak_digests: true },
    },
    Server {
        id: "redis-cloud",
        name: "Redis Cloud",
        version: None,
        provider: Provider::RedisCloud,
        evidence: Evidence::Source("redis/docs, operate/rc/security/database-security/tls-ssl.md"),
        rules: Rules::Written { has_files: false, refuses_weak_digests: false },
    },
];

impl Server {
    pub fn by_id(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|server| server.id == id)
    }
}
